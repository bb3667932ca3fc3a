"""The plan as a list by day: what is overdue, what today holds, what comes this week, next week and later."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from zoneinfo import ZoneInfo

from hearback.domain.history import history_at
from hearback.domain.job_application import JobApplication, Step
from hearback.domain.moments import Moment, is_day
from hearback.domain.next_step import NextStep, Status
from hearback.domain.workdays import Calendar


class EntryKind(StrEnum):
    """What an entry of the agenda is."""

    STEP = "step"
    INTERVIEW = "interview"
    PROMISE = "promise"
    FORESEEN = "foreseen"
    """A step that would follow the next one if nothing is heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on one day; `at` is a day where there is no time.

    `step` is set for the next step and for what is foreseen. Of an interview `ends` is its end, and `name` and `people` are its
    own, where they are known.
    """

    application: str
    kind: EntryKind
    at: Moment
    step: NextStep | None = None
    ends: dt.datetime | None = None
    name: str | None = None
    people: tuple[str, ...] = ()


class Section(StrEnum):
    """The agenda's parts, in their order."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this-week"
    NEXT_WEEK = "next-week"
    LATER = "later"
    GONE_QUIET = "gone-quiet"
    """What could be left behind: nothing of it is overdue (follow-up-rules, 5), so it comes last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An entry where it stands: its section, and the user's day (of what is open, today; of what is late, its latest day)."""

    section: Section
    day: dt.date
    entry: Entry


def step_entry(application: str, step: NextStep) -> Entry | None:
    """Return the entry of a next step alone; None where nothing comes. A round that is waited for is an interview."""
    if step.step is Step.WAIT_FOR_INTERVIEW:
        return Entry(application=application, kind=EntryKind.INTERVIEW, at=step.at) if step.at is not None else None
    at = step.window.best if step.window is not None else step.at
    return Entry(application=application, kind=EntryKind.STEP, at=at, step=step) if at is not None else None


def has_more_ahead(step: NextStep, now: dt.datetime) -> bool:
    """Whether there can be more than the next step: what is over or went quiet has neither rounds, promises nor steps ahead."""
    return step.step is not Step.NOTHING and not (step.step is Step.MOVE_ON and step.is_due(now))


def entries_of(
    application: JobApplication, step: NextStep, foreseen: Iterable[NextStep], calendar: Calendar, now: dt.datetime
) -> Sequence[Entry]:
    """Return all entries of an application: the next step, rounds ahead, the day they promised to answer by, what is foreseen."""
    history = history_at(application, calendar, now)
    if history.closed or step.step is Step.NOTHING:
        return ()
    entries = [
        Entry(
            application=application.id,
            kind=EntryKind.INTERVIEW,
            at=one.round.starts if is_day(one.round.starts) else one.starts,
            ends=one.ends if one.round.ends is not None and not is_day(one.round.ends) else None,
            name=one.round.name,
            people=one.round.people,
        )
        for one in history.ahead
    ]
    next_one = step_entry(application.id, step)
    if next_one is not None and next_one.kind is EntryKind.STEP:
        entries.append(next_one)
    if history.promised is not None and history.promised.answer_by >= calendar.day_of(now):
        entries.append(Entry(application=application.id, kind=EntryKind.PROMISE, at=history.promised.answer_by))
    for later in foreseen:
        if later.begins is not None:
            entries.append(Entry(application=application.id, kind=EntryKind.FORESEEN, at=later.begins, step=later))
    return entries


def placed(entries: Iterable[Entry], now: dt.datetime, zone: ZoneInfo, first_weekday: int) -> Sequence[Placed]:
    """Return entries by section and day as the user sees them in `zone` at `now`, whose weeks begin on `first_weekday`.

    What is late is overdue, the latest first to be over; what is open stands today until it is over, an answer that is owed
    at its top; everything else stands on its day, what has no time before what has one.
    """
    today = now.astimezone(zone).date()
    week_ends = today + dt.timedelta(days=6 - (today.weekday() - first_weekday) % 7)
    keyed = [_keyed(entry, now, today, week_ends, zone) for entry in entries]
    keyed.sort(key=itemgetter(0))
    return [one for _key, one in keyed]


_Key = tuple[int, dt.date, int, dt.datetime, str]

_RANK = {section: rank for rank, section in enumerate(Section)}
_FIRST = dt.datetime.min.replace(tzinfo=dt.UTC)


def _keyed(entry: Entry, now: dt.datetime, today: dt.date, week_ends: dt.date, zone: ZoneInfo) -> tuple[_Key, Placed]:
    section, day, at, order = None, today, _FIRST, 1
    step = entry.step if entry.kind is EntryKind.STEP else None
    status = step.status(now) if step is not None else None
    if step is not None and step.deadline is not None and status is not Status.UPCOMING:
        at = step.deadline
        if status is Status.LATE:
            section, day = Section.OVERDUE, at.astimezone(zone).date()
        elif step.step is Step.MOVE_ON and (since := at.astimezone(zone).date()) < today:
            section, day = Section.GONE_QUIET, since
        else:
            order = 0 if step.step is Step.ANSWER_THEM else 2
    elif isinstance(entry.at, dt.datetime):
        at, order = entry.at, 2
        day = max(today, at.astimezone(zone).date())
    else:
        day = max(today, entry.at)
    section = section or _section_of(day, today, week_ends)
    return (_RANK[section], day, order, at, entry.application), Placed(section=section, day=day, entry=entry)


def _section_of(day: dt.date, today: dt.date, week_ends: dt.date) -> Section:
    away = (day - today).days
    if away < 2:
        return Section.TOMORROW if away == 1 else Section.TODAY
    if day <= week_ends:
        return Section.THIS_WEEK
    return Section.NEXT_WEEK if day <= week_ends + dt.timedelta(days=7) else Section.LATER
