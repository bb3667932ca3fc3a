"""What stands beside the message: the conversation notes or the thread, whichever was looked at last."""

from contextlib import suppress
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hearback.desk.composer.beside.debrief_offer import DebriefOffer
from hearback.desk.composer.beside.notes_pane import NotesPane
from hearback.desk.composer.beside.thread_pane import ThreadPane
from hearback.desk.language.sentences import Sentences
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.usecases.ports import ArchiveFault
from hearback.usecases.settling import Settling

_PREFERENCE = "beside_message"


class Side(StrEnum):
    """What can be shown."""

    NOTES = "notes"
    THREAD = "thread"


class Beside(QWidget):
    """A switch of two above what it shows; the offer of a debrief stands between, whichever is shown."""

    def __init__(self, words: Words, sentences: Sentences, theme: Theme, settling: Settling, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._settling = settling
        self.setObjectName("composer-column")
        # made in the order in which Tab goes through them
        self.switches = {side: self._switch(side) for side in Side}
        self.offer = DebriefOffer(words, self)
        self.notes = NotesPane(words, sentences, self)
        self.offer.offered.connect(self.notes.leave_debrief_to_offer)
        self.thread_pane = ThreadPane(words, sentences, theme, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.notes)
        self._stack.addWidget(self.thread_pane)
        self._lay_out()
        self._show(Side.THREAD if settling.preference(_PREFERENCE) == Side.THREAD else Side.NOTES)
        self.show_counts()

    def show_counts(self) -> None:
        """Say how much there is of both."""
        say = self._words.say
        for side, name, count in (
            # Translators: the switch above the conversation notes and what was sent and heard
            (Side.NOTES, say("Notes"), len(self.notes.cards)),
            (Side.THREAD, say("Thread"), self.thread_pane.count),
        ):
            number = self._words.number(count)
            text = self._words.say_in("name · number", "{name} · {number}", name=name, number=number) if count else name
            self.switches[side].setText(text)

    def _switch(self, side: Side) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setProperty("kind", "switch")
        button.clicked.connect(lambda: self._choose(side))
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 8, 12, 4)
        line.setSpacing(2)
        for button in self.switches.values():
            line.addWidget(button)
        line.addStretch(1)
        above = QVBoxLayout()
        above.setContentsMargins(16, 2, 16, 4)
        above.addWidget(self.offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addLayout(above)
        column.addWidget(self._stack, 1)

    def _show(self, side: Side) -> None:
        self.switches[side].setChecked(True)
        self._stack.setCurrentIndex(list(self.switches).index(side))

    def _choose(self, side: Side) -> None:
        self._show(side)
        # a store that cannot be written to is worth a word where something would be lost
        with suppress(ArchiveFault):
            self._settling.remember(_PREFERENCE, side.value)
