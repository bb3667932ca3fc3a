"""Makes a history of what one row tells: which message, reply or closing a status and a few dates amount to.

A table has one status and no date for it. What the rules need is placed at the last thing that is known to have happened,
and said in a notice; nothing is placed in the future. No reply is made up for a rejection: its date would enter the
response times.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from hearback.domain.job_application import Closing, Message, MessageKind, Outcome, Person, Reply, ReplyKind, Round
from hearback.domain.moments import Moment, instant_of, is_day
from hearback.exchange.tables.status import StatusReading
from hearback.exchange.tables.words import StatusKind

_OUTCOMES = {
    StatusKind.REJECTED: Outcome.REJECTED,
    StatusKind.ACCEPTED: Outcome.ACCEPTED,
    StatusKind.WITHDRAWN: Outcome.WITHDRAWN,
    # whoever writes "ghosted" has decided: it comes back with one click, and otherwise it would be asked about again
    StatusKind.MOVED_ON: Outcome.MOVED_ON,
}
_HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something assumed or left alone: a code and its facts."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a row tells. `says_applied` is None where it does not say; a yes without a date is `says_thanked`."""

    status: StatusReading
    people: tuple[Person, ...]
    rounds: tuple[Round, ...]
    applied: Moment | None
    says_applied: bool | None
    thanked: Moment | None
    says_thanked: bool
    last_contact: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What it amounts to. `keep_status`: the status tells more than the history can hold."""

    applied: Moment | None
    rounds: tuple[Round, ...]
    messages: tuple[Message, ...]
    replies: tuple[Reply, ...]
    closed: Closing | None
    notices: tuple[Notice, ...]
    keep_status: bool


def history_of(told: Told, zone: ZoneInfo, now: dt.datetime) -> History:
    """Return the history that a row amounts to at `now`, in the `zone` its times are written in."""
    return _Maker(told, zone, now).history()


class _Maker:
    def __init__(self, told: Told, zone: ZoneInfo, now: dt.datetime) -> None:
        self._told = told
        self._zone = zone
        self._now = now
        self._names = tuple(person.name for person in told.people)
        self._messages: list[Message] = []
        self._replies: list[Reply] = []
        self._notices: list[Notice] = []
        self._closed: Closing | None = None
        self._keep_status = False
        self._applied = told.applied
        self._contact = told.last_contact

    def history(self) -> History:
        self._apply()
        self._thank()
        self._take_last_contact()
        self._take_status()
        return History(
            applied=self._applied,
            rounds=self._told.rounds,
            messages=tuple(self._messages),
            replies=tuple(self._replies),
            closed=self._closed,
            notices=tuple(self._notices),
            keep_status=self._keep_status,
        )

    def _apply(self) -> None:
        told = self._told
        if told.says_applied is False and self._applied is not None:
            self._note("applied-date-left-alone", when=self._applied)
            self._applied = None
        if self._applied is None and (told.says_applied or told.status.kind is StatusKind.APPLIED):
            self._note("applied-without-date")
        if self._applied is not None and self._is_ahead(self._applied):
            self._note("applied-in-the-future", when=self._applied)

    def _thank(self) -> None:
        told = self._told
        sent = told.thanked
        if sent is None and told.says_thanked:
            held = [one for one in told.rounds if not self._is_ahead(one.starts)]
            if not held:
                self._note("thanked-without-date")
                return
            sent = self._end_of(held[-1])
            self._note("thanked-date-assumed", when=sent)
        if sent is not None and self._is_ahead(sent):
            self._note("message-in-the-future", when=sent)
        elif sent is not None:
            self._messages.append(Message(kind=MessageKind.THANK_YOU, sent=sent, to=self._names))

    def _take_last_contact(self) -> None:
        """A contact later than all else that is known was a message of the user's, unless the status tells what it brought."""
        contact = self._contact
        if contact is None:
            return
        if self._is_ahead(contact):
            self._note("message-in-the-future", when=contact)
            self._contact = None
            return
        day = self._day(contact)
        known = [self._applied, *(one.sent for one in self._messages), *(one.starts for one in self._told.rounds)]
        held = [one for one in self._told.rounds if self._day(one.starts) <= day]
        if any(day == self._day(moment) for moment in known if moment is not None):
            return
        earlier = [moment for moment in (self._applied, *(one.sent for one in self._messages)) if moment is not None]
        if any(day < self._day(moment) for moment in earlier):
            self._note("contact-left-alone", when=contact)
            return
        if self._brought_the_status():
            return
        if held:
            kind = MessageKind.CHECK_IN
        elif self._told.rounds:
            # an interview was to come: they settled its date
            kind = MessageKind.OTHER
        else:
            kind = MessageKind.APPLICATION_CHECK_IN
        self._messages.append(Message(kind=kind, sent=contact, to=self._names))

    def _brought_the_status(self) -> bool:
        status = self._told.status
        if status.kind in (StatusKind.OFFER, StatusKind.ACCEPTED, StatusKind.REJECTED, StatusKind.WITHDRAWN):
            return True
        return status.is_round and not self._told.rounds

    def _take_status(self) -> None:
        status = self._told.status
        kind = status.kind
        person = self._names[0] if len(self._names) == 1 else None
        if kind is StatusKind.OFFER:
            self._replies.append(Reply(kind=ReplyKind.OFFER, received=self._last_known("offer-date-assumed"), person=person))
        elif kind in _OUTCOMES:
            self._closed = Closing(at=self._last_known("closing-date-assumed"), outcome=_OUTCOMES[kind])
        elif status.is_round and not self._told.rounds:
            # "Interview" without a date: that they invited is all we know, and that it is to be answered
            received = self._last_known("interview-without-date")
            self._replies.append(Reply(kind=ReplyKind.INVITATION, received=received, person=person, text=status.round_name))
        elif kind is StatusKind.INTERVIEWED and not self._told.rounds:
            self._note("interview-without-date")
            self._keep_status = True

    def _last_known(self, code: str) -> Moment:
        """Return the last thing known to have happened, `now` where there is none, with a notice that it was assumed."""
        known = [self._end_of(one) for one in self._told.rounds]
        known += [one.sent for one in self._messages]
        known += [moment for moment in (self._applied, self._contact) if moment is not None]
        past = [moment for moment in known if instant_of(moment, "event", self._zone) <= self._now]
        last = max(past, key=lambda moment: (self._day(moment), not is_day(moment), self._instant(moment))) if past else self._now
        self._note(code, when=last)
        return last

    def _end_of(self, one: Round) -> Moment:
        if one.ends is not None:
            return one.ends
        return one.starts + _HOUR if isinstance(one.starts, dt.datetime) else one.starts

    def _is_ahead(self, moment: Moment) -> bool:
        return moment > self._now if isinstance(moment, dt.datetime) else moment > self._day(self._now)

    def _day(self, moment: Moment) -> dt.date:
        return moment.astimezone(self._zone).date() if isinstance(moment, dt.datetime) else moment

    def _instant(self, moment: Moment) -> dt.datetime:
        return instant_of(moment, "event", self._zone)

    def _note(self, code: str, *, when: Moment | None = None) -> None:
        facts = {} if when is None else {"when": self._day(when).isoformat()}
        self._notices.append(Notice(code, facts))
