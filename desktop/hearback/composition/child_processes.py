"""What the processes do that the program starts of itself."""

from collections.abc import Sequence
from pathlib import Path

from hearback.composition.children import BACK_UP, NOT_BACKED_UP, READ_SHEET, SPELL, STORE_DAMAGED, STORE_OUT_OF_STEP

_PAGES_AT_ONCE = 4000


def as_child(arguments: Sequence[str]) -> int | None:
    """Be the process that the arguments ask for, to its end; None where they ask for none."""
    match arguments:
        case [argument, *rest] if argument == READ_SHEET:
            from hearback.exchange.tables.sheet_child import main as read_sheet

            return read_sheet(rest)
        case [argument] if argument == SPELL:
            from hearback.system.spelling.child import main as spell

            return spell()
        case [argument, folder] if argument == BACK_UP:
            return _back_up(Path(folder))
    return None


def _back_up(data: Path) -> int:
    from hearback.composition.parts import opened
    from hearback.usecases.ports import ArchiveFault, StoreProblem
    from hearback.usecases.recording import Recording

    try:
        with opened(data) as parts:
            # a window that writes meanwhile is not kept waiting
            parts.archive.backups.pages_at_once = _PAGES_AT_ONCE
            backup = parts.backing_up.daily()
            Recording(parts.archive, parts.clock).clear_trash()
            if backup is not None and parts.backing_up.examine(backup):
                return STORE_OUT_OF_STEP
    except ArchiveFault as fault:
        return STORE_DAMAGED if fault.problem is StoreProblem.DAMAGED else NOT_BACKED_UP
    except OSError:
        return NOT_BACKED_UP
    return 0
