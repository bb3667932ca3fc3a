"""The row of buttons below the message."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hearback.desk.composer.flow_layout import FlowLayout
from hearback.desk.words import Words


class MessageActions(QWidget):
    """The ways out on the reading side, what else can be decided at the other; in several lines where it is narrow."""

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
        row = FlowLayout(self)
        for button in (self.copy, self.open, self.save, self.later, self.skip, self.move_on, self.sent):
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

    def _button(self, text: str, keys: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        if keys:
            sequence = QKeySequence(keys)
            button.setText(f"{text}  {sequence.toString(QKeySequence.SequenceFormat.NativeText)}")
            button.setShortcut(sequence)
        return button
