"""Reading and writing the trash: a deleted application a row, whole, with the drafts that were kept for it."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence

from hearback.storage import draft_records
from hearback.storage.application_rows import application_of, image_of
from hearback.storage.column_values import Value, instant_text
from hearback.usecases.change import Trashed
from hearback.usecases.ports import TrashRow

COLUMNS = ("id", "company", "role", "deleted", "image", "drafts")


def trash_row(one: Trashed) -> tuple[Value, ...]:
    """Return a deleted application's row."""
    application = one.application
    image = json.dumps(image_of(application, 0), ensure_ascii=False)
    drafts = json.dumps([draft_records.new_row(draft) for draft in one.drafts], ensure_ascii=False)
    return (application.id, application.company, application.role, instant_text(one.deleted), image, drafts)


def trash(connection: sqlite3.Connection) -> Sequence[TrashRow]:
    """Return what is in the trash, the latest first."""
    query = "SELECT id, company, role, deleted FROM trash ORDER BY deleted DESC, company, id"
    return [
        TrashRow(id=id_, company=company, role=role, deleted=dt.datetime.fromisoformat(deleted))
        for id_, company, role, deleted in connection.execute(query)
    ]


def trashed(connection: sqlite3.Connection, ids: Collection[str]) -> Iterator[Trashed]:
    """Yield deleted applications whole, those of the ids that are in the trash."""
    query = "SELECT image, drafts, deleted FROM trash WHERE id IN (SELECT value FROM json_each(?)) ORDER BY deleted, id"
    for image, drafts, deleted in connection.execute(query, (json.dumps(list(ids)),)).fetchall():
        tables = {table: [tuple(row) for row in rows] for table, rows in json.loads(image).items()}
        yield Trashed(
            application=application_of(tables),
            deleted=dt.datetime.fromisoformat(deleted),
            drafts=tuple(draft_records.kept_of(tuple(row)) for row in json.loads(drafts)),
        )


def erase(connection: sqlite3.Connection, ids: Collection[str]) -> None:
    """Take deleted applications out of the trash for good, and every step of undo that could still bring one back.

    What the file's free pages hold of them is gone once it is vacuumed.

    Steps can only be taken back one after the other: those before the last that knows of one go with it.
    """
    asked = json.dumps(list(ids))
    connection.execute("DELETE FROM trash WHERE id IN (SELECT value FROM json_each(?))", (asked,))
    (last,) = connection.execute(
        "SELECT max(act) FROM act_record WHERE record = 'trash' AND key IN (SELECT value FROM json_each(?))", (asked,)
    ).fetchone()
    if last is not None:
        connection.execute("DELETE FROM act WHERE number <= ? OR undone", (last,))
    connection.execute("DELETE FROM reminder WHERE application IN (SELECT value FROM json_each(?))", (asked,))
    # what was taken out of the index still stands in it until it is merged
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
