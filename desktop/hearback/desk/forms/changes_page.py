"""What changed when in an application, the latest first, as far as undo reaches back."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hearback.desk.fields.plain_label import plain_label
from hearback.desk.words import Words


class ChangesPage(QWidget):
    """Read only; asked for what it tells when it is first shown."""

    def __init__(
        self, words: Words, changes: Callable[[], Iterable[tuple[str, Sequence[str]]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self._asked = False
        self.list = QListWidget(self)
        self.list.setAccessibleName(words.say("Changes"))
        self.list.setWordWrap(True)
        self.nothing = plain_label(words.say("Nothing that undo still knows of changed here."), tone="mute", parent=self)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._asked:
            return
        self._asked = True
        for heading, lines in self._changes():
            QListWidgetItem("\n".join((heading, *(f"    {line}" for line in lines))), self.list)
        self.nothing.setVisible(not self.list.count())
