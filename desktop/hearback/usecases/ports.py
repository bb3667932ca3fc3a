"""What the use cases ask of the outside: the archive, the clock, the holiday table."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.letter import Letter
from hearback.domain.message import Template
from hearback.domain.moments import Moment, instant_of
from hearback.domain.next_step import NextStep, Plan
from hearback.domain.pace import Pace
from hearback.domain.stage import Group, Stage
from hearback.domain.workdays import Holidays
from hearback.usecases.change import Act, Change, Edits, SeenDraft, Trashed

if TYPE_CHECKING:
    from hearback.domain.published_figures import Gleaning
    from hearback.domain.reminders.kept_reminder import KeptReminder
    from hearback.domain.response_times.waits import Contacts


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


class Speller(Protocol):
    """Dictionaries. Questions may take a second, and are asked one at a time; only `close` may come meanwhile."""

    def misspelt(self, language: str, words: Collection[str]) -> frozenset[str]:
        """Return those of the words that the language's dictionaries do not know. Raises NoDictionary, SpellingFault."""
        ...

    def suggestions(self, language: str, word: str) -> Sequence[str]:
        """Return words to put in a misspelt one's place, the likeliest first. Raises NoDictionary, SpellingFault."""
        ...

    def languages(self) -> Sequence[str]:
        """Return the languages (BCP 47) that there are dictionaries for."""
        ...

    def close(self) -> None:
        """Ask no more; a question under way raises SpellingFault."""
        ...


class NoDictionary(Exception):
    """There is no dictionary for a language on this computer."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class SpellingFault(Exception):
    """A dictionary could not be read: `dictionary` names its file."""

    def __init__(self, dictionary: str, detail: str) -> None:
        super().__init__(dictionary, detail)
        self.dictionary = dictionary
        self.detail = detail


class SortKey(StrEnum):
    """What the list can be sorted by."""

    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    NEXT_STEP = "next-step"
    INDUSTRY = "industry"
    APPLIED = "applied"
    LAST_HEARD = "last-heard"
    TAGS = "tags"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What the list shows: a group, the words looked for (every one must occur), the order.

    `ranks` are the paces' ids or the countries' codes in the order of their names, where the list is sorted by these.
    """

    group: Group = Group.ALL
    words: str = ""
    sort: SortKey = SortKey.NEXT_STEP
    descending: bool = False
    ranks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One application as the list shows it; step, stage and group as planned last (None where not planned yet).

    `last_heard` is when the last reply that counts came. What comes after `group` only `rows` tells, not `kept_plans`.
    """

    id: str
    company: str
    role: str
    next_step: NextStep | None
    stage: Stage | None
    group: Group | None
    tags: tuple[str, ...] = ()
    pace: str | None = None
    country: str | None = None
    applied: Moment | None = None
    last_heard: Moment | None = None


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What groups an application: its stage (None: not planned yet) without a round's name, and when its next step opens."""

    stage: Stage | None
    stage_order: int
    pace: str | None
    due_from: str | None
    opens: str | None
    """Instants as ISO 8601 in UTC, as they are kept: thousands of them are compared, few are shown."""
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashRow:
    """A deleted application as the trash shows it."""

    id: str
    company: str
    role: str
    deleted: dt.datetime


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


@dataclass(frozen=True, slots=True)
class KeptChange:
    """What an act did to one application: its state before (None: it was not there) and after (None: it is gone)."""

    at: dt.datetime
    act: Act
    about: str
    before: JobApplication | None
    after: JobApplication | None


class AilmentKind(StrEnum):
    """What can be wrong with a store that opens."""

    PAGES = "pages"
    """the file itself is damaged: only a backup helps"""
    REFERENCES = "references"
    SEARCH_INDEX = "search-index"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is wrong with a store, and how often."""

    kind: AilmentKind
    count: int


class Archive(Protocol):
    """The user's store. Every method that writes is one transaction, or part of the one begun by `together`."""

    # what is there

    def application(self, id_: str) -> JobApplication | None:
        """Return one application, or None."""
        ...

    def applications(self, ids: Collection[str] | None = None) -> Iterator[JobApplication]:
        """Yield applications in the order in which they were added: those with the ids, or all."""
        ...

    def contacts(self, ids: Collection[str] | None = None) -> "Iterator[Contacts]":
        """Yield when applications wrote, heard and met: those with the ids, or all, in the order in which they were added."""
        ...

    def interviewed_since(self, day: dt.date) -> Sequence[str]:
        """Return the ids of applications with a round that was not cancelled and lies on this day or later."""
        ...

    def paces(self) -> Mapping[str, Pace]:
        """Return the user's own paces and changes of shipped ones, by id."""
        ...

    def templates(self) -> Mapping[str, Template]:
        """Return the user's own templates and changes of shipped ones, by id."""
        ...

    def gleanings(self) -> "Mapping[str, Gleaning]":
        """Return what the user gleaned about waiting, by id, in the order of the days."""
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

    def state(self) -> object:
        """Return what differs once anything was written to the store, by this program or another one."""
        ...

    # drafts: saved while they are typed, no step of undo

    def drafts(self, application: str | None = None) -> Sequence[tuple[SeenDraft, KeptDraft]]:
        """Return the drafts of an application, or all in the order of the applications; those saved last come last."""
        ...

    def keep_draft(self, one: KeptDraft, seen: SeenDraft | None) -> SeenDraft | None:
        """Keep a draft in place of the state that was seen; beside it, where another window has changed that meanwhile.

        None where its application is gone. Raises ArchiveFault, also while a long act is under way.
        """
        ...

    def forget_draft(self, seen: SeenDraft) -> None:
        """Take a draft away for good, unless it was changed since it was seen."""
        ...

    # reminders: what was told; written as `Edits.reminders`

    def reminders(self, of: Collection[str] | None = None) -> "Sequence[KeptReminder]":
        """Return what was told, by identity: about the applications `of`, or all."""
        ...

    def reminders_of_notice(self, notice: str) -> "Sequence[KeptReminder]":
        """Return what a notice told, as far as nothing told it again since."""
        ...

    def reminded_until(self) -> dt.datetime | None:
        """Return up to when everything was told that was to be told (None: nobody looked yet)."""
        ...

    def keep_reminded_until(self, until: dt.datetime) -> None:
        """Keep up to when everything was told."""
        ...

    def plans_to_remind_of(self, since: dt.datetime | None, until: dt.datetime) -> Sequence[str]:
        """Return the ids whose plans have a moment from `since` (None: or are due) until `until`, or are to be told again."""
        ...

    def next_plan_end(self, now: dt.datetime) -> dt.datetime | None:
        """Return when the first of the plans that hold now does not hold any more (None: all hold on)."""
        ...

    # the trash

    def trash(self) -> Sequence[TrashRow]:
        """Return what is in the trash, the latest first."""
        ...

    def trashed(self, ids: Collection[str]) -> Iterator[Trashed]:
        """Yield deleted applications whole, those of the ids that are in the trash."""
        ...

    def changes_of(self, id_: str) -> Sequence[KeptChange]:
        """Return what acts did to an application, the latest first, as far as undo reaches back."""
        ...

    def examine(self) -> Sequence[Ailment]:
        """Return what is wrong with the store; nothing is changed. Raises ArchiveFault."""
        ...

    def repair(self) -> None:
        """Mend what can be mended; whoever asks has made a backup. Raises ArchiveFault."""
        ...

    def erase(self, ids: Collection[str]) -> None:
        """Take deleted applications out of the trash for good; what was done up to their deletion cannot be undone then."""
        ...

    # the list

    def listing(self, query: ListQuery, now: dt.datetime) -> Sequence[str]:
        """Return the ids that the query selects, in its order. Due and waiting are told apart at `now`."""
        ...

    def counts(self, words: str, now: dt.datetime) -> Mapping[Group, int]:
        """Return how many applications each group holds at `now`, among those that the words find."""
        ...

    def planned_days(self, query: "ListQuery", now: dt.datetime) -> Mapping[dt.date, int]:
        """Return how many steps open on each day (of UTC) of what the query selects."""
        ...

    def next_opening(self, now: dt.datetime) -> dt.datetime | None:
        """Return when the first window to come opens, of the applications that wait at `now`; None where none does."""
        ...

    def quiet(self, now: dt.datetime) -> int:
        """Return how many applications have gone quiet at `now`: they are due to be moved on from."""
        ...

    def group_facts(self) -> Mapping[str, GroupFacts]:
        """Return what groups each application, by id."""
        ...

    def beginning_with(self, letters: str) -> Sequence[str]:
        """Return the ids of applications whose company begins with these letters, case and accents aside, in any order."""
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

    def steps_to_come(self, ids: Collection[str] | None = None) -> Sequence[tuple[str, NextStep]]:
        """Return the planned next steps, without reasons and people: of these applications, or of all that have one.

        What ended or is not planned yet is left out.
        """
        ...

    def letters(self, of: Collection[str] | None = None, since: dt.datetime | None = None) -> Iterator[KeptLetter]:
        """Yield the messages that courtesy must see: all, or those to the companies and people of the applications `of`.

        What was sent before `since` may be left out.
        """
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

    def known_tags(self, ids: Collection[str] | None = None) -> Mapping[str, int]:
        """Return every tag, of the applications with the ids or of all, with how many have it, the most usual first."""
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
