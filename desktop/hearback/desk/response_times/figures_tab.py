"""The second tab: published figures and what the user gleaned, each with its source and what it counts, in tables alone."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.response_times.cards import Card, column_of
from hearback.desk.response_times.figure_words import FigureWords
from hearback.desk.response_times.gleaning_form import GleaningForm
from hearback.desk.response_times.page_words import PageWords
from hearback.desk.response_times.text_table import TextTable
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.published_figures import Gleaning, PublishedFigure
from hearback.domain.response_times.overview import Grouping, Overview
from hearback.domain.response_times.waits import Origin
from hearback.usecases.change import Change
from hearback.usecases.gleaning import Gleanings


class FiguresTab(QWidget):
    """Keeps the user's gleanings; every act can be undone."""

    def __init__(
        self,
        words: Words,
        page_words: PageWords,
        theme: Theme,
        published: Sequence[PublishedFigure],
        gleanings: Gleanings,
        carry_out: CarryOut,
        today: Callable[[], dt.date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._page_words = page_words
        self._said = FigureWords(words)
        self._figures = published
        self._gleanings = gleanings
        self._carry_out = carry_out
        self._today = today
        self._shown: Sequence[Gleaning] = ()
        say = words.say
        self.published = TextTable(theme, say("Published figures"), 30, self, least_name=180)
        self.gleaned = TextTable(theme, say("What you gleaned"), 12, self, least_name=180)
        self.add = QPushButton(say("Add what you heard…"), self)
        self.change = QPushButton(say("Change…"), self)
        self.remove = QPushButton(say("Remove"), self)
        self.add.clicked.connect(lambda: self._open(None))
        self.change.clicked.connect(self._change_chosen)
        self.remove.clicked.connect(self._remove_chosen)
        self.gleaned.activated.connect(lambda _index: self._change_chosen())
        self.gleaned.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.gleaned, self._remove_chosen)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._lay_out()
        self.show_beside(None)
        self.refresh()

    def _lay_out(self) -> None:
        say = self._words.say
        own, others = Card(say("What you gleaned"), self), Card(say("Published figures"), self)
        own.mean(say("From a forum, a friend, a recruiter: kept with its source, and shown as yours."))
        others.mean(
            say(
                "They count other things than your own waits do (an offer or a decision, not any reply), for other people and in "
                "other days. So they stand beside your curves, never among them."
            )
        )
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for button in (self.add, self.change, self.remove):
            flow.addWidget(button)
        own.body.addWidget(self.gleaned)
        own.body.addWidget(buttons)
        others.body.addWidget(self.published)
        column = column_of(self)
        column.addWidget(own)
        column.addWidget(others)
        column.addStretch(1)

    def refresh(self) -> None:
        """Read the gleanings again."""
        self._shown = self._gleanings.all()
        self.gleaned.setVisible(bool(self._shown))
        shown, said = self._shown, self._said
        self.gleaned.texts.show(
            said.gleaned_headings(), len(shown), lambda row: said.gleaned_cells(shown[row]), numbers=frozenset({1})
        )
        self._enable()

    def show_beside(self, overview: Overview | None) -> None:
        """Put the user's own waits beside the figures of their industries; they are counted from messages."""
        own: dict[str, str] = {}
        if overview is not None and overview.origin is Origin.MESSAGE and overview.grouping is Grouping.INDUSTRY:
            own = {row.key: self._page_words.within(row.half) for row in overview.groups if not row.pooled}
        figures, said = self._figures, self._said
        self.published.texts.show(
            said.published_headings(),
            len(figures),
            lambda row: said.published_cells(figures[row], own.get(figures[row].pace or "", "–")),
            numbers=frozenset({1, 4, 6}),
        )

    def _open(self, gleaning: Gleaning | None) -> None:
        write = self._gleanings.add if gleaning is None else self._gleanings.change

        def keep(said: Gleaning) -> str | None:
            return self._kept(lambda: write(said))

        GleaningForm(self._words, self._today(), gleaning, keep, self).open()

    def _change_chosen(self) -> None:
        row = self.gleaned.row
        if row is not None:
            self._open(self._shown[row])

    def _remove_chosen(self) -> None:
        row = self.gleaned.row
        if row is not None:
            gleaning = self._shown[row]
            self._carry_out(lambda: self._gleanings.remove(gleaning))

    def _kept(self, act: Callable[[], Change]) -> str | None:
        if self._carry_out(act) is not None:
            return None
        return self._words.say("This could not be saved. Nothing was changed; what you typed is still here.")

    def _enable(self) -> None:
        for button in (self.change, self.remove):
            button.setEnabled(self.gleaned.row is not None)
