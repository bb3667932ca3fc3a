"""The line that asks, after a hand-off, whether the message was sent; and says what was done. It never gets in the way."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from hearback.desk.composer.clickable import plain_label
from hearback.desk.composer.flow_layout import FlowLayout
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.words import Words
from hearback.domain.moments import Moment


class SentBar(QFrame):
    """Three states: a question, a field for the time, or just a sentence."""

    sent = Signal(object)
    """The message was sent: at a Moment, or just now (None)."""

    not_yet = Signal()
    """It was not sent yet."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self.setObjectName("sent-bar")
        self._sentence = plain_label(parent=self)
        self._sentence.setWordWrap(True)
        self.just_now = QPushButton(say("Yes, sent just now"), self)
        self.at_another_time = QPushButton(say("Sent at…"), self)
        self.later = QPushButton(say("Not yet"), self)
        self.when = MomentField(words, dt.datetime.now(words.zone).date(), say("Sent"), parent=self)
        self.when.setMinimumWidth(260)
        self.keep = QPushButton(say("Mark as sent"), self)
        self._problem = plain_label(tone="due", parent=self)
        flow = FlowLayout(self, spacing=8)
        flow.setContentsMargins(12, 8, 12, 8)
        for widget in (self._sentence, self.just_now, self.at_another_time, self.when, self.keep, self.later, self._problem):
            flow.addWidget(widget)
        self.just_now.clicked.connect(lambda: self.sent.emit(None))
        self.at_another_time.clicked.connect(lambda: self.ask_when(dt.datetime.now(dt.UTC)))
        self.later.clicked.connect(self.not_yet)
        self.keep.clicked.connect(self._sent_then)
        self.hide()

    @property
    def sentence(self) -> str:
        """What the bar says."""
        return self._sentence.text()

    def ask(self, sentence: str) -> None:
        """Ask whether it was sent, after a sentence about the hand-off."""
        self._show(f"{sentence} {self._words.say('Did you send it?')}".strip(), asking=True, timing=False)

    def ask_when(self, moment: Moment) -> None:
        """Ask when it was sent."""
        self.when.set_moment(moment)
        self._show(self._words.say("When did you send it?"), asking=False, timing=True)
        self.when.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what was done, or why it was not."""
        self._show(sentence, asking=False, timing=False)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the time given."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _show(self, sentence: str, *, asking: bool, timing: bool) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._problem.hide()
        for widget in (self.just_now, self.at_another_time):
            widget.setVisible(asking)
        self.later.setVisible(asking or timing)
        self.when.setVisible(timing)
        self.keep.setVisible(timing)
        self.show()

    def _sent_then(self) -> None:
        problem = self.when.problem(required=True)
        self.complain(problem)
        if not problem:
            self.sent.emit(self.when.moment)
