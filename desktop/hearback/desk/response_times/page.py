"""The page of response times, a window beside the main one: what waiting really means, from the user's own search."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QVBoxLayout, QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.announcements import Announcements
from hearback.desk.fields.as_written import in_title
from hearback.desk.fields.form_dialog import scrolled
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.language.short_days import ShortDays
from hearback.desk.reading_waits import ReadingWaits
from hearback.desk.response_times.figures_tab import FiguresTab
from hearback.desk.response_times.page_sheet import page_sheet
from hearback.desk.response_times.page_words import PageWords
from hearback.desk.response_times.proposal_card import ProposalCard
from hearback.desk.response_times.waits_tab import WaitsTab
from hearback.desk.response_times.year_tab import YearTab
from hearback.desk.theme import Theme
from hearback.desk.turns import Turns
from hearback.desk.words import Words
from hearback.domain.pace import Pace
from hearback.domain.published_figures import PublishedFigure
from hearback.domain.response_times.balance import Balance
from hearback.usecases.balancing import Balancing
from hearback.usecases.change import Act, Change
from hearback.usecases.gleaning import Gleanings
from hearback.usecases.pace_fitting import MovedWindow, PaceFitting, Proposal
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.response_times import ResponseTimes
from hearback.usecases.reviewing import Reviewing


@dataclass(frozen=True, kw_only=True)
class PageParts:
    """What the page asks, and what it can do."""

    archive: Archive
    clock: Clock
    reading: ReadingWaits
    fitting: PaceFitting
    balancing: Balancing
    reviewing: Callable[[], Reviewing]
    gleanings: Gleanings
    published: Sequence[PublishedFigure]
    paces: Callable[[], Mapping[str, Pace]]
    announcements: Announcements
    carry_out: CarryOut
    open_application: Callable[[str], None]


class ResponseTimesPage(QWidget):
    """Reads, works out and shows a little at a time; follows every change while it is in sight."""

    def __init__(self, words: Words, theme: Theme, parts: PageParts, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._words = PageWords(words)
        self._catalogue = words
        self._parts = parts
        self._theme = theme
        self._times: ResponseTimes | None = None
        self.setObjectName("page-window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(in_title(self._words.title()))
        self.turns = Turns(self)
        self._rest_is_shown = False
        self._heading = plain_label(self._words.title(), parent=self, role="title")
        self.summary = plain_label(tone="mute", parent=self)
        self.balance = plain_label(tone="mute", parent=self)
        self.balance.hide()
        self.waits = WaitsTab(words, self._words, ShortDays(words.formats, words.zone), theme, self)
        self.figures = FiguresTab(words, self._words, theme, parts.published, parts.gleanings, parts.carry_out, self._today, self)
        self.year = YearTab(words, theme, parts.reviewing, self)
        self.tabs = QTabWidget(self)
        for tab, name in (
            (self.waits, words.say("Your waits")),
            (self.figures, words.say("What others say")),
            (self.year, words.say("Your year")),
        ):
            self.tabs.addTab(scrolled(tab), name)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 16, 12)
        column.setSpacing(4)
        for part in (self._heading, self.summary, self.balance, self.tabs):
            column.addWidget(part, int(part is self.tabs))
        self._connect()
        self._dress()
        theme.changed.connect(self._dress)
        self._fit_screen()

    def _connect(self) -> None:
        parts = self._parts
        parts.reading.ready.connect(self._show_times)
        parts.reading.progressed.connect(self._show_progress)
        parts.announcements.changed.connect(self._changed)
        self.waits.asked.connect(self._work_out)
        self.waits.application_opened.connect(parts.open_application)
        self.tabs.currentChanged.connect(lambda _tab: self._look_at_year())
        for keys, act in (
            (QKeySequence.StandardKey.Close, self.close),
            (QKeySequence.StandardKey.Undo, lambda: parts.carry_out(parts.archive.undo)),
            (QKeySequence("Ctrl+Shift+Z"), lambda: parts.carry_out(parts.archive.redo)),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _dress(self) -> None:
        self.setStyleSheet(page_sheet(self._theme))

    def _fit_screen(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(1180, room.width() - 40), min(820, room.height() - 60))

    # opening and closing

    def open(self) -> None:
        """Show the page, or bring it to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._ask()

    def _ask(self) -> None:
        """Show what is at hand, or how far the reading is."""
        if self._parts.reading.ask() is None:
            self._show_progress(0)
        else:
            self._show_times()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape, and press the focused button by Return as well: Qt does that in dialogs only."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        for turns in (self.turns, self.year.turns):
            turns.stop()
        super().closeEvent(event)

    def finish(self) -> None:
        """Read and work out what is left now."""
        self._parts.reading.finish()
        for turns in (self.turns, self.year.turns):
            turns.finish()

    # what is shown

    def _show_progress(self, read: int) -> None:
        if self.isVisible() and self.waits.overview is None:
            self.summary.setText(self._words.reading(read))

    def _show_times(self) -> None:
        if not self.isVisible():
            return
        self._times = self._parts.reading.ask()
        if self._times is not None:
            self._rest_is_shown = False
            self._work_out()
            self._look_at_year()

    def _work_out(self) -> None:
        """Work out the curves, and after them the rest where it is not shown yet."""
        if self._times is not None:
            rest = () if self._rest_is_shown else self._work_out_rest(self._times)
            self.turns.begin(chain(self._work_out_curves(self._times), rest))

    def _work_out_curves(self, times: ResponseTimes) -> Iterator[None]:
        for overview in times.overview_in_turns(self.waits.origin, self.waits.grouping):
            if overview is not None:
                self.waits.show_overview(overview, self._parts.paces())
                self.figures.show_beside(overview)
                nothing = not overview.everyone.waits and not overview.still_waiting
                self.summary.setText(self._words.nothing_yet() if nothing else self._words.summary(overview))
            yield

    def _work_out_rest(self, times: ResponseTimes) -> Iterator[None]:
        for weeks in times.weeks_in_turns():
            if weeks is not None:
                self.waits.show_weeks(weeks)
            yield
        cards = []
        for proposal in self._parts.fitting.proposals_in_turns():
            if proposal is not None:
                moved: list[MovedWindow] = []
                for some in self._parts.fitting.moves(proposal):
                    moved += some
                    yield
                cards.append(self._card(proposal, moved))
            yield
        self.waits.show_proposals(cards)
        balance: Balance | None = None
        for so_far in self._parts.balancing.overall():
            balance = so_far
            yield
        self.balance.setText(self._words.balance(balance) if balance is not None and balance.judged else "")
        self.balance.setVisible(bool(self.balance.text()))
        self._rest_is_shown = True

    def _card(self, proposal: Proposal, moved: Sequence[MovedWindow]) -> ProposalCard:
        fitting, carry_out = self._parts.fitting, self._parts.carry_out
        card = ProposalCard(self._catalogue, proposal, moved, self.waits)
        card.accepted.connect(lambda taken: carry_out(lambda: fitting.accept(taken)))
        card.declined.connect(lambda left: carry_out(lambda: fitting.decline(left)))
        return card

    def _look_at_year(self) -> None:
        """Look through the year only while it is in sight: judging its messages takes a while."""
        if self._times is not None and self.tabs.currentIndex() == self.tabs.count() - 1:
            self.year.show_times(self._times)

    # news

    def _changed(self, change: Change) -> None:
        if change.gleanings or change.everything:
            self.figures.refresh()
        if self.isVisible() and (change.act is not Act.EDIT_GLEANINGS or change.everything):
            self._ask()

    def _today(self) -> dt.date:
        return self._parts.clock.now().astimezone(self._parts.clock.zone()).date()
