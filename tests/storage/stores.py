"""Stores for tests, at a time that stands still."""

import datetime as dt
from pathlib import Path

from hearback.storage.archive import SqliteArchive, open_archive

NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)


def opened(folder: Path) -> SqliteArchive:
    """Open the store in `folder`."""
    return open_archive(folder, clock=lambda: NOW)
