"""A copy of the whole store, which gets its name only once it was checked and is on the disk."""

import datetime as dt
import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from hearback.storage.private_files import connect, make_private_file
from hearback.usecases.backing_up import Why
from hearback.usecases.ports import ArchiveFault, StoreProblem

FOLDER_NAME = "backups"
MOMENT = "%Y%m%dT%H%M%S.%f"
"""How names tell the moment; of the microseconds only three digits stay."""

DRAFT = ".partial"
"""What the names of copies end with that are not whole yet."""

_PAUSE_SECONDS = 0.01
_DAY_SECONDS = 86_400


def back_up(connection: sqlite3.Connection, folder: Path, why: Why, now: dt.datetime, pages: int = -1) -> Path:
    """Copy the store into `folder` and return the copy; it gets its name only once it was checked and is on the disk.

    With `pages` so many are copied at once, and others may write in between.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    moment = now.astimezone(dt.UTC).strftime(MOMENT)[:-3]
    path = folder / f"hearback-{why.value}-{moment}Z.sqlite"
    draft = path.with_suffix(DRAFT)
    remove_left_drafts(folder)
    draft.unlink(missing_ok=True)
    make_private_file(draft)
    try:
        with closing(connect(draft)) as copy:
            # nobody takes a half-made copy back, and what is whole is flushed below: twice as quick
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            connection.backup(copy, pages=pages, sleep=_PAUSE_SECONDS)
            refuse_damaged(copy, path)
        flush(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def remove_left_drafts(folder: Path) -> None:
    """Remove copies that nobody will finish, as whoever made them was ended. Raises OSError."""
    for draft in folder.glob(f"hearback-*{DRAFT}"):
        with suppress(FileNotFoundError):
            if time.time() - draft.stat().st_mtime > _DAY_SECONDS:
                draft.unlink()


def refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ArchiveFault for a store whose pages are not whole."""
    found = [row[0] for row in connection.execute("PRAGMA quick_check")]
    if found != ["ok"]:
        raise ArchiveFault(StoreProblem.DAMAGED, str(path), found[0])


def flush(path: Path) -> None:
    """Have a file's content on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
