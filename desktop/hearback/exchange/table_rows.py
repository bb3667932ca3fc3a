"""A table's rows as every format gives them: text cells and the line they stand on."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_ROWS = 300_000
MOST_COLUMNS = 512


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the physical line (of a sheet: the row number) on which it begins, and its cells."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return a cell without outer blanks; rows may be shorter than the header."""
        return self.cells[column].strip() if column < len(self.cells) else ""


def tidy(cells: Iterable[str]) -> tuple[str, ...]:
    """Return cells with plain line breaks and blanks."""
    return tuple(
        cell.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ") if "\r" in cell or "\xa0" in cell else cell
        for cell in cells
    )
