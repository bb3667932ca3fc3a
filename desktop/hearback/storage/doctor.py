"""Examines a store for what SQLite does not see by itself, and mends what can be mended without losing anything."""

import sqlite3
from collections.abc import Iterator, Sequence

from hearback.storage.application_records import images, put_images
from hearback.storage.application_rows import COLUMNS, Image, application_of, image_of
from hearback.storage.search_index import searchable_text
from hearback.storage.store_faults import is_damage
from hearback.storage.transactions import immediate
from hearback.usecases.ports import Ailment, AilmentKind

_AT_ONCE = 500
_READING = (ValueError, KeyError, TypeError, LookupError, OverflowError)


def examine(connection: sqlite3.Connection) -> Sequence[Ailment]:
    """Return what is wrong: pages, references, the search index, and rows that no application of ours makes."""
    try:
        pages = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(10)")]
        # nothing that is read from a file with damaged pages can be relied on
        return _out_of_order(connection) if pages == ["ok"] else [Ailment(AilmentKind.PAGES, len(pages))]
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        # a text that is none, a table that lost a column: pages can be whole and what stands in them not
        return [Ailment(AilmentKind.PAGES, 1)]


def _out_of_order(connection: sqlite3.Connection) -> Sequence[Ailment]:
    found = [
        Ailment(AilmentKind.REFERENCES, len(connection.execute("PRAGMA foreign_key_check").fetchall())),
        Ailment(AilmentKind.SEARCH_INDEX, _out_of_step(connection)),
        Ailment(AilmentKind.ROWS, sum(1 for _number, _image in _odd_rows(connection))),
    ]
    return [ailment for ailment in found if ailment.count]


def repair(connection: sqlite3.Connection) -> None:
    """Mend references, rows and the search index in one transaction; a backup has been made before."""
    with immediate(connection):
        for table in COLUMNS:
            if table != "application":
                connection.execute(f"DELETE FROM {table} WHERE application NOT IN (SELECT number FROM application)")
        connection.execute("DELETE FROM plan WHERE application NOT IN (SELECT number FROM application)")
        for table, column in (("message_to", "message"), ("note", "round"), ("round_person", "round")):
            parents = f"SELECT application, position FROM {column}"
            connection.execute(f"DELETE FROM {table} WHERE (application, {column}) NOT IN ({parents})")
        odd = {number: image for number, image in _odd_rows(connection) if image is not None}
        put_images(connection, odd, {})
        connection.execute("DELETE FROM search")
        for numbers in _numbers(connection):
            texts = ((number, searchable_text(image)) for number, image in images(connection, numbers).items())
            connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", texts)
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def _out_of_step(connection: sqlite3.Connection) -> int:
    """Return how many applications the search index tells otherwise than they are; one where it contradicts itself."""
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return 1
    (strangers,) = connection.execute(
        "SELECT count(*) FROM search WHERE rowid NOT IN (SELECT number FROM application)"
    ).fetchone()
    wrong = int(strangers)
    for numbers in _numbers(connection):
        first, last = numbers[0], numbers[-1]
        told = dict(connection.execute("SELECT rowid, words FROM search WHERE rowid BETWEEN ? AND ?", (first, last)))
        wrong += sum(told.get(number) != searchable_text(image) for number, image in images(connection, numbers).items())
    return wrong


def _odd_rows(connection: sqlite3.Connection) -> Iterator[tuple[int, Image | None]]:
    """Yield the applications whose rows are not those that writing them makes, with these; None where they cannot be read."""
    for numbers in _numbers(connection):
        for number, image in images(connection, numbers).items():
            try:
                made = image_of(application_of(image), number)
            except _READING:
                yield number, None
                continue
            if {table: list(rows) for table, rows in image.items()} != {table: list(rows) for table, rows in made.items()}:
                yield number, made


def _numbers(connection: sqlite3.Connection) -> Iterator[Sequence[int]]:
    last = -1
    query = "SELECT number FROM application WHERE number > ? ORDER BY number LIMIT ?"
    while numbers := [number for (number,) in connection.execute(query, (last, _AT_ONCE))]:
        yield numbers
        last = numbers[-1]
