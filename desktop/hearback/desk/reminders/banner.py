"""A quiet line above the list that shows reminders in the window, also where the desktop shows none."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.as_written import on_button
from hearback.desk.fields.later_menu import LaterMenu
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words
from hearback.domain.reminders.later import Later
from hearback.usecases.notifying import Answer, Posting

_LONGEST = 400


class ReminderBanner(QFrame):
    """A notifier for whoever looks at the window: shows the newest posting; the one before it comes back once it is answered."""

    def __init__(
        self,
        words: Words,
        answered: Callable[[str, str], None],
        moments: Callable[[str], Mapping[Later, dt.datetime]],
        parent: QWidget,
    ) -> None:
        """`moments` are those at which the reminder of an identity can come again."""
        super().__init__(parent)
        self._words = words
        self._answered = answered
        self._moments = moments
        self._postings: dict[str, Posting] = {}
        self.setObjectName("banner")
        self.title = plain_label(parent=self, role="lead")
        self.body = plain_label(parent=self)
        self.buttons: list[QPushButton] = []
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.title)
        said.addWidget(self.body)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 10, 6)
        self._row.addLayout(said, 1)
        self.hide()

    # the port

    def ready(self) -> bool:
        """Whether the window is there to be seen."""
        window = self.window()
        return window.isVisible() and not window.isMinimized()

    def post(self, posting: Posting) -> bool:
        """Show a posting."""
        self._postings.pop(posting.identity, None)
        self._postings[posting.identity] = posting
        self._show_newest()
        return True

    def withdraw(self, identity: str) -> None:
        """Take a posting away."""
        if self._postings.pop(identity, None) is not None:
            self._show_newest()

    def _show_newest(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        posting = next(reversed(self._postings.values()), None)
        if posting is not None:
            self.title.setText(posting.title)
            self.body.setText(" – ".join(posting.body.splitlines())[:_LONGEST])
            for answer, text in posting.answers:
                self.buttons.append(self._button(posting.identity, answer, text))
            self.buttons.append(self._quiet_button(self._words.say("Close"), partial(self.withdraw, posting.identity)))
            for button in self.buttons:
                self._row.addWidget(button)
        self.setVisible(posting is not None)

    def _button(self, identity: str, answer: Answer, text: str) -> QPushButton:
        if answer is not Answer.LATER:
            return self._quiet_button(text, partial(self._answer, identity, answer.value))
        button = self._quiet_button(f"{text} ▾", None)
        button.setAccessibleName(text)
        menu = LaterMenu(self._words, button)
        menu.aboutToShow.connect(
            lambda: menu.offer(self._moments(identity), lambda later: self._answer(identity, f"{answer.value}/{later.value}"))
        )
        button.setMenu(menu)
        return button

    def _quiet_button(self, text: str, act: Callable[[], None] | None) -> QPushButton:
        button = QPushButton(on_button(text), self)
        button.setProperty("kind", "quiet")
        if act is not None:
            button.clicked.connect(lambda: act())
        return button

    def _answer(self, identity: str, key: str) -> None:
        self.withdraw(identity)
        self._answered(identity, key)
