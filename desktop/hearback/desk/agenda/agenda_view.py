"""The agenda's list: walked through by keys, section by section; what it has beyond the next steps is read bit by bit."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from hearback.desk.agenda.agenda_delegate import AgendaDelegate
from hearback.desk.agenda.agenda_model import AgendaModel, Index
from hearback.desk.agenda.agenda_words import AgendaWords
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.language.sentences import Sentences
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.usecases.agenda import Agenda
from hearback.usecases.change import Change
from hearback.usecases.ports import Archive, ArchiveFault, Clock

_DONE = object()

_HEADING = 0.8
"""How high a heading is, as a share of an entry's height."""


class AgendaView(QTableView):
    """Shows what the window's search and filter let through; the chosen application is the window's."""

    chosen = Signal(str)
    """An entry of this application became the current one."""

    opened = Signal(str)
    """An entry was double-clicked, or Enter was pressed on it."""

    menu_asked = Signal(str, QPoint)
    """The context menu of an application was asked for, at this global position."""

    def __init__(
        self, words: Words, sentences: Sentences, theme: Theme, agenda: Agenda, archive: Archive, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._agenda = agenda
        self._ids: Collection[str] | None = None
        self._keeping = False
        self._low_rows: Sequence[int] = ()
        self.rows = AgendaModel(agenda, archive, clock, AgendaWords(words, sentences), sentences.days.first_weekday, self)
        self._delegate = AgendaDelegate(self.rows, theme, self)
        self._nothing = plain_label(words.say("Nothing lies ahead of these applications."), "mute", self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._turns: Iterator[None] = iter(())
        self._found_more = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_on)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setObjectName("agenda")
        self.setAccessibleName(words.say("Agenda"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        theme.changed.connect(self._fit_rows)

    def follow(self, change: Change) -> None:
        """Take note of what was changed; the next reading shows it."""
        self._agenda.follow(change)

    def read(self, ids: Collection[str] | None) -> None:
        """Show the entries of these applications (None: of all), what is known of them at once and the rest when it was read."""
        self._ids = ids
        self._show()
        self._turns, self._found_more = self._agenda.reading(), False
        self._timer.start()

    def finish(self) -> None:
        """Read what is left now."""
        while self._timer.isActive():
            self._read_on()

    def stop(self) -> None:
        """Read no further."""
        self._timer.stop()

    def show_chosen(self, id_: str | None) -> None:
        """Mark an application's entries as chosen; its first one becomes current, unless one of them is."""
        self._delegate.chosen = id_
        rows = self.rows.rows_of(id_) if id_ is not None else ()
        if rows and self.currentIndex().row() not in rows:
            self._make_current(rows[0])
        self.viewport().update()

    # Qt's events

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        id_ = self.rows.id_at(current.row()) if current.isValid() else None
        if id_ is not None and not self._keeping:
            self.chosen.emit(id_)

    def keyboardSearch(self, search: str) -> None:
        """Leave typing to the search field: looking through rows one by one would read the whole store."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows.id_at(row) is not None:
            self._open(row)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_to_section(row, down=key == Qt.Key.Key_Down)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else self.rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = self.rows.spoken(index.row()) if index.isValid() and self.rows.id_at(index.row()) is not None else ""
            QToolTip.showText(event.globalPos(), plain_tool_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # only then it is known what is in sight
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._nothing.setGeometry(self.viewport().geometry())

    # reading

    def _show(self) -> None:
        """Show what is known, with the current entry and what is in sight where they were."""
        current, scrolled = self.rows.at(self.currentIndex().row()), self.verticalScrollBar().value()
        # a reset makes no row current, which chooses nothing else
        self._keeping = True
        self.rows.read(self._ids)
        self._keeping = False
        self._fit_rows()
        self._nothing.setVisible(not self.rows.rowCount())
        if not self.currentIndex().isValid() and (row := self.rows.same_row(current)) is not None:
            self._make_current(row)
        if current is not None:
            self.verticalScrollBar().setValue(scrolled)
        self.show_chosen(self._delegate.chosen)

    def _read_on(self) -> None:
        try:
            if next(self._turns, _DONE) is not _DONE:
                self._found_more = True
                return
        except ArchiveFault:
            # every act says what is wrong, and the next reading may succeed
            self._timer.stop()
            return
        self._timer.stop()
        if self._found_more:
            self._show()

    def _fit_rows(self) -> None:
        rows, height = self.verticalHeader(), self._theme.row_height
        # the header keeps the height of a row whatever comes to stand there
        for row in self._low_rows:
            rows.resizeSection(row, height)
        rows.setDefaultSectionSize(height)
        self._low_rows = self.rows.headings()
        for row in self._low_rows:
            rows.resizeSection(row, round(height * _HEADING))

    # moving

    def _make_current(self, row: int) -> None:
        """Make a row current without choosing its application: it is chosen already."""
        self._keeping = True
        self.setCurrentIndex(self.rows.index(row, 0))
        self._keeping = False

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self.rows.index(row, 0))

    def _go_to_section(self, row: int, *, down: bool) -> None:
        headings = self.rows.headings()
        beyond = [one for one in headings if one > row] if down else [one for one in reversed(headings) if one < row]
        if beyond:
            self._go_to(beyond[0])

    def _open(self, row: int) -> None:
        id_ = self.rows.id_at(row)
        if id_ is not None:
            self.opened.emit(id_)

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            index = self.currentIndex()
            at = self.visualRect(index).center()
        id_ = self.rows.id_at(index.row())
        if id_ is not None:
            self.setCurrentIndex(index)
            self.menu_asked.emit(id_, self.viewport().mapToGlobal(at))
