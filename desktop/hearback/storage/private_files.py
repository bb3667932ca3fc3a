"""Database files that only the user may read: made, and connected to."""

import os
import sqlite3
from pathlib import Path

_WAIT_SECONDS = 5.0


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to an existing file, set up for the store's transactions."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    # nothing of the user's in other folders' temporary files, and no code from a file's schema
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "temp_store = MEMORY", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def make_private_file(path: Path) -> None:
    """Make an empty file that only the user may read, whatever the umask."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    path.chmod(0o600)
