"""The store's file: made private and whole, told apart from files that are no store of ours, opened for reading and writing."""

import os
import sqlite3
import struct
from contextlib import closing, suppress
from pathlib import Path

from hearback.storage.private_files import connect, make_private_file
from hearback.storage.transactions import immediate
from hearback.usecases.ports import ArchiveFault, StoreProblem

FILE_NAME = "hearback.sqlite"
APPLICATION_ID = 0x48424B31  # "HBK1"
SCHEMA_VERSION = 1

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_SMALLEST_PAGE = 512


def open_store_file(folder: Path) -> sqlite3.Connection:
    """Open the store in `folder`, made where there is none; raise ArchiveFault for a file that is no store of ours."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    path = folder / FILE_NAME
    if not os.path.lexists(path):
        _make(path)
    version = _version_of(path)
    connection = connect(path)
    try:
        # reads the first pages: an unfinished write is rolled back, a cut-off file shows
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version < SCHEMA_VERSION:
            _migrate(connection, path)
        connection.execute("SELECT number FROM application LIMIT 1").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make a whole store under another name first, so that no half-made one is ever met under its own."""
    from uuid import uuid4

    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        # it belongs to a file that was moved away, and would be played into the new one
        journal.rename(journal.with_name(f"{journal.name}.{uuid4().hex}"))
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


def _version_of(path: Path) -> int:
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


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    from hearback.storage.backups import back_up

    back_up(connection, path.parent / "backups")
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
