"""What response times are made of, and nothing else: when applications wrote, heard and met."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator

from hearback.domain.job_application import MessageKind, Outcome, ReplyKind
from hearback.domain.moments import Moment
from hearback.domain.response_times.company_size import company_size_of
from hearback.domain.response_times.waits import Contacts, Job
from hearback.storage.application_records import numbers_of
from hearback.storage.column_values import list_of, moment_of, optional_moment_of
from hearback.storage.transactions import one_state

_AT_ONCE = 100

_FOLLOWING = "SELECT number FROM application WHERE number > ? ORDER BY number LIMIT ?"
_ASKED = "IN (SELECT value FROM json_each(?))"
_JOBS = f"""
    SELECT number, id, company, role, pace, tags, country, region, time_zone, closed_outcome, closed_at, applied
    FROM application WHERE number {_ASKED} ORDER BY number
"""
_MESSAGES = f"SELECT application, kind, sent FROM message WHERE application {_ASKED}"
_REPLIES = f"SELECT application, kind, received FROM reply WHERE application {_ASKED}"
_ROUNDS = f"SELECT application, starts, ends FROM round WHERE application {_ASKED} AND NOT cancelled"

_MESSAGE_KINDS = {kind.value: kind for kind in MessageKind}
_REPLY_KINDS = {kind.value: kind for kind in ReplyKind}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


def contacts(connection: sqlite3.Connection, ids: Collection[str] | None) -> Iterator[Contacts]:
    """Yield when applications wrote, heard and met, those with the ids or all; a hundred are read at a time."""
    if ids is not None:
        numbers = sorted(numbers_of(connection, ids).values())
        for start in range(0, len(numbers), _AT_ONCE):
            with one_state(connection):
                found = _contacts(connection, numbers[start : start + _AT_ONCE])
            yield from found
        return
    last = -1
    while True:
        with one_state(connection):
            numbers = [number for (number,) in connection.execute(_FOLLOWING, (last, _AT_ONCE))]
            found = _contacts(connection, numbers)
        if not numbers:
            return
        last = numbers[-1]
        yield from found


def _contacts(connection: sqlite3.Connection, numbers: Collection[int]) -> list[Contacts]:
    asked = (json.dumps(list(numbers)),)
    messages: defaultdict[int, list[tuple[MessageKind, Moment]]] = defaultdict(list)
    for number, kind, sent in connection.execute(_MESSAGES, asked):
        messages[number].append((_MESSAGE_KINDS[kind], moment_of(sent)))
    replies: defaultdict[int, list[tuple[ReplyKind, Moment]]] = defaultdict(list)
    for number, kind, received in connection.execute(_REPLIES, asked):
        replies[number].append((_REPLY_KINDS[kind], moment_of(received)))
    jobs = connection.execute(_JOBS, asked).fetchall()
    rounds: defaultdict[int, list[tuple[Moment, Moment | None]]] = defaultdict(list)
    for number, starts, ends in connection.execute(_ROUNDS, asked):
        rounds[number].append((moment_of(starts), optional_moment_of(ends)))
    return [
        Contacts(
            job=Job(id_, company, role, pace, company_size_of(list_of(tags)) if tags else None),
            place=(country, region, zone),
            messages=messages[number],
            replies=replies[number],
            rounds=rounds[number],
            closed=(_OUTCOMES[outcome], moment_of(closed_at)) if outcome else None,
            applied=optional_moment_of(applied),
        )
        for number, id_, company, role, pace, tags, country, region, zone, outcome, closed_at, applied in jobs
    ]
