"""The line that asks, after a hand-off, whether the message was sent; and says what was done. It never gets in the way."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words
from hearback.domain.moments import Moment
from hearback.usecases.ports import Clock


class SentBar(QFrame):
    """A question, a field for the time, or just a sentence."""

    sent = Signal(object)
    """The message was sent: at a Moment, or just now (None)."""

    not_yet = Signal()
    """It was not sent yet."""

    def __init__(self, words: Words, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self._clock = clock
        self.setObjectName("sent-bar")
        self._sentence = plain_label(parent=self)
        self._problem = plain_label(tone="due", parent=self)
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self.when: MomentField | None = None
        self.just_now = QPushButton(say("Yes, sent just now"), self._row)
        self.at_another_time = QPushButton(say("Sent at…"), self._row)
        self.keep = QPushButton(say("Mark as sent"), self._row)
        self.keep.setProperty("kind", "primary")
        self.later = QPushButton(say("Not yet"), self._row)
        for button in (self.just_now, self.at_another_time, self.keep, self.later):
            self._flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for widget in (self._sentence, self._row, self._problem):
            column.addWidget(widget)
        self.just_now.clicked.connect(lambda: self.sent.emit(None))
        self.at_another_time.clicked.connect(lambda: self.ask_when(clock.now()))
        self.later.clicked.connect(self.not_yet)
        self.keep.clicked.connect(self._keep)
        self.hide()

    @property
    def sentence(self) -> str:
        """What the bar says."""
        return self._sentence.text()

    def ask(self, sentence: str) -> None:
        """Ask whether it was sent, after a sentence about the hand-off."""
        question = self._words.say("Did you send it?")
        self._show(f"{sentence} {question}".strip(), asking=True)

    def ask_when(self, moment: Moment) -> None:
        """Ask when it was sent, proposing a moment."""
        if self.when is not None:
            self._flow.removeWidget(self.when)
            self.when.hide()
            self.when.deleteLater()
        today = self._clock.now().astimezone(self._words.zone).date()
        self.when = MomentField(self._words, today, self._words.say("Sent"), parent=self._row)
        self.when.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
        self.when.set_moment(moment)
        self._flow.insert(0, self.when)
        self._show(self._words.say("When did you send it?"), timing=True)
        self.when.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what was done, or why it was not."""
        self._show(sentence)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the time given."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _show(self, sentence: str, *, asking: bool = False, timing: bool = False) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.complain("")
        self.just_now.setVisible(asking)
        self.at_another_time.setVisible(asking)
        self.keep.setVisible(timing)
        if self.when is not None:
            self.when.setVisible(timing)
        self._row.setVisible(asking or timing)
        self.show()

    def _keep(self) -> None:
        assert self.when is not None
        moment = self.when.moment
        problem = self.when.problem(required=True)
        if not problem and isinstance(moment, dt.datetime) and moment > self._clock.now() + dt.timedelta(minutes=1):
            problem = self._words.say("That is still to come. Mark it as sent once it is.")
        self.complain(problem)
        if not problem:
            self.sent.emit(moment)
