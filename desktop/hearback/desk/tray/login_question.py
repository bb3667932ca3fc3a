"""A quiet line above the list that asks once whether Hearback is to start with the user's session."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words


class LoginQuestion(QFrame):
    """Goes with the answer, whatever it is; the settings hold the same switch."""

    def __init__(self, words: Words, answered: Callable[[bool], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._answered = answered
        self.setObjectName("banner")
        sentence = words.say("Reminders reach you while Hearback runs. Shall it start by itself when you log in, out of sight?")
        self.yes = QPushButton(words.say("Start when I log in"), self)
        self.no = QPushButton(words.say("No, thank you"), self)
        self.no.setProperty("kind", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(plain_label(sentence, parent=self), 1)
        for button, answer in ((self.yes, True), (self.no, False)):
            button.clicked.connect(lambda _checked=False, answer=answer: self._answer(answer))
            row.addWidget(button)

    def _answer(self, yes: bool) -> None:
        self.hide()
        self._answered(yes)
