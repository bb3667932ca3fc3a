"""Waits: from a message, or from a round's end, to the first reply after it, and what ended those that got none.

What ends a wait (the first of these):

- a **reply** that counts (one of kind `other`, such as an out-of-office note, does not);
- a **further message**: what comes after it may be due to that one. Of the wait before it is only known that no reply came by
  then. So each reply ends one wait and counts once, and waits stand beside each other independently, as bands presume.
  Messages of the same day with no reply between them (a panel thanked in four letters) are one. A wait from a round's end
  runs on over messages: it tells how long the company took, follow-ups and all;
- the **next round**, from its start on: what is said there is no reply to the message. One that is booked ends it now;
- a **closing** as rejected, accepted or withdrawn: the word came, or was no longer waited for, at a moment that nobody noted
  as a reply. Having moved on ends no wait: the company may still write, and the user would take the application up again.
  Were such waits cut off where the user moved on, the few late replies that do come would stand alone and count for far too much;
- otherwise it goes on, at the moment of asking.

No wait begins after a rejection that nothing has come after, nor once the application was closed.
"""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from hearback.domain.history import meeting_instants
from hearback.domain.job_application import JobApplication, MessageKind, Outcome, ReplyKind
from hearback.domain.moments import Moment, instant_of
from hearback.domain.response_times.company_size import CompanySize, company_size_of
from hearback.domain.response_times.working_days import WorkingDays
from hearback.domain.workdays import Calendar


class Origin(StrEnum):
    """What a wait is counted from."""

    MESSAGE = "message"
    ROUND = "round"


class Ending(StrEnum):
    """What ended a wait; all but a reply leave open how long it would have taken (censored)."""

    REPLY = "reply"
    WRITTEN_AGAIN = "written-again"
    NEXT_ROUND = "next-round"
    CLOSED = "closed"
    MOVED_ON = "moved-on"
    """It goes on, though the user no longer waits."""
    STILL_WAITING = "still-waiting"


class Job(NamedTuple):
    """What of an application its waits are told apart by; `pace` as the user chose it (None: typical)."""

    id: str
    company: str
    role: str
    pace: str | None
    size: CompanySize | None


Place = tuple[str | None, str | None, str | None]
"""A company's country, region and zone, which its calendar goes by."""


class Contacts(NamedTuple):
    """What of an application's history waits and a year's review are made of.

    `rounds` hold start and end of those that were not cancelled.
    """

    job: Job
    place: Place
    messages: Sequence[tuple[MessageKind, Moment]] = ()
    replies: Sequence[tuple[ReplyKind, Moment]] = ()
    rounds: Sequence[tuple[Moment, Moment | None]] = ()
    closed: tuple[Outcome, Moment] | None = None
    applied: Moment | None = None


class Wait(NamedTuple):
    """One wait: `days` are working days, `kind` is the message's (None from a round), `until` is what ended it, or now."""

    job: Job
    origin: Origin
    kind: MessageKind | None
    began: dt.datetime
    until: dt.datetime
    days: float
    ending: Ending

    @property
    def replied(self) -> bool:
        """Whether a reply ended it."""
        return self.ending is Ending.REPLY


def contacts_of(application: JobApplication) -> Contacts:
    """Return what of an application waits are made of."""
    closed = application.closed
    return Contacts(
        job=Job(application.id, application.company, application.role, application.pace, company_size_of(application.tags)),
        place=(application.country, application.region, application.time_zone),
        messages=[(one.kind, one.sent) for one in application.messages],
        replies=[(one.kind, one.received) for one in application.replies],
        rounds=[(one.starts, one.ends) for one in application.rounds if not one.cancelled],
        closed=None if closed is None else (closed.outcome, closed.at),
        applied=application.applied,
    )


def waits_of(contacts: Contacts, calendar: Calendar, days: WorkingDays, now: dt.datetime) -> Sequence[Wait]:
    """Return an application's waits up to `now`, in the order in which they ended.

    `days` counts the working days of the same `calendar`; they are rounded to a hundredth (five minutes).
    """
    walk = _Walk(contacts, calendar, days)
    for at, what, kind in walk.events():
        if at > now:
            break
        if what == _REPLY:
            walk.stop(at, Ending.REPLY)
            walk.is_over = kind is ReplyKind.REJECTION
        elif what == _MESSAGE:
            assert isinstance(kind, MessageKind)
            walk.write(at, kind)
        elif what == _ROUND_STARTS:
            walk.stop(at, Ending.NEXT_ROUND)
            walk.is_over = False
        elif what == _ROUND_ENDS:
            walk.leave_round(at)
        else:
            walk.stop(at, Ending.CLOSED)
            return walk.found
    walk.stop(now, walk.how_it_stands(now))
    return walk.found


# what happens, in the order in which things of the same instant count: a message comes after the reply (rule 5)
_REPLY, _MESSAGE, _ROUND_STARTS, _ROUND_ENDS, _CLOSED = range(5)

_Event = tuple[dt.datetime, int, MessageKind | ReplyKind | None]


class _Walk:
    """The way through one history: at most one wait from a message and one from a round are open at a time."""

    def __init__(self, contacts: Contacts, calendar: Calendar, days: WorkingDays) -> None:
        self._contacts = contacts
        self._calendar = calendar
        self._days = days
        self._meetings = [meeting_instants(starts, ends, calendar) for starts, ends in contacts.rounds]
        self._message: tuple[dt.datetime, MessageKind] | None = None
        self._round: dt.datetime | None = None
        self._last_reply: dt.datetime | None = None
        self.is_over = False
        self.found: list[Wait] = []

    def events(self) -> Sequence[_Event]:
        """Return what happened, in order; of closings those that end waits."""
        contacts, zone = self._contacts, self._calendar.zone
        events: list[_Event] = [
            (instant_of(moment, "event", zone), _REPLY, kind) for kind, moment in contacts.replies if kind is not ReplyKind.OTHER
        ]
        events += [(instant_of(moment, "event", zone), _MESSAGE, kind) for kind, moment in contacts.messages]
        events += [(starts, _ROUND_STARTS, None) for starts, _ends in self._meetings]
        # two that end together are left once
        events += [(at, _ROUND_ENDS, None) for at in {ends for _starts, ends in self._meetings}]
        if contacts.closed is not None and contacts.closed[0] is not Outcome.MOVED_ON:
            events.append((instant_of(contacts.closed[1], "event", zone), _CLOSED, None))
        events.sort(key=itemgetter(0, 1))
        return events

    def how_it_stands(self, now: dt.datetime) -> Ending:
        """Return how a wait stands that nothing has ended."""
        closed = self._contacts.closed
        if closed is not None and instant_of(closed[1], "event", self._calendar.zone) <= now:
            return Ending.MOVED_ON
        return Ending.NEXT_ROUND if any(starts > now for starts, _ends in self._meetings) else Ending.STILL_WAITING

    def stop(self, at: dt.datetime, ending: Ending) -> None:
        """End the waits that are open."""
        if ending is Ending.REPLY:
            self._last_reply = at
        if self._message is not None:
            self._take(Origin.MESSAGE, self._message[1], self._message[0], at, ending)
            self._message = None
        if self._round is not None:
            self._take(Origin.ROUND, None, self._round, at, ending)
            self._round = None

    def write(self, at: dt.datetime, kind: MessageKind) -> None:
        """Begin a wait from a message, unless it is one of several of the same day."""
        if self._message is not None:
            began, before = self._message
            if self._calendar.day_of(began) == self._calendar.day_of(at):
                return
            self._take(Origin.MESSAGE, before, began, at, Ending.WRITTEN_AGAIN)
        self._message = None if self.is_over else (at, kind)

    def leave_round(self, at: dt.datetime) -> None:
        """Begin a wait from a round's end, unless another is still going on; what was heard since its start ends it at once."""
        if self.is_over or any(starts <= at < ends for starts, ends in self._meetings):
            return
        started = max(starts for starts, ends in self._meetings if ends == at)
        if self._last_reply is not None and self._last_reply >= started:
            self._take(Origin.ROUND, None, at, at, Ending.REPLY)
        else:
            self._round = at

    def _take(self, origin: Origin, kind: MessageKind | None, began: dt.datetime, until: dt.datetime, ending: Ending) -> None:
        days = round(self._days.between(began, until), 2)
        self.found.append(Wait(self._contacts.job, origin, kind, began, until, days, ending))
