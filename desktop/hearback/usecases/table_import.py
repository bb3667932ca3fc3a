"""A table somebody else wrote, as it is read: what was guessed of it, what the user chose, what became of every row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from hearback.domain.job_application import JobApplication
from hearback.usecases.faults import Fault

NO_HEADER = 0


class Meaning(StrEnum):
    """What a column holds. `IGNORE` is known and not needed (a row's number, when it was created)."""

    COMPANY = "company"
    ROLE = "role"
    INDUSTRY = "industry"
    STATUS = "status"
    APPLIED = "applied"
    APPLIED_YES_NO = "applied-yes-no"
    INTERVIEW = "interview"
    INTERVIEW_TIME = "interview-time"
    INTERVIEW_END = "interview-end"
    ROUND = "round"
    CONTACT = "contact"
    EMAIL = "email"
    CONTACT_TITLE = "contact-title"
    THANK_YOU = "thank-you"
    LAST_CONTACT = "last-contact"
    SALARY = "salary"
    LINK = "link"
    LOCATION = "location"
    COUNTRY = "country"
    SOURCE = "source"
    TAGS = "tags"
    LANGUAGE = "language"
    NOTES = "notes"
    CONVERSATION = "conversation"
    IGNORE = "ignore"


DATES = frozenset({Meaning.APPLIED, Meaning.INTERVIEW, Meaning.INTERVIEW_END, Meaning.THANK_YOU, Meaning.LAST_CONTACT})
REPEATABLE = frozenset(
    {
        Meaning.INTERVIEW,
        Meaning.CONTACT,
        Meaning.EMAIL,
        Meaning.CONTACT_TITLE,
        Meaning.TAGS,
        Meaning.NOTES,
        Meaning.CONVERSATION,
        Meaning.IGNORE,
    }
)
"""Meanings that several columns may have; of the others the first column counts."""

Columns = tuple[Meaning | None, ...]
"""What each column means; None: not known, and left alone."""


class DateOrder(StrEnum):
    """Which number of `03/04/2026` is the day. Dates that begin with the year need no order."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the physical line (of a sheet: the row number) on which it begins, and its cells."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return a cell without outer blanks; rows may be shorter than the header."""
        return self.cells[column].strip() if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChoices:
    """What the user fixed; None where we are to guess. `header_line` 0: the table has no header."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_line: int | None = None
    date_order: DateOrder | None = None
    columns: Columns | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableGuess:
    """How a table is read. `encoding` and `delimiter` are None for a workbook, `sheet` for text.

    `header_line` is the line of the header (0: none). `order_is_sure` is False where no date told day and month apart and the
    locale's habit was taken. `remembered`: the columns are those chosen last time for this header.
    """

    encoding: str | None
    delimiter: str | None
    sheet: str | None
    header_line: int
    date_order: DateOrder
    order_is_sure: bool
    columns: Columns
    remembered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as it will be read: the guess, the header's cells, the sheets there are, the first rows and the number of all.

    `header_key` is what its header is remembered by (empty: not at all).
    """

    path: Path
    guess: TableGuess
    header: tuple[str, ...]
    header_key: str
    sheets: tuple[str, ...]
    preview: tuple[Row, ...]
    row_count: int
    source: Callable[[], Iterator[Row]] = field(repr=False)

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header. Raises Refused and Cancelled."""
        return (row for row in self.source() if row.line > self.guess.header_line)

    def heading(self, column: int) -> str:
        """Return a column's header as written; its number where it has none."""
        text = " ".join(self.header[column].split()) if column < len(self.header) else ""
        return text or str(column + 1)

    def remembered(self) -> tuple[str, list[str | None]]:
        """Return what to keep for the next table with the same header: the key, and the columns as JSON data."""
        return self.header_key, [None if meaning is None else meaning.value for meaning in self.guess.columns]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What became of a row: taken as an application, or not, for the `faults`; `notices` say what was assumed or left alone.

    `same_as` is the line of an earlier row with the same company and role.
    """

    line: int
    cells: tuple[str, ...]
    application: JobApplication | None = None
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    same_as: int | None = None


class TableReader(Protocol):
    """Reads tables in the words and the zone of one user; its methods hold nothing back, so any thread may call them."""

    def look(self, path: Path, choices: TableChoices, is_cancelled: Callable[[], bool] = lambda: False) -> Table:
        """Look through a whole table and return how it will be read. Raises Refused and Cancelled."""
        ...

    def read(self, table: Table) -> Iterator[Sequence[ReadRow]]:
        """Yield what becomes of the rows, in chunks. Raises Refused (where no column is the company or role: at once)."""
        ...

    def report(self, table: Table, rows: Iterable[ReadRow], sentence: Callable[[Fault], str]) -> Iterator[bytes]:
        """Yield rows that were not taken as a CSV table, with their lines and reasons."""
        ...


class Cancelled(Exception):
    """The user stopped a long reading."""
