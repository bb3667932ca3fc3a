"""The window: search and filters, the list beside its timeline, below them the chosen application's conversation and message."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hearback.desk.acting import CHANGED_ELSEWHERE, PLANNED_ANEW, Acting
from hearback.desk.announcements import Announcements
from hearback.desk.application_model import ALL_COLUMNS, ApplicationModel
from hearback.desk.applications.choosing import Choosing
from hearback.desk.applications.list_view import ApplicationList
from hearback.desk.applications.ranks import ranks_for
from hearback.desk.commands.commanding import Commanding
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
from hearback.desk.window.keeping_up import KeepingUp
from hearback.desk.window.looking_ahead import LookingAhead
from hearback.desk.window.menus import Menus
from hearback.desk.window.status_line import StatusLine
from hearback.desk.window.top_bar import TopBar
from hearback.desk.window.views_menu import ViewsMenu
from hearback.desk.window.window_memory import WindowMemory
from hearback.desk.words import Words
from hearback.domain.stage import Group
from hearback.usecases.change import Act, Change
from hearback.usecases.grouping import Grouping, Groups
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, ArchiveFault, Clock, ListQuery, SortKey
from hearback.usecases.recording import Recording
from hearback.usecases.several import Several
from hearback.usecases.views import SavedView, SavedViews

if TYPE_CHECKING:
    from hearback.desk.agenda.agenda_view import AgendaView
    from hearback.desk.paper import PaperTable

_TYPING_PAUSE_MS = 0
_TITLE_BAR = 40
"""What a window manager needs above a window; it is not known before the window is shown."""


class MainWindow(QMainWindow):
    """Shows what the archive holds; every act goes through `acting` and comes back as an announcement."""

    started = Signal()
    """The first paint and what was left until after it are done."""

    ended = Signal()
    """It goes for good, or makes way for one in another language: what is behind it ends, too."""

    left = Signal()
    """It was closed for good."""

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
        self._planning = planning
        self._recording = recording
        self._started = False
        self.speaks_anew = False
        """Whether it was closed only to be built anew."""
        self.go_out_of_sight: Callable[[], bool] = lambda: False
        """Asked when the window is to be closed: returns whether it went out of sight instead, and the program goes on."""
        self._group = Group.ALL
        self._sort = SortKey.NEXT_STEP
        self._descending = False
        theme.text_percent = int(memory.number("text_percent", 100))
        theme.choose(ThemeMode(memory.text("theme")) if memory.text("theme") in list(ThemeMode) else ThemeMode.SYSTEM)

        days = ShortDays(words.formats, words.zone)
        self._sentences = Sentences(words, days)
        groups = Groups(archive, clock.zone, days.first_weekday, lambda: ranks_for(SortKey.INDUSTRY, words, planning))
        self.model = ApplicationModel(archive, planning, clock, groups, self._sentences, self)
        self.menus = Menus(words, self._sentences, archive, theme, screens, self)
        menus = self.menus
        self.top_bar = TopBar(
            words, self._sentences, theme, menus.agenda, menus.response_times, menus.import_, menus.add, menus.menu, self
        )
        self.list = ApplicationList(self.model, words, self._sentences, theme, self)
        self.choosing = Choosing(self.model, self.list, self)
        self.timeline = Timeline(
            self.model, self.list.selectionModel(), words, days, Explaining(words, self._sentences), theme, self
        )
        self.actions_on_chosen = ChosenActions(
            words, self._sentences, screens, recording, Several(archive, clock), planning, acting, self
        )
        self.action_row = ActionRow(words, self.actions_on_chosen, self.menus.write_large, theme, self)
        self.banner = QuietBanner(words, self)
        self.status_line = StatusLine(words, self)
        self.looking_ahead = LookingAhead(archive, clock, self)
        self.keeping_up = KeepingUp(archive, acting, announcements, self._read, self)
        self.nothing_found = NothingFound(words, self)
        self.first_start: FirstStart | None = None
        self.composer: QWidget | None = None
        self.agenda: AgendaView | None = None
        self.menus.show_application(self.actions_on_chosen)
        self.views_menu = ViewsMenu(
            words, self._sentences, SavedViews(archive), screens, acting, lambda name: self._shown_as_view(name), self
        )
        for menu in (self.list.columns.menu, self.views_menu.grouping, self.views_menu.views):
            self.menus.view.addMenu(menu)
        self.commanding = Commanding(words, theme, archive, clock, self)
        self._lay_out()
        self._connect()
        self._recall()
        self._read()
        self.model.columns_changed.connect(self._read)
        self.model.folding_changed.connect(self._read)
        self.views_menu.grouping_chosen.connect(self.group_by)
        self.views_menu.view_chosen.connect(self.show_view)
        self.menus.agenda.setChecked(bool(memory.number("agenda", 0)))
        self._focus_rows()

    def _lay_out(self) -> None:
        self.rows = QSplitter(Qt.Orientation.Horizontal, self)
        self.rows.addWidget(self.list)
        self.rows.addWidget(self.timeline)
        self.rows.setStretchFactor(1, 1)
        self.rows.setChildrenCollapsible(False)
        self.rows.setHandleWidth(1)
        self.views = QStackedWidget(self)
        """Where list and timeline stand, or the agenda."""
        self.views.addWidget(self.rows)
        self.upper = QStackedWidget(self)
        self.upper.addWidget(self.views)
        self.upper.addWidget(self.nothing_found)
        # a line takes its room from the list, which scrolls, not from the reasons and the message
        self._above = QWidget(self)
        self._lines = QVBoxLayout(self._above)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(self.upper, 1)
        self.conversation = QWidget(self)
        below = QVBoxLayout(self.conversation)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.action_row)
        below.addStretch(0)
        self.panes = QSplitter(Qt.Orientation.Vertical, self)
        self.panes.addWidget(self._above)
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
        self.timeline.pin_asked.connect(self.actions_on_chosen.pin)
        self.choosing.changed.connect(self._show_chosen)
        self.choosing.one_changed.connect(self._show_conversation)
        bars = self.list.verticalScrollBar(), self.timeline.verticalScrollBar()
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)
        for view in (self.list, self.timeline):
            view.opened.connect(lambda _row: self.compose())
            view.menu_asked.connect(lambda _row, at: self._show_menu(at))
        self.list.addAction(self.actions_on_chosen.delete)
        self.nothing_found.show_all.connect(self.show_everything)
        self.banner.review_asked.connect(self._screens.review_quiet)
        menus = self.menus
        menus.commands.triggered.connect(lambda: self.commanding.find(self.menus.menu, self.top_bar.pills, self.choose))
        menus.shortcuts.triggered.connect(lambda: self.commanding.tell(self.menus.menu, self.list.keys, self.timeline.keys))
        menus.find.triggered.connect(self.search)
        menus.quit.triggered.connect(self.leave)
        menus.print.triggered.connect(lambda: self._screens.print_(self._on_paper()))
        menus.pdf.triggered.connect(lambda: self._screens.save_pdf(self._on_paper()))
        menus.zoom_in.triggered.connect(self.timeline.zoom_in)
        menus.zoom_out.triggered.connect(self.timeline.zoom_out)
        menus.today.triggered.connect(self.timeline.go_to_today)
        menus.fit.triggered.connect(self.timeline.fit)
        menus.agenda.toggled.connect(self._show_agenda)
        menus.write_large.toggled.connect(self._write_large)
        menus.undo.triggered.connect(lambda: self._acting(self._archive.undo))
        menus.redo.triggered.connect(lambda: self._acting(self._archive.redo))
        menu_key = QShortcut(QKeySequence(Qt.Key.Key_F10), self, self.top_bar.menu_button.showMenu)
        menu_key.setProperty("act", self._words.say("Menu"))
        self.looking_ahead.quiet_counted.connect(self.banner.show_count)
        self.looking_ahead.next_found.connect(self._show_next)
        self._announcements.changed.connect(self._changed)
        self._announcements.said.connect(self.status_line.tell)

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
        self.setWindowIcon(self._theme.program_icon())
        self.top_bar.finish()
        self.composer = self._make_composer()
        layout = self.conversation.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.composer, 1)
        self._tell_composer()
        self._acting.plan_anew()
        self.looking_ahead.start()
        self.timeline.show_all()
        self.keeping_up.begin()
        self.started.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_up_while_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep_up_while_seen()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._keep_up_while_seen()

    def _keep_up_while_seen(self) -> None:
        # until everything is made there is nothing to keep up
        if self.composer is not None:
            self.keeping_up.while_seen()

    def draw_to(self, path: Path) -> bool:
        """Draw the whole window to a picture file, plans and composer included; return whether it could be written."""
        self.finish_start()
        self._acting.wait_for_plans()
        self.looking_ahead.finish()
        if self.agenda is not None:
            self.agenda.finish()
        return self.grab().save(str(path))

    # what is shown

    def show_group(self, group: Group) -> None:
        """Show one filter's applications."""
        self.menus.write_large.setChecked(False)
        self.top_bar.show_group(group)
        self._group = group
        self._read()

    def show_everything(self) -> None:
        """Leave search and filter."""
        self.top_bar.search.clear()
        self.show_group(Group.ALL)
        self._focus_rows()

    def _show_agenda(self, on: bool) -> None:
        """Show the agenda in the place of list and timeline, or these again."""
        self.menus.write_large.setChecked(False)
        if on and self.agenda is None:
            self.agenda = self._make_agenda()
            self.views.addWidget(self.agenda)
        if on and self.agenda is not None:
            self.choosing.leave_others()
            self.views.setCurrentWidget(self.agenda)
            self._read_agenda()
        else:
            self.views.setCurrentWidget(self.rows)
        self._focus_rows()

    def _make_agenda(self) -> "AgendaView":
        from hearback.desk.agenda.agenda_view import AgendaView
        from hearback.usecases.agenda import Agenda

        known = Agenda(self._archive, self._clock, self._planning)
        view = AgendaView(self._words, self._sentences, self._theme, known, self._archive, self._clock, self)
        view.chosen.connect(self.choosing.choose)
        view.opened.connect(lambda _id: self.compose())
        view.menu_asked.connect(lambda _id, at: self._show_menu(at))
        view.addAction(self.actions_on_chosen.delete)
        return view

    def _read_agenda(self) -> None:
        """Show in the agenda what search and filter let through, where it is in sight."""
        if self.agenda is None or not self._shows_agenda:
            return
        query = self.model.query
        everything = query.group is Group.ALL and not query.words
        self.agenda.read(None if everything else frozenset(self.model.ids))
        self.agenda.show_chosen(self.choosing.one)

    def _focus_rows(self) -> None:
        (self.agenda if self.agenda and self._shows_agenda else self.list).setFocus()

    @property
    def _shows_agenda(self) -> bool:
        return self.agenda is not None and self.views.currentWidget() is self.agenda

    def _write_large(self, on: bool) -> None:
        """Give the list's place to the conversation with the chosen application, or give it back."""
        self._above.setVisible(not on)
        if not on and self.focusWidget() is None:
            self._focus_rows()

    def sort_by(self, section: int) -> None:
        """Sort by a column; the one that sorts already, the other way round."""
        column = self.model.columns[section]
        self._descending = column is self._sort and not self._descending
        self._sort = column
        self._read()

    def group_by(self, grouping: Grouping) -> None:
        """Put the rows into groups."""
        self.views_menu.show_grouping(grouping)
        self.model.grouping = grouping
        self._read()

    def show_view(self, view: SavedView) -> None:
        """Show what was saved as a view."""
        self._sort, self._descending = view.sort, view.descending
        self.top_bar.search.setText(view.words)
        self.list.columns.restore(view.columns)
        self.model.grouping = view.grouping
        self.views_menu.show_grouping(view.grouping)
        self.show_group(view.group)

    def _shown_as_view(self, name: str) -> SavedView:
        return SavedView(
            name=name,
            group=self._group,
            words=self.top_bar.search.text().strip(),
            sort=self._sort,
            descending=self._descending,
            grouping=self.model.grouping,
            columns=tuple(self.list.columns.layout),
        )

    @property
    def chosen(self) -> str | None:
        """The id of the application that is chosen."""
        return self.choosing.one

    def choose(self, id_: str) -> None:
        """Choose an application, leaving search and filter where they hide it."""
        if self.model.row_of(id_) is None:
            self.top_bar.search.clear()
            self.show_group(Group.ALL)
        self.choosing.choose(id_)

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def write(self) -> None:
        """Go to the message of the chosen application."""
        if self.composer is not None:
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_line(self, line: QWidget) -> None:
        """Add a line above the list, below those that are there."""
        self._lines.insertWidget(self._lines.indexOf(self.upper), line)

    def _changed(self, change: Change) -> None:
        self.model.forget(change)
        if self.agenda is not None:
            self.agenda.follow(change)
        if change not in (CHANGED_ELSEWHERE, PLANNED_ANEW):
            self.status_line.tell(self._words.say("Saved"))
        self._read()
        if change.act in (Act.ADD_APPLICATION, Act.BRING_BACK):
            self._choose_added(change)
        self.menus.name_undo()
        self.looking_ahead.start()

    def _choose_added(self, change: Change) -> None:
        """Choose what was just added: the next thing to say is mostly about it. Undone, it is not there."""
        there = (id_ for id_ in change.applications if self._archive.application(id_) is not None)
        id_ = next(there, None)
        if id_ is not None:
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
        ranks = ranks_for(self._sort, self._words, self._planning)
        self.model.read(ListQuery(self._group, words, self._sort, self._descending, ranks))
        self.list.show_order(self._sort, self._descending)
        due = counts.get(Group.DUE, 0) if not words else self._archive.counts("", now).get(Group.DUE, 0)
        self.status_line.due.setText(self._words.say("{number} due", number=self._sentences.days.number(due)))
        self._show_rows_or_why_none(words)
        self.choosing.again()
        self._read_agenda()

    def _show_rows_or_why_none(self, words: str) -> None:
        if self.model.rowCount():
            was_here = self.upper.isAncestorOf(self.focusWidget())
            self.upper.setCurrentWidget(self.views)
            if was_here and not self.views.isAncestorOf(self.focusWidget()):
                self._focus_rows()
        elif not words and not self._archive.counts("", self._clock.now()).get(Group.ALL, 0):
            if self.first_start is None:
                self.first_start = FirstStart(self._words, self._theme, self._screens, self)
                self.upper.addWidget(self.first_start)
            self.upper.setCurrentWidget(self.first_start)
        else:
            self.nothing_found.say(words, None if self._group is Group.ALL else self._sentences.group(self._group))
            self.upper.setCurrentWidget(self.nothing_found)
        self.conversation.setVisible(self.upper.currentWidget() is self.views)
        if self.upper.currentWidget() is not self.views:
            self.menus.write_large.setChecked(False)

    def _show_chosen(self) -> None:
        row = self.choosing.row
        self.actions_on_chosen.show(row, self.choosing.ids)
        self.action_row.show_row(row, len(self.choosing.ids))

    def _show_conversation(self, id_: str | None) -> None:
        self._announcements.chosen.emit(id_ or "")
        if self.agenda is not None:
            self.agenda.show_chosen(id_)
        self._tell_composer()

    def _tell_composer(self) -> None:
        show = getattr(self.composer, "show_application", None)
        if show is not None:
            show(self.choosing.one)

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

    def search(self) -> None:
        """Go to the search field."""
        self.menus.write_large.setChecked(False)
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _go_to_rows(self) -> None:
        if self._typing.isActive():
            self._read()
        self._focus_rows()

    def _on_paper(self) -> "PaperTable":
        """Return what search and filter let through as a table on paper: the agenda, or list and timeline."""
        from hearback.desk.paper import PaperLook

        words, words_typed = self._words, self.top_bar.search.text().strip()
        about = [words.day_and_time(self._clock.now()), self._sentences.group(self._group)]
        if words_typed:
            about.append(words.say("Search: {words}", words=words_typed))
        shown = ["  ·  ".join(about)]
        if self.agenda is not None and self._shows_agenda:
            from hearback.desk.agenda.agenda_paper import agenda_on_paper

            self.agenda.finish()
            return agenda_on_paper(self.agenda.rows, shown, words)
        from hearback.desk.timeline.timeline_paper import timeline_on_paper

        return timeline_on_paper(self.model, self.timeline.scale, shown, words, self._sentences, PaperLook(self._theme))

    def compose(self) -> None:
        """Go to the message for the chosen application."""
        compose = getattr(self.composer, "compose", None)
        if compose is not None:
            compose()

    def _show_menu(self, at: QPoint) -> None:
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

    def leave(self) -> None:
        """Close the window for good."""
        self.go_out_of_sight = lambda: False
        self.close()

    def speak_anew(self) -> None:
        """Close, to be built anew in the words that the user has chosen."""

        def close() -> None:
            self.speaks_anew = True
            self.leave()
            # what was typed may have kept it open
            self.speaks_anew = not self.isVisible()

        # whatever asks for it is a part of what ends
        QTimer.singleShot(0, self, close)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_memory()
        if self.go_out_of_sight():
            event.ignore()
            return
        self._typing.stop()
        self.keeping_up.stop()
        self.looking_ahead.stop()
        if self.agenda is not None:
            self.agenda.stop()
        self._acting.stop()
        super().closeEvent(event)
        self.left.emit()

    def _keep_memory(self) -> None:
        self._memory.keep(
            {
                "theme": self._theme.mode,
                "text_percent": self._theme.text_percent,
                "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
                "rows": bytes(self.rows.saveState().toBase64().data()).decode(),
                "panes": bytes(self.panes.saveState().toBase64().data()).decode(),
                "group": self._group,
                "sort": self._sort,
                "columns": self.list.columns.layout,
                "grouping": self.model.grouping,
                "descending": int(self._descending),
                "zoom": self.timeline.zoom,
                "agenda": int(self.menus.agenda.isChecked()),
            }
        )

    def _recall(self) -> None:
        memory = self._memory
        groups, keys = list(Group), list(ALL_COLUMNS)
        self._group = Group(memory.text("group")) if memory.text("group") in groups else self._group
        self._sort = SortKey(memory.text("sort")) if memory.text("sort") in keys else self._sort
        self._descending = bool(memory.number("descending", 0))
        self.list.columns.restore(memory.pairs("columns"))
        grouping = memory.text("grouping")
        self.model.grouping = Grouping(grouping) if grouping in list(Grouping) else Grouping.NONE
        self.views_menu.show_grouping(self.model.grouping)
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
