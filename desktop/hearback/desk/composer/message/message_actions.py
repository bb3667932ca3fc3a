"""The row of buttons below the message."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.words import Words


class MessageActions(QWidget):
    """The ways out on the reading side, what else can be decided at the other; in several lines where it is narrow."""

    copy_as = Signal(bool)
    """Copy the message, from now on as rich text beside the plain one, or as that alone."""

    def __init__(self, words: Words, later: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self.copy = self._button(say("Copy message"), "Ctrl+Shift+C")
        self.copy.setProperty("kind", "primary")
        self.open = self._button(say("Open in email"))
        self.save = self._button(say("Save draft .eml"))
        self.later = self._button(say("Remind me later"))
        self.later.setText(f"{self.later.text()} ▾")
        self.later.setMenu(later)
        self.skip = self._button(say("Skip"))
        self.move_on = self._button(say("Move on"))
        self.sent = self._button(say("Mark as sent"))
        self._ways_of_copying = QActionGroup(self)
        copying = self._copy_and_its_ways(words)
        row = FlowLayout(self, spacing=6)
        for button in (copying, self.open, self.save, self.later, self.skip, self.move_on, self.sent):
            row.addWidget(button)
        row.push_from(self.later, self.skip, self.move_on, self.sent)

    def connect_to(self, acts: dict[QPushButton, Callable[[], object]]) -> None:
        """Have buttons do what they say."""
        for button, act in acts.items():
            button.clicked.connect(lambda _on=False, act=act: act())

    def offer(self, *, planned: bool, final: bool) -> None:
        """Offer to put off or skip a step that is planned, and to move on where that is the choice."""
        self.later.setVisible(planned)
        self.skip.setVisible(planned)
        self.move_on.setVisible(final)

    @property
    def ways_of_copying(self) -> Sequence[QAction]:
        """The menu's entries: as plain text, and as rich text beside it."""
        return self._ways_of_copying.actions()

    def choose_copying(self, *, rich_text: bool) -> None:
        """Show in the menu how messages are copied."""
        for way in self.ways_of_copying:
            way.setChecked(way.data() is rich_text)

    def _copy_and_its_ways(self, words: Words) -> QWidget:
        """Return the button that copies with the menu beside it that says how, kept together in every line."""
        menu = QMenu(self)
        for text, rich_text in (
            (words.say("Copy as plain text"), False),
            (words.say("Copy with paragraphs and writing direction (HTML)"), True),
        ):
            way = menu.addAction(text)
            way.setCheckable(True)
            way.setData(rich_text)
            way.triggered.connect(lambda _on=False, rich_text=rich_text: self.copy_as.emit(rich_text))
            self._ways_of_copying.addAction(way)
        ways = self._button("▾")
        ways.setAccessibleName(words.say("How to copy"))
        ways.setToolTip(plain_tool_tip(words.say("How to copy")))
        ways.setProperty("kind", "ways")
        ways.setMenu(menu)
        both = QWidget(self)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(1)
        for button in (self.copy, ways):
            line.addWidget(button)
        return both

    def _button(self, text: str, keys: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        if keys:
            sequence = QKeySequence(keys)
            button.setText(f"{text} {sequence.toString(QKeySequence.SequenceFormat.NativeText)}")
            button.setShortcut(sequence)
        return button
