"""A proposal to change a pace as a card: the question, what speaks for it, what would move, and two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.response_times.proposal_words import ProposalWords
from hearback.desk.words import Words
from hearback.usecases.pace_fitting import MovedWindow, Proposal


class ProposalCard(QFrame):
    """Tells what the user decides."""

    accepted = Signal(object)
    """Take this Proposal."""
    declined = Signal(object)
    """Leave the pace as it is."""

    def __init__(self, words: Words, proposal: Proposal, moved: Sequence[MovedWindow], parent: QWidget) -> None:
        super().__init__(parent)
        self.proposal = proposal
        self.setObjectName("proposal")
        said = ProposalWords(words)
        lead = plain_label(said.question(proposal), parent=self, role="choice-title")
        why, moves = plain_label(said.reasons(proposal), parent=self), plain_label(said.moves(moved), parent=self)
        self.text = "\n".join((lead.text(), why.text(), moves.text()))
        self.setAccessibleName(self.text)
        self.accept = QPushButton(words.say("Change the pace"), self)
        self.accept.setProperty("kind", "primary")
        self.accept.clicked.connect(lambda: self.accepted.emit(proposal))
        self.decline = QPushButton(words.say("Leave it as it is"), self)
        self.decline.clicked.connect(lambda: self.declined.emit(proposal))
        row = QWidget(self)
        row.setContentsMargins(0, 6, 0, 0)
        choices = FlowLayout(row)
        choices.addWidget(self.accept)
        choices.addWidget(self.decline)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        for part in (lead, why, moves, row):
            column.addWidget(part)
