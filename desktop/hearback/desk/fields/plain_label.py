"""Labels that show every text as it is: Qt's own guess rich text, and load the images that it names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from hearback.desk.fields.long_words import breakable


class PlainLabel(QLabel):
    """Plain text only; a word without an end is broken instead of making the window as wide as it is long."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(breakable(text))


def plain_label(text: str = "", tone: str = "", parent: QWidget | None = None, *, role: str = "") -> PlainLabel:
    """Return a label that wraps, dressed by its tone or role; clicks go through to what holds it."""
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    for name, look in (("tone", tone), ("role", role)):
        if look:
            label.setProperty(name, look)
    return label
