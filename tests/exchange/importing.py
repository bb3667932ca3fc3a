"""What the tests of importing share: the shipped words, a fixed now, and a table read from text."""

import datetime as dt
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from hearback.exchange.tables.file import read_table
from hearback.exchange.tables.mapping import applications_from
from hearback.exchange.tables.words import read_words
from hearback.system.places import ZoneTable
from hearback.usecases.table_import import ReadRow, Table, TableChoices

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples"
WORDS = read_words(ROOT / "resources" / "import")
NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)
BERLIN = ZoneInfo("Europe/Berlin")
PACES = {name: name for name in ("typical", "tech-startup", "big-tech", "retail", "finance", "health-education", "government")}


def rows_of(path: Path, choices: TableChoices | None = None) -> tuple[Table, list[ReadRow]]:
    """Return a file's table and what became of its rows, for a user in Berlin on 23 November 2026."""
    table = read_table(path, WORDS, choices)
    return table, list(_rows(table))


def _rows(table: Table) -> Iterator[ReadRow]:
    numbers = count(1)
    for chunk in applications_from(
        table, WORDS, user_zone=BERLIN, now=NOW, paces=PACES, places=ZoneTable(), new_id=lambda: str(next(numbers))
    ):
        yield from chunk
