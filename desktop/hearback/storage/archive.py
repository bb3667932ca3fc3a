"""The archive: everything that the use cases ask of the store, over one connection for as long as it is open."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from hearback.domain.job_application import JobApplication
from hearback.domain.message import Template
from hearback.domain.pace import Pace
from hearback.domain.stage import Group
from hearback.domain.workdays import Holidays
from hearback.storage import (
    application_records,
    history,
    kept_letters,
    known_names,
    listing,
    plan_cache,
    settings_records,
)
from hearback.storage.column_values import instant_text
from hearback.storage.store_faults import problem_of, told
from hearback.storage.store_file import FILE_NAME, open_store_file
from hearback.storage.transactions import immediate, one_state
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.ports import ArchiveFault, KeptLetter, KeptPlan, ListQuery, ListRow, StoreProblem, Writing


def open_archive(folder: Path, *, clock: Callable[[], dt.datetime]) -> "SqliteArchive":
    """Open the store in `folder`, made where there is none; `clock` gives the instants that acts are noted with.

    Raises ArchiveFault for a file that is newer, foreign, damaged, busy or cannot be read; such a file is left as it is.
    """
    path = folder / FILE_NAME
    try:
        with told(path):
            return SqliteArchive(open_store_file(folder), path, clock)
    except OSError as error:
        raise ArchiveFault(problem_of(error), str(path), str(error)) from error


class SqliteArchive:
    """The `Archive` port on one SQLite file; of the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Callable[[], dt.datetime]) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock
        self._long_act_under_way = False
        self._planning_from: tuple[int, str] | None = None

    # what is there

    def application(self, id_: str) -> JobApplication | None:
        """Return one application, or None."""
        return next(self.applications([id_]), None)

    def applications(self, ids: Collection[str] | None = None) -> Iterator[JobApplication]:
        """Yield applications in the order in which they were added: those with the ids, or all."""
        with told(self._path):
            yield from application_records.applications(self._connection, ids)

    def paces(self) -> Mapping[str, Pace]:
        """Return the user's own paces and changes of shipped ones, by id."""
        with told(self._path):
            return settings_records.paces(self._connection)

    def templates(self) -> Mapping[str, Template]:
        """Return the user's own templates and changes of shipped ones, by id."""
        with told(self._path):
            return settings_records.templates(self._connection)

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

    # the list

    def listing(self, query: ListQuery, now: dt.datetime) -> Sequence[str]:
        """Return the ids that the query selects, in its order. Due and waiting are told apart at `now`."""
        with told(self._path):
            return listing.listing(self._connection, query, now)

    def counts(self, words: str, now: dt.datetime) -> Mapping[Group, int]:
        """Return how many applications each group holds at `now`, among those that the words find."""
        with told(self._path):
            return listing.counts(self._connection, words, now)

    def rows(self, ids: Sequence[str]) -> Sequence[ListRow]:
        """Return the list rows of the ids, in their order; ids that are gone are left out."""
        with told(self._path), one_state(self._connection):
            return plan_cache.list_rows(self._connection, ids)

    # plans: a cache of the rules' answers

    def plans_to_make(self, now: dt.datetime, basis: str) -> Sequence[str]:
        """Return the ids without a plan that holds at `now` and was made on the same `basis` (paces, zone, rules)."""
        with told(self._path), one_state(self._connection):
            self._planning_from = history.place(self._connection)
            return plan_cache.plans_to_make(self._connection, now, basis)

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

    def letters(self, of: Collection[str] | None = None) -> Iterator[KeptLetter]:
        """Yield the messages that courtesy must see: all, or those to the companies and people of the applications `of`."""
        with told(self._path):
            yield from kept_letters.letters(self._connection, of)

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
