"""A message being written as it is kept: which message it is, on which occasion, and what was typed so far."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from hearback.domain.checklist_items import Item
from hearback.domain.history import history_at
from hearback.domain.job_application import JobApplication, MessageKind, Reply, ReplyKind, Round
from hearback.domain.message import Draft
from hearback.domain.moments import instant_of
from hearback.domain.workdays import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlace:
    """Which message a draft is: `occasion` is what it follows (`occasion_of`), `person` the one it is for (None: for all)."""

    application: str
    kind: MessageKind
    occasion: str = ""
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft with its language, the template it began from, the items ticked, and whether it was handed off.

    `saved` is when it was typed (None: not known); it does not make one draft another.
    """

    place: DraftPlace
    draft: Draft
    language: str
    template: str | None = None
    ticked: frozenset[Item] = frozenset()
    handed_off: bool = False
    saved: dt.datetime | None = field(default=None, compare=False)


def occasion_of(application: JobApplication, kind: MessageKind, calendar: Calendar, now: dt.datetime) -> str:
    """Return what a message of a kind would follow now: the last round that is over, a reply since it, or applying.

    A thank-you follows a round and nothing else. So a thank-you for one round is never taken for that of the next.
    """
    last_round = history_at(application, calendar, now).last_round
    heard = [
        (instant, one)
        for one in application.replies
        if one.kind is not ReplyKind.OTHER and (instant := instant_of(one.received, "event", calendar.zone)) <= now
    ]
    if kind is not MessageKind.THANK_YOU and heard:
        instant, reply = max(heard, key=lambda one: one[0])
        if last_round is None or instant >= last_round.starts:
            return _name(reply)
    if last_round is not None:
        return _name(last_round.round)
    return _APPLYING if application.applied else ""


def stands(application: JobApplication, occasion: str) -> bool:
    """Whether an application still has an occasion: a round that was moved or removed leaves its drafts without one."""
    return occasion in _occasions(application)


def round_of(application: JobApplication, occasion: str) -> Round | None:
    """Return the round that an occasion is, if it is one."""
    return next((one for one in application.rounds if _name(one) == occasion), None)


def reply_of(application: JobApplication, occasion: str) -> Reply | None:
    """Return the reply that an occasion is, if it is one."""
    return next((one for one in application.replies if _name(one) == occasion), None)


def begun_at(application: JobApplication, occasion: str, zone: ZoneInfo) -> dt.datetime | None:
    """Return when an occasion began: with the round's start, or the reply; None where it is neither."""
    held, reply = round_of(application, occasion), reply_of(application, occasion)
    if held is not None:
        return instant_of(held.starts, "start", zone)
    return instant_of(reply.received, "event", zone) if reply is not None else None


def _occasions(application: JobApplication) -> Iterator[str]:
    yield from map(_name, application.rounds)
    yield from map(_name, application.replies)
    if application.applied:
        yield _APPLYING


def _name(happened: Round | Reply) -> str:
    if isinstance(happened, Round):
        return f"round {happened.starts.isoformat()}"
    return f"reply {happened.received.isoformat()}"


_APPLYING = "applying"
