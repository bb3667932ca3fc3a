"""What comes next for one application, when, and why, as values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.job_application import Step


class Status(StrEnum):
    """Where `now` stands to the step's window."""

    UPCOMING = "upcoming"
    OPEN = "open"
    LATE = "late"


DUE = (Status.OPEN, Status.LATE)
"""What a step's status is while the step is due."""


class ReasonCode(StrEnum):
    """Why a step is what it is and where it is: a rule's code (interchange, "Headless commands")."""

    AFTER_ROUND = "after-round"
    AFTER_MESSAGE = "after-message"
    AFTER_REPLY = "after-reply"
    AFTER_APPLYING = "after-applying"
    PACE = "pace"
    MISSED_THANK_YOU = "missed-thank-you"
    MISSED_CHECK_IN = "missed-check-in"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    OUT_OF_HOURS = "out-of-hours"
    PROMISE = "promise"
    COURTESY = "courtesy"
    SNOOZED = "snoozed"
    PINNED = "pinned"
    SKIPPED = "skipped"
    OFFER = "offer"
    INVITATION = "invitation"
    THANK_REST = "thank-rest"
    QUIET = "quiet"


Fact = str | int | bool | dt.datetime | dt.date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that applied, and the facts it applied to (instants aware, days plain dates, names as written)."""

    code: ReasonCode
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Window:
    """When a step is well timed: three instants, `earliest <= best <= latest`."""

    earliest: dt.datetime
    best: dt.datetime
    latest: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What comes next.

    `window` is set for the four messages, `at` for wait-for-interview (its start), move-on (its moment) and answer-them
    (the reply's time), neither for nothing. `people` names who is to be written to, where the rules say (a thank-you).
    """

    step: Step
    window: Window | None = None
    at: dt.datetime | None = None
    people: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def status(self, now: dt.datetime) -> Status | None:
        """Return the status at `now` (rule 9); None for nothing."""
        match self.step:
            case Step.NOTHING:
                return None
            case Step.ANSWER_THEM:
                return Status.OPEN
            case Step.WAIT_FOR_INTERVIEW:
                return Status.UPCOMING
            case Step.MOVE_ON:
                assert self.at is not None
                return Status.UPCOMING if now < self.at else Status.OPEN
            case _:
                assert self.window is not None
                if now < self.window.earliest:
                    return Status.UPCOMING
                return Status.OPEN if now <= self.window.latest else Status.LATE

    def is_due(self, now: dt.datetime) -> bool:
        """Whether the step is open or late."""
        return self.status(now) in DUE

    @property
    def moments(self) -> tuple[dt.datetime, ...]:
        """All instants that a step names, in order."""
        if self.window is not None:
            return self.window.earliest, self.window.best, self.window.latest
        return (self.at,) if self.at is not None else ()

    @property
    def begins(self) -> dt.datetime | None:
        """The first instant at which a step is timely: the window's earliest, or the step's `at`."""
        return self.window.earliest if self.window else self.at

    @property
    def deadline(self) -> dt.datetime | None:
        """The instant that due lists are ordered by: the window's latest, or the step's `at`."""
        return self.window.latest if self.window else self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One application's next step as seen at `seen_at`; it stays the answer until `holds_until` unless something happens.

    `holds_until` is None where no passing of time alone changes the step, its window or its reasons (the status is
    asked of the step with the time at hand).
    """

    next_step: NextStep
    seen_at: dt.datetime
    holds_until: dt.datetime | None
