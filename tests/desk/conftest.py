"""What holds for every test of the windows: what one copied is not there for the next, nor when Python is gone."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(autouse=True)
def nothing_copied() -> Iterator[None]:
    """Empty the clipboard after a test.

    Where no display stands behind it, it is only deleted at exit, after the interpreter: data made in Python crash there.
    """
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
