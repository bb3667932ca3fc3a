"""Checked copies of the whole store in a folder beside it, and the way back to one."""

import datetime as dt
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from hearback.storage.checked_copy import DRAFT, FOLDER_NAME, MOMENT, back_up, flush, refuse_damaged, remove_left_drafts
from hearback.storage.private_files import connect, make_private_file
from hearback.storage.stale_journal import journal_of, keep_copy, set_aside
from hearback.storage.store_faults import problem_of, told
from hearback.storage.store_file import FILE_NAME, version_of
from hearback.usecases.backing_up import Backup, Contents, Why
from hearback.usecases.ports import Ailment, ArchiveFault

_REMOVED = ".removed"
"""What a mark in the folder ends with that tells of a copy elsewhere that is to go."""

_NAME = re.compile(r"hearback-([a-z]+)(?:-\d+)?-(\d{8}T\d{6}\.\d{3})Z\.sqlite")


def backups_in(folder: Path) -> Sequence[Backup]:
    """Return the backups in a folder, the latest first; what has another name is none of ours."""
    if not folder.is_dir():
        return []
    found = [(path, _NAME.fullmatch(path.name)) for path in folder.iterdir()]
    backups = [
        Backup(path, dt.datetime.strptime(name[2], MOMENT).replace(tzinfo=dt.UTC), Why(name[1]))
        for path, name in found
        if name is not None and name[1] in list(Why)
    ]
    return sorted(backups, key=lambda backup: backup.made, reverse=True)


def contents_of(backup: Backup) -> Contents:
    """Return what a backup holds. Raises ArchiveFault where it cannot be read."""
    with told(backup.path), closing(sqlite3.connect(f"{backup.path.absolute().as_uri()}?mode=ro", uri=True)) as there:
        (applications,) = there.execute("SELECT count(*) FROM application").fetchone()
        (messages,) = there.execute("SELECT count(*) FROM message").fetchone()
        (newest,) = there.execute("SELECT max(at) FROM act").fetchone()
    return Contents(applications, messages, dt.datetime.fromisoformat(newest) if newest else None)


def newest_whole(folder: Path) -> tuple[Backup, Contents] | None:
    """Return the newest backup of a data folder that is whole and of a version that we can open, with what it holds."""
    for backup in backups_in(folder / FOLDER_NAME):
        try:
            version_of(backup.path)
            with told(backup.path), closing(connect(backup.path)) as there:
                refuse_damaged(there, backup.path)
            return backup, contents_of(backup)
        except (ArchiveFault, OSError):
            continue
    return None


def put_in_place_of(folder: Path, backup: Backup, now: dt.datetime) -> None:
    """Put a backup where a data folder's store is, which gets another name, with its journal. Raises OSError."""
    store = folder / FILE_NAME
    moment = now.astimezone(dt.UTC).strftime(MOMENT)[:-3]
    draft = store.with_name(f".{FILE_NAME}.{moment}")
    make_private_file(draft)
    shutil.copyfile(backup.path, draft)
    flush(draft)
    set_aside((store, journal_of(store)), now)
    draft.replace(store)


class SqliteBackups:
    """The backups of one open store."""

    def __init__(
        self, connection: sqlite3.Connection, folder: Path, clock: Callable[[], dt.datetime], restore: Callable[[Path], None]
    ) -> None:
        """`restore` makes the open store what a file holds."""
        self.pages_at_once = -1
        """Pages that are copied before others may write; all of them, unless it is set."""
        self._connection = connection
        self._folder = folder
        self._clock = clock
        self._restore = restore

    def all(self) -> Sequence[Backup]:
        """Return the backups, the latest first; what has another name is none of ours."""
        return backups_in(self._folder)

    def holds_anything(self) -> bool:
        """Whether there is something in the store that is worth a backup."""
        with told(self._folder):
            query = "SELECT EXISTS (SELECT 1 FROM application) OR EXISTS (SELECT 1 FROM trash) OR EXISTS (SELECT 1 FROM act)"
            (anything,) = self._connection.execute(query).fetchone()
        return bool(anything)

    def make(self, why: Why) -> Backup:
        """Make a backup; it gets its name only once it was checked and is on the disk. Raises ArchiveFault."""
        now = self._clock()
        try:
            with told(self._folder):
                path = back_up(self._connection, self._folder, why, now, self.pages_at_once)
        except OSError as error:
            raise ArchiveFault(problem_of(error), str(self._folder), str(error)) from error
        return next(backup for backup in self.all() if backup.path == path)

    def contents(self, backup: Backup) -> Contents:
        """Return what a backup holds. Raises ArchiveFault where it cannot be read."""
        return contents_of(backup)

    def examine(self, backup: Backup) -> Sequence[Ailment]:
        """Return what is wrong with what a backup holds. Raises ArchiveFault."""
        from hearback.storage import doctor

        with told(backup.path), closing(connect(backup.path)) as there:
            return doctor.examine(there)

    def remove(self, backup: Backup, second: Path | None) -> None:
        """Remove a backup; its copy in a second folder goes with the next one that gets there. Raises ArchiveFault."""
        try:
            backup.path.unlink(missing_ok=True)
            if second is not None:
                # the folder may not be there just now
                backup.path.with_suffix(_REMOVED).touch(0o600)
        except OSError as error:
            raise ArchiveFault(problem_of(error), str(backup.path), str(error)) from error

    def has_copy(self, backup: Backup, folder: Path) -> bool:
        """Whether another folder has a copy."""
        return os.access(folder / backup.path.name, os.F_OK)

    def can_copy_to(self, folder: Path) -> bool:
        """Whether another folder is there and may be written to."""
        return os.access(folder, os.W_OK)

    def copy_to(self, backup: Backup, folder: Path) -> None:
        """Put a copy into another folder, and take away there what was removed here. Raises OSError."""
        # a folder that is not there is a stick that is not plugged in: it is not made
        draft = folder / f"{backup.path.name}{DRAFT}"
        remove_left_drafts(folder)
        try:
            shutil.copyfile(backup.path, draft)
            flush(draft)
            draft.replace(folder / backup.path.name)
        finally:
            draft.unlink(missing_ok=True)
        for removed in self._folder.glob(f"*{_REMOVED}"):
            (folder / removed.name).with_suffix(backup.path.suffix).unlink(missing_ok=True)
            removed.unlink(missing_ok=True)

    def set_store_aside(self) -> None:
        """Keep a copy of the store as it is, damage included. Raises ArchiveFault."""
        store = self._folder.parent / FILE_NAME
        try:
            keep_copy(store, self._clock())
        except OSError as error:
            raise ArchiveFault(problem_of(error), str(store), str(error)) from error

    def restore(self, backup: Backup) -> None:
        """Make the store what it was in a backup, all of it or nothing. Raises ArchiveFault."""
        with told(backup.path):
            self._restore(backup.path)
