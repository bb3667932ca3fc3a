"""Database files that only the user may read: made, and connected to."""

import os
import sqlite3
from pathlib import Path

_WAIT_SECONDS = 5.0
_SETTINGS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    # nothing of the user's in other folders' temporary files, and no code from a file's schema
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    # up to 64 MB of a long act stay in memory until the commit, so that other programs can read meanwhile
    "cache_spill = 16384",
)


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to an existing file, set up for the store's transactions."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        for pragma in _SETTINGS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def make_private_file(path: Path) -> None:
    """Make an empty file that only the user may read, whatever the umask."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    path.chmod(0o600)
