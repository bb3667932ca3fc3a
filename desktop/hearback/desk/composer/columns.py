"""How the composer is laid out: the notes, the message with the ways out below it, and the checklist, side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from hearback.desk.composer.checklist_pane import ChecklistPane
from hearback.desk.composer.message_actions import MessageActions
from hearback.desk.composer.message_form import MessageForm
from hearback.desk.composer.notes_pane import NotesPane
from hearback.desk.composer.sent_bar import SentBar
from hearback.desk.composer.why_card import WhyCard
from hearback.desk.theme import Theme


class Columns(QSplitter):
    """Three columns that keep their proportions until the user moves them.

    All that is laid out is made with `parent`: whatever left its window for a while would lose its place in the order of Tab.
    """

    def __init__(
        self,
        *,
        notes: NotesPane,
        card: WhyCard,
        form: MessageForm,
        bar: SentBar,
        buttons: MessageActions,
        checklist: ChecklistPane,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._of_message = (form, buttons, checklist)
        self._space = QWidget(parent)
        self._moved = False
        middle = _middle(_in_one_column(card, form, self._space, parent), bar, buttons, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for index, (widget, least) in enumerate(((notes, 190), (middle, 320), (checklist, 210))):
            widget.setMinimumWidth(least)
            self.addWidget(widget)
            self.setStretchFactor(index, 1 if widget is middle else 0)
        self.splitterMoved.connect(self._keep)

    def show_message(self, shown: bool) -> None:
        """Show what belongs to a message, or leave its place empty."""
        for widget in self._of_message:
            widget.setVisible(shown)
        self._space.setVisible(not shown)

    def fit(self, width: int) -> None:
        """Share out a width, unless the user has done so."""
        if not self._moved:
            left, right = min(self._theme.px(300), width * 21 // 100), min(self._theme.px(318), width * 23 // 100)
            self.setSizes([left, width - left - right, right])

    def _keep(self) -> None:
        self._moved = True


def _in_one_column(card: WhyCard, form: MessageForm, space: QWidget, parent: QWidget) -> QWidget:
    inside = QWidget(parent)
    inside.setObjectName("composer-column")
    within = QVBoxLayout(inside)
    within.setContentsMargins(16, 14, 16, 0)
    within.setSpacing(8)
    within.addWidget(card)
    within.addWidget(form, 1)
    within.addWidget(space, 1)
    return inside


def _middle(inside: QWidget, bar: SentBar, buttons: MessageActions, parent: QWidget) -> QWidget:
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
    below.addWidget(bar)
    below.addWidget(buttons)
    middle = QWidget(parent)
    middle.setObjectName("composer-column")
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(scroll, 1)
    column.addLayout(below)
    return middle
