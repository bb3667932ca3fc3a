"""The card above the message: what to do and when, why, and buttons where a choice is to be made."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from hearback.desk.composer.clickable import plain_label
from hearback.desk.composer.flow_layout import FlowLayout


class WhyCard(QFrame):
    """A sentence that leads, reasons, and choices."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("why-card")
        self._lead = plain_label(parent=self)
        self._lead.setProperty("role", "lead")
        self._why = plain_label(parent=self)
        self._row = QWidget(self)
        self._choices = FlowLayout(self._row)
        self._row.setContentsMargins(0, 6, 0, 0)
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(3)
        for widget in (self._lead, self._why, self._row):
            column.addWidget(widget)

    @property
    def text(self) -> str:
        """Everything the card says."""
        return f"{self._lead.text()} {self._why.text()}".strip()

    def show_text(self, lead: str, why: str) -> None:
        """Say what to do and why."""
        self._lead.setText(lead)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.setAccessibleName(self.text)

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
