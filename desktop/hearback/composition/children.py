"""How the program starts processes of itself; a frozen program has no modules to start, so it takes hidden arguments."""

import sys
from collections.abc import Sequence
from pathlib import Path

READ_SHEET, SPELL, BACK_UP = "--read-sheet", "--spell", "--back-up"
NOT_BACKED_UP, STORE_DAMAGED, STORE_OUT_OF_STEP = 1, 3, 4
"""How the process ends that backs up: it could not; the store is damaged; a backup was made, and shows what repair mends."""


def sheet_reader() -> Sequence[str]:
    """Return how the process is started that reads spreadsheets of others under limits."""
    from hearback.exchange.tables.sheet_file import CHILD_COMMAND

    return _itself(READ_SHEET) or CHILD_COMMAND


def spelling_child() -> Sequence[str]:
    """Return how the process is started that holds the dictionaries."""
    from hearback.system.spelling.speller import CHILD_COMMAND

    return _itself(SPELL) or CHILD_COMMAND


def backup_child(data: Path) -> Sequence[str]:
    """Return how the process is started that backs up the store of a data folder, where that is due."""
    itself = _itself(BACK_UP) or (sys.executable, "-m", "hearback", BACK_UP)
    return (*itself, str(data))


def _itself(argument: str) -> Sequence[str]:
    return (sys.executable, argument) if getattr(sys, "frozen", False) else ()
