"""A line above the list as long as the example is there: it is made up, and one click takes it away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words


class ExampleLine(QFrame):
    """Comes with the example and goes with it."""

    def __init__(self, words: Words, remove: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.remove = QPushButton(words.say("Remove the example"), self)
        self.remove.clicked.connect(remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(plain_label(words.say("There are made-up applications here, to try things with."), parent=self), 1)
        row.addWidget(self.remove)
        self.hide()
