"""A table of texts that is read by eyes, keys and screen readers alike; rows are written as they are looked at."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from hearback.desk.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_KEPT = 512
_OWN_WIDTH = QHeaderView.ResizeMode.ResizeToContents
_MARK = Qt.ItemDataRole.UserRole
_MOST_OF_A_CELL = 0.7
"""A mark takes no more of its cell."""


class TextModel(QAbstractTableModel):
    """Rows of cells; the columns in `numbers` are aligned as such. A row may carry a mark, shown beside its first cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._headings: Sequence[str] = ()
        self._numbers: frozenset[int] = frozenset()
        self._count = 0
        self._cells: Callable[[int], Sequence[str]] = lambda _row: ()
        self._mark: Callable[[int], str] = lambda _row: ""

    def show(
        self,
        headings: Sequence[str],
        count: int,
        cells: Callable[[int], Sequence[str]],
        *,
        numbers: frozenset[int] = frozenset(),
        mark: Callable[[int], str] = lambda _row: "",
    ) -> None:
        """Show so many rows; `cells` and `mark` are asked for those that are looked at."""
        self.beginResetModel()
        self._headings, self._count, self._numbers, self._mark = headings, count, numbers, mark
        self._cells = lru_cache(_KEPT)(cells)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(index.row())[index.column()]
        mark = self._mark(index.row()) if index.column() == 0 else ""
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                cell = self._cells(index.row())[index.column()]
                return f"{cell}, {mark}" if mark else cell
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._aligned(index.column())
            case role if role == _MARK:
                return mark
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned(section)
        return None

    def _aligned(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class TextTable(QTableView):
    """Shows a TextModel: the first column takes what room the others leave."""

    def __init__(self, theme: Theme, name: str, most_rows: int, parent: QWidget, *, least_name: int = 110) -> None:
        """`most_rows` are shown at once; the first column is `least_name` px wide at usual text, where its names are."""
        super().__init__(parent)
        self._theme = theme
        self._most_rows = most_rows
        self._least_name = least_name
        self.texts = TextModel(self)
        self.setModel(self.texts)
        self.setObjectName("texts")
        self.setAccessibleName(name)
        self.setItemDelegate(_MarkedCell(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionsClickable(False)
        headings.setMinimumSectionSize(24)
        # of the rest the rows in sight tell enough
        headings.setResizeContentsPrecision(0)
        self._fit()
        self.texts.modelReset.connect(self._fit)
        theme.changed.connect(self._fit)

    @property
    def row(self) -> int | None:
        """The row that is chosen."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def choose(self, row: int) -> None:
        """Choose a row."""
        self.setCurrentIndex(self.texts.index(row, 0))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        rows = min(max(self.texts.rowCount(), 1), self._most_rows)
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return QSize(120, self.horizontalHeader().sizeHint().height() + rows * self._row_height + below + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @property
    def _row_height(self) -> int:
        return QFontMetrics(self._theme.font()).height() + 14

    def _fit(self) -> None:
        rows, headings = self.verticalHeader(), self.horizontalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._row_height)
        for column in range(self.texts.columnCount()):
            headings.setSectionResizeMode(column, _OWN_WIDTH if column else QHeaderView.ResizeMode.Fixed)
        self._share_width()
        self.updateGeometry()

    def _share_width(self) -> None:
        """Give the first column what the others leave, but never too little to be read: then the table is moved sideways."""
        headings = self.horizontalHeader()
        if headings.count():
            widths = (
                max(self.sizeHintForColumn(column), headings.sectionSizeHint(column)) for column in range(1, headings.count())
            )
            least = min(self.sizeHintForColumn(0), self._theme.px(self._least_name))
            headings.resizeSection(0, max(self.viewport().width() - sum(widths), least, 24))
        self.updateGeometry()


class _MarkedCell(QStyledItemDelegate):
    """Draws a cell, and beside its text the row's mark as a small pill; where there is little room, the text makes way."""

    def __init__(self, theme: Theme, view: TextTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark, rect, font = index.data(_MARK), QRect(option.rect), self._theme.font(11)
        if not mark:
            super().paint(painter, option, index)
            return
        metrics, whole = QFontMetrics(font), QFontMetrics(self._theme.font()).horizontalAdvance(str(index.data()))
        # an elided name can still be told from the others, half a mark says nothing
        shown = metrics.elidedText(mark, Qt.TextElideMode.ElideRight, round(rect.width() * _MOST_OF_A_CELL) - 16)
        width, height = metrics.horizontalAdvance(shown) + 16, metrics.height() + 2
        text = min(whole, rect.width() - width - 28)
        name = QStyleOptionViewItem(option)
        if text < whole:
            name.rect = rect.adjusted(width + 8, 0, 0, 0) if self._view.isRightToLeft() else rect.adjusted(0, 0, -width - 8, 0)
        super().paint(painter, name, index)
        left = rect.left() + 16 + text
        if self._view.isRightToLeft():
            left = rect.right() - 16 - text - width
        pill = QRect(left, rect.center().y() - height // 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.line, 1))
        painter.setBrush(self._theme.tokens.panel)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(self._theme.tokens.mute)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()
