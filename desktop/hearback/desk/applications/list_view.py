"""The list: one row an application, its headings above, one of them chosen or several."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from hearback.desk.application_model import ApplicationModel
from hearback.desk.applications.columns import ListColumns
from hearback.desk.applications.delegate import RowDelegate
from hearback.desk.applications.header import SortHeader
from hearback.desk.key_acts import KeyAct, KeyActs
from hearback.desk.language.sentences import Sentences
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.usecases.ports import SortKey

_FLAGS = QItemSelectionModel.SelectionFlag
_ALONE = _FLAGS.ClearAndSelect | _FLAGS.Rows
_WITH_OTHERS = _FLAGS.Toggle | _FLAGS.Rows


class ApplicationList(QTableView):
    """Shows the model; its vertical scroll bar is the timeline's, which stands beside it."""

    opened = Signal(int)
    """A row was double-clicked, or Enter was pressed on it."""

    menu_asked = Signal(int, QPoint)
    """The context menu of a row was asked for, at this global position."""

    timeline_key = Signal(QKeyEvent)
    """A key that the timeline understands was pressed here."""

    def __init__(self, model: ApplicationModel, words: Words, sentences: Sentences, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._anchor = 0
        self._rows = model
        self._typed = ""
        self._typing = QElapsedTimer()
        self.keys = KeyActs([KeyAct(sentences.compose_name(), (Qt.Key.Key_Return, Qt.Key.Key_Enter), self._open_current)])
        self.headings = SortHeader(theme, self)
        self.setHorizontalHeader(self.headings)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(model, sentences, theme, self))
        self.setAccessibleName(sentences.list_name())
        self.headings.setAccessibleName(sentences.sorting_name())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()) if model.id_at(index.row()) else None)
        self.clicked.connect(lambda index: model.fold(index.row()))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.headings.setMinimumSectionSize(1)
        self.headings.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.columns = ListColumns(words, sentences, model, self.headings, self._share_width)
        model.modelReset.connect(self._note_ends)
        self._note_ends()
        self._fit_rows()
        theme.changed.connect(self._fit_rows)

    def show_order(self, sort: SortKey, descending: bool) -> None:
        """Show by an arrow which column sorts, where it is shown."""
        section = self._rows.columns.index(sort) if sort in self._rows.columns else -1
        self.headings.setSortIndicator(section, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def selectRow(self, row: int) -> None:
        """Choose a row alone. Qt's own way finds none in a window that reads from the right and was not shown yet."""
        self._anchor = row
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), _ALONE)

    def choose_rows(self, rows: Sequence[int], current: int) -> None:
        """Choose these rows, in any order, one of them the current one."""
        chosen = QItemSelection()
        ordered = sorted(rows)
        begin = 0
        for place, row in enumerate(ordered):
            if place + 1 == len(ordered) or ordered[place + 1] > row + 1:
                chosen.select(self.model().index(ordered[begin], 0), self.model().index(row, 0))
                begin = place + 1
        self.selectionModel().setCurrentIndex(self.model().index(current, 0), _FLAGS.NoUpdate)
        self.selectionModel().select(chosen, _ALONE)

    def choose_in_place(self, row: int) -> None:
        """Choose a row that was clicked beside the list, with Ctrl or Shift as in it.

        Without scrolling to it: a second click must find it where the first did.
        """
        held = QGuiApplication.keyboardModifiers()
        self.setAutoScroll(False)
        if held & Qt.KeyboardModifier.ShiftModifier:
            self.choose_rows(range(min(self._anchor, row), max(self._anchor, row) + 1), row)
        elif held & Qt.KeyboardModifier.ControlModifier:
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), _WITH_OTHERS)
            self._anchor = row
        else:
            self.selectRow(row)
        self.setAutoScroll(True)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the first and the last row; Qt means a row's first and last column."""
        match action:
            case QAbstractItemView.CursorAction.MoveHome:
                return self.model().index(0, 0)
            case QAbstractItemView.CursorAction.MoveEnd:
                return self.model().index(self.model().rowCount() - 1, 0)
            case _:
                return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next company that begins with what was typed; Qt's own way would read every row."""
        if not self._typing.isValid() or self._typing.elapsed() > QApplication.keyboardInputInterval():
            self._typed = ""
        self._typing.start()
        self._typed += search
        # one letter again and again goes from one to the next, more letters stay where they still fit
        letters, row = self._typed, self.currentIndex().row()
        if len(set(letters.casefold())) == 1:
            letters, row = letters[0], row + 1
        found = self._rows.row_beginning(letters, row)
        if found is not None:
            self.selectRow(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_heading = self._rows.heading_at(self.currentIndex().row()) is not None
        if self.keys.press(event):
            return
        if on_heading and event.key() == Qt.Key.Key_Space:
            self._open_current()
            return
        if event.text() in {"+", "-"} or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.timeline_key.emit(event)
        else:
            super().keyPressEvent(event)

    def _open_current(self) -> None:
        if self._rows.heading_at(self.currentIndex().row()) is not None:
            self._rows.fold(self.currentIndex().row())
        elif self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        self.columns.share_width(self.maximumViewportSize().width())

    def _note_ends(self) -> None:
        columns = self._rows.columns
        self.headings.to_the_end = frozenset({columns.index(SortKey.NEXT_STEP)} if SortKey.NEXT_STEP in columns else ())

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
        self.headings.setFixedHeight(self._theme.header_height)
        self.setMinimumWidth(self._theme.px(260))

    def _ask_menu(self, at: QPoint) -> None:
        index: QModelIndex = self.indexAt(at)
        if not index.isValid():
            index = self.currentIndex()
            at = self.visualRect(index).center()
        if index.isValid() and self._rows.id_at(index.row()) is not None:
            if not self.selectionModel().isRowSelected(index.row()):
                self.selectRow(index.row())
            self.menu_asked.emit(index.row(), self.viewport().mapToGlobal(at))
