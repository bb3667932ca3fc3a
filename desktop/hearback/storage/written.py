"""Notes which applications and plans this connection writes, so that what is kept of them can follow."""

import sqlite3

# temporary tables and triggers are this connection's own: they see whatever it writes, undo and imports included
_STATEMENTS = (
    # what is sorted and noted for a while is nobody else's: it goes into no file
    "PRAGMA temp_store = MEMORY",
    "CREATE TEMP TABLE written (place INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
    *(
        f"CREATE TEMP TRIGGER {table}_{event} AFTER {event} ON main.{table} BEGIN"
        f" INSERT INTO written (number) VALUES ({row}.{number}); END"
        for table, number in (("application", "number"), ("plan", "application"))
        for event, row in (("insert", "new"), ("update", "new"), ("delete", "old"))
    ),
)


class Written:
    """What was written since one looked last: each who wants to know has one of these."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin to note; no transaction may be under way."""
        self._connection = connection
        if not connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'written'").fetchone():
            for statement in _STATEMENTS:
                connection.execute(statement)
        self._version: int | None = None
        self._seen = 0

    def numbers(self) -> set[int] | None:
        """Return the numbers of applications written since the last time; None where anything may have been."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        rows = self._connection.execute("SELECT place, number FROM written WHERE place > ?", (self._seen,)).fetchall()
        known, self._version = version == self._version, version
        self._seen = rows[-1][0] if rows else self._seen
        return {number for _place, number in rows} if known else None
