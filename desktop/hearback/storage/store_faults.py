"""What SQLite says went wrong, in the words of the ports."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hearback.usecases.ports import ArchiveFault, StoreProblem

_PROBLEMS = {
    sqlite3.SQLITE_BUSY: StoreProblem.BUSY,
    sqlite3.SQLITE_LOCKED: StoreProblem.BUSY,
    sqlite3.SQLITE_FULL: StoreProblem.FULL,
    sqlite3.SQLITE_READONLY: StoreProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreProblem.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: StoreProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: StoreProblem.DAMAGED,
    sqlite3.SQLITE_IOERR: StoreProblem.UNREADABLE,
    sqlite3.SQLITE_CANTOPEN: StoreProblem.UNREADABLE,
}

# a text that is none has no code; a damaged schema makes statements wrong that are right
_DAMAGE = (None, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_PROBLEMS_OF_FILES = {
    errno.ENOSPC: StoreProblem.FULL,
    errno.EROFS: StoreProblem.READ_ONLY,
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise ArchiveFault for what SQLite cannot do; mistakes of the program pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _problem_of_sqlite(error)
        if problem is None:
            raise
        raise ArchiveFault(problem, str(path), str(error)) from error
    except UnicodeDecodeError as error:
        # SQLite's own words quote a damaged schema
        raise ArchiveFault(StoreProblem.DAMAGED, str(path), "a text that is none") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether what a statement of ours met cannot be but damage: it can be run on every store that is whole."""
    return getattr(error, "sqlite_errorcode", None) in _DAMAGE


def problem_of(error: OSError) -> StoreProblem:
    """Return what it is that the operating system refuses."""
    return _PROBLEMS_OF_FILES.get(error.errno or 0, StoreProblem.UNREADABLE)


def _problem_of_sqlite(error: sqlite3.Error) -> StoreProblem | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # a text that is none; mistakes in calls are other classes
        return StoreProblem.DAMAGED if type(error) is sqlite3.OperationalError else None
    if code == sqlite3.SQLITE_IOERR_WRITE:
        # a quota or a limit on file sizes: "no space left" alone has a code of its own
        return StoreProblem.FULL
    return _PROBLEMS.get(code & 0xFF)
