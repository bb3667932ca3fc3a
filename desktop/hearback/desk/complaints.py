"""Says in a box what went wrong; the program goes on meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def show_complaint(sentence: str, parent: QWidget | None) -> QMessageBox:
    """Open a box with one sentence over a window, and return it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setWindowTitle("Hearback")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
