"""Opens a table somebody else wrote (CSV, TSV, XLSX) and says how it will be read, so that the user can look and correct."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from hearback.exchange.file_kind import FileKind, sniff
from hearback.exchange.tables.dates import date_order, looks_like_a_date
from hearback.exchange.tables.guess import columns_from_json, columns_of, header_key, header_line, header_score
from hearback.exchange.tables.sheet_file import CHILD_COMMAND, Workbook
from hearback.exchange.tables.text import LARGEST_FILE, guess_delimiter, guess_encoding, text_rows
from hearback.exchange.tables.words import ImportWords
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.table_import import (
    DATES,
    NO_HEADER,
    Cancelled,
    Columns,
    DateOrder,
    Meaning,
    Row,
    Table,
    TableChoices,
    TableGuess,
)

_SAMPLE_ROWS = 200
PREVIEW_ROWS = 50


def read_table(
    path: Path,
    words: ImportWords,
    choices: TableChoices | None = None,
    *,
    order_hint: DateOrder = DateOrder.DAY_FIRST,
    remembered: Mapping[str, object] | None = None,
    child_command: Sequence[str] = CHILD_COMMAND,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Table:
    """Look through a whole table once and return how it will be read: by the user's choices, what is remembered, and guesses.

    `order_hint` is the habit of the user's locale, for dates that tell nothing; `remembered` maps header keys to columns.
    Raises Refused for what is no table or exceeds a bound, and Cancelled.
    """
    choices = choices or TableChoices()
    match sniff(path):
        case FileKind.WORKBOOK:
            return _read_workbook(path, words, choices, order_hint, remembered or {}, child_command, is_cancelled)
        case FileKind.TEXT_TABLE:
            return _read_text(path, words, choices, order_hint, remembered or {}, is_cancelled)
        case _:
            raise Refused([Fault(path.name, "not-a-table")])


def _read_text(
    path: Path,
    words: ImportWords,
    choices: TableChoices,
    order_hint: DateOrder,
    remembered: Mapping[str, object],
    is_cancelled: Callable[[], bool],
) -> Table:
    if path.stat().st_size > LARGEST_FILE:
        raise Refused([Fault(path.name, "file-too-large", {"limit": str(LARGEST_FILE)})])
    encoding = choices.encoding or guess_encoding(path)
    delimiter = choices.delimiter or guess_delimiter(path, encoding, words)
    return _looked_through(
        path,
        words,
        choices,
        order_hint,
        remembered,
        lambda: text_rows(path, encoding, delimiter),
        is_cancelled,
        encoding=encoding,
        delimiter=delimiter,
    )


def _read_workbook(
    path: Path,
    words: ImportWords,
    choices: TableChoices,
    order_hint: DateOrder,
    remembered: Mapping[str, object],
    child_command: Sequence[str],
    is_cancelled: Callable[[], bool],
) -> Table:
    book = Workbook(path, child_command=child_command, is_cancelled=is_cancelled)
    heads = book.heads()
    sheet = choices.sheet or max(heads, key=lambda name: header_score(heads[name], words))
    if sheet not in heads:
        raise Refused([Fault(path.name, "no-such-sheet", {"sheet": sheet})])
    return _looked_through(
        path, words, choices, order_hint, remembered, lambda: book.rows(sheet), is_cancelled, sheet=sheet, sheets=tuple(heads)
    )


def _looked_through(
    path: Path,
    words: ImportWords,
    choices: TableChoices,
    order_hint: DateOrder,
    remembered: Mapping[str, object],
    source: Callable[[], Iterator[Row]],
    is_cancelled: Callable[[], bool],
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    sheets: tuple[str, ...] = (),
) -> Table:
    rows = source()
    first = list(islice(rows, _SAMPLE_ROWS))
    if not first:
        raise Refused([Fault(path.name, "empty-table")])
    line = choices.header_line if choices.header_line is not None else header_line(first, words)
    header = next((row.cells for row in first if row.line == line), ())
    below = [row for row in first if row.line > line]
    kept = columns_from_json(remembered, header)
    columns = choices.columns or kept or columns_of(header, below, words)

    texts: list[str] = []
    dated = _date_columns(columns, below)
    count = len(below)
    for row in below:
        texts.extend(row.cell(column) for column in dated)
    for row in rows:
        count += 1
        texts.extend(row.cell(column) for column in dated)
        if count % 1000 == 0 and is_cancelled():
            raise Cancelled
    evidence = date_order(texts, order_hint)
    return Table(
        path=path,
        guess=TableGuess(
            encoding=encoding,
            delimiter=delimiter,
            sheet=sheet,
            header_line=line,
            date_order=choices.date_order or evidence.order,
            order_is_sure=choices.date_order is not None or evidence.sure,
            columns=columns,
            remembered=choices.columns is None and kept is not None,
        ),
        header=header if line != NO_HEADER else (),
        header_key=header_key(header) if line != NO_HEADER else "",
        sheets=sheets,
        preview=tuple(below[:PREVIEW_ROWS]),
        row_count=count,
        source=source,
    )


def _date_columns(columns: Columns, below: Sequence[Row]) -> list[int]:
    """Return the columns whose dates tell the order: those known to hold dates, and others that do nothing else."""

    def dates_only(column: int) -> bool:
        cells = [cell for row in below if (cell := row.cell(column))]
        return bool(cells) and all(looks_like_a_date(cell) for cell in cells)

    return [
        column
        for column, meaning in enumerate(columns)
        if meaning in DATES or (meaning in (None, Meaning.IGNORE) and dates_only(column))
    ]
