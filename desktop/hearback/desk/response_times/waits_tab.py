"""The first tab: curves, those still waiting, the table, and the weeks; by industry, step or company size."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QMenu, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.language.short_days import ShortDays
from hearback.desk.language.wait_words import WaitWords
from hearback.desk.response_times.cards import Card, column_of
from hearback.desk.response_times.curve_chart import CurveChart
from hearback.desk.response_times.curve_drawing import Line
from hearback.desk.response_times.page_words import PageWords
from hearback.desk.response_times.proposal_card import ProposalCard
from hearback.desk.response_times.text_table import TextTable
from hearback.desk.response_times.weeks_chart import WeeksChart
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.pace import Pace
from hearback.domain.response_times.overview import Grouping, Overview, Week
from hearback.domain.response_times.waits import Origin

MOST_CURVES = 6
"""More than so many curves could not be told apart; any other is drawn when its row is chosen."""
EVERYONE = " all"
"""The key of the curve of all together; no group's begins with a blank."""


class Switch(QPushButton):
    """A pill that has room for its text in bold, in which it stands while it is checked."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "pill")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        wider = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        hint = super().sizeHint()
        return QSize(hint.width() + max(wider, 0) + 2, hint.height())


class WaitsTab(QWidget):
    """Shows an overview, weeks and proposals as they are put in; `asked` when others are wanted."""

    asked = Signal()
    """Another origin or grouping was chosen."""
    application_opened = Signal(str)
    """An application that waits was double-clicked, or Enter was pressed on it."""

    def __init__(self, words: Words, page_words: PageWords, days: ShortDays, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = page_words
        self._wait_words = WaitWords(words)
        self._theme = theme
        self.origin, self.grouping = Origin.MESSAGE, Grouping.INDUSTRY
        self.overview: Overview | None = None
        self.weeks: Sequence[Week] = ()
        self.paces: Mapping[str, Pace] = {}
        self.switches = self._make_switches(words)
        self.export_menu = QMenu(self)
        self.export_button = QPushButton(words.say("Export ▾"), self)
        self.export_button.setAccessibleName(words.say("Export"))
        self.export_button.setMenu(self.export_menu)
        self.proposals = QVBoxLayout()
        self.chart = CurveChart(words, page_words, theme, self)
        self.hint = plain_label(tone="hint", parent=self)
        self.waiting = TextTable(theme, words.say("If you are still waiting"), 6, self)
        self.told = plain_label(tone="mute", parent=self)
        self.groups = TextTable(theme, page_words.title(), 12, self, least_name=190)
        self.bars = WeeksChart(page_words, days, theme, self)
        self._lay_out(words)
        self.groups.selectionModel().currentRowChanged.connect(self._let_lead)
        self.waiting.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell())
        self.waiting.activated.connect(self._open)

    def _make_switches(self, words: Words) -> dict[Origin | Grouping, QPushButton]:
        say = words.say
        made: dict[Origin | Grouping, QPushButton] = {
            # Translators: what waits are counted from
            Origin.MESSAGE: Switch(say("From the message"), self),
            Origin.ROUND: Switch(say("From the interview"), self),
            Grouping.INDUSTRY: Switch(say("By industry"), self),
            Grouping.STEP: Switch(say("By step"), self),
            Grouping.SIZE: Switch(say("By company size"), self),
        }
        for kind in (Origin, Grouping):
            exclusive = QButtonGroup(self)
            for choice in kind:
                exclusive.addButton(made[choice])
                made[choice].clicked.connect(lambda _on=False, choice=choice: self._choose(choice))
        made[self.origin].setChecked(True)
        made[self.grouping].setChecked(True)
        made[Grouping.SIZE].hide()
        return made

    def _lay_out(self, words: Words) -> None:
        row = QWidget(self)
        flow = FlowLayout(row)
        for switch in self.switches.values():
            flow.addWidget(switch)
        flow.addWidget(self.export_button)
        flow.push_from(self.export_button)
        self.chart_card, self.waiting_card = (
            Card(self._words.chart_title(), self),
            Card(words.say("If you are still waiting"), self),
        )
        self.chart_card.body.addWidget(self.chart, 1)
        self.chart_card.body.addWidget(self.hint)
        self.waiting_card.mean(self._words.waiting_meaning(None))
        self.waiting_card.body.addWidget(self.waiting)
        self.waiting_card.body.addWidget(self.told)
        self.waiting_card.body.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(16)
        self._beside.addWidget(self.chart_card, 17)
        self._beside.addWidget(self.waiting_card, 11)
        table_card, weeks_card = Card("", self), Card(self._words.weeks_title(), self)
        table_card.body.addWidget(self.groups)
        weeks_card.body.addWidget(self.bars)
        column = column_of(self)
        column.addWidget(row)
        column.addLayout(self.proposals)
        column.addLayout(self._beside)
        column.addWidget(table_card)
        column.addWidget(weeks_card)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(860)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not direction:
            self._beside.setDirection(direction)

    # what is put in

    def show_overview(self, overview: Overview, paces: Mapping[str, Pace]) -> None:
        """Show curves, table and those still waiting; what was chosen stays so."""
        group, job = self._chosen_group, self._chosen_job
        self.overview, self.paces = overview, paces
        self.switches[Grouping.SIZE].setVisible(overview.sizes_known)
        self.chart_card.mean(self._words.axis(overview.origin))
        self.waiting_card.mean(self._words.waiting_meaning(overview))
        self.chart.lead = ""
        self.chart.show_lines(self._lines(), overview.origin)
        self.hint.setText(self._words.few_replies(overview))
        self.hint.setVisible(bool(self.hint.text()))
        rows, words, grouping = overview.groups, self._words, overview.grouping
        self.groups.texts.show(
            words.group_headings(overview.origin, grouping),
            len(rows),
            lambda row: words.group_cells(rows[row], grouping, paces),
            numbers=frozenset(range(1, 7)),
            mark=lambda row: words.pooled() if rows[row].pooled else "",
        )
        waiting = overview.still_waiting
        self.waiting.texts.show(
            words.waiting_headings(),
            len(waiting),
            lambda row: words.waiting_cells(waiting[row]),
            numbers=frozenset({1, 2, 3}),
        )
        for table, at in (
            (self.groups, next((row for row, one in enumerate(rows) if one.key == group), None)),
            (self.waiting, next((row for row, one in enumerate(waiting) if one.job.id == job), None)),
        ):
            if at is not None:
                table.choose(at)
        self._tell()

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show what was sent and received by week."""
        self.weeks = weeks
        self.bars.show_weeks(weeks)

    def show_proposals(self, cards: Sequence[ProposalCard]) -> None:
        """Show these proposals in place of earlier ones."""
        while (item := self.proposals.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            self.proposals.addWidget(card)

    # what is chosen

    @property
    def _chosen_group(self) -> str | None:
        row = self.groups.row
        return self.overview.groups[row].key if self.overview is not None and row is not None else None

    @property
    def _chosen_job(self) -> str | None:
        row = self.waiting.row
        return self.overview.still_waiting[row].job.id if self.overview is not None and row is not None else None

    def _choose(self, choice: Origin | Grouping) -> None:
        if isinstance(choice, Origin):
            self.origin = choice
        else:
            self.grouping = choice
        self.asked.emit()

    def _lines(self, chosen: str = "") -> list[Line]:
        """Return the curves of the largest groups that have their own, of the chosen one, and of all where some have none."""
        overview = self.overview
        assert overview is not None
        own = [row for row in overview.groups if not row.pooled]
        drawn = own[:MOST_CURVES] + [row for row in own[MOST_CURVES:] if row.key == chosen]
        lines = [
            Line(row.key, self._words.group(overview.grouping, row.key, self.paces), row.curve, number)
            for number, row in enumerate(drawn)
        ]
        if len(own) < len(overview.groups) or not own:
            lines.append(Line(EVERYONE, self._words.everyone(), overview.everyone, None))
        return lines

    def _let_lead(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self.overview is None or not current.isValid():
            return
        row = self.overview.groups[current.row()]
        self.chart.show_lines(self._lines(row.key), self.overview.origin)
        self.chart.let_lead(EVERYONE if row.pooled else row.key)

    def _tell(self) -> None:
        """Say more of the wait that is chosen, or else of the longest one of which anything is known."""
        waiting = self.overview.still_waiting if self.overview is not None else ()
        row = self.waiting.row
        if row is None:
            row = next((at for at in reversed(range(len(waiting))) if self._wait_words.wait(waiting[at])), None)
        if row is None or row >= len(waiting):
            self.told.setText(self._words.nothing_waits() if not waiting else "")
        else:
            said = self._wait_words.wait(waiting[row]) or self._words.little_known()
            self.told.setText(self._words.of_company(waiting[row].job.company, said))

    def _open(self, index: QModelIndex) -> None:
        if self.overview is not None:
            self.application_opened.emit(self.overview.still_waiting[index.row()].job.id)
