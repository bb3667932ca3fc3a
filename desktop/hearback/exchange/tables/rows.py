"""The bounds of every format's tables, and what is tidied in their cells."""

from collections.abc import Iterable

MOST_ROWS = 300_000
MOST_COLUMNS = 512
_FORMULAS = frozenset("=+-@\t")


def tidy(cells: Iterable[str]) -> tuple[str, ...]:
    """Return cells with plain line breaks and blanks, without the apostrophe that keeps a text from running as a formula."""
    return tuple(cell if cell.isalnum() else _tidied(cell) for cell in cells)


def _tidied(cell: str) -> str:
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    cell = cell.replace("\xa0", " ")
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULAS else cell
