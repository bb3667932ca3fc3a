"""The list: one row an application, its headings above, one of them chosen."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hearback.desk.application_model import ApplicationModel
from hearback.desk.applications.delegate import RowDelegate
from hearback.desk.applications.header import SortHeader
from hearback.desk.language.sentences import Sentences
from hearback.desk.theme import Theme


class ApplicationList(QTableView):
    """Shows the model; its vertical scroll bar is the timeline's, which stands beside it."""

    opened = Signal(int)
    """A row was double-clicked, or Enter was pressed on it."""

    menu_asked = Signal(int, QPoint)
    """The context menu of a row was asked for, at this global position."""

    timeline_key = Signal(QKeyEvent)
    """A key that the timeline understands was pressed here."""

    def __init__(self, model: ApplicationModel, sentences: Sentences, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.headings = SortHeader(theme, self)
        self.setHorizontalHeader(self.headings)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(model, sentences, theme, self))
        self.setAccessibleName(sentences.list_name())
        self.headings.setAccessibleName(sentences.sorting_name())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.headings.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        theme.changed.connect(self._fit_rows)

    def show_order(self, section: int, descending: bool) -> None:
        """Show by an arrow which column sorts."""
        self.headings.setSortIndicator(section, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def selectRow(self, row: int) -> None:
        """Choose a row. Qt's own way finds none in a window that reads from the right and was not shown yet."""
        self.setCurrentIndex(self.model().index(row, 0))

    def choose_in_place(self, row: int) -> None:
        """Choose a row without scrolling to it: a second click must find it where the first did."""
        self.setAutoScroll(False)
        self.selectRow(row)
        self.setAutoScroll(True)

    def keyboardSearch(self, search: str) -> None:
        """Leave typing to the search field: looking through rows one by one would read the whole store."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        elif event.text() in {"+", "-", "t", "T"} or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.timeline_key.emit(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        width = self.maximumViewportSize().width()
        stage = round(width * 0.25)
        step = round(width * 0.28)
        for section, share in enumerate((width - stage - step, stage, step)):
            self.headings.resizeSection(section, share)

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
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_asked.emit(index.row(), self.viewport().mapToGlobal(at))
