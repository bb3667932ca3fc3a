"""The user's messages as courtesy sees them, across applications."""

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from hearback.domain.job_application import Person
from hearback.domain.letter import emails_of
from hearback.storage.application_records import numbers_of
from hearback.storage.column_values import moment_of
from hearback.storage.transactions import one_state
from hearback.usecases.ports import KeptLetter

_CONCERNED = """
    WITH asked AS (SELECT value AS number FROM json_each(?)),
    address AS (SELECT email_key AS key FROM person WHERE application IN asked AND email_key IS NOT NULL)
    SELECT other.number FROM application AS one JOIN application AS other USING (company_key) WHERE one.number IN asked
    UNION SELECT application FROM person WHERE email_key IN address
    UNION SELECT application FROM message_to WHERE address_key IN address
"""
_MESSAGES = """
    SELECT application, position, sent, id, company_key, time_zone FROM message JOIN application ON number = application
    WHERE application IN (SELECT value FROM json_each(?)) AND sent >= ? ORDER BY application, position
"""
_SENDERS = "SELECT DISTINCT application FROM message"
_MANY = 500
_A_DAY = dt.timedelta(days=1)


def letters(connection: sqlite3.Connection, of: Collection[str] | None, since: dt.datetime | None = None) -> Iterator[KeptLetter]:
    """Yield all messages, or those of applications that share a company or an e-mail address with the applications `of`.

    What was sent more than a day before `since` is left out.
    """
    # moments of which only the day is known are days of their own zones
    first = "" if since is None else (since - _A_DAY).date().isoformat()
    with one_state(connection):
        if of is None:
            numbers = [number for (number,) in connection.execute(_SENDERS)]
        else:
            asked = json.dumps(list(numbers_of(connection, of).values()))
            numbers = [number for (number,) in connection.execute(_CONCERNED, (asked,))]
    for start in range(0, len(numbers), _MANY):
        with one_state(connection):
            found = list(_letters(connection, numbers[start : start + _MANY], first))
        yield from found


def _letters(connection: sqlite3.Connection, numbers: Sequence[int], first: str) -> Iterator[KeptLetter]:
    messages = connection.execute(_MESSAGES, (json.dumps(numbers), first)).fetchall()
    senders = (json.dumps(sorted({row[0] for row in messages})),)
    people: defaultdict[int, list[Person]] = defaultdict(list)
    for number, name, email in connection.execute(
        "SELECT application, name, email FROM person WHERE email IS NOT NULL AND application IN (SELECT value FROM json_each(?))",
        senders,
    ):
        people[number].append(Person(name=name, email=email))
    to: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for number, message, name in connection.execute(
        "SELECT application, message, name FROM message_to WHERE application IN (SELECT value FROM json_each(?))", senders
    ):
        to[number, message].append(name)
    for number, position, sent, id_, company_key, zone in messages:
        yield KeptLetter(
            application=id_,
            company_key=company_key,
            emails=emails_of(people[number], to[number, position]),
            sent=moment_of(sent),
            time_zone=zone,
        )
