"""Opens a dialog as the window does, and leaves it without a question."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog

from hearback.desk.fields.form_dialog import FormDialog


def opened_dialog(what: str, ask: Callable[[], object]) -> QDialog:
    """Ask for a dialog, and return the one that opened; `what` says in a failure which one that should have been."""
    ask()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog), what
    return dialog


def leave(dialog: QDialog) -> None:
    """Close a dialog, whatever was typed into it."""
    if isinstance(dialog, FormDialog):
        dialog.forget_edits()
    dialog.reject()
    QApplication.processEvents()
