"""Keeping every application's next step at hand: asks the rules only where the kept answer no longer holds."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hearback.domain.follow_up import plan
from hearback.domain.history import letters_matter_from
from hearback.domain.job_application import JobApplication, Step
from hearback.domain.letter import Letter, company_key, email_key
from hearback.domain.next_step import DUE, NextStep, Status
from hearback.domain.pace import TYPICAL, Pace
from hearback.domain.stage import group_of, stage_of
from hearback.domain.workdays import Calendar, Holidays
from hearback.usecases.ports import Archive, Clock, HolidayTable, KeptPlan, ListRow

if TYPE_CHECKING:
    from hearback.domain.pinning import PinnedDay

RULES_VERSION = 1
"""Raised whenever the rules' answers change, or how they are told, so that kept plans are made anew."""

_SLICE = 50
_SLICE_UNSEEN = 1000
_MANY, _LETTERS_AT_ONCE = 500, 500
"""For so many plans all letters are read before, so many at once, instead of those that concern each slice again and again."""

_TRIES = 3
_NO_LETTERS: Sequence[Letter] = ()


class Planning:
    """The plans of all applications, by the user's paces and the companies' calendars."""

    def __init__(
        self,
        archive: Archive,
        clock: Clock,
        holiday_table: Callable[[], HolidayTable],
        shipped_paces: Callable[[], Mapping[str, Pace]],
        told: Callable[[JobApplication, NextStep, ZoneInfo], str],
    ) -> None:
        """`told` makes the text that other programs are told of a next step, in the company's zone."""
        self._archive = archive
        self._clock = clock
        self._holiday_table = holiday_table
        self._shipped_paces = shipped_paces
        self._told = told
        self._user_zone = clock.zone()
        self._calendars: dict[tuple[str | None, str | None, str], Calendar] = {}

    @cached_property
    def paces(self) -> Mapping[str, Pace]:
        """Every pace by id: the shipped ones, the user's own on top."""
        return {**self._shipped_paces(), **self._archive.paces()}

    def forget_paces(self) -> None:
        """Read the paces anew when they are next asked for."""
        self.__dict__.pop("paces", None)

    def pace_of(self, id_: str | None) -> Pace:
        """Return the pace of an id; the typical one where none is named, or none of that id is left."""
        paces = self.paces
        return paces.get(id_ or TYPICAL) or paces[TYPICAL]

    def calendar_of(self, application: JobApplication) -> Calendar:
        """Return the company's calendar: its zone (the user's own where unknown), weekends and holidays."""
        return self.calendar_at(application.country, application.region, application.time_zone)

    def calendar_at(self, country: str | None, region: str | None, time_zone: str | None) -> Calendar:
        """Return a place's calendar, as `calendar_of` a company there."""
        zone = ZoneInfo(time_zone) if time_zone else self._user_zone
        key = (country, region, zone.key)
        calendar = self._calendars.get(key)
        if calendar is None:
            calendar = self._calendars[key] = Calendar(
                zone=zone, weekend=self._weekend(country), holidays_in=self._holidays(country, region)
            )
        return calendar

    def next_step(self, application: JobApplication) -> NextStep:
        """Return what comes next for an application at this moment, straight from the rules."""
        return self._kept(application, self._clock.now(), tuple(self._letters([application.id]))).plan.next_step

    def foreseen(self, application: JobApplication, first: NextStep) -> tuple[NextStep, ...]:
        """Return the steps that would follow an application's next one (`first`) if nothing is heard."""
        from hearback.domain.foreseeing import foreseen

        if application.closed is not None:
            return ()
        pace, calendar = self.pace_of(application.pace), self.calendar_of(application)
        return foreseen(application, first, pace, calendar, self._clock.now())

    def pinned_day(self, application: JobApplication, day: dt.date) -> "PinnedDay":
        """Return what putting the next step on a day would mean."""
        from hearback.domain.pinning import pinned_day

        letters = tuple(self._letters([application.id]))
        pace, calendar = self.pace_of(application.pace), self.calendar_of(application)
        return pinned_day(application, day, pace, calendar, self._clock.now(), letters)

    def next_steps_at(self, application: JobApplication, moments: Iterable[dt.datetime]) -> Iterator[NextStep]:
        """Yield what came next for an application at each of some moments, by what had happened by then."""
        # a company that was much written to has many letters: they are read once
        letters = tuple(self._letters([application.id]))
        pace, calendar = self.pace_of(application.pace), self.calendar_of(application)
        for at in moments:
            yield plan(application, pace, calendar, at, letters).next_step

    def next_step_with(self, application: JobApplication, pace: Pace) -> NextStep:
        """Return what would come next at this moment at another pace."""
        letters = tuple(self._letters([application.id]))
        return plan(application, pace, self.calendar_of(application), self._clock.now(), letters).next_step

    def gone_quiet(self) -> Sequence["Quiet"]:
        """Return the applications whose next step is to move on, now, the longest quiet first."""
        due = (row for row, _zone, _told in self._archive.kept_plans(due_at=self._clock.now()))
        quiet = [
            Quiet(row.id, row.company, row.role, row.next_step.at)
            for row in due
            if row.next_step is not None and row.next_step.step is Step.MOVE_ON and row.next_step.at is not None
        ]
        return sorted(quiet, key=lambda one: one.since)

    def listed(self, *, every: bool, at: dt.datetime | None = None) -> Sequence["Listed"]:
        """Return what is due (or every next step), soonest deadline first and nothing last.

        Now (`at` is None) plans that no longer hold are made anew and kept; for another instant they are only worked out.
        """
        if at is None:
            self.refresh()
        now = at or self._clock.now()
        fresh = self._worked_out(now) if at is not None else {}
        listed: list[Listed] = []
        for row, zone, told in self._archive.kept_plans(due_at=None if every or fresh else now):
            made = fresh.get(row.id)
            step, text = (made.plan.next_step, made.told) if made is not None else (row.next_step, told)
            if step is None or text is None:
                continue
            status = step.status(now)
            if every or status in DUE:
                listed.append(Listed(row, step, status, zone, text))
        if fresh:
            last = dt.datetime.max.replace(tzinfo=dt.UTC)
            listed.sort(key=lambda one: (one.step.deadline or last, company_key(one.row.company), one.row.id))
        return listed

    def refresh(self) -> int:
        """Make every plan that no longer holds; return how many were made."""
        made = 0
        # an act of another program may overtake some plans, which are then left to be made
        for _try in range(_TRIES):
            some = sum(self.refreshing(_SLICE_UNSEEN))
            made += some
            if not some:
                break
        return made

    def refreshing(self, at_once: int = _SLICE) -> Iterator[int]:
        """Make every plan that no longer holds, so many at once, yielding how many each slice made."""
        now, basis = self._clock.now(), self._basis()
        stale = self._archive.plans_to_make(now, basis)
        if not stale:
            return
        # all letters at once are quicker, but nobody may wait for them while a window is shown
        every = None
        if at_once > _SLICE:
            every = _Letters(self._letters(None))
        elif len(stale) > _MANY:
            every = _Letters(())
            for read in self._letters_in_turns():
                every.add(read)
                yield 0
        for start in range(0, len(stale), at_once):
            some = list(self._archive.applications(stale[start : start + at_once]))
            letters = every or self._letters_near(some, now)
            made = [self._kept(application, now, letters.concerning(application)) for application in some]
            self._archive.keep_plans(made, basis)
            yield len(made)

    def _worked_out(self, now: dt.datetime) -> Mapping[str, KeptPlan]:
        stale = self._archive.plans_to_make(now, self._basis())
        letters = _Letters(self._letters(None))
        return {
            application.id: self._kept(application, now, letters.concerning(application))
            for application in self._archive.applications(stale)
        }

    def _letters_near(self, some: Sequence[JobApplication], now: dt.datetime) -> "_Letters":
        """Return the letters that can matter to the plans of some applications now: none from long before."""
        since = [letters_matter_from(one, self.calendar_of(one), now) for one in some]
        known = [at for at in since if at is not None]
        earliest = min(known) if known and len(known) == len(since) else None
        return _Letters(self._letters([one.id for one in some], earliest))

    def _kept(self, application: JobApplication, now: dt.datetime, letters: Sequence[Letter]) -> KeptPlan:
        calendar = self.calendar_of(application)
        made = plan(application, self.pace_of(application.pace), calendar, now, letters)
        stage = stage_of(application, calendar, now)
        return KeptPlan(
            application=application.id,
            plan=made,
            stage=stage,
            group=group_of(application, made.next_step, stage, now),
            told=self._told(application, made.next_step, calendar.zone),
        )

    def _letters_in_turns(self) -> Iterator[Sequence[Letter]]:
        letters = self._letters(None)
        while some := list(islice(letters, _LETTERS_AT_ONCE)):
            yield some

    def _letters(self, of: Collection[str] | None, since: dt.datetime | None = None) -> Iterator[Letter]:
        return (kept.letter(self._user_zone) for kept in self._archive.letters(of, since))

    def _basis(self) -> str:
        """Name everything that plans rest on besides the applications: the rules, the paces, the user's zone."""
        from hashlib import blake2b

        self._user_zone = self._clock.zone()  # people travel: asked anew whenever plans are looked at
        described = repr((RULES_VERSION, sorted(self.paces.items()), self._user_zone.key))
        return blake2b(described.encode(), digest_size=8).hexdigest()

    def _weekend(self, country: str | None) -> frozenset[int]:
        if country is None:
            return frozenset({5, 6})
        kept = self._archive.holidays_kept(country, "weekend", 0)
        if kept is None:
            weekend = self._holiday_table().weekend(country)
            # kept beside the holidays: as the days of a made-up week, so that it costs no table of its own
            kept = {_FIRST_MONDAY + dt.timedelta(days=day): "weekend" for day in weekend}
            self._archive.keep_holidays(country, "weekend", 0, kept)
        return frozenset(day.weekday() for day in kept)

    def _holidays(self, country: str | None, region: str | None) -> Callable[[int], Holidays]:
        years: dict[int, Holidays] = {}

        def holidays_in(year: int) -> Holidays:
            if country is None:
                return {}
            known = years.get(year)
            if known is None:
                known = self._archive.holidays_kept(country, region, year)
                if known is None:
                    known = self._holiday_table().holidays(country, region, year)
                    self._archive.keep_holidays(country, region, year, known)
                years[year] = known
            return known

        return holidays_in


@dataclass(frozen=True, slots=True)
class Listed:
    """One application's next step (reasons aside) at an instant; `zone` is the company's (None: not known).

    `told` is what other programs are told of it, the status left open.
    """

    row: ListRow
    step: NextStep
    status: Status | None
    zone: str | None
    told: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """An application that has gone quiet, and since when it could be left."""

    id: str
    company: str
    role: str
    since: dt.datetime


class _Letters:
    """Messages by what courtesy asks for: the company, the address."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self._by_company: dict[str, list[Letter]] = {}
        self._by_email: dict[str, list[Letter]] = {}
        self.add(letters)

    def add(self, letters: Iterable[Letter]) -> None:
        for letter in letters:
            self._by_company.setdefault(letter.company_key, []).append(letter)
            for email in letter.emails:
                self._by_email.setdefault(email, []).append(letter)

    def concerning(self, application: JobApplication) -> Sequence[Letter]:
        company = company_key(application.company)
        to_people = {
            id(letter): letter
            for person in application.people
            if person.email
            for letter in self._by_email.get(email_key(person.email), _NO_LETTERS)
            if letter.company_key != company
        }
        return (*self._by_company.get(company, _NO_LETTERS), *to_people.values())


_FIRST_MONDAY = dt.date(1, 1, 1)
