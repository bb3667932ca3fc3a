"""Keeps a copied message on the clipboard after the window has closed, where it would otherwise go with the program."""

import signal

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from hearback.desk.x11_selection import has_owner

_LONGEST = 60 * 60 * 1000
"""Milliseconds: who has not pasted it an hour after closing the window will hardly look for it there."""


def keep_what_was_copied() -> None:
    """Stay, without a window, until something else is copied anywhere; return at once where nothing would be lost.

    Windows and macOS hold what was copied themselves, under Wayland the compositor decides, and on X11 most desktops run a
    clipboard manager, to which Qt hands it over. On those that do not, it lives in the program that it was copied from: to
    warn of that at closing would be one more question about a thing that everybody expects to work.
    """
    clipboard = QGuiApplication.clipboard()
    if (
        QGuiApplication.platformName() != "xcb"
        or not clipboard.ownsClipboard()
        or not clipboard.text()
        or has_owner("CLIPBOARD_MANAGER")
    ):
        return
    waiting = QEventLoop()
    clipboard.dataChanged.connect(lambda: None if clipboard.ownsClipboard() else waiting.quit())
    QTimer.singleShot(_LONGEST, waiting.quit)
    # started from a terminal, Ctrl+C ends it as ever
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    waiting.exec()
