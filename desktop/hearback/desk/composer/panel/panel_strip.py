"""The strip above the message where everybody gets an own one: a tab each with how far it is."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from hearback.desk.composer.panel.panel import Member
from hearback.desk.fields.as_written import on_button
from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.words import Words
from hearback.domain.message import first_name
from hearback.domain.panel import Progress

_MOST_LETTERS = 16
_MARKS = {Progress.EMPTY: "○", Progress.STARTED: "◐", Progress.READY: "●", Progress.SENT: "✓"}


class PanelStrip(QWidget):
    """Tells what was asked for; what it means is decided elsewhere."""

    chosen = Signal(str)
    """Show this person's message."""

    left = Signal()
    """Write one message to all instead."""

    compared = Signal(bool)
    """All side by side, or one alone."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self._members: Sequence[Member] = ()
        self._person: str | None = None
        self.tabs: list[QPushButton] = []
        self.compare = self._button(say("Side by side"))
        self.compare.setCheckable(True)
        # Translators: one message to all people met, instead of one each
        self.together = self._button(say("To all"))
        self.together.setToolTip(plain_tool_tip(say("One message to all of them; what you wrote to each stays")))
        self._flow = FlowLayout(self, spacing=4)
        for button in (self.compare, self.together):
            self._flow.addWidget(button)
        self._flow.push_from(self.compare, self.together)
        self.together.clicked.connect(self.left)
        self.compare.clicked.connect(self.compared)
        self.setAccessibleName(say("Whose message"))
        self.hide()
        for keys, by, name in (
            ("Ctrl+PgDown", 1, say("Next person’s message")),
            ("Ctrl+PgUp", -1, say("Previous person’s message")),
        ):
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.setProperty("act", name)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._go(by))

    def show_members(self, members: Sequence[Member], person: str, *, compared: bool) -> None:
        """Show a tab each, the one whose message is shown marked."""
        self._members, self._person = members, person
        self.compare.setChecked(compared)
        self.compare.setVisible(len(members) > 1)
        if [tab.property("person") for tab in self.tabs] != [one.name for one in members]:
            self._make_tabs(members)
        for tab, one, name in zip(self.tabs, members, short_names([one.name for one in members]), strict=True):
            said = self.progress(one.progress)
            room = tab.fontMetrics().averageCharWidth() * _MOST_LETTERS
            name = tab.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
            # a name keeps its own direction
            tab.setText(on_button(f"{_MARKS[one.progress]} \u2068{name}\u2069"))
            tab.setAccessibleName(f"{one.name}: {said}")
            tab.setToolTip(plain_tool_tip(f"{one.name}: {said}"))
            tab.setChecked(one.name == person)
        self.show()

    def _make_tabs(self, members: Sequence[Member]) -> None:
        for tab in self.tabs:
            self._flow.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self.tabs = []
        for one in members:
            tab = self._button("")
            tab.setProperty("person", one.name)
            tab.setCheckable(True)
            tab.clicked.connect(lambda _on=False, name=one.name: self._choose(name))
            self._flow.insert(len(self.tabs), tab)
            tab.show()
            self.tabs.append(tab)
        for before, after in pairwise((*self.tabs, self.compare, self.together)):
            QWidget.setTabOrder(before, after)

    def progress(self, progress: Progress) -> str:
        """Return how far a message is, in a word."""
        say_in = self._words.say_in
        match progress:
            case Progress.EMPTY:
                return say_in("message to one person", "empty")
            case Progress.STARTED:
                return say_in("message to one person", "started")
            case Progress.READY:
                return say_in("message to one person", "ready")
            case Progress.SENT:
                return say_in("message to one person", "sent")

    def _choose(self, name: str) -> None:
        for tab in self.tabs:
            tab.setChecked(tab.property("person") == name)
        self.chosen.emit(name)

    def _go(self, by: int) -> None:
        names = [one.name for one in self._members]
        if self._person in names:
            self._choose(names[(names.index(self._person) + by) % len(names)])

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "tab")
        return button


def short_names(names: Sequence[str]) -> Sequence[str]:
    """Return what people are called by, or their whole names where two are called alike."""
    called = [first_name(name) or name for name in names]
    return called if len(set(called)) == len(called) else names
