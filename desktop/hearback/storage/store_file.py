"""The store's file: made private and whole, told apart from files that are no store of ours, opened for reading and writing."""

import datetime as dt
import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from hearback.storage.application_rows import COLUMNS
from hearback.storage.private_files import connect, make_private_file
from hearback.storage.stale_journal import is_stale, journal_of, keep_copy, set_aside
from hearback.storage.store_faults import is_damage, problem_of
from hearback.storage.transactions import immediate
from hearback.usecases.ports import ArchiveFault, StoreProblem

FILE_NAME = "hearback.sqlite"
APPLICATION_ID = 0x48424B31  # "HBK1"
SCHEMA_VERSION = 5

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_SMALLEST_PAGE = 512


def open_store_file(folder: Path, now: dt.datetime) -> sqlite3.Connection:
    """Open the store in `folder`, made where there is none; raise ArchiveFault for a file that is no store of ours."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    path = folder / FILE_NAME
    if not os.path.lexists(path):
        _make(path, now)
    version = version_of(path)
    apart = _part_from_stale_journal(path, now)
    with _no_mistake_of_ours(path):
        connection = connect(path)
    try:
        with _no_mistake_of_ours(path):
            # reads the first pages: an unfinished write is rolled back, a cut-off file shows
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if apart:
            from hearback.storage.checked_copy import refuse_damaged

            refuse_damaged(connection, path)
        if version < SCHEMA_VERSION:
            _migrate(connection, path, now)
        with _no_mistake_of_ours(path):
            for table, columns in COLUMNS.items():
                connection.execute(f"SELECT {', '.join(columns)} FROM {table} LIMIT 0").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _no_mistake_of_ours(path: Path) -> Iterator[None]:
    """Take for damage what statements meet that can be run on every store of ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        raise ArchiveFault(StoreProblem.DAMAGED, str(path), str(error)) from error


def _part_from_stale_journal(path: Path, now: dt.datetime) -> bool:
    """Set a journal aside that belongs to another file, with a copy of the store as it was; return whether there was one."""
    try:
        if not is_stale(path):
            return False
        keep_copy(path, now)
        set_aside((journal_of(path),), now)
    except OSError as error:
        raise ArchiveFault(problem_of(error), str(path), str(error)) from error
    return True


def _make(path: Path, now: dt.datetime) -> None:
    """Make a whole store under another name first, so that no half-made one is ever met under its own."""
    from uuid import uuid4

    # it belongs to a file that was moved away, and would be played into the new one
    set_aside((journal_of(path),), now)
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    make_private_file(draft)
    try:
        with closing(connect(draft)) as connection:
            _bring_up_to_date(connection, draft)
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, path: Path) -> None:
    """Give the draft its name, unless another process was faster."""
    with suppress(FileExistsError):
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            # a file system without links
            if not os.path.lexists(path):
                draft.rename(path)


def version_of(path: Path) -> int:
    """Return the schema's version from the file's header, read without SQLite, which might write beside a foreign file."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
        size = os.fstat(file.fileno()).st_size
    if not header:
        raise ArchiveFault(StoreProblem.DAMAGED, str(path), "the file is empty")
    if not header.startswith(_MAGIC[: len(header)]):
        raise ArchiveFault(StoreProblem.FOREIGN, str(path), "not an SQLite file")
    if size < _SMALLEST_PAGE:
        raise ArchiveFault(StoreProblem.DAMAGED, str(path), "the file is cut off")
    (version,) = struct.unpack_from(">i", header, 60)
    (application_id,) = struct.unpack_from(">I", header, 68)
    if application_id != APPLICATION_ID:
        raise ArchiveFault(StoreProblem.FOREIGN, str(path), "another program's SQLite file")
    if version > SCHEMA_VERSION:
        raise ArchiveFault(StoreProblem.NEWER, str(path), f"version {version}")
    return int(version)


def _migrate(connection: sqlite3.Connection, path: Path, now: dt.datetime) -> None:
    from hearback.storage.checked_copy import FOLDER_NAME, back_up
    from hearback.usecases.backing_up import Why

    back_up(connection, path.parent / FOLDER_NAME, Why.VERSION, now)
    _bring_up_to_date(connection, path)


def put_back(connection: sqlite3.Connection, path: Path, backup: Path) -> None:
    """Make an open store what a backup holds, all of it or nothing; raise ArchiveFault for a file that is no store of ours."""
    from hearback.storage.checked_copy import refuse_damaged

    version_of(backup)
    with closing(connect(backup)) as there:
        refuse_damaged(there, backup)
        there.backup(connection)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < SCHEMA_VERSION:
        _bring_up_to_date(connection, path)


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    # takes 85 ms to import, and most starts need nothing of it
    from sqlite_utils import Database

    from hearback.storage.schema import migrations

    with immediate(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise ArchiveFault(StoreProblem.NEWER, str(path), f"version {version}")
        migrations.apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
