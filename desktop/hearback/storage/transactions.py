"""Transactions: writes that lock at once, reads that see one state."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing; BEGIN IMMEDIATE, so that what was read stays true until the commit."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # writes page 1, which the commit would do anyway: so the journal begins by telling whose it is (stale_journal.py)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version}")
        yield
        connection.execute("COMMIT")
    except BaseException:
        # a full disk may have ended the transaction already
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Read with several statements what stood in the store at one moment; inside a write it sees that write."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")
