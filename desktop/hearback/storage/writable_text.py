"""Texts that no file can hold: half a surrogate pair has no place in UTF-8."""

from collections.abc import Iterable, Mapping

from hearback.storage.column_values import Value
from hearback.usecases.faults import Fault, Refused

LONE_SURROGATE = "lone-surrogate"


def refuse_unwritable(
    record: str, key: str, tables: Mapping[str, Iterable[tuple[Value, ...]]], columns: Mapping[str, tuple[str, ...]]
) -> None:
    """Raise Refused where a text of a record's rows cannot be written; faults are placed as `record[key]: table.column`."""
    faults = [
        Fault(f"{record}[{ascii(key)[1:-1]}]: {table}.{columns[table][place]}", LONE_SURROGATE)
        for table, rows in tables.items()
        for row in rows
        for place, value in enumerate(row)
        if isinstance(value, str) and not value.isascii() and not is_writable(value)
    ]
    if faults:
        raise Refused(faults)


def is_writable(text: str) -> bool:
    """Whether a file can hold the text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
