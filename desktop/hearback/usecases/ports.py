"""What the use cases ask of the outside: the archive, the clock, the holiday table."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication
from hearback.domain.letter import Letter
from hearback.domain.message import Template
from hearback.domain.moments import Moment, instant_of
from hearback.domain.next_step import NextStep, Plan
from hearback.domain.pace import Pace
from hearback.domain.stage import Group, Stage
from hearback.domain.workdays import Holidays
from hearback.usecases.change import Act, Change, Edits


class Clock(Protocol):
    """The wall clock and where the user is."""

    def now(self) -> dt.datetime:
        """Return this instant, aware and in UTC."""
        ...

    def zone(self) -> ZoneInfo:
        """Return the user's own zone."""
        ...


class HolidayTable(Protocol):
    """Public holidays and weekends of the world's countries; slow to load, so it is asked only for what nobody kept."""

    def countries(self) -> Mapping[str, Sequence[str]]:
        """Return the known countries (ISO 3166-1 alpha-2) with their known regions."""
        ...

    def holidays(self, country: str, region: str | None, year: int) -> Holidays:
        """Return a year's public holidays; the country's own where the region is not known, none for an unknown country."""
        ...

    def weekend(self, country: str) -> frozenset[int]:
        """Return the weekday numbers (Monday 0) of a country's weekend; Saturday and Sunday where not known."""
        ...


class Places(Protocol):
    """The world's countries and zones, for forms."""

    def zones(self) -> Sequence[str]:
        """Return every IANA zone name that stands for a place."""
        ...

    def zones_of(self, country: str) -> Sequence[str]:
        """Return a country's zones, the one where most people live first; none for an unknown country."""
        ...


class SortKey(StrEnum):
    """The list's sortable columns."""

    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    NEXT_STEP = "next-step"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What the list shows: a group, the words looked for (every one must occur), the order."""

    group: Group = Group.ALL
    words: str = ""
    sort: SortKey = SortKey.NEXT_STEP
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One application as the list shows it; step, stage and group as planned last (None where not planned yet)."""

    id: str
    company: str
    role: str
    next_step: NextStep | None
    stage: Stage | None
    group: Group | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLetter:
    """A message for courtesy as it is kept: `sent` may be a day without a time, in its application's zone."""

    application: str
    company_key: str
    emails: frozenset[str]
    sent: Moment
    time_zone: str | None

    def letter(self, user_zone: ZoneInfo) -> Letter:
        """Return it with the instant at which it was sent; an application without a zone is in the user's own."""
        zone = ZoneInfo(self.time_zone) if self.time_zone else user_zone
        sent = instant_of(self.sent, "event", zone)
        return Letter(application=self.application, company_key=self.company_key, emails=self.emails, sent=sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A plan with what the list needs beside it; `group` and `stage` are of the plan's `seen_at`.

    `told` is the next step as other programs are told it, ready to be printed (only the status is left open).
    """

    application: str
    plan: Plan
    stage: Stage
    group: Group
    told: str


class Archive(Protocol):
    """The user's store. Every method that writes is one transaction, or part of the one begun by `together`."""

    # what is there

    def application(self, id_: str) -> JobApplication | None:
        """Return one application, or None."""
        ...

    def applications(self, ids: Collection[str] | None = None) -> Iterator[JobApplication]:
        """Yield applications in the order in which they were added: those with the ids, or all."""
        ...

    def paces(self) -> Mapping[str, Pace]:
        """Return the user's own paces and changes of shipped ones, by id."""
        ...

    def templates(self) -> Mapping[str, Template]:
        """Return the user's own templates and changes of shipped ones, by id."""
        ...

    def preferences(self) -> Mapping[str, object]:
        """Return the user's preferences, plain JSON data by name."""
        ...

    # writing

    def write(self, act: Act, about: str, edits: Edits) -> Change:
        """Write the records of one act, with an undo step, and forget the plans it touches. Raises ArchiveFault."""
        ...

    def together(self, act: Act, about: str) -> "AbstractContextManager[Writing]":
        """Begin a long act: everything written through the handle is committed at the end as one act, or not at all."""
        ...

    def undo(self) -> Change | None:
        """Take the newest act back (None where there is none)."""
        ...

    def redo(self) -> Change | None:
        """Do again what was undone last (None where there is nothing)."""
        ...

    def undoable(self) -> tuple[Act, str] | None:
        """Return the act and what it was about that `undo` would take back."""
        ...

    def redoable(self) -> tuple[Act, str] | None:
        """Return the act and what it was about that `redo` would do again."""
        ...

    def version(self) -> int:
        """Return a number that differs once another program has written to the store."""
        ...

    # the list

    def listing(self, query: ListQuery, now: dt.datetime) -> Sequence[str]:
        """Return the ids that the query selects, in its order. Due and waiting are told apart at `now`."""
        ...

    def counts(self, words: str, now: dt.datetime) -> Mapping[Group, int]:
        """Return how many applications each group holds at `now`, among those that the words find."""
        ...

    def rows(self, ids: Sequence[str]) -> Sequence[ListRow]:
        """Return the list rows of the ids, in their order; ids that are gone are left out."""
        ...

    # plans: a cache of the rules' answers

    def plans_to_make(self, now: dt.datetime, basis: str) -> Sequence[str]:
        """Return the ids without a plan that holds at `now` and was made on the same `basis` (paces, zone, rules)."""
        ...

    def keep_plans(self, plans: Iterable[KeptPlan], basis: str) -> None:
        """Keep plans made on `basis`."""
        ...

    def kept_plans(self, *, due_at: dt.datetime | None = None) -> Iterator[tuple[ListRow, str | None, str | None]]:
        """Yield list rows with their applications' zones and what is told of their plans, soonest deadline first.

        Only those due at `due_at` if given; else all, those without a deadline or a plan last. The reasons are left out:
        they take longer to read than everything else, and `rows` has them.
        """
        ...

    def letters(self, of: Collection[str] | None = None) -> Iterator[KeptLetter]:
        """Yield the messages that courtesy must see: all, or those to the companies and people of the applications `of`."""
        ...

    def holidays_kept(self, country: str, region: str | None, year: int) -> Holidays | None:
        """Return the kept holidays of a year, or None."""
        ...

    def keep_holidays(self, country: str, region: str | None, year: int, holidays: Holidays) -> None:
        """Keep a year's holidays (a cache: the holiday table is slow to load)."""
        ...

    # what is known already, for completion in forms

    def known_companies(self, beginning: str, limit: int = 20) -> Sequence[str]:
        """Return company names that begin so, or have a word that does (case and accents aside)."""
        ...

    def known_people(self, company: str) -> Sequence[tuple[str, str | None, str | None]]:
        """Return name, title and e-mail address of people known at a company (all companies where it is empty)."""
        ...

    def duplicates_of(self, pairs: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the ids of applications with the same company and role (case and outer blanks aside), by pair."""
        ...

    def close(self) -> None:
        """Close the store."""
        ...


class Writing(Protocol):
    """A long act under way."""

    def put(self, edits: Edits) -> None:
        """Write records as part of the act."""
        ...

    @property
    def change(self) -> Change:
        """What the act has changed so far."""
        ...


class ArchiveFault(Exception):
    """The store could not be read or written. `problem` says what, `path` where; nothing was changed."""

    def __init__(self, problem: "StoreProblem", path: str, detail: str = "") -> None:
        super().__init__(problem, path, detail)
        self.problem = problem
        self.path = path
        self.detail = detail


class StoreProblem(StrEnum):
    """Why the store cannot be used."""

    NEWER = "newer"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    BUSY = "busy"
    FULL = "full"
    READ_ONLY = "read-only"
    UNREADABLE = "unreadable"
