"""The page's cards: panels with a heading, what it means below, and a body."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hearback.desk.fields.plain_label import PlainLabel, plain_label


def column_of(tab: QWidget) -> QVBoxLayout:
    """Return the column of a tab's cards, with room beside it for the scroll bar."""
    column = QVBoxLayout(tab)
    # a layout's margins do not change sides by themselves where one reads from the right
    beside = (8, 0) if tab.isRightToLeft() else (0, 8)
    column.setContentsMargins(beside[0], 12, beside[1], 8)
    column.setSpacing(16)
    return column


class Card(QFrame):
    """A panel; `body` is where its widgets go."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 14)
        self.body.setSpacing(4)
        self.meaning = plain_label(tone="mute", parent=self)
        self.meaning.hide()
        if title:
            heading = PlainLabel(title, self)
            heading.setProperty("role", "choice-title")
            self.body.addWidget(heading)
        self.body.addWidget(self.meaning)

    def mean(self, text: str) -> None:
        """Say below the heading what is shown."""
        self.meaning.setText(text)
        self.meaning.setVisible(bool(text))
