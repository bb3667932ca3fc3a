"""The window: search and filters, the list beside its timeline, below them the chosen application's conversation and message."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hearback.desk.acting import CHANGED_ELSEWHERE, Acting
from hearback.desk.announcements import Announcements
from hearback.desk.application_model import COLUMNS, ApplicationModel
from hearback.desk.applications.list_view import ApplicationList
from hearback.desk.language.sentences import Sentences
from hearback.desk.language.short_days import ShortDays
from hearback.desk.screens import Screens
from hearback.desk.theme import Theme, ThemeMode
from hearback.desk.timeline.canvas import Timeline
from hearback.desk.timeline.explaining import Explaining
from hearback.desk.window.action_row import ActionRow
from hearback.desk.window.banner import QuietBanner
from hearback.desk.window.chosen_actions import ChosenActions
from hearback.desk.window.dropped_files import importable_files
from hearback.desk.window.empty_states import FirstStart, NothingFound
from hearback.desk.window.looking_ahead import LookingAhead
from hearback.desk.window.menus import Menus
from hearback.desk.window.status_line import StatusLine
from hearback.desk.window.top_bar import TopBar
from hearback.desk.window.window_memory import WindowMemory
from hearback.desk.words import Words
from hearback.domain.stage import Group
from hearback.usecases.change import Act, Change
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, ArchiveFault, Clock, ListQuery, SortKey
from hearback.usecases.recording import Recording

_LOOK_ELSEWHERE_MS = 1000
_HEARTBEAT_MS = 30_000
_TYPING_PAUSE_MS = 120
_TITLE_BAR = 40
"""What a window manager needs above a window; it is not known before the window is shown."""


class MainWindow(QMainWindow):
    """Shows what the archive holds; every act goes through `acting` and comes back as an announcement."""

    started = Signal()
    """The first paint and what was left until after it are done."""

    def __init__(
        self,
        *,
        words: Words,
        archive: Archive,
        planning: Planning,
        recording: Recording,
        announcements: Announcements,
        acting: Acting,
        clock: Clock,
        theme: Theme,
        screens: Screens,
        composer: Callable[[], QWidget],
        memory: WindowMemory,
    ) -> None:
        """Make what the first paint shows; the composer's widget is made after it."""
        super().__init__()
        self._words = words
        self._archive = archive
        self._announcements = announcements
        self._acting = acting
        self._clock = clock
        self._theme = theme
        self._screens = screens
        self._make_composer = composer
        self._memory = memory
        self._recording = recording
        self._started = False
        self._chosen: str | None = None
        self._group = Group.ALL
        self._sort = SortKey.NEXT_STEP
        self._descending = False
        self._chosen_row = 0
        self._version = archive.version()
        theme.text_percent = int(memory.number("text_percent", 100))
        theme.choose(ThemeMode(memory.text("theme")) if memory.text("theme") in list(ThemeMode) else ThemeMode.SYSTEM)

        days = ShortDays(words.language, words.zone)
        self._sentences = Sentences(words, days)
        self.model = ApplicationModel(archive, planning, clock, self._sentences, self)
        self.menus = Menus(words, self._sentences, archive, theme, screens, self)
        self.top_bar = TopBar(words, self._sentences, theme, self.menus.import_, self.menus.add, self.menus.menu, self)
        self.list = ApplicationList(self.model, self._sentences, theme, self)
        self.timeline = Timeline(
            self.model, self.list.selectionModel(), words, days, Explaining(words, self._sentences), theme, self
        )
        self.actions_on_chosen = ChosenActions(words, self._sentences, screens, recording, clock, acting, self)
        self.action_row = ActionRow(words, self.actions_on_chosen, self)
        self.banner = QuietBanner(words, self)
        self.status_line = StatusLine(words, self)
        self.looking_ahead = LookingAhead(archive, clock, self)
        self.nothing_found = NothingFound(words, self)
        self.first_start: FirstStart | None = None
        self.composer: QWidget | None = None
        self.menus.show_application(self.actions_on_chosen)
        self._lay_out()
        self._connect()
        self._recall()
        self._read()
        self.list.setFocus()

    def _lay_out(self) -> None:
        self.rows = QSplitter(Qt.Orientation.Horizontal, self)
        self.rows.addWidget(self.list)
        self.rows.addWidget(self.timeline)
        self.rows.setStretchFactor(1, 1)
        self.rows.setChildrenCollapsible(False)
        self.rows.setHandleWidth(1)
        self.upper = QStackedWidget(self)
        self.upper.addWidget(self.rows)
        self.upper.addWidget(self.nothing_found)
        self.conversation = QWidget(self)
        below = QVBoxLayout(self.conversation)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.action_row)
        below.addStretch(0)
        self.panes = QSplitter(Qt.Orientation.Vertical, self)
        self.panes.addWidget(self.upper)
        self.panes.addWidget(self.conversation)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(1)
        self.panes.setStretchFactor(0, 1)
        self.panes.setStretchFactor(1, 1)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, self._hairline(), self.banner, self.panes, self._hairline(), self.status_line):
            column.addWidget(part, 1 if part is self.panes else 0)
        self.setCentralWidget(whole)
        self.setWindowTitle("Hearback")
        self.setAcceptDrops(True)

    def _hairline(self) -> QFrame:
        line = QFrame(self)
        line.setProperty("role", "hairline")
        return line

    def _connect(self) -> None:
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._read)
        self.top_bar.search.textChanged.connect(lambda: self._typing.start())
        self.top_bar.search.left_downwards.connect(self._go_to_rows)
        self.top_bar.group_chosen.connect(self.show_group)
        self.list.headings.sort_asked.connect(self.sort_by)
        self.list.timeline_key.connect(self.timeline.press)
        self.timeline.pointed_at.connect(self.list.choose_in_place)
        self.list.selectionModel().currentRowChanged.connect(self._row_chosen)
        bars = self.list.verticalScrollBar(), self.timeline.verticalScrollBar()
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)
        for view in (self.list, self.timeline):
            view.opened.connect(self._open_row)
            view.menu_asked.connect(self._show_menu)
        self.list.addAction(self.actions_on_chosen.delete)
        self.nothing_found.show_all.connect(self.show_everything)
        self.banner.review_asked.connect(self._screens.review_quiet)
        menus = self.menus
        menus.find.triggered.connect(self._find)
        menus.zoom_in.triggered.connect(self.timeline.zoom_in)
        menus.zoom_out.triggered.connect(self.timeline.zoom_out)
        menus.today.triggered.connect(self.timeline.go_to_today)
        menus.undo.triggered.connect(lambda: self._acting(self._archive.undo))
        menus.redo.triggered.connect(lambda: self._acting(self._archive.redo))
        QShortcut(QKeySequence(Qt.Key.Key_F10), self, self.top_bar.menu_button.showMenu)
        self.looking_ahead.quiet_counted.connect(self.banner.show_count)
        self.looking_ahead.next_found.connect(self._show_next)
        self._announcements.changed.connect(self._changed)
        self._announcements.said.connect(self.status_line.tell)
        self._elsewhere = QTimer(self)
        self._elsewhere.setInterval(_LOOK_ELSEWHERE_MS)
        self._elsewhere.timeout.connect(self.look_elsewhere)
        self._heartbeat = QTimer(self)
        self._heartbeat.setInterval(_HEARTBEAT_MS)
        self._heartbeat.timeout.connect(self.beat)

    # the start

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self.finish_start)

    def finish_start(self) -> None:
        """Make what the first paint did not need: the composer, fresh plans, what the companies' calendars say."""
        self._started = True
        if self.composer is not None:
            return
        self.setWindowIcon(self._theme.icon("hearback"))
        self.composer = self._make_composer()
        layout = self.conversation.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.composer, 1)
        self._tell_composer()
        self._acting.plan_anew()
        self.looking_ahead.start()
        self.timeline.show_holidays()
        self._elsewhere.start()
        self._heartbeat.start()
        self.started.emit()

    def draw_to(self, path: Path) -> bool:
        """Draw the whole window to a picture file, plans and composer included; return whether it could be written."""
        self.finish_start()
        self._acting.wait_for_plans()
        self.looking_ahead.finish()
        return self.grab().save(str(path))

    # what is shown

    def show_group(self, group: Group) -> None:
        """Show one filter's applications."""
        self.top_bar.show_group(group)
        self._group = group
        self._read()

    def show_everything(self) -> None:
        """Leave search and filter."""
        self.top_bar.search.clear()
        self.show_group(Group.ALL)
        self.list.setFocus()

    def sort_by(self, section: int) -> None:
        """Sort by a column; the one that sorts already, the other way round."""
        self._descending = COLUMNS[section] is self._sort and not self._descending
        self._sort = COLUMNS[section]
        self._read()

    def choose(self, id_: str) -> None:
        """Choose an application, leaving search and filter where they hide it."""
        if self.model.row_of(id_) is None:
            self.top_bar.search.clear()
            self.show_group(Group.ALL)
        row = self.model.row_of(id_)
        if row is not None:
            self.list.selectRow(row)
            self.list.scrollTo(self.model.index(row, 0))

    def look_elsewhere(self) -> None:
        """Show what another program has written to the store."""
        try:
            version = self._archive.version()
        except ArchiveFault:  # the next look may succeed, and every act says what is wrong
            return
        if version != self._version:
            self._version = version
            self._announcements.changed.emit(CHANGED_ELSEWHERE)
            self._acting.plan_anew()

    def beat(self) -> None:
        """Let time pass: plans that no longer hold are made anew, and what depends on now is read again."""
        self._acting.plan_anew()
        self._read()

    def _changed(self, change: Change) -> None:
        if change is not CHANGED_ELSEWHERE:
            self.status_line.tell(self._words.say("Saved"))
        self._read()
        if change.act is Act.ADD_APPLICATION:
            self._choose_added(change)
        self.menus.name_undo()
        self.looking_ahead.start()

    def _choose_added(self, change: Change) -> None:
        """Choose what was just added: the next thing to say is mostly about it. Undone, it is not there."""
        for id_ in change.applications:
            if self._archive.application(id_) is not None:
                self.choose(id_)

    def _read(self) -> None:
        self._typing.stop()
        try:
            self._read_anew()
        except ArchiveFault as fault:
            self.status_line.tell(self._sentences.store_problem(fault.problem, fault.path))

    def _read_anew(self) -> None:
        now = self._clock.now()
        words = self.top_bar.search.text().strip()
        counts = self._archive.counts(words, now)
        self.top_bar.show_counts(counts)
        self.model.read(ListQuery(group=self._group, words=words, sort=self._sort, descending=self._descending))
        self.list.show_order(COLUMNS.index(self._sort), self._descending)
        due = counts.get(Group.DUE, 0) if not words else self._archive.counts("", now).get(Group.DUE, 0)
        self.status_line.due.setText(self._words.say("{number} due", number=self._sentences.days.number(due)))
        self._show_rows_or_why_none(words)
        self._choose_again()

    def _show_rows_or_why_none(self, words: str) -> None:
        if self.model.rowCount():
            was_here = self.upper.isAncestorOf(self.focusWidget())
            self.upper.setCurrentWidget(self.rows)
            if was_here and not self.rows.isAncestorOf(self.focusWidget()):
                self.list.setFocus()
        elif not words and not self._archive.counts("", self._clock.now()).get(Group.ALL, 0):
            if self.first_start is None:
                self.first_start = FirstStart(self._words, self._theme, self._screens, self)
                self.upper.addWidget(self.first_start)
            self.upper.setCurrentWidget(self.first_start)
        else:
            self.nothing_found.say(words, None if self._group is Group.ALL else self._sentences.group(self._group))
            self.upper.setCurrentWidget(self.nothing_found)
        self.conversation.setVisible(self.upper.currentWidget() is self.rows)

    def _choose_again(self) -> None:
        """Keep the chosen application chosen; where it left the list, choose the one that took its place."""
        row = self.model.row_of(self._chosen) if self._chosen is not None else None
        if row is None:
            row = min(self._chosen_row, self.model.rowCount() - 1)
        # where focus comes to the list, Qt makes a row the current one without choosing it
        if row >= 0 and not self.list.selectionModel().isRowSelected(row):
            self.list.selectRow(row)
        self._row_chosen(self.list.currentIndex())

    def _row_chosen(self, index: QModelIndex) -> None:
        id_ = self.model.id_at(index.row()) if index.isValid() else None
        row = self.model.row(index.row()) if id_ is not None else None
        self.actions_on_chosen.show(row)
        self.action_row.show_row(row)
        if id_ is not None:
            self._chosen_row = index.row()
        if id_ != self._chosen:
            self._chosen = id_
            self._announcements.chosen.emit(id_ or "")
            self._tell_composer()

    def _tell_composer(self) -> None:
        show = getattr(self.composer, "show_application", None)
        if show is not None:
            show(self._chosen)

    def _show_next(self, opens: dt.datetime | None) -> None:
        self.status_line.next.setText(self._sentences.next_opening(opens, self._clock.now()))

    # acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the focused button by Return as well: Qt does that in dialogs only."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _go_to_rows(self) -> None:
        if self._typing.isActive():
            self._read()
        self.list.setFocus()

    def _open_row(self, row: int) -> None:
        id_ = self.model.id_at(row)
        if id_ is not None:
            self._screens.edit(id_)

    def _show_menu(self, row: int, at: QPoint) -> None:
        menu = self.actions_on_chosen.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if importable_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = importable_files(event)
        event.acceptProposedAction()
        # the program that files are dragged from waits until this returns
        QTimer.singleShot(0, lambda: self._screens.import_files(files))

    # leaving, and coming back

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep(
            {
                "theme": self._theme.mode,
                "text_percent": self._theme.text_percent,
                "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
                "rows": bytes(self.rows.saveState().toBase64().data()).decode(),
                "panes": bytes(self.panes.saveState().toBase64().data()).decode(),
                "group": self._group,
                "sort": self._sort,
                "descending": int(self._descending),
                "zoom": self.timeline.zoom,
            }
        )
        for timer in (self._typing, self._elsewhere, self._heartbeat):
            timer.stop()
        self.looking_ahead.stop()
        self._acting.stop()
        super().closeEvent(event)

    def _recall(self) -> None:
        memory = self._memory
        groups, keys = list(Group), list(COLUMNS)
        self._group = Group(memory.text("group")) if memory.text("group") in groups else self._group
        self._sort = SortKey(memory.text("sort")) if memory.text("sort") in keys else self._sort
        self._descending = bool(memory.number("descending", 0))
        self.top_bar.show_group(self._group)
        self.timeline.set_zoom(memory.number("zoom", self.timeline.zoom))
        if not self.restoreGeometry(_bytes(memory.text("geometry"))):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width()), min(900, room.height() - _TITLE_BAR))
        if not self.rows.restoreState(_bytes(memory.text("rows"))):
            self.rows.setSizes([430, 1010])
        if not self.panes.restoreState(_bytes(memory.text("panes"))):
            self.panes.setSizes([340, 490])


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode()))
