"""Reads an Excel workbook of unknown origin through a child process with limits (`sheet_child`)."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from hearback.exchange.tables.limited_process import output_of
from hearback.exchange.tables.rows import tidy
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.table_import import Row

CHILD_COMMAND = (sys.executable, "-P", "-m", "hearback.exchange.tables.sheet_child")
"""How the child is started from source; a frozen program starts itself with a hidden argument instead."""

LARGEST_FILE = 64 * 1024 * 1024


class Workbook:
    """One workbook; every reading starts a child of its own. Methods raise Refused and Cancelled."""

    def __init__(
        self,
        path: Path,
        *,
        child_command: Sequence[str] = CHILD_COMMAND,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._path = path
        self._command = tuple(child_command)
        self._is_cancelled = is_cancelled
        if path.stat().st_size > LARGEST_FILE:
            raise Refused([Fault(path.name, "file-too-large", {"limit": str(LARGEST_FILE)})])

    def heads(self) -> Mapping[str, Sequence[Row]]:
        """Return the first rows of every visible sheet, by name, in the workbook's order."""
        heads: dict[str, list[Row]] = {}
        for item in self._read():
            if isinstance(item, str):
                heads[item] = rows = []
            else:
                rows.append(item)
        if not heads:
            raise Refused([Fault(self._path.name, "empty-table")])
        return heads

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield a sheet's rows that are not empty."""
        return (item for item in self._read(sheet) if isinstance(item, Row))

    def _read(self, *arguments: str) -> Iterator[Row | str]:
        with output_of(
            [*self._command, str(self._path.absolute()), *arguments], place=self._path.name, is_cancelled=self._is_cancelled
        ) as output:
            yield from self._items(output)

    def _items(self, output: IO[bytes]) -> Iterator[Row | str]:
        for line in output:
            if line == b"\n":
                continue
            match json.loads(line):
                case {"problem": str(problem), **facts}:
                    told = {str(name): str(value) for name, value in facts.items()}
                    raise Refused([Fault(self._path.name, problem, told)])
                case {"sheet": str(name)}:
                    yield name
                case [int(number), list(cells)]:
                    yield Row(number, tidy(cells))
