"""Reading and writing applications: whole images of rows, many at a time."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping

from hearback.domain.job_application import JobApplication
from hearback.storage.application_rows import CHILDREN, COLUMNS, Image, Row, application_of, plan_facts
from hearback.storage.search_index import searchable_text
from hearback.storage.transactions import one_state
from hearback.storage.writable_text import is_writable

_CHUNK = 500

_KEY = {table: "number" if table == "application" else "application" for table in COLUMNS}
_SELECT = {
    table: f"SELECT {', '.join(columns)} FROM {table} WHERE {_KEY[table]} IN (SELECT value FROM json_each(?)) "
    f"ORDER BY {', '.join(column for column in columns if column in (_KEY[table], 'round', 'message', 'position'))}"
    for table, columns in COLUMNS.items()
}
# written out, children first: cascades take three times as long
_DELETES = [
    "DELETE FROM search WHERE rowid IN (SELECT value FROM json_each(?))",
    *(f"DELETE FROM {table} WHERE {_KEY[table]} IN (SELECT value FROM json_each(?))" for table in reversed(tuple(COLUMNS))),
]
_INSERT = {
    table: f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    for table, columns in COLUMNS.items()
}


def images(connection: sqlite3.Connection, numbers: Collection[int]) -> Mapping[int, Image]:
    """Return the rows of applications by number, in the order of the numbers; those that do not exist are left out."""
    asked = (json.dumps(list(numbers)),)
    found: dict[int, dict[str, list[Row]]] = {
        row[0]: {"application": [row], **{table: [] for table in CHILDREN}}
        for row in connection.execute(_SELECT["application"], asked)
    }
    for table in CHILDREN:
        for row in connection.execute(_SELECT[table], asked):
            found[row[0]][table].append(row)
    return found


def put_images(connection: sqlite3.Connection, put: Mapping[int, Image | None], before: Mapping[int, Image]) -> None:
    """Make the rows of applications exactly these, the search index with them; None takes an application away.

    `before` holds the rows that stand there now. The plans of those go of which anything changes that a plan rests on.
    """
    moved = [number for number, image in put.items() if plan_facts(image) != plan_facts(before.get(number))]
    connection.execute("DELETE FROM plan WHERE application IN (SELECT value FROM json_each(?))", (json.dumps(moved),))
    # a plan that stays is without its application until that is written again
    connection.execute("PRAGMA defer_foreign_keys = ON")
    asked = (json.dumps(list(put)),)
    for delete in _DELETES:
        connection.execute(delete, asked)
    given = {number: image for number, image in put.items() if image is not None}
    for table, insert in _INSERT.items():
        # plain statements: sqlite-utils' insert_all looks at the schema and builds its statement anew each time
        connection.executemany(insert, (row for image in given.values() for row in image[table]))
    connection.executemany(
        "INSERT INTO search (rowid, words) VALUES (?, ?)", ((number, searchable_text(image)) for number, image in given.items())
    )


def numbers_of(connection: sqlite3.Connection, ids: Iterable[str]) -> Mapping[str, int]:
    """Return the numbers of applications by id; ids that do not exist are left out."""
    find = "SELECT number FROM application WHERE id = ?"
    return {id_: number for id_ in ids if is_writable(id_) for (number,) in connection.execute(find, (id_,))}


def interviewed_since(connection: sqlite3.Connection, day: dt.date) -> list[str]:
    """Return the ids of applications with a round on a day or later that was not cancelled."""
    found = connection.execute(
        "SELECT id FROM application WHERE number IN (SELECT application FROM round WHERE starts >= ? AND NOT cancelled)",
        (day.isoformat(),),
    )
    return [id_ for (id_,) in found]


def applications(connection: sqlite3.Connection, ids: Collection[str] | None) -> Iterator[JobApplication]:
    """Yield applications, those with the ids or all, in the order in which they were added; some hundreds are read at a time."""
    if ids is not None:
        numbers = sorted(numbers_of(connection, ids).values())
        for start in range(0, len(numbers), _CHUNK):
            with one_state(connection):
                found = images(connection, numbers[start : start + _CHUNK])
            yield from map(application_of, found.values())
        return
    last = -1
    while True:
        with one_state(connection):
            chunk = connection.execute("SELECT number FROM application WHERE number > ? ORDER BY number LIMIT ?", (last, _CHUNK))
            numbers = [number for (number,) in chunk]
            found = images(connection, numbers)
        if not numbers:
            return
        last = numbers[-1]
        yield from map(application_of, found.values())
