"""Writes the rows of an import that were not taken as a CSV table: the line, the reason, and the row as it stood."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hearback.exchange.tables.export import harmless
from hearback.usecases.faults import Fault
from hearback.usecases.table_import import ReadRow, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """The table's words in the user's language: its own two headings, and the sentence of a fault."""

    line: str
    reason: str
    sentence: Callable[[Fault], str]


def write_report(table: Table, rows: Iterable[ReadRow], words: ReportWords) -> Iterator[bytes]:
    """Yield the table line by line: UTF-8 with a byte order mark, the delimiter of the table that was read (else a comma).

    With its reasons taken away and its cells corrected it can be imported again. No cell runs as a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=table.guess.delimiter or ",")
    text.write("\ufeff")
    writer.writerow(map(harmless, [words.line, words.reason, *table.header]))
    for row in rows:
        yield text.getvalue().encode("utf-8", "replace")
        text.seek(0)
        text.truncate()
        reasons = " ".join(words.sentence(fault) for fault in row.faults)
        writer.writerow(map(harmless, [str(row.line), reasons, *row.cells]))
    yield text.getvalue().encode("utf-8", "replace")
