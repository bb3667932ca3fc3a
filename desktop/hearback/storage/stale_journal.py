"""Tells a journal that belongs to its store from one that was left beside another, which SQLite would play into it.

Somebody copies an older store over one whose last act did not come to its end. By the file format, a journal begins with what
page 1 was, where the number of the last act stands: https://www.sqlite.org/fileformat2.html#the_rollback_journal
"""

import datetime as dt
import os
import shutil
import struct
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO

from hearback.storage.private_files import make_private_file

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8sIIIII")
_NUMBER_BYTES = _CHECKSUM_BYTES = 4
_ACTS_AT, _PAGES_AT = 24, 28
_NUMBER = struct.Struct(">I")
MOMENT = "%Y%m%dT%H%M%S"


def journal_of(store: Path) -> Path:
    """Return where SQLite puts a store's journal."""
    return store.with_name(f"{store.name}-journal")


def set_aside(paths: tuple[Path, ...], now: dt.datetime) -> None:
    """Give files another name, by which they are neither opened nor overwritten. Raises OSError."""
    moment = now.astimezone(dt.UTC).strftime(MOMENT)
    for path in paths:
        if os.path.lexists(path):
            path.rename(_aside(path, moment))


def keep_copy(store: Path, now: dt.datetime) -> None:
    """Copy a store that may not be whole to the name that setting it aside would give it. Raises OSError."""
    copy = _aside(store, now.astimezone(dt.UTC).strftime(MOMENT))
    make_private_file(copy)
    shutil.copyfile(store, copy)


def is_stale(store: Path) -> bool:
    """Whether the journal beside a store tells of another file than this one. Raises OSError."""
    journal = journal_of(store)
    if not journal.exists():
        return False
    with store.open("rb") as file:
        before = _header_numbers(file)
        told = _journal_numbers(journal)
        after = _header_numbers(file)
    if told is None or before != after:
        # nothing would be played, or somebody is writing just now, whose journal it is
        return False
    acts, pages = told
    if acts is None:
        return before[1] != pages
    # page 1 is written with the commit: it may be there already, or not yet
    return before[0] not in (acts, (acts + 1) % 2**32)


def _aside(path: Path, moment: str) -> Path:
    names = (path.with_name(f"unopened-{moment}{f'.{number}' * bool(number)}-{path.name}") for number in count())
    return next(name for name in names if not os.path.lexists(name))


def _header_numbers(file: BinaryIO) -> tuple[int, int]:
    """The number of the last act, and of the pages."""
    file.seek(0)
    header = file.read(_PAGES_AT + _NUMBER.size)
    if len(header) < _PAGES_AT + _NUMBER.size:
        return 0, 0
    return _NUMBER.unpack_from(header, _ACTS_AT)[0], _NUMBER.unpack_from(header, _PAGES_AT)[0]


def _journal_numbers(journal: Path) -> tuple[int | None, int] | None:
    """The number of the last act before the one that was not finished, if told, and of the pages then; None: nothing to play."""
    try:
        with journal.open("rb") as file:
            header = file.read(_HEADER.size)
            if len(header) < _HEADER.size:
                return None
            magic, records, _nonce, pages, sector, page = _HEADER.unpack(header)
            if magic != _MAGIC or not records or not sector or not page:
                return None
            return next(_acts(file, records, sector, page), None), pages
    except FileNotFoundError:
        return None


def _acts(file: BinaryIO, records: int, sector: int, page: int) -> Iterator[int]:
    """Yield the number of the last act where page 1 is among the records of the first part."""
    for record in range(records):
        at = sector + record * (_NUMBER_BYTES + page + _CHECKSUM_BYTES)
        file.seek(at)
        read = file.read(_NUMBER_BYTES)
        if len(read) < _NUMBER_BYTES:
            return
        if read == _NUMBER.pack(1):
            file.seek(at + _NUMBER_BYTES + _ACTS_AT)
            yield _NUMBER.unpack(file.read(_NUMBER.size))[0]
            return
