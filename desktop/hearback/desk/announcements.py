"""Tells the screens what has changed, so that they read again what concerns them."""

from PySide6.QtCore import QObject, Signal


class Announcements(QObject):
    """One signal a kind of news; screens connect to what they show."""

    changed = Signal(object)
    """A usecases.change.Change was made (here, or found to be made by another program: `everything` set)."""

    chosen = Signal(str)
    """The application with this id was chosen (empty: none)."""

    said = Signal(str)
    """A short sentence for the status bar."""
