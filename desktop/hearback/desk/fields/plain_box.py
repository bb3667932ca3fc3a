"""Message boxes whose words are taken as they are: Qt otherwise guesses rich text and loads images named in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def plain_box(parent: QWidget | None, title: str) -> QMessageBox:
    """Return a message box that shows plain text only."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    return box


def confirmed(parent: QWidget | None, question: str, explanation: str, yes: str, no: str) -> bool:
    """Ask a question, with the harmless answer as the default."""
    box = plain_box(parent, question)
    box.setText(question)
    box.setInformativeText(explanation)
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is agree
