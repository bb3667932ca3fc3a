"""Which columns the list has, in which order and how wide: chosen from the headings' menu, moved and sized by dragging."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from hearback.desk.application_model import ALL_COLUMNS, COLUMNS, ApplicationModel
from hearback.desk.applications.header import SortHeader
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.usecases.ports import SortKey

_SHARES = {SortKey.COMPANY: 0.47, SortKey.STAGE: 0.25, SortKey.NEXT_STEP: 0.28}
_ANOTHER = 0.22
"""The share of the width that each column has until it is sized; they are taken together, whatever their sum."""

_LEAST_PX = 36

Layout = Sequence[tuple[str, float]]
"""The columns' names and shares, in order: what is remembered."""


class ListColumns(QObject):
    """Lays the columns out over the width there is: what one gains, its neighbour gives."""

    def __init__(
        self, words: Words, sentences: Sentences, model: ApplicationModel, header: SortHeader, lay_out: Callable[[], object]
    ) -> None:
        """`lay_out` is called when the columns' share of the width has changed, or which they are."""
        super().__init__(header)
        self._sentences = sentences
        self._model = model
        self._header = header
        self._lay_out = lay_out
        self._shares: dict[SortKey, float] = {}
        self._laying_out = False
        self.menu = QMenu(words.say("&Columns"), header)
        self._shown = {}
        for column in ALL_COLUMNS:
            action = self.menu.addAction(sentences.column(column), partial(self._toggle, column))
            action.setCheckable(True)
            # whose row it is must stay to be seen
            action.setEnabled(column is not SortKey.COMPANY)
            self._shown[column] = action
        self.menu.addSeparator()
        self.earlier = self.menu.addAction(words.say("Move to the &front"), lambda: self._move(-1))
        self.later = self.menu.addAction(words.say("Move to the &end"), lambda: self._move(1))
        self.menu.addAction(words.say("As at the &beginning"), lambda: self.restore(()))
        self.menu.aboutToShow.connect(self._look)
        header.menu_asked.connect(self._show_menu)
        header.sectionMoved.connect(lambda _section, _before, _after: QTimer.singleShot(0, self, self._take_order))
        header.sectionResized.connect(self._resized)
        self._look()

    @property
    def layout(self) -> Layout:
        """What is to be remembered."""
        return [(column.value, round(self._share(column), 4)) for column in self._model.columns]

    def restore(self, layout: Layout) -> None:
        """Lay the columns out as remembered; what is no layout of ours is the one at the beginning."""
        known = {column.value: column for column in ALL_COLUMNS}
        shares = {known[name]: share for name, share in layout if name in known and 0 < share < 10}
        self._shares = shares if SortKey.COMPANY in shares else {}
        self._show(tuple(self._shares) or COLUMNS)

    def share_width(self, width: int) -> None:
        """Lay the columns out over a width."""
        columns = self._model.columns
        whole = sum(map(self._share, columns))
        self._laying_out = True
        left = width
        for section, column in enumerate(columns):
            last = section == len(columns) - 1
            size = left if last else round(width * self._share(column) / whole)
            self._header.resizeSection(section, max(size, 1))
            left -= size
        self._laying_out = False

    def _share(self, column: SortKey) -> float:
        return self._shares.get(column) or _SHARES.get(column, _ANOTHER)

    def _show(self, columns: Sequence[SortKey]) -> None:
        if tuple(columns) != self._model.columns:
            self._model.show_columns(columns)
        self._look()
        self._lay_out()

    def _toggle(self, column: SortKey) -> None:
        columns = self._model.columns
        self._show([one for one in columns if one is not column] if column in columns else [*columns, column])

    def _move(self, by: int) -> None:
        columns, section = list(self._model.columns), self._header.current
        if 0 <= section + by < len(columns):
            columns[section], columns[section + by] = columns[section + by], columns[section]
            self._header.go_to(section + by)
            self._show(columns)

    def _take_order(self) -> None:
        """Make the order that dragging left in the header the model's own."""
        header, columns = self._header, self._model.columns
        order = [columns[header.logicalIndex(place)] for place in range(len(columns))]
        if order == list(columns):
            return
        header.blockSignals(True)
        for section in range(len(columns)):
            header.moveSection(header.visualIndex(section), section)
        header.blockSignals(False)
        self._show(order)

    def _resized(self, section: int, before: int, after: int) -> None:
        """Take from the neighbour what a column was given, so that all stay in sight."""
        if self._laying_out or before == after:
            return
        columns, header = self._model.columns, self._header
        sizes = [header.sectionSize(place) for place in range(len(columns))]
        other = section + 1 if section + 1 < len(columns) else section - 1
        both = before + sizes[other]
        if other >= 0:
            sizes[section] = max(_LEAST_PX, min(after, both - _LEAST_PX))
            sizes[other] = both - sizes[section]
        whole = sum(sizes) or 1
        self._shares = {column: size / whole for column, size in zip(columns, sizes, strict=True)}
        self.share_width(whole)

    def _look(self) -> None:
        for column, action in self._shown.items():
            action.setChecked(column in self._model.columns)
        self.earlier.setEnabled(self._header.current > 0)
        self.later.setEnabled(self._header.current < len(self._model.columns) - 1)

    def _show_menu(self, at: QPoint) -> None:
        self.menu.popup(at)
