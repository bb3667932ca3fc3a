"""Opens a link with the user's own programs."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_OPENED = frozenset({"http", "https", "mailto"})
"""A link may come from anybody's file: it never starts a program, nor opens a file."""
_CHANGED_WHERE_FROZEN = ("LD_LIBRARY_PATH", "QML2_IMPORT_PATH", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")


def open_link(url: str) -> bool:
    """Open a web page or a message; True says only that nobody complained, not that anything was opened."""
    link = QUrl(url, QUrl.ParsingMode.StrictMode)
    if link.scheme() not in _OPENED:
        return False
    with _outer_environment():
        return QDesktopServices.openUrl(link)


@contextmanager
def _outer_environment() -> Iterator[None]:
    """Take away what a frozen program (PyInstaller) set for itself: the mail program must not load our libraries."""
    # by its own variables, a program frozen the same way takes itself for a part of this one
    own = [name for name in os.environ if name.startswith("_PYI_")]
    inner = {name: os.environ.get(name) for name in (*_CHANGED_WHERE_FROZEN, *own)}
    for name in inner:
        outer = os.environ.get(f"{name}_ORIG")
        if outer is not None:
            os.environ[name] = outer
        elif _frozen():
            os.environ.pop(name, None)
    try:
        yield
    finally:
        for name, value in inner.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))
