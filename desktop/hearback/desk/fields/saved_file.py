"""Asks where to save a file, and says why that could not be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hearback.desk.fields.complaints import show_complaint
from hearback.desk.words import Words


def save_as(words: Words, window: QWidget, proposed: str, write: Callable[[Path], None]) -> None:
    """Ask for a file with the ending of the proposed name and have it written; `write` raises OSError."""
    ending = Path(proposed).suffix
    name, _filter = QFileDialog.getSaveFileName(window, words.say("Export"), proposed, f"*{ending}")
    if not name:
        return
    path = Path(name)
    path = path if path.suffix == ending else path.with_name(f"{path.name}{ending}")
    try:
        write(path)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        show_complaint(words.say("{file} could not be written: {reason}.", file=path, reason=reason), window)
