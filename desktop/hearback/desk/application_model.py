"""The rows of the list and the timeline: ids in the order of the query, and pages of rows and tracks as they are looked at."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hearback.desk.language.sentences import Sentences
from hearback.domain.timeline import Track, track_of
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock, ListQuery, ListRow, SortKey

Index = QModelIndex | QPersistentModelIndex

PAGE = 50
_TRACKS = 25
"""How many rows, and whole applications for their tracks, are read at once."""

_PAGES_KEPT = 24
COLUMNS = (SortKey.COMPANY, SortKey.STAGE, SortKey.NEXT_STEP)
"""What the list's columns sort by."""

_NOWHERE = QModelIndex()


class ApplicationModel(QAbstractTableModel):
    """Applications by row; the three columns are the application, its stage and its next step."""

    def __init__(self, archive: Archive, planning: Planning, clock: Clock, sentences: Sentences, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._planning = planning
        self._clock = clock
        self._sentences = sentences
        self._ids: Sequence[str] = ()
        self._row_of: dict[str, int] | None = None
        self._rows: OrderedDict[int, dict[str, ListRow]] = OrderedDict()
        self._tracks: OrderedDict[int, dict[str, Track]] = OrderedDict()
        self.query = ListQuery()
        self.now = clock.now()

    def read(self, query: ListQuery) -> None:
        """Show what the query selects now; the rows are the same ones afterwards where the order has not changed."""
        self.query = query
        self.now = self._clock.now()
        ids = self._archive.listing(query, self.now)
        self._rows.clear()
        self._tracks.clear()
        if ids == self._ids:
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self._row_of = None
        self.endResetModel()

    def id_at(self, row: int) -> str | None:
        """Return the application's id in a row, None where there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, id_: str) -> int | None:
        """Return the row that shows an application."""
        if self._row_of is None:
            self._row_of = {one: row for row, one in enumerate(self._ids)}
        return self._row_of.get(id_)

    def row(self, row: int) -> ListRow | None:
        """Return what the list says in a row; None where the application is gone."""
        return self._page_of_rows(row // PAGE).get(self._ids[row])

    def track(self, row: int) -> Track | None:
        """Return what the timeline shows in a row; None where the application is gone."""
        number = row // _TRACKS
        page = self._tracks.get(number)
        if page is None:
            page = {}
            begin = number * _TRACKS
            rows = self._page_of_rows(begin // PAGE)
            for application in self._archive.applications(self._ids[begin : begin + _TRACKS]):
                listed = rows.get(application.id)
                step = listed.next_step if listed is not None else None
                page[application.id] = track_of(application, step, self._planning.calendar_of(application))
            _keep(self._tracks, number, page)
        return page.get(self._ids[row])

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return ""
        match COLUMNS[index.column()]:
            case SortKey.STAGE:
                return self._sentences.stage(row.stage) if row.stage is not None else ""
            case SortKey.NEXT_STEP:
                return self._sentences.next_step(row.next_step, self.now).text if row.next_step is not None else ""
            case _:
                return self._sentences.company_and_role(row.company, row.role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._sentences.column(COLUMNS[section])
        return None

    def _page_of_rows(self, number: int) -> dict[str, ListRow]:
        page = self._rows.get(number)
        if page is None:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = {one.id: one for one in self._archive.rows(ids)}
            _keep(self._rows, number, page)
        return page


_Page = TypeVar("_Page")


def _keep(pages: "OrderedDict[int, _Page]", number: int, page: _Page) -> None:
    pages[number] = page
    if len(pages) > _PAGES_KEPT:
        pages.popitem(last=False)
