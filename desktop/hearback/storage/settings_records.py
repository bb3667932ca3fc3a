"""Reading and writing paces, templates, preferences and gleanings, a row each."""

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hearback.domain.job_application import MessageKind
from hearback.domain.message import Template
from hearback.domain.pace import Pace, Span
from hearback.storage.column_values import Value, timing_of, timing_text
from hearback.storage.trash_records import COLUMNS as TRASH

if TYPE_CHECKING:
    from hearback.domain.published_figures import Gleaning

SettingRow = tuple[Value, ...]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "pace": ("id", "name", "thank_you", "check_in", "application_check_in", "final_check_in", "move_on"),
    "template": ("id", "kind", "language", "name", "subject", "body", "shipped"),
    "preference": ("name", "value"),
    "gleaning": ("id", "about", "value", "in_days", "counts", "source", "day"),
    "trash": TRASH,
}
"""The tables that hold settings, and whatever else is a row by itself, the key first."""


def paces(connection: sqlite3.Connection) -> Mapping[str, Pace]:
    """Return the user's paces by id."""
    return {
        row[0]: Pace(
            id=row[0],
            name=row[1],
            thank_you=timing_of(row[2]),
            check_in=timing_of(row[3]),
            application_check_in=timing_of(row[4]),
            final_check_in=timing_of(row[5]),
            move_on=Span.parse(row[6]),
        )
        for row in _all(connection, "pace")
    }


def pace_row(pace: Pace) -> SettingRow:
    """Return a pace's row."""
    timings = (pace.thank_you, pace.check_in, pace.application_check_in, pace.final_check_in)
    return (pace.id, pace.name, *map(timing_text, timings), str(pace.move_on))


def templates(connection: sqlite3.Connection) -> Mapping[str, Template]:
    """Return the user's templates by id."""
    return {
        id_: Template(
            id=id_, kind=MessageKind(kind), language=language, name=name, subject=subject, body=body, shipped=bool(shipped)
        )
        for id_, kind, language, name, subject, body, shipped in _all(connection, "template")
    }


def template_row(one: Template) -> SettingRow:
    """Return a template's row."""
    return (one.id, one.kind.value, one.language, one.name, one.subject, one.body, int(one.shipped))


def gleanings(connection: sqlite3.Connection) -> "Mapping[str, Gleaning]":
    """Return what the user gleaned, by id, in the order of the days."""
    from hearback.domain.published_figures import Counts, Gleaning, InDays

    return {
        id_: Gleaning(
            id=id_,
            about=about,
            value=value,
            in_days=InDays(in_days),
            counts=Counts(counts),
            source=source,
            day=dt.date.fromisoformat(day),
        )
        for id_, about, value, in_days, counts, source, day in sorted(_all(connection, "gleaning"), key=lambda row: row[-1])
    }


def gleaning_row(one: "Gleaning") -> SettingRow:
    """Return a gleaning's row."""
    return (one.id, one.about, float(one.value), one.in_days.value, one.counts.value, one.source, one.day.isoformat())


def preferences(connection: sqlite3.Connection) -> Mapping[str, object]:
    """Return the user's preferences by name."""
    return {name: json.loads(value) for name, value in _all(connection, "preference")}


def preference_row(name: str, value: object) -> SettingRow:
    """Return a preference's row; its value is plain JSON data."""
    return (name, json.dumps(value, ensure_ascii=False))


def row_of(connection: sqlite3.Connection, table: str, key: str) -> SettingRow | None:
    """Return one setting's row, or None."""
    columns = COLUMNS[table]
    row: SettingRow | None = connection.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE {columns[0]} = ?", (key,)
    ).fetchone()
    return row


def put_row(connection: sqlite3.Connection, table: str, key: str, row: SettingRow | None) -> None:
    """Make one setting's row exactly this; None takes it away."""
    columns = COLUMNS[table]
    connection.execute(f"DELETE FROM {table} WHERE {columns[0]} = ?", (key,))
    if row is not None:
        connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", row)


def _all(connection: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    return connection.execute(f"SELECT {', '.join(COLUMNS[table])} FROM {table} ORDER BY {COLUMNS[table][0]}")
