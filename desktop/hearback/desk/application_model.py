"""The rows of the list and the timeline: ids in the order of the query, and pages of rows and tracks as they are looked at."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hearback.desk.language.sentences import Sentences
from hearback.domain.job_application import JobApplication
from hearback.domain.next_step import NextStep
from hearback.domain.timeline import Track, track_of
from hearback.usecases.change import Change
from hearback.usecases.grouping import Grouping, Groups, Key
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock, ListQuery, ListRow, SortKey

if TYPE_CHECKING:
    from hearback.domain.pinning import PinnedDay

Index = QModelIndex | QPersistentModelIndex

PAGE = 50
_TRACKS = 25
"""How many rows, and whole applications for their tracks, are read at once."""

_ROWS_KEPT, _TRACKS_KEPT, _FORESEEN_KEPT = 1200, 600, 600
COLUMNS = (SortKey.COMPANY, SortKey.STAGE, SortKey.NEXT_STEP)
"""What the list's columns sort by, until the user chooses others."""

ALL_COLUMNS = (*COLUMNS, SortKey.INDUSTRY, SortKey.APPLIED, SortKey.LAST_HEARD, SortKey.TAGS, SortKey.COUNTRY)

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above others: what they share, how many they are, and whether they are folded away."""

    key: Key
    count: int
    folded: bool


class ApplicationModel(QAbstractTableModel):
    """Applications by row, with headings between where they are grouped; `columns` are those that the user chose."""

    folding_changed = Signal()
    """Rows are to be read again: a group was folded away or opened."""

    columns_changed = Signal()
    """Other columns are there, or in another order; the rows are the same."""

    def __init__(
        self, archive: Archive, planning: Planning, clock: Clock, groups: Groups, sentences: Sentences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._planning = planning
        self._clock = clock
        self._sentences = sentences
        self._groups = groups
        self._listed: Sequence[str] = ()
        # an empty id stands where a heading is
        self._ids: Sequence[str] = ()
        self._headings: Mapping[int, Heading] = {}
        self._folded: set[tuple[Grouping, Key]] = set()
        self.grouping = Grouping.NONE
        self._rows: OrderedDict[str, ListRow] = OrderedDict()
        self._tracks: OrderedDict[str, tuple[JobApplication, Track]] = OrderedDict()
        self._foreseen: OrderedDict[str, tuple[NextStep, ...]] = OrderedDict()
        self.columns: Sequence[SortKey] = COLUMNS
        self.query = ListQuery()
        self.now = clock.now()

    def show_columns(self, columns: Sequence[SortKey]) -> None:
        """Have these columns from now on."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()
        self.columns_changed.emit()

    def read(self, query: ListQuery) -> None:
        """Show what the query selects now; the rows are the same ones afterwards where the order has not changed."""
        self.query = query
        before, self.now = self.now, self._clock.now()
        self._listed = self._archive.listing(query, self.now)
        ids, headings = self._with_headings(self._listed)
        if _minute(before) != _minute(self.now):
            self._foreseen.clear()
        if ids == self._ids and headings == self._headings:
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self._headings = headings
        self.endResetModel()

    def forget(self, change: Change) -> None:
        """Look again at what was changed, once it is shown."""
        if change.everything or change.plans or change.paces:
            self._rows.clear()
            self._tracks.clear()
            self._foreseen.clear()
        for id_ in change.applications | change.planned_anew:
            self._rows.pop(id_, None)
            self._tracks.pop(id_, None)
            self._foreseen.pop(id_, None)

    @property
    def ids(self) -> Sequence[str]:
        """The ids in the order of the rows, those that are folded away included."""
        return self._listed

    def heading_at(self, row: int) -> Heading | None:
        """Return the heading that stands in a row."""
        return self._headings.get(row)

    def heading_text(self, heading: Heading) -> str:
        """Return what a heading says."""
        is_pace = self.grouping is Grouping.INDUSTRY
        shared = self._sentences.industry(self._planning.pace_of(str(heading.key))) if is_pace else heading.key
        return self._sentences.group_heading(shared, heading.count, self.now)

    def row_of_heading(self, key: Key) -> int | None:
        """Return the row of the heading above what shares this."""
        return next((row for row, heading in self._headings.items() if heading.key == key), None)

    def fold(self, row: int) -> None:
        """Fold away what stands below a heading, or show it again."""
        heading = self._headings.get(row)
        if heading is not None:
            self._folded ^= {(self.grouping, heading.key)}
            self.folding_changed.emit()

    def _with_headings(self, listed: Sequence[str]) -> tuple[Sequence[str], Mapping[int, Heading]]:
        if self.grouping is Grouping.NONE:
            return listed, {}
        ids: list[str] = []
        headings: dict[int, Heading] = {}
        for group in self._groups.grouped(listed, self.grouping, self.now):
            folded = (self.grouping, group.key) in self._folded
            headings[len(ids)] = Heading(group.key, len(group.ids), folded)
            ids.append("")
            if not folded:
                ids += group.ids
        return ids, headings

    def id_at(self, row: int) -> str | None:
        """Return the application's id in a row, None where there is no such row, or a heading."""
        return (self._ids[row] or None) if 0 <= row < len(self._ids) else None

    def row_of(self, id_: str) -> int | None:
        """Return the row that shows an application: of several the first, as whoever has several tags stands in several rows."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return None

    def rows_of(self, ids: Collection[str]) -> Sequence[int]:
        """Return the rows that show these applications, from the top."""
        wanted = frozenset(ids)
        return [row for row, id_ in enumerate(self._ids) if id_ in wanted] if wanted else []

    def row_beginning(self, letters: str, after: int) -> int | None:
        """Return the first row from a row on whose company begins with these letters; beyond the end it goes on at the top."""
        found = frozenset(self._archive.beginning_with(letters))
        return next((row for row in chain(range(after, len(self._ids)), range(after)) if self._ids[row] in found), None)

    def row(self, row: int) -> ListRow | None:
        """Return what the list says in a row; None where the application is gone."""
        id_ = self._ids[row]
        if id_ and id_ not in self._rows:
            self._read_rows(self._unread(self._rows, row, PAGE))
        return self._rows.get(id_)

    def _read_rows(self, ids: Sequence[str]) -> None:
        for one in self._archive.rows(ids):
            _keep(self._rows, one.id, one, _ROWS_KEPT)

    def track(self, row: int) -> Track | None:
        """Return what the timeline shows in a row; None where the application is gone."""
        found = self._application_and_track(row)
        return found[1] if found is not None else None

    def foreseen(self, row: int) -> tuple[NextStep, ...]:
        """Return the steps that would follow a row's next one if nothing is heard."""
        id_ = self._ids[row]
        known = self._foreseen.get(id_)
        if known is None:
            found = self._application_and_track(row)
            step = found[1].next_step if found is not None else None
            known = self._planning.foreseen(found[0], step) if found is not None and step is not None else ()
            _keep(self._foreseen, id_, known, _FORESEEN_KEPT)
        return known

    def planned_days(self) -> Mapping[int, int]:
        """Return how many steps open on each day, by its ordinal, of everything that is listed."""
        return {day.toordinal(): count for day, count in self._archive.planned_days(self.query, self.now).items()}

    def pinned_day(self, row: int, day: dt.date) -> "PinnedDay | None":
        """Return what putting a row's next step on a day would mean; None where the application is gone."""
        found = self._application_and_track(row)
        return self._planning.pinned_day(found[0], day) if found is not None else None

    def _application_and_track(self, row: int) -> tuple[JobApplication, Track] | None:
        id_ = self._ids[row]
        if id_ and id_ not in self._tracks:
            unread = self._unread(self._tracks, row, _TRACKS)
            self._read_rows([one for one in unread if one not in self._rows])
            for application in self._archive.applications(unread):
                listed = self._rows.get(application.id)
                step = listed.next_step if listed is not None else None
                track = track_of(application, step, self._planning.calendar_of(application))
                _keep(self._tracks, application.id, (application, track), _TRACKS_KEPT)
        return self._tracks.get(id_)

    def _unread(self, known: Collection[str], row: int, many: int) -> Sequence[str]:
        """Return the ids of the rows around one that are not known, so many rows being read at once."""
        begin = row // many * many
        return [id_ for id_ in self._ids[begin : begin + many] if id_ and id_ not in known]

    # Qt's questions

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a heading be gone to and heard, but not be chosen."""
        return Qt.ItemFlag.ItemIsEnabled if index.row() in self._headings else super().flags(index)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        heading = self._headings.get(index.row())
        if heading is not None:
            text = self.heading_text(heading)
            aloud = role == Qt.ItemDataRole.AccessibleTextRole
            return self._sentences.folded(text, folded=heading.folded) if aloud else text if index.column() == 0 else ""
        row = self.row(index.row())
        if row is None:
            return ""
        column = self.columns[index.column()]
        if column is SortKey.COMPANY:
            name = self._sentences.company_and_role(row.company, row.role)
            heard = role == Qt.ItemDataRole.AccessibleTextRole and row.tags and SortKey.TAGS not in self.columns
            return self._sentences.with_tags(name, row.tags) if heard else name
        return self._text(row, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._sentences.column(self.columns[section])
        return None

    def _text(self, row: ListRow, column: SortKey) -> str:
        sentences, today = self._sentences, self._sentences.days.date(self.now)
        match column:
            case SortKey.STAGE:
                return sentences.stage(row.stage) if row.stage is not None else ""
            case SortKey.NEXT_STEP:
                return sentences.next_step(row.next_step, self.now).text if row.next_step is not None else ""
            case SortKey.INDUSTRY:
                return sentences.industry(self._planning.pace_of(row.pace))
            case SortKey.APPLIED:
                return sentences.days.day(row.applied, today) if row.applied is not None else ""
            case SortKey.LAST_HEARD:
                return sentences.days.day(row.last_heard, today) if row.last_heard is not None else ""
            case SortKey.TAGS:
                return ", ".join(row.tags)
            case _:
                return sentences.country(row.country) if row.country is not None else ""


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _keep(kept: "OrderedDict[_Key, _Value]", key: _Key, value: _Value, most: int) -> None:
    kept[key] = value
    if len(kept) > most:
        kept.popitem(last=False)


def _minute(moment: dt.datetime) -> dt.datetime:
    return moment.replace(second=0, microsecond=0)
