"""A line above the list: the data lie where other computers may write to them; how to be safe is one click away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words


class SyncedWarning(QFrame):
    """Goes when one knows, or once the data have moved out."""

    def __init__(
        self, words: Words, service: str, move_out: Callable[[], bool], known: Callable[[], object], parent: QWidget
    ) -> None:
        """`service` is empty for a network drive; `move_out` returns whether it was done."""
        super().__init__(parent)
        self._move_out = move_out
        self._known = known
        self.setObjectName("banner")
        sentence = words.say(
            "{service} keeps the folder of your data in step with other computers. Two that write at once damage them.",
            service=service,
        )
        network = words.say("Your data lie on a network drive. Two computers that write at once damage them.")
        self.keep_out = QPushButton(words.say("Keep only backups there"), self)
        self.stay = QPushButton(words.say("I know"), self)
        self.stay.setProperty("kind", "quiet")
        self.keep_out.clicked.connect(self._go)
        self.stay.clicked.connect(self._leave_it)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(plain_label(sentence if service else network, tone="due", parent=self), 1)
        row.addWidget(self.keep_out)
        row.addWidget(self.stay)

    def _go(self) -> None:
        if self._move_out():
            self.hide()

    def _leave_it(self) -> None:
        self.hide()
        self._known()
