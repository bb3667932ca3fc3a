"""Opens a link with the user's own programs."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_CHANGED_WHERE_FROZEN = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")


def open_link(url: str) -> bool:
    """Open a link; True says only that nobody complained, not that anything was opened."""
    with _outer_environment():
        return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode))


@contextmanager
def _outer_environment() -> Iterator[None]:
    """Take away what a frozen program (PyInstaller) set for itself: the mail program must not load our libraries."""
    inner = {name: os.environ.get(name) for name in _CHANGED_WHERE_FROZEN}
    for name in _CHANGED_WHERE_FROZEN:
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
