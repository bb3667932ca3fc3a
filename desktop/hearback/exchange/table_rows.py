"""A table's rows as every format gives them: text cells and the line they stand on."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_ROWS = 300_000
MOST_COLUMNS = 512
_FORMULAS = frozenset("=+-@\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the physical line (of a sheet: the row number) on which it begins, and its cells."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return a cell without outer blanks; rows may be shorter than the header."""
        return self.cells[column].strip() if column < len(self.cells) else ""


def tidy(cells: Iterable[str]) -> tuple[str, ...]:
    """Return cells with plain line breaks and blanks, without the apostrophe that keeps a text from running as a formula."""
    return tuple(cell if cell.isalnum() else _tidied(cell) for cell in cells)


def _tidied(cell: str) -> str:
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    cell = cell.replace("\xa0", " ")
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULAS else cell
