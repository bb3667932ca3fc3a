"""The card above the message: what to do and when, why (at a click where room is scarce), the rule, and buttons for a choice."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from hearback.desk.composer.planned.reasons import Reasons
from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words


class WhyCard(QFrame):
    """A sentence that leads, reasons, and choices."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: int | None = None
        self.setObjectName("why-card")
        self._lead = plain_label(parent=self)
        self._lead.setProperty("role", "lead")
        self._why = Reasons(self)
        self._why.cut.connect(self._fold)
        # Translators: a button that shows the reasons for a date
        self.ask = QPushButton(words.say("Why?"), self)
        self.ask.setProperty("kind", "quiet")
        self.ask.setCheckable(True)
        self.ask.toggled.connect(self._share_out)
        # Translators: a button that opens the help at the rule for a date
        self.learn = QPushButton(words.say("Why this date?"), self)
        self.learn.setProperty("kind", "quiet")
        self._row = QWidget(self)
        self._choices = FlowLayout(self._row)
        self._row.setContentsMargins(0, 6, 0, 0)
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(3)
        first = QHBoxLayout()
        first.addWidget(self._lead, 1)
        for button in (self.learn, self.ask):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addWidget(self._why)
        column.addWidget(self._row)
        self._fold()

    @property
    def text(self) -> str:
        """Everything the card says."""
        return f"{self._lead.text()} {self._why.whole}".strip()

    def show_text(self, lead: str, why: str) -> None:
        """Say what to do and why."""
        self._lead.setText(lead)
        self._why.show_whole(why)
        self._fold()
        self.setAccessibleName(self.text)

    def limit(self, lines: int | None) -> None:
        """Tell no more of the reasons than so many lines unless asked, where the room is needed for the message; None: all."""
        self._lines = lines
        self._share_out()

    def _share_out(self) -> None:
        self._why.limit(None if self.ask.isChecked() else self._lines)
        self._fold()

    def _fold(self) -> None:
        told = bool(self._why.whole)
        asked = self.ask.isChecked()
        self._why.setVisible(told and (asked or self._lines != 0))
        self.ask.setVisible(told and (asked or self._lines == 0 or self._why.is_cut))
        self.learn.setVisible((told and not self.ask.isVisibleTo(self)) or asked)

    def offer(self, choices: Sequence[tuple[str, Callable[[], object] | QMenu]], *, first_counts: bool) -> None:
        """Offer choices; `first_counts` where the first is the one to take."""
        for button in self.buttons:
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for text, act in choices:
            button = QPushButton(text, self._row)
            button.setAccessibleName(text.removesuffix(" ▾"))
            if first_counts and not self.buttons:
                button.setProperty("kind", "primary")
            if isinstance(act, QMenu):
                button.setMenu(act)
            else:
                button.clicked.connect(lambda _on=False, act=act: act())
            self._choices.addWidget(button)
            button.show()
            self.buttons.append(button)
        self._row.setVisible(bool(choices))
