"""Says in a box what went wrong; the program goes on meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from hearback.desk.fields.plain_box import plain_box


def show_complaint(sentence: str, parent: QWidget | None) -> QMessageBox:
    """Open a box with one sentence over a window, and return it."""
    box = plain_box(parent, "Hearback")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
