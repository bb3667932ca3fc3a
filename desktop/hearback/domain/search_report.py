"""What was done in a span of days, an act a line, as employment agencies ask for it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from zoneinfo import ZoneInfo

from hearback.domain.job_application import Closing, JobApplication, Message, Outcome, Reply, ReplyKind, Round
from hearback.domain.letter import company_key
from hearback.domain.moments import CountsAs, Moment, instant_of
from hearback.domain.stage import Stage
from hearback.domain.workdays import Calendar


class DeedKind(StrEnum):
    """What was done: by the user, then by the company."""

    APPLIED = "applied"
    INTERVIEW = "interview"
    MESSAGE = "message"
    REPLY = "reply"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act on the user's day. `outcome` is where its application stands now; applying has no record of its own."""

    day: dt.date
    at: dt.datetime
    application: str
    company: str
    role: str
    kind: DeedKind
    outcome: Stage
    record: Round | Message | Reply | Closing | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Report:
    """A span's deeds in the order of their days, how many there are of each kind, and with how many companies."""

    span: Span
    deeds: Sequence[Deed]
    totals: Mapping[DeedKind, int]
    companies: int


def deeds_of(
    application: JobApplication, outcome: Stage, calendar: Calendar, user_zone: ZoneInfo, now: dt.datetime
) -> Sequence[Deed]:
    """Return what was done by `now`: days by the user's clock, those without a time as they were noted.

    Cancelled interviews did not take place, and replies of kind `other` (out of office, automatic) say nothing. A rejection
    that is noted as a reply as well as an outcome counts once.
    """
    deeds = []
    for kind, moment, counts_as, record in _acts(application):
        at = instant_of(moment, counts_as, calendar.zone)
        if at <= now:
            deeds.append(
                Deed(
                    day=at.astimezone(user_zone).date() if isinstance(moment, dt.datetime) else moment,
                    at=at,
                    application=application.id,
                    company=application.company,
                    role=application.role,
                    kind=kind,
                    outcome=outcome,
                    record=record,
                )
            )
    return deeds


def report(deeds: Iterable[Deed], span: Span) -> Report:
    """Return what was done within a span of days."""
    found = sorted((one for one in deeds if span.first <= one.day <= span.last), key=attrgetter("day", "at", "company", "kind"))
    totals = Counter(one.kind for one in found)
    companies = {company_key(one.company) for one in found}
    return Report(span, found, {kind: totals[kind] for kind in DeedKind}, len(companies))


def this_month(today: dt.date) -> Span:
    """Return the whole month that a day is in."""
    first = today.replace(day=1)
    return Span(first, _next_month(first) - dt.timedelta(days=1))


def last_month(today: dt.date) -> Span:
    """Return the whole month before the one that a day is in."""
    last = today.replace(day=1) - dt.timedelta(days=1)
    return Span(last.replace(day=1), last)


def last_four_weeks(today: dt.date) -> Span:
    """Return the 28 days up to a day."""
    return Span(today - dt.timedelta(days=27), today)


_Act = tuple[DeedKind, Moment, CountsAs, Round | Message | Reply | Closing | None]


def _acts(application: JobApplication) -> Iterator[_Act]:
    if application.applied is not None:
        yield DeedKind.APPLIED, application.applied, "start", None
    yield from ((DeedKind.INTERVIEW, one.starts, "start", one) for one in application.rounds if not one.cancelled)
    yield from ((DeedKind.MESSAGE, one.sent, "event", one) for one in application.messages)
    yield from ((DeedKind.REPLY, one.received, "event", one) for one in application.replies if one.kind is not ReplyKind.OTHER)
    closed = application.closed
    told = closed is not None and closed.outcome is Outcome.REJECTED and _was_rejected(application)
    if closed is not None and not told:
        yield DeedKind.ENDED, closed.at, "event", closed


def _was_rejected(application: JobApplication) -> bool:
    return any(reply.kind is ReplyKind.REJECTION for reply in application.replies)


def _next_month(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1)
