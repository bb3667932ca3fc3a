"""A button that holds labels: a whole card or row that can be clicked, reached by Tab and read aloud."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hearback.desk.fields.plain_label import plain_label


class Clickable(QPushButton):
    """As high as its column of labels needs at the width it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 160)
        return QSize(width, self.column.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.column.minimumSize().height())


def caption(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label in small letters that stands above a group."""
    return plain_label(text, parent=parent, role="caption")


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have the widget drawn by it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
