"""Writes the list of applications as a CSV table that spreadsheets open right and that can be imported again."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication
from hearback.domain.moments import CountsAs, Moment, instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.stage import Stage

_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the system's old encoding


class Column(StrEnum):
    """The table's columns, in their order."""

    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    NEXT_STEP = "next-step"
    EARLIEST = "earliest"
    BEST = "best"
    LATEST = "latest"
    APPLIED = "applied"
    LAST_CONTACT = "last-contact"
    PEOPLE = "people"
    EMAILS = "emails"
    LOCATION = "location"
    SALARY = "salary"
    LINK = "link"
    TAGS = "tags"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An application with what was planned for it."""

    application: JobApplication
    stage: Stage | None
    next_step: NextStep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """The table's words in the user's language, and the delimiter that its spreadsheets expect (`;` beside decimal commas)."""

    headings: Mapping[Column, str]
    stage: Callable[[Stage], str]
    next_step: Callable[[NextStep], str]
    delimiter: str = ","


def write_table(entries: Iterable[Entry], words: TableWords, *, now: dt.datetime, user_zone: ZoneInfo) -> Iterator[bytes]:
    """Return the table line by line: UTF-8 with a byte order mark, CRLF, quoted by RFC 4180.

    Days are `YYYY-MM-DD` and times `YYYY-MM-DD HH:MM` in the company's zone (`user_zone` where it is not known), which no
    locale reads wrongly. Cells that a spreadsheet would run as a formula begin with an apostrophe.
    """
    cells = (_cells(entry, words, now, user_zone) for entry in entries)
    rows = ([of_entry[column] or "" for column in Column] for of_entry in cells)
    return write_rows([words.headings[column] for column in Column], rows, words.delimiter)


def write_rows(headings: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> Iterator[bytes]:
    """Yield a table of texts line by line, written as `write_table` writes."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=delimiter)
    line.write(_BYTE_ORDER_MARK)
    for row in chain([headings], rows):
        writer.writerow(map(harmless, row))
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs: one that begins like a formula, after blanks too, gets an apostrophe before it."""
    begins = cell.startswith(_RUNS_AS_FORMULA) or cell.lstrip().startswith(_RUNS_AS_FORMULA)
    return f"'{cell}" if begins else cell


def _cells(entry: Entry, words: TableWords, now: dt.datetime, user_zone: ZoneInfo) -> Mapping[Column, str | None]:
    one, step = entry.application, entry.next_step
    zone = ZoneInfo(one.time_zone) if one.time_zone else user_zone
    window = step.window if step else None
    best = window.best if window else step.at if step else None
    return {
        Column.COMPANY: one.company,
        Column.ROLE: one.role,
        Column.STAGE: words.stage(entry.stage) if entry.stage else None,
        Column.NEXT_STEP: words.next_step(step) if step else None,
        Column.EARLIEST: _written(window.earliest if window else None, zone),
        Column.BEST: _written(best, zone),
        Column.LATEST: _written(window.latest if window else None, zone),
        Column.APPLIED: _written(one.applied, zone),
        Column.LAST_CONTACT: _written(_last_contact(one, zone, now), zone),
        Column.PEOPLE: "; ".join(person.name for person in one.people),
        Column.EMAILS: "; ".join(person.email for person in one.people if person.email),
        Column.LOCATION: one.location,
        Column.SALARY: one.salary,
        Column.LINK: one.url,
        Column.TAGS: "; ".join(one.tags),
        Column.NOTES: one.notes,
    }


def _written(moment: Moment | None, zone: ZoneInfo) -> str | None:
    if isinstance(moment, dt.datetime):
        return moment.astimezone(zone).replace(tzinfo=None).isoformat(" ", "minutes")
    return moment.isoformat() if moment is not None else None


def _last_contact(one: JobApplication, zone: ZoneInfo, now: dt.datetime) -> Moment | None:
    """Return the last message, reply or round by `now`, with a time only where the user noted one."""
    contacts: list[tuple[Moment, CountsAs]] = [
        *((message.sent, "event") for message in one.messages),
        *((reply.received, "event") for reply in one.replies),
        *((round_.starts, "start") for round_ in one.rounds if not round_.cancelled),
    ]
    past = [(at, moment) for moment, counts_as in contacts if (at := instant_of(moment, counts_as, zone)) <= now]
    return max(past, key=lambda found: found[0])[1] if past else None
