"""The archive: everything that the use cases ask of the store, over one connection for as long as it is open."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hearback.domain.job_application import JobApplication
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.message import Template
from hearback.domain.next_step import NextStep
from hearback.domain.pace import Pace
from hearback.domain.stage import Group
from hearback.domain.workdays import Holidays
from hearback.storage import (
    application_records,
    draft_records,
    history,
    kept_letters,
    known_names,
    listing,
    plan_cache,
    reminder_records,
    settings_records,
    trash_records,
)
from hearback.storage.column_values import instant_text
from hearback.storage.kept_listing import KeptListing
from hearback.storage.store_faults import problem_of, told
from hearback.storage.store_file import FILE_NAME, open_store_file, put_back
from hearback.storage.transactions import immediate, one_state
from hearback.storage.written import Written
from hearback.usecases.change import Act, Change, Edits, SeenDraft, Trashed
from hearback.usecases.ports import (
    Ailment,
    ArchiveFault,
    GroupFacts,
    KeptChange,
    KeptLetter,
    KeptPlan,
    ListQuery,
    ListRow,
    StoreProblem,
    TrashRow,
    Writing,
)

if TYPE_CHECKING:
    from hearback.domain.published_figures import Gleaning
    from hearback.domain.reminders.kept_reminder import KeptReminder
    from hearback.domain.response_times.waits import Contacts
    from hearback.storage.backups import SqliteBackups


def open_archive(folder: Path, *, clock: Callable[[], dt.datetime]) -> "SqliteArchive":
    """Open the store in `folder`, made where there is none; `clock` gives the instants that acts are noted with.

    Raises ArchiveFault for a file that is newer, foreign, damaged, busy or cannot be read; such a file is left as it is.
    """
    path = folder / FILE_NAME
    try:
        with told(path):
            return SqliteArchive(open_store_file(folder, clock()), path, clock)
    except OSError as error:
        raise ArchiveFault(problem_of(error), str(path), str(error)) from error


class SqliteArchive:
    """The `Archive` port on one SQLite file; of the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Callable[[], dt.datetime]) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock
        self._long_act_under_way = False
        self._restored = 0
        self._planning_from: tuple[int, str] | None = None

    @cached_property
    def _list(self) -> KeptListing:
        # many commands ask for no list
        return KeptListing(self._connection)

    @cached_property
    def _unplanned(self) -> plan_cache.Unplanned:
        return plan_cache.Unplanned(self._connection, Written(self._connection))

    # what is there

    def application(self, id_: str) -> JobApplication | None:
        """Return one application, or None."""
        return next(self.applications([id_]), None)

    def applications(self, ids: Collection[str] | None = None) -> Iterator[JobApplication]:
        """Yield applications in the order in which they were added: those with the ids, or all."""
        with told(self._path):
            yield from application_records.applications(self._connection, ids)

    def contacts(self, ids: Collection[str] | None = None) -> "Iterator[Contacts]":
        """Yield when applications wrote, heard and met: those with the ids, or all, in the order in which they were added."""
        from hearback.storage import contact_events

        with told(self._path):
            yield from contact_events.contacts(self._connection, ids)

    def interviewed_since(self, day: dt.date) -> Sequence[str]:
        """Return the ids of applications with a round that was not cancelled and lies on this day or later."""
        with told(self._path):
            return application_records.interviewed_since(self._connection, day)

    def paces(self) -> Mapping[str, Pace]:
        """Return the user's own paces and changes of shipped ones, by id."""
        with told(self._path):
            return settings_records.paces(self._connection)

    def templates(self) -> Mapping[str, Template]:
        """Return the user's own templates and changes of shipped ones, by id."""
        with told(self._path):
            return settings_records.templates(self._connection)

    def gleanings(self) -> "Mapping[str, Gleaning]":
        """Return what the user gleaned about waiting, by id, in the order of the days."""
        with told(self._path):
            return settings_records.gleanings(self._connection)

    def preferences(self) -> Mapping[str, object]:
        """Return the user's preferences, plain JSON data by name."""
        with told(self._path):
            return settings_records.preferences(self._connection)

    # writing

    def write(self, act: Act, about: str, edits: Edits) -> Change:
        """Write the records of one act; an act that changes nothing leaves no undo step.

        Raises ArchiveFault, and Refused for a text or moment that no file can hold.
        """
        with self._act(act, about) as under_way:
            under_way.put(edits)
            under_way.finish()
        return under_way.change

    @contextmanager
    def together(self, act: Act, about: str) -> Iterator[Writing]:
        """Begin a long act: everything put through the handle is committed at the end as one act, or not at all."""
        with self._act(act, about) as under_way:
            self._long_act_under_way = True
            try:
                yield under_way
                under_way.finish()
            finally:
                self._long_act_under_way = False

    def undo(self) -> Change | None:
        """Take the newest act back (None where there is none)."""
        return self._swap(history.newest_done)

    def redo(self) -> Change | None:
        """Do again what was undone last (None where there is nothing)."""
        return self._swap(history.oldest_undone)

    def undoable(self) -> tuple[Act, str] | None:
        """Return the act and what it was about that `undo` would take back."""
        with told(self._path):
            step = history.newest_done(self._connection)
        return step and step[1:]

    def redoable(self) -> tuple[Act, str] | None:
        """Return the act and what it was about that `redo` would do again."""
        with told(self._path):
            step = history.oldest_undone(self._connection)
        return step and step[1:]

    def version(self) -> int:
        """Return a number that differs once another program has written to the store."""
        with told(self._path):
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def state(self) -> object:
        """Return what differs once anything was written to the store, by this program or another one."""
        return self.version(), self._connection.total_changes, self._restored

    @cached_property
    def backups(self) -> "SqliteBackups":
        """The backups of the store."""
        from hearback.storage.backups import SqliteBackups
        from hearback.storage.checked_copy import FOLDER_NAME

        return SqliteBackups(self._connection, self._path.parent / FOLDER_NAME, self._clock, self._put_back)

    def changes_of(self, id_: str) -> Sequence[KeptChange]:
        """Return what acts did to an application, the latest first, as far as undo reaches back."""
        with told(self._path), one_state(self._connection):
            return history.changes_of(self._connection, id_)

    def examine(self) -> Sequence[Ailment]:
        """Return what is wrong with the store; nothing is changed."""
        from hearback.storage import doctor

        self._refuse_nested()
        with told(self._path):
            return doctor.examine(self._connection)

    def repair(self) -> None:
        """Mend what can be mended; whoever asks has made a backup. Raises ArchiveFault."""
        from hearback.storage import doctor

        self._refuse_nested()
        with told(self._path):
            doctor.repair(self._connection)
        self._restored += 1

    def _put_back(self, backup: Path) -> None:
        self._refuse_nested()
        put_back(self._connection, self._path, backup)
        self._restored += 1
        # page by page: nothing that was noted or kept tells what is there now
        for kept in ("_list", "_unplanned"):
            self.__dict__.pop(kept, None)

    # drafts: saved while they are typed, no step of undo

    def drafts(self, application: str | None = None) -> Sequence[tuple[SeenDraft, KeptDraft]]:
        """Return the drafts of an application, or all; those saved last come last."""
        with told(self._path):
            return list(draft_records.drafts(self._connection, application))

    def keep_draft(self, one: KeptDraft, seen: SeenDraft | None) -> SeenDraft | None:
        """Keep a draft in place of the state that was seen; beside it, where another window has changed that meanwhile.

        None where its application is gone. Raises ArchiveFault, also while a long act is under way.
        """
        self._refuse_nested()
        with told(self._path), immediate(self._connection):
            return draft_records.keep(self._connection, one, seen)

    def forget_draft(self, seen: SeenDraft) -> None:
        """Take a draft away for good, unless it was changed since it was seen."""
        self._refuse_nested()
        with told(self._path), immediate(self._connection):
            if draft_records.is_as_seen(self._connection, seen):
                draft_records.take_away(self._connection, seen.number)

    # reminders: what was told

    def reminders(self, of: Collection[str] | None = None) -> "Sequence[KeptReminder]":
        """Return what was told, by identity: about the applications `of`, or all."""
        with told(self._path):
            return reminder_records.reminders(self._connection, of)

    def reminders_of_notice(self, notice: str) -> "Sequence[KeptReminder]":
        """Return what a notice told, as far as nothing told it again since."""
        with told(self._path):
            return reminder_records.of_notice(self._connection, notice)

    def reminded_until(self) -> dt.datetime | None:
        """Return up to when everything was told that was to be told (None: nobody looked yet)."""
        with told(self._path):
            return reminder_records.reminded_until(self._connection)

    def keep_reminded_until(self, until: dt.datetime) -> None:
        """Keep up to when everything was told."""
        with self._cache_write():
            reminder_records.keep_reminded_until(self._connection, until)

    def plans_to_remind_of(self, since: dt.datetime | None, until: dt.datetime) -> Sequence[str]:
        """Return the ids whose plans have a moment from `since` (None: or are due) until `until`, or are to be told again."""
        with told(self._path):
            return reminder_records.plans_to_remind_of(self._connection, since, until)

    def next_plan_end(self, now: dt.datetime) -> dt.datetime | None:
        """Return when the first of the plans that hold now does not hold any more (None: all hold on)."""
        with told(self._path):
            return reminder_records.next_plan_end(self._connection, now)

    # the trash

    def trash(self) -> Sequence[TrashRow]:
        """Return what is in the trash, the latest first."""
        with told(self._path):
            return trash_records.trash(self._connection)

    def trashed(self, ids: Collection[str]) -> Iterator[Trashed]:
        """Yield deleted applications whole, those of the ids that are in the trash."""
        with told(self._path):
            yield from trash_records.trashed(self._connection, ids)

    def erase(self, ids: Collection[str]) -> None:
        """Take deleted applications out of the trash for good, with every trace that they left in the store.

        What was done up to their deletion cannot be undone then.
        """
        self._refuse_nested()
        with told(self._path):
            with immediate(self._connection):
                trash_records.erase(self._connection, ids)
            # writes the file anew, without the pages that are free
            self._connection.execute("VACUUM")

    # the list

    def listing(self, query: ListQuery, now: dt.datetime) -> Sequence[str]:
        """Return the ids that the query selects, in its order. Due and waiting are told apart at `now`."""
        with told(self._path):
            return self._list.listing(query, instant_text(now))

    def counts(self, words: str, now: dt.datetime) -> Mapping[Group, int]:
        """Return how many applications each group holds at `now`, among those that the words find."""
        with told(self._path):
            return self._list.counts(words, instant_text(now))

    def planned_days(self, query: ListQuery, now: dt.datetime) -> Mapping[dt.date, int]:
        """Return how many steps open on each day (of UTC) of what the query selects."""
        with told(self._path):
            found = self._list.planned_days(query, instant_text(now))
        return {dt.date.fromisoformat(day): count for day, count in found.items()}

    def next_opening(self, now: dt.datetime) -> dt.datetime | None:
        """Return when the first window to come opens, of the applications that wait at `now`; None where none does."""
        with told(self._path):
            moment = self._list.next_opening(instant_text(now))
        return dt.datetime.fromisoformat(moment) if moment is not None else None

    def quiet(self, now: dt.datetime) -> int:
        """Return how many applications have gone quiet at `now`: they are due to be moved on from."""
        with told(self._path):
            return self._list.quiet(instant_text(now))

    def group_facts(self) -> Mapping[str, GroupFacts]:
        """Return what groups each application, by id."""
        with told(self._path):
            return plan_cache.group_facts(self._connection)

    def beginning_with(self, letters: str) -> Sequence[str]:
        """Return the ids of applications whose company begins with these letters, case and accents aside."""
        with told(self._path):
            return listing.beginning_with(self._connection, letters)

    def rows(self, ids: Sequence[str]) -> Sequence[ListRow]:
        """Return the list rows of the ids, in their order; ids that are gone are left out."""
        with told(self._path), one_state(self._connection):
            return plan_cache.list_rows(self._connection, ids)

    # plans: a cache of the rules' answers

    def plans_to_make(self, now: dt.datetime, basis: str) -> Sequence[str]:
        """Return the ids without a plan that holds at `now` and was made on the same `basis` (paces, zone, rules)."""
        with told(self._path):
            # while something is being written, nobody knows what will stay
            unplanned = plan_cache.Unplanned(self._connection) if self._connection.in_transaction else self._unplanned
            with one_state(self._connection):
                self._planning_from = history.place(self._connection)
                return plan_cache.plans_to_make(self._connection, now, basis, unplanned.numbers())

    def keep_plans(self, plans: Iterable[KeptPlan], basis: str) -> None:
        """Keep plans made on `basis`; plans of applications that are gone are dropped.

        Where somebody acted since `plans_to_make`, plans may rest on what is no longer so: none are kept, they stay to be made.
        """
        made = list(plans)
        with self._cache_write():
            if self._planning_from == history.place(self._connection):
                plan_cache.keep_plans(self._connection, made, basis)

    def kept_plans(self, *, due_at: dt.datetime | None = None) -> Iterator[tuple[ListRow, str | None, str | None]]:
        """Yield list rows, without reasons, with zone and what is told of the plan; only those due at `due_at` if given."""
        with told(self._path):
            yield from plan_cache.kept_plans(self._connection, due_at)

    def steps_to_come(self, ids: Collection[str] | None = None) -> Sequence[tuple[str, NextStep]]:
        """Return the planned next steps, without reasons and people: of these applications, or of all that have one."""
        with told(self._path):
            return plan_cache.steps_to_come(self._connection, ids)

    def letters(self, of: Collection[str] | None = None, since: dt.datetime | None = None) -> Iterator[KeptLetter]:
        """Yield the messages that courtesy must see: all, or those to the companies and people of the applications `of`.

        What was sent before `since` may be left out.
        """
        with told(self._path):
            yield from kept_letters.letters(self._connection, of, since)

    def holidays_kept(self, country: str, region: str | None, year: int) -> Holidays | None:
        """Return the kept holidays of a year, or None."""
        query = "SELECT holidays FROM holiday_year WHERE country = ? AND region = ? AND year = ?"
        with told(self._path):
            row = self._connection.execute(query, (country, region or "", year)).fetchone()
        return None if row is None else {dt.date.fromisoformat(day): name for day, name in json.loads(row[0]).items()}

    def keep_holidays(self, country: str, region: str | None, year: int, holidays: Holidays) -> None:
        """Keep a year's holidays (a cache: the holiday table is slow to load)."""
        kept = json.dumps({day.isoformat(): name for day, name in holidays.items()}, ensure_ascii=False)
        with self._cache_write():
            self._connection.execute(
                "INSERT OR REPLACE INTO holiday_year VALUES (?, ?, ?, ?)", (country, region or "", year, kept)
            )

    # what is known already, for completion in forms

    def known_companies(self, beginning: str, limit: int = 20) -> Sequence[str]:
        """Return company names that begin so, or have a word that does (case and accents aside)."""
        with told(self._path):
            return known_names.known_companies(self._connection, beginning, limit)

    def known_people(self, company: str) -> Sequence[tuple[str, str | None, str | None]]:
        """Return name, title and e-mail address of people known at a company (all companies where it is empty)."""
        with told(self._path):
            return known_names.known_people(self._connection, company)

    def known_tags(self, ids: Collection[str] | None = None) -> Mapping[str, int]:
        """Return every tag, of the applications with the ids or of all, with how many have it, the most usual first."""
        with told(self._path):
            return known_names.known_tags(self._connection, ids)

    def duplicates_of(self, pairs: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the ids of applications with the same company and role (case and outer blanks aside), by pair."""
        with told(self._path), one_state(self._connection):
            return known_names.duplicates_of(self._connection, pairs)

    def close(self) -> None:
        """Close the store; a long act that is under way is rolled back."""
        self._connection.close()

    @contextmanager
    def _act(self, act: Act, about: str) -> Iterator[history.ActUnderWay]:
        self._refuse_nested()
        with told(self._path), immediate(self._connection):
            yield history.ActUnderWay(self._connection, self._path, act, about, instant_text(self._clock()))

    @contextmanager
    def _cache_write(self) -> Iterator[None]:
        """Write to a cache: in a transaction of its own, or within the long act that is under way."""
        with told(self._path):
            if self._connection.in_transaction:
                yield
            else:
                with immediate(self._connection):
                    yield

    def _swap(self, find: Callable[[sqlite3.Connection], tuple[int, Act, str] | None]) -> Change | None:
        self._refuse_nested()
        with told(self._path), immediate(self._connection):
            step = find(self._connection)
            return None if step is None else history.swap(self._connection, *step)

    def _refuse_nested(self) -> None:
        if self._long_act_under_way:
            raise ArchiveFault(StoreProblem.BUSY, str(self._path), "a long act is under way")
