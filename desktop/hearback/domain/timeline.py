"""One application's time as the timeline shows it: what happened and will happen, in order, and the line that joins it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.job_application import Closing, JobApplication, Message, Promise, Reply, Round
from hearback.domain.moments import Moment, instant_of, is_day
from hearback.domain.next_step import NextStep, Window
from hearback.domain.workdays import Calendar


class MarkKind(StrEnum):
    """What a mark stands for."""

    APPLIED = "applied"
    ROUND = "round"
    MESSAGE = "message"
    REPLY = "reply"
    PROMISE = "promise"
    CLOSED = "closed"


Record = Round | Message | Reply | Promise | Closing
"""What a mark is drawn for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event at its instant; `day_only` where nobody noted the time. Applying has no record of its own."""

    kind: MarkKind
    at: dt.datetime
    day_only: bool
    record: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One application's marks in the order of time, its window, and the line from the first to the last that there is.

    `calendar` is the company's: its days off lie under the track, and its zone says when things are there.
    """

    marks: tuple[Mark, ...]
    next_step: NextStep | None
    line: tuple[dt.datetime, dt.datetime] | None
    calendar: Calendar

    @property
    def window(self) -> Window | None:
        """The next step's window, where it has one."""
        return self.next_step.window if self.next_step is not None else None


def track_of(application: JobApplication, next_step: NextStep | None, calendar: Calendar) -> Track:
    """Return an application's track. Cancelled rounds leave none; a promise stands at the noon of its answer-by day."""
    marks: list[Mark] = []

    def add(kind: MarkKind, moment: Moment, record: Record | None, *, start: bool = False) -> None:
        at = instant_of(moment, "start" if start else "event", calendar.zone)
        marks.append(Mark(kind=kind, at=at, day_only=is_day(moment), record=record))

    if application.applied is not None:
        add(MarkKind.APPLIED, application.applied, None, start=True)
    for one in application.rounds:
        if not one.cancelled:
            add(MarkKind.ROUND, one.starts, one, start=True)
    for message in application.messages:
        add(MarkKind.MESSAGE, message.sent, message)
    for reply in application.replies:
        add(MarkKind.REPLY, reply.received, reply)
    for promise in application.promises:
        add(MarkKind.PROMISE, promise.answer_by, promise)
    if application.closed is not None:
        add(MarkKind.CLOSED, application.closed.at, application.closed)
    marks.sort(key=lambda mark: mark.at)

    ends = [mark.at for mark in marks]
    if next_step is not None and application.closed is None:
        ends += [at for at in (next_step.window.earliest if next_step.window else None, next_step.at) if at is not None]
    line = (min(ends), max(ends)) if len(ends) > 1 else None
    return Track(marks=tuple(marks), next_step=next_step, line=line, calendar=calendar)
