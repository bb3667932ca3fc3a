"""Offers to look back on an interview that is just over, above the notes; dismissed once, it does not come back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words
from hearback.domain.debrief import DebriefWanted


class DebriefOffer(QFrame):
    """A question and two answers."""

    accepted = Signal()
    dismissed = Signal()
    offered = Signal(bool)
    """Whether it asks something now."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self.setObjectName("debrief-offer")
        self._question = plain_label(parent=self)
        row = QWidget(self)
        buttons = FlowLayout(row)
        self.begin = QPushButton(say("Note three things…"), row)
        self.begin.clicked.connect(self.accepted)
        self.later = QPushButton(say("Not now"), row)
        self.later.setProperty("kind", "quiet")
        self.later.clicked.connect(self.dismissed)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.later)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 8, 11, 9)
        column.setSpacing(6)
        column.addWidget(self._question)
        column.addWidget(row)
        self.hide()

    def offer(self, wanted: DebriefWanted | None) -> None:
        """Ask about a round, or about none."""
        self.setVisible(wanted is not None)
        self.offered.emit(wanted is not None)
        if wanted is None:
            return
        say, one = self._words.say, wanted.round
        if one.people:
            people = self._words.all_of(one.people)
            question = say("How did it go with {people}? Note three things while they are fresh.", people=people)
        elif one.name:
            question = say("How did it go: {interview}? Note three things while they are fresh.", interview=one.name)
        else:
            question = say("How did the interview go? Note three things while they are fresh.")
        self._question.setText(question)
        self.setAccessibleName(question)
