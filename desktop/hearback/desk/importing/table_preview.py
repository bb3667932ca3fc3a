"""The first rows of a table that is about to be imported, under headings in which each column's meaning is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from hearback.desk.words import Words
from hearback.usecases.table_import import REPEATABLE, Columns, Meaning, Table

_LONGEST = 160
_NARROWEST, _WIDEST = 128, 240


class _Headings(QHeaderView):
    """The file's own headings, and below each a choice of what the column means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.choices: list[QComboBox] = []
        self.setSectionsClickable(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(lambda *_: self.place())

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self.choices:
            size.setHeight(self._caption_height() + self.choices[0].sizeHint().height() + 8)
        return size

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        caption = QRect(rect)
        caption.setHeight(self._caption_height())
        super().paintSection(painter, caption, section)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place()

    def place(self) -> None:
        """Put the choices where their columns are."""
        top = self._caption_height()
        for column, choice in enumerate(self.choices):
            choice.setGeometry(
                self.sectionViewportPosition(column) + 3, top, self.sectionSize(column) - 6, choice.sizeHint().height()
            )

    def _caption_height(self) -> int:
        return self.fontMetrics().height() + 14


class TablePreview(QTableWidget):
    """Shows a table's beginning; `columns_chosen` tells that the user said what a column means."""

    columns_chosen = Signal()

    def __init__(self, words: Words, names: Mapping[Meaning, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._names = names
        self._meanings: list[Meaning | None] = []
        self._headings = _Headings(self)
        self.setHorizontalHeader(self._headings)
        self.setObjectName("preview")
        self.setAccessibleName(words.say("The first rows of the table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._headings.place())
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    @property
    def columns(self) -> Columns:
        """What the columns mean, as chosen."""
        return tuple(self._meanings)

    def choice_of(self, column: int) -> QComboBox:
        """Return the box in which a column's meaning is chosen."""
        return self._headings.choices[column]

    def show_table(self, table: Table) -> None:
        """Show a table; where only its columns' meanings changed, nothing moves."""
        self._meanings = list(table.guess.columns)
        self._meanings += [None] * (max([len(table.header), *(len(row.cells) for row in table.preview)]) - len(self._meanings))
        count = len(self._meanings)
        fresh = count != self.columnCount()
        self.setColumnCount(count)
        self.setRowCount(len(table.preview))
        self.setHorizontalHeaderLabels([table.heading(column) for column in range(count)])
        self.setVerticalHeaderLabels([str(row.line) for row in table.preview])
        for number, row in enumerate(table.preview):
            for column in range(count):
                self.setItem(number, column, QTableWidgetItem(" ".join(row.cell(column)[:_LONGEST].split())))
        if fresh:
            self._make_choices(count)
        for column, meaning in enumerate(self._meanings):
            self._show(column, meaning)
            name = self._words.say("What the column “{heading}” means", heading=table.heading(column))
            self._headings.choices[column].setAccessibleName(name)
        if fresh:
            self.resizeColumnsToContents()
            for column in range(count):
                self.setColumnWidth(column, min(max(self.columnWidth(column), self._narrowest()), _WIDEST))
        self._headings.place()

    def _narrowest(self) -> int:
        longest = max(map(self.fontMetrics().horizontalAdvance, self._names.values()), default=0)
        return max(_NARROWEST, min(longest + 48, _WIDEST))

    def _make_choices(self, count: int) -> None:
        for choice in self._headings.choices:
            choice.deleteLater()
        self._headings.choices = []
        for column in range(count):
            choice = QComboBox(self._headings.viewport())
            choice.setMaxVisibleItems(len(self._names))
            for meaning, name in self._names.items():
                choice.addItem(name, meaning.value)
            choice.activated.connect(lambda _index, column=column: self._chosen(column))
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            choice.show()
            self._headings.choices.append(choice)
        self._headings.setMinimumHeight(self._headings.sizeHint().height())
        self.updateGeometries()

    def _show(self, column: int, meaning: Meaning | None) -> None:
        choice = self._headings.choices[column]
        choice.setCurrentIndex(choice.findData((meaning or Meaning.IGNORE).value))
        is_used = meaning not in (None, Meaning.IGNORE)
        if choice.property("unused") is not (not is_used):
            choice.setProperty("unused", not is_used)
            choice.style().unpolish(choice)
            choice.style().polish(choice)

    def _chosen(self, column: int) -> None:
        meaning = Meaning(self._headings.choices[column].currentData())
        if meaning is self._meanings[column]:
            return
        if meaning not in REPEATABLE:
            for other, known in enumerate(self._meanings):
                if known is meaning:
                    self._meanings[other] = Meaning.IGNORE
                    self._show(other, Meaning.IGNORE)
        self._meanings[column] = meaning
        self._show(column, meaning)
        self.columns_chosen.emit()
