"""Checked copies of the whole store, made before a migration changes it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from hearback.storage.private_files import connect, make_private_file
from hearback.usecases.ports import ArchiveFault, StoreProblem


def back_up(connection: sqlite3.Connection, folder: Path) -> Path:
    """Copy the store into `folder` and return the copy; it gets its name only once it was checked and is on the disk."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (moment,) = connection.execute("SELECT strftime('%Y%m%dT%H%M%fZ', 'now')").fetchone()
    path = folder / f"hearback-version-{version}-{moment}.sqlite"
    draft = path.with_suffix(".partial")
    make_private_file(draft)
    try:
        with closing(connect(draft)) as copy:
            connection.backup(copy)
            found = [row[0] for row in copy.execute("PRAGMA quick_check")]
        if found != ["ok"]:
            raise ArchiveFault(StoreProblem.DAMAGED, str(path), found[0])
        _flush(draft)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
