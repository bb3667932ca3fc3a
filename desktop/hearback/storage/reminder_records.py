"""Reading and writing what was told to the user, and finding the plans that something is to be told of."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from hearback.storage.column_values import instant_text, optional_instant_text

if TYPE_CHECKING:
    from hearback.domain.reminders.kept_reminder import KeptReminder

_SELECT = "SELECT identity, application, notice, moment, shown, again FROM reminder"


def reminders(connection: sqlite3.Connection, of: Collection[str] | None) -> "Sequence[KeptReminder]":
    """Return what was told, by identity: about the applications `of`, or all."""
    if of is None:
        return _reminders(connection.execute(f"{_SELECT} ORDER BY identity"))
    which = "WHERE application IN (SELECT value FROM json_each(?))"
    return _reminders(connection.execute(f"{_SELECT} {which} ORDER BY identity", (json.dumps(list(of)),)))


def of_notice(connection: sqlite3.Connection, notice: str) -> "Sequence[KeptReminder]":
    """Return what a notice told last."""
    return _reminders(connection.execute(f"{_SELECT} WHERE notice = ? ORDER BY identity", (notice,)))


def put(connection: sqlite3.Connection, told: "Iterable[KeptReminder]") -> None:
    """Keep what was told, in place of what was known of the same occasions."""
    connection.executemany(
        "INSERT OR REPLACE INTO reminder VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                one.identity,
                one.application,
                one.notice,
                *map(instant_text, (one.moment, one.shown)),
                optional_instant_text(one.again),
            )
            for one in told
        ),
    )


def take_away(connection: sqlite3.Connection, identities: Iterable[str]) -> None:
    """Forget that occasions were told."""
    connection.executemany("DELETE FROM reminder WHERE identity = ?", ((identity,) for identity in identities))


def reminded_until(connection: sqlite3.Connection) -> dt.datetime | None:
    """Return up to when everything was told."""
    row = connection.execute("SELECT until FROM reminded_until").fetchone()
    return None if row is None else dt.datetime.fromisoformat(row[0])


def keep_reminded_until(connection: sqlite3.Connection, until: dt.datetime) -> None:
    """Keep up to when everything was told."""
    connection.execute("INSERT OR REPLACE INTO reminded_until VALUES (1, ?)", (instant_text(until),))


def plans_to_remind_of(connection: sqlite3.Connection, since: dt.datetime | None, until: dt.datetime) -> list[str]:
    """Return the ids of applications with a moment in a time (None: or due since whenever), or that are to be told again."""
    asked = {"since": "" if since is None else instant_text(since), "until": instant_text(until)}
    due = "due_from <= :until OR" if since is None else ""
    found = connection.execute(
        f"""
        SELECT id FROM application WHERE number IN (
            SELECT application FROM plan WHERE {due} earliest BETWEEN :since AND :until OR best BETWEEN :since AND :until
                OR latest BETWEEN :since AND :until OR at BETWEEN :since AND :until
        ) OR id IN (SELECT application FROM reminder WHERE again IS NOT NULL)
        ORDER BY number
        """,
        asked,
    )
    return [id_ for (id_,) in found]


def next_plan_end(connection: sqlite3.Connection, now: dt.datetime) -> dt.datetime | None:
    """Return when the first plan that holds now ends to hold."""
    row = connection.execute("SELECT min(holds_until) FROM plan WHERE holds_until > ?", (instant_text(now),)).fetchone()
    return None if row[0] is None else dt.datetime.fromisoformat(row[0])


def _reminders(found: sqlite3.Cursor) -> "list[KeptReminder]":
    from hearback.domain.reminders.kept_reminder import KeptReminder

    instant = dt.datetime.fromisoformat
    return [
        KeptReminder(
            identity=identity,
            application=application,
            notice=notice,
            moment=instant(moment),
            shown=instant(shown),
            again=None if again is None else instant(again),
        )
        for identity, application, notice, moment, shown, again in found
    ]
