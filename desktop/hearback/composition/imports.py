"""Gives the readers of tables, calendars and backups what they need to know of the user."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from hearback.composition.children import sheet_reader
from hearback.composition.parts import Parts
from hearback.desk.language.pace_names import name_of
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, Round
from hearback.exchange.calendars.file import LARGEST_FILE as LARGEST_CALENDAR
from hearback.exchange.calendars.file import read_invitations
from hearback.exchange.calendars.fit import best_fit, proposal, round_of, with_invitation
from hearback.exchange.tables.file import read_table
from hearback.exchange.tables.mapping import applications_from
from hearback.exchange.tables.report import ReportWords, write_report
from hearback.exchange.tables.words import ImportWords, read_words
from hearback.system.places import ZoneTable
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.importing import TABLE_COLUMNS
from hearback.usecases.invitations import Fit, Invitation, Proposal
from hearback.usecases.ports import Places
from hearback.usecases.table_import import DateOrder, ReadRow, Table, TableChoices

ADDRESSES = "addresses"
"""The preference that holds the user's own e-mail addresses, so that an invitation's other guests are told from the user."""


@dataclass(frozen=True, kw_only=True)
class TableFiles:
    """Implements the TableReader port."""

    words: ImportWords
    order_hint: DateOrder
    remembered: Mapping[str, object]
    user_zone: ZoneInfo
    now: dt.datetime
    paces: Mapping[str, str]
    places: Places
    report_headings: tuple[str, str]

    def look(self, path: Path, choices: TableChoices, is_cancelled: Callable[[], bool] = lambda: False) -> Table:
        """Look through a whole table and return how it will be read. Raises Refused and Cancelled."""
        return read_table(
            path,
            self.words,
            choices,
            order_hint=self.order_hint,
            remembered=self.remembered,
            child_command=sheet_reader(),
            is_cancelled=is_cancelled,
        )

    def read(self, table: Table) -> Iterator[Sequence[ReadRow]]:
        """Yield what becomes of the rows, in chunks. Raises Refused."""
        return applications_from(table, self.words, user_zone=self.user_zone, now=self.now, paces=self.paces, places=self.places)

    def report(self, table: Table, rows: Iterable[ReadRow], sentence: Callable[[Fault], str]) -> Iterator[bytes]:
        """Yield rows that were not taken as a CSV table, with their lines and reasons."""
        line, reason = self.report_headings
        return write_report(table, rows, ReportWords(line=line, reason=reason, sentence=sentence))


@dataclass(frozen=True, kw_only=True)
class CalendarFiles:
    """Implements the InvitationReader port."""

    words: ImportWords
    user_zone: ZoneInfo
    user_addresses: Sequence[str]

    def read(self, path: Path) -> Sequence[Invitation]:
        """Return a file's invitations. Raises Refused."""
        try:
            with path.open("rb") as file:
                # one byte more than is taken: the reader refuses what is too large
                data = file.read(LARGEST_CALENDAR + 1)
        except OSError as fault:
            raise Refused([Fault("", "unreadable", {"detail": fault.strerror or ""})]) from fault
        return read_invitations(data, self.words, user_zone=self.user_zone, user_addresses=self.user_addresses)

    def fit(self, invitation: Invitation, applications: Iterable[JobApplication]) -> Fit:
        """Return which application an invitation belongs to."""
        return best_fit(invitation, applications, self.words)

    def proposal(self, invitation: Invitation) -> Proposal:
        """Return what an invitation says of an application that is not there yet."""
        return proposal(invitation, self.words)

    def round_of(self, invitation: Invitation) -> Round:
        """Return the round that an invitation is for."""
        return round_of(invitation, self.words)

    def attached(self, application: JobApplication, invitation: Invitation) -> JobApplication:
        """Return an application with the invitation's people and round."""
        return with_invitation(application, invitation, self.words, self.user_zone)


class Readers:
    """The readers for one run of the program; the word lists are read when the first of them is asked for."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @cached_property
    def words(self) -> ImportWords:
        """The words that tables and invitations are written with."""
        return read_words(self._parts.shipped.path("import"))

    def tables(self) -> TableFiles:
        """Return the reader of tables, as of now."""
        parts = self._parts
        remembered = parts.archive.preferences().get(TABLE_COLUMNS)
        return TableFiles(
            words=self.words,
            order_hint=_order_of(parts.words),
            remembered=remembered if isinstance(remembered, dict) else {},
            user_zone=parts.clock.zone(),
            now=parts.clock.now(),
            paces={id_: name_of(parts.words, pace) for id_, pace in parts.planning.paces.items()},
            places=ZoneTable(),
            report_headings=(parts.words.say_in("column of a table", "Line"), parts.words.say_in("column of a table", "Reason")),
        )

    def calendars(self) -> CalendarFiles:
        """Return the reader of calendar files."""
        parts = self._parts
        addresses = parts.archive.preferences().get(ADDRESSES)
        return CalendarFiles(
            words=self.words,
            user_zone=parts.clock.zone(),
            user_addresses=[one for one in addresses if isinstance(one, str)] if isinstance(addresses, list) else [],
        )


def _order_of(words: Words) -> DateOrder:
    """Return the order of day and month that the user's language is used to."""
    pattern = words.customs.date_formats["short"].pattern
    return DateOrder.MONTH_FIRST if pattern.startswith("M") else DateOrder.DAY_FIRST
