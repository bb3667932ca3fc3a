"""How the composer is laid out: notes or thread, the message with the ways out below it, and the checklist, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from hearback.desk.composer.beside.beside import Beside
from hearback.desk.composer.checklist.checklist_pane import ChecklistPane
from hearback.desk.composer.hand_off.sent_bar import SentBar
from hearback.desk.composer.message.message_actions import MessageActions
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.panel.panel_strip import PanelStrip
from hearback.desk.composer.panel.side_by_side import SideBySide
from hearback.desk.composer.planned.why_card import WhyCard
from hearback.desk.theme import Theme

_LOW, _HIGH = 400, 560
"""Pixels: a composer that is lower has no room for reasons and message both, one that is higher has it for all of both."""
_FEW = 2
"""Lines of reasons in between."""


class Columns(QSplitter):
    """Three columns that keep their proportions until the user moves them.

    All that is laid out is made with `parent`: whatever left its window for a while would lose its place in the order of Tab.
    """

    def __init__(
        self,
        *,
        beside: Beside,
        card: WhyCard,
        strip: PanelStrip,
        form: MessageForm,
        side_by_side: SideBySide,
        notice: QLabel,
        bar: SentBar,
        buttons: MessageActions,
        checklist: ChecklistPane,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._beside, self._card = beside, card
        self._of_message = (form, buttons, checklist)
        self._strip = strip
        self._side_by_side = side_by_side
        self._space = QWidget(parent)
        self._moved = False
        self._height = 0
        middle = _middle(_in_one_column(card, strip, (form, side_by_side, self._space), parent), (notice, bar, buttons), parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for index, (widget, least) in enumerate(((beside, 190), (middle, 320), (checklist, 210))):
            widget.setMinimumWidth(least)
            self.addWidget(widget)
            self.setStretchFactor(index, 1 if widget is middle else 0)
        self.splitterMoved.connect(self._keep)

    def show_message(self, shown: bool) -> None:
        """Show what belongs to a message, or leave its place empty."""
        for widget in self._of_message:
            widget.setVisible(shown)
        if not shown:
            self._strip.hide()
        self._side_by_side.hide()
        self._beside.show()
        self._card.show()
        self._space.setVisible(not shown)
        self._limit_reasons()

    def show_side_by_side(self) -> None:
        """Show the messages to several people beside each other, over the whole width."""
        for widget in (*self._of_message, self._beside, self._card, self._space):
            widget.hide()
        self._side_by_side.show()

    def fit(self, size: QSize) -> None:
        """Share out the width, unless the user has done so; where it is low, the message comes before the reasons."""
        self._height = size.height()
        self._limit_reasons()
        if not self._moved:
            width = size.width()
            left, right = min(self._theme.px(300), width * 21 // 100), min(self._theme.px(318), width * 23 // 100)
            self.setSizes([left, width - left - right, right])

    def _limit_reasons(self) -> None:
        low, high = self._theme.px(_LOW), self._theme.px(_HIGH)
        if self._height >= high or self._space.isVisibleTo(self):
            self._card.limit(None)
        else:
            self._card.limit(_FEW if self._height >= low else 0)

    def _keep(self) -> None:
        self._moved = True


def _in_one_column(card: WhyCard, strip: PanelStrip, below: Sequence[QWidget], parent: QWidget) -> QWidget:
    inside = QWidget(parent)
    inside.setObjectName("composer-column")
    within = QVBoxLayout(inside)
    within.setContentsMargins(16, 14, 16, 0)
    within.setSpacing(8)
    within.addWidget(card)
    within.addWidget(strip)
    for widget in below:
        within.addWidget(widget, 1)
    return inside


def _middle(inside: QWidget, ways_out: Sequence[QWidget], parent: QWidget) -> QWidget:
    """Return a column that scrolls above; the ways out stay in sight below, however small the window is."""
    scroll = QScrollArea(parent)
    scroll.setWidget(inside)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    below = QVBoxLayout()
    below.setContentsMargins(16, 8, 16, 14)
    below.setSpacing(8)
    for widget in ways_out:
        below.addWidget(widget)
    middle = QWidget(parent)
    middle.setObjectName("composer-column")
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(scroll, 1)
    column.addLayout(below)
    return middle
