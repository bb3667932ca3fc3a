"""How the user's follow-ups compare with the plan: too eager, just right, or too quiet, and what that is based on."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.history import CHECK_INS
from hearback.domain.job_application import Message, MessageKind, Step
from hearback.domain.moments import is_day
from hearback.domain.next_step import NextStep, ReasonCode, Status
from hearback.domain.workdays import Calendar

LEAST_OF_ONE = 2
"""So many follow-ups of one application are judged, or nothing is said of it."""
LEAST_OVERALL = 8
"""So many of all applications, or nothing is said."""


class Timeliness(StrEnum):
    """When a follow-up came."""

    EARLY = "early"
    IN_TIME = "in-time"
    LATE = "late"
    MISSED = "missed"
    """it never came, though its time is over"""


class Verdict(StrEnum):
    """How the follow-ups compare with the plan."""

    TOO_EAGER = "too-eager"
    JUST_RIGHT = "just-right"
    TOO_QUIET = "too-quiet"


@dataclass(frozen=True, slots=True)
class Balance:
    """The follow-ups that could be judged, and the verdict: None while they are too few."""

    early: int
    in_time: int
    late: int
    missed: int
    verdict: Verdict | None

    @property
    def judged(self) -> int:
        """How many it is based on."""
        return self.early + self.in_time + self.late + self.missed


def timeliness_of(message: Message, planned: NextStep, sent: dt.datetime, calendar: Calendar) -> Timeliness | None:
    """Return when a message came, by the step that was planned just before it; None where it was none of the plan's.

    `sent` is its instant. Where only its day is known it came in time on any day of its window.
    """
    if message.kind is MessageKind.OTHER:
        return None
    nudges = message.kind is not MessageKind.THANK_YOU
    match planned.step:
        case Step.THANK_YOU | Step.WAIT_FOR_INTERVIEW if nudges:
            # asked before anybody could have answered
            return Timeliness.EARLY
        case Step.THANK_YOU:
            pass
        case Step.MOVE_ON:
            return Timeliness.LATE
        case step if step in CHECK_INS:
            if not nudges:
                return Timeliness.LATE
        case _:
            return None
    window = planned.window
    assert window is not None
    if is_day(message.sent):
        day = calendar.day_of(sent)
        early, late = day < calendar.day_of(window.earliest), day > calendar.day_of(window.latest)
    else:
        early, late = sent < window.earliest, sent > window.latest
    return Timeliness.EARLY if early else Timeliness.LATE if late else Timeliness.IN_TIME


def missed_now(planned: NextStep, now: dt.datetime) -> Timeliness | None:
    """Return that a step was missed, where the step planned now says so: it is late, or stands in for one that never came."""
    gone = {ReasonCode.MISSED_CHECK_IN, ReasonCode.MISSED_THANK_YOU, ReasonCode.QUIET}
    if planned.status(now) is Status.LATE or any(reason.code in gone for reason in planned.reasons):
        return Timeliness.MISSED
    return None


def balance_of(followed_up: Iterable[Timeliness], least: int) -> Balance:
    """Return the balance of follow-ups, with a verdict where there are `least` of them.

    Too eager: more than a third were early, and more early than late or missed. Too quiet: the other way round.
    """
    found = list(followed_up)
    early, late, missed = (found.count(one) for one in (Timeliness.EARLY, Timeliness.LATE, Timeliness.MISSED))
    verdict = None
    if len(found) >= least:
        verdict = Verdict.JUST_RIGHT
        if early > late + missed and 3 * early > len(found):
            verdict = Verdict.TOO_EAGER
        elif late + missed > early and 3 * (late + missed) > len(found):
            verdict = Verdict.TOO_QUIET
    return Balance(early, found.count(Timeliness.IN_TIME), late, missed, verdict)
