"""Message boxes whose words are taken as they are: Qt otherwise guesses rich text and loads images named in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from hearback.desk.fields.as_written import in_title


def plain_box(parent: QWidget | None, title: str) -> QMessageBox:
    """Return a message box that shows plain text only."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(in_title(title))
    return box


def confirmed_with(parent: QWidget | None, question: str, explanation: str, yes: str, no: str, option: str) -> tuple[bool, bool]:
    """Ask a question with something to tick; return whether the user agreed, and whether it was ticked."""
    box = _question(parent, question, explanation, yes, no)
    tick = QCheckBox(option, box)
    box.setCheckBox(tick)
    box.exec()
    return box.buttonRole(box.clickedButton()) is QMessageBox.ButtonRole.DestructiveRole, tick.isChecked()


def confirmed(parent: QWidget | None, question: str, explanation: str, yes: str, no: str) -> bool:
    """Ask a question, with the harmless answer as the default."""
    box = _question(parent, question, explanation, yes, no)
    box.exec()
    return box.buttonRole(box.clickedButton()) is QMessageBox.ButtonRole.DestructiveRole


def _question(parent: QWidget | None, question: str, explanation: str, yes: str, no: str) -> QMessageBox:
    box = plain_box(parent, question)
    box.setText(question)
    box.setInformativeText(explanation)
    box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    return box
