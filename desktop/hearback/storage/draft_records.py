"""Reading and writing drafts: a row each, told from its later states by a version."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from hearback.domain.checklist_items import Item
from hearback.domain.job_application import MessageKind
from hearback.domain.kept_draft import DraftPlace, KeptDraft
from hearback.domain.message import Draft
from hearback.storage.application_records import numbers_of
from hearback.storage.column_values import list_of, list_text, optional_instant_text
from hearback.storage.writable_text import refuse_unwritable
from hearback.usecases.change import SeenDraft

Row = tuple[Any, ...]

COLUMNS = (
    *("number", "version", "application", "kind", "occasion", "person", "language", "template"),
    *("recipients", "subject", "body", "ticked", "handed_off", "saved"),
)
_SELECT = f"SELECT {', '.join(f'draft.{column}' for column in COLUMNS)} FROM draft"
_PUT = f"INSERT OR REPLACE INTO draft ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


def drafts(connection: sqlite3.Connection, application: str | None) -> Iterator[tuple[SeenDraft, KeptDraft]]:
    """Yield the drafts of an application, or all in the order of the applications; those saved last come last."""
    if application is None:
        found = connection.execute(
            f"{_SELECT} JOIN application ON application.id = draft.application ORDER BY application.number, saved, draft.number"
        )
    else:
        found = connection.execute(f"{_SELECT} WHERE application = ? ORDER BY saved, number", (application,))
    return (_draft_of(row) for row in found.fetchall())


def keep(connection: sqlite3.Connection, one: KeptDraft, seen: SeenDraft | None) -> SeenDraft | None:
    """Keep a draft: in place of the state that was seen, or beside what stands there by now; None without its application.

    Two windows that write the same message are so left with both texts.
    """
    if not has_application(connection, one.place.application):
        return None
    if seen is not None and is_as_seen(connection, seen):
        put(connection, _row(one, seen.number, seen.version + 1))
        return SeenDraft(seen.number, seen.version + 1)
    return _same(connection, one) or add(connection, one)


def add(connection: sqlite3.Connection, one: KeptDraft) -> SeenDraft:
    """Keep one more draft."""
    (number,) = connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'draft'").fetchone()
    put(connection, _row(one, number, 1))
    return SeenDraft(number, 1)


def add_new(connection: sqlite3.Connection, one: KeptDraft) -> SeenDraft | None:
    """Keep one more draft, unless it is there already or its application is not."""
    known = has_application(connection, one.place.application)
    return add(connection, one) if known and _same(connection, one) is None else None


def has_application(connection: sqlite3.Connection, id_: str) -> bool:
    """Return whether there is an application with this id."""
    return bool(numbers_of(connection, [id_]))


def new_row(one: KeptDraft) -> Row:
    """Return the row of a draft that has no number yet."""
    return _row(one, 0, 1)


def kept_of(row: Row) -> KeptDraft:
    """Return the draft of a row."""
    return _draft_of(row)[1]


def row_of(connection: sqlite3.Connection, number: int) -> Row | None:
    """Return a draft's row, or None."""
    row: Row | None = connection.execute(f"{_SELECT} WHERE number = ?", (number,)).fetchone()
    return row


def is_as_seen(connection: sqlite3.Connection, seen: SeenDraft) -> bool:
    """Return whether nobody has changed a draft since it was seen, or taken it away."""
    row = row_of(connection, seen.number)
    return row is not None and row[1] == seen.version


def rows_of(connection: sqlite3.Connection, applications: Iterable[str]) -> list[Row]:
    """Return the rows of the drafts of applications."""
    ids = json.dumps(list(applications))
    return connection.execute(f"{_SELECT} WHERE application IN (SELECT value FROM json_each(?))", (ids,)).fetchall()


def put(connection: sqlite3.Connection, row: Row) -> None:
    """Make a draft's row exactly this."""
    connection.execute(_PUT, row)


def take_away(connection: sqlite3.Connection, number: int) -> None:
    """Take a draft away; its number is never given again."""
    connection.execute("DELETE FROM draft WHERE number = ?", (number,))


def _same(connection: sqlite3.Connection, one: KeptDraft) -> SeenDraft | None:
    return next((seen for seen, kept in drafts(connection, one.place.application) if kept == one), None)


def _row(one: KeptDraft, number: int, version: int) -> Row:
    place, draft = one.place, one.draft
    row = (
        *(number, version, place.application, place.kind.value, place.occasion, place.person, one.language, one.template),
        *(list_text(draft.to), draft.subject, draft.body, list_text(sorted(one.ticked)), int(one.handed_off)),
        optional_instant_text(one.saved),
    )
    refuse_unwritable("draft", place.application, {"draft": [row]}, {"draft": COLUMNS})
    return row


def _draft_of(row: Row) -> tuple[SeenDraft, KeptDraft]:
    number, version, application, kind, occasion, person, language, template, to, subject, body, ticked, handed_off, saved = row
    of, settled = MessageKind(kind), list_of(ticked)
    return SeenDraft(number, version), KeptDraft(
        place=DraftPlace(application=application, kind=of, occasion=occasion, person=person),
        draft=Draft(kind=of, to=list_of(to), subject=subject, body=body),
        language=language,
        template=template,
        ticked=frozenset(item for item in Item if item in settled),
        handed_off=bool(handed_off),
        saved=None if saved is None else dt.datetime.fromisoformat(saved),
    )
