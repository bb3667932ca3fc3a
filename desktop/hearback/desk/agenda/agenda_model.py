"""The rows of the agenda: a heading for each section, below it its entries; companies and reasons are read by the page."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hearback.desk.agenda.agenda_words import AgendaWords, Told
from hearback.domain.agenda import Entry, Placed, Section
from hearback.usecases.agenda import Agenda
from hearback.usecases.ports import Archive, Clock, ListRow

Index = QModelIndex | QPersistentModelIndex

_PAGE = 50
_PAGES_KEPT = 24
_TOLD_KEPT = 1000
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section, and how many entries stand below it."""

    section: Section
    count: int


class AgendaModel(QAbstractTableModel):
    """One column; a row is a `Heading` or a `Placed` entry."""

    def __init__(
        self, agenda: Agenda, archive: Archive, clock: Clock, words: AgendaWords, first_weekday: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._archive = archive
        self._clock = clock
        self._words = words
        self._first_weekday = first_weekday
        self._rows: Sequence[Heading | Placed] = ()
        self._rows_of: dict[str, list[int]] | None = None
        self._pages: dict[int, dict[str, ListRow]] = {}
        self._told: dict[int, Told] = {}
        self.now = clock.now()

    def read(self, ids: Collection[str] | None) -> None:
        """Show the entries of these applications (None: of all); where they are the same, so are the rows."""
        self.now = self._clock.now()
        shown = self._agenda.entries(self._first_weekday)
        if ids is not None:
            shown = [one for one in shown if one.entry.application in ids]
        rows = list(_with_headings(shown))
        self._pages.clear()
        self._told.clear()
        if rows == self._rows:
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows, self._rows_of = rows, None
        self.endResetModel()

    def at(self, row: int) -> Heading | Placed | None:
        """Return what stands in a row, None where there is no such row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def id_at(self, row: int) -> str | None:
        """Return whose entry stands in a row; None for a heading."""
        one = self.at(row)
        return one.entry.application if isinstance(one, Placed) else None

    def rows_of(self, id_: str) -> Sequence[int]:
        """Return the rows of an application's entries."""
        if self._rows_of is None:
            self._rows_of = {}
            for row, one in enumerate(self._rows):
                if isinstance(one, Placed):
                    self._rows_of.setdefault(one.entry.application, []).append(row)
        return self._rows_of.get(id_, ())

    def headings(self) -> Sequence[int]:
        """Return the rows of the headings."""
        return [row for row, one in enumerate(self._rows) if isinstance(one, Heading)]

    def same_row(self, one: Heading | Placed | None) -> int | None:
        """Return the row of the same entry after a reading, wherever it stands now."""
        if not isinstance(one, Placed):
            return None
        rows = self.rows_of(one.entry.application)
        return next((row for row in rows if _is_same(self._rows[row], one.entry)), None)

    def application(self, row: int) -> ListRow | None:
        """Return the application of an entry's row; None for a heading, and where it is gone."""
        id_ = self.id_at(row)
        if id_ is None:
            return None
        number = row // _PAGE
        page = self._pages.get(number)
        if page is None:
            on_page = self._rows[number * _PAGE : (number + 1) * _PAGE]
            ids = list(dict.fromkeys(one.entry.application for one in on_page if isinstance(one, Placed)))
            page = self._pages[number] = {one.id: one for one in self._archive.rows(ids)}
            if len(self._pages) > _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
        return page.get(id_)

    def told(self, row: int) -> Told | None:
        """Return what an entry says; None for a heading."""
        one = self.at(row)
        if not isinstance(one, Placed):
            return None
        told = self._told.get(row)
        if told is None:
            if len(self._told) >= _TOLD_KEPT:
                self._told.clear()
            told = self._told[row] = self._words.told(one, self.application(row), self.now)
        return told

    def title(self, heading: Heading) -> str:
        """Return a heading's words."""
        return self._words.section(heading.section, self.now)

    def count(self, heading: Heading) -> str:
        """Return how many entries stand below a heading."""
        return self._words.number(heading.count)

    def spoken(self, row: int) -> str:
        """Return everything about a row in sentences."""
        one = self.at(row)
        if isinstance(one, Heading):
            return self._words.spoken_section(one.section, self.now, one.count)
        application = self.application(row)
        return self._words.spoken(one, application, self.now) if one is not None and application is not None else ""

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # without a name, a screen reader does not read Qt's number of the row before each
        return "" if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # headings too can be gone to: there a screen reader says how many entries follow
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        return self.spoken(index.row())


def _is_same(one: Heading | Placed, entry: Entry) -> bool:
    if not isinstance(one, Placed) or one.entry.kind is not entry.kind:
        return False
    steps = [step.step if step is not None else None for step in (one.entry.step, entry.step)]
    return steps[0] is steps[1]


def _with_headings(shown: Sequence[Placed]) -> Iterator[Heading | Placed]:
    for section, of_it in groupby(shown, key=attrgetter("section")):
        entries = list(of_it)
        yield Heading(section, len(entries))
        yield from entries
