"""The list's ids and counts: filtered, searched and sorted by SQL."""

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence

from hearback.domain.stage import Group
from hearback.storage.column_values import instant_text
from hearback.storage.search_index import match_expression
from hearback.usecases.ports import ListQuery, SortKey

_FROM = "FROM application LEFT JOIN plan ON plan.application = number"
_FOUND = "number IN (SELECT rowid FROM search WHERE search MATCH :match)"

_GROUP = f"""CASE
    WHEN kept_group = '{Group.MOVED_ON}' THEN '{Group.MOVED_ON}'
    WHEN due_from <= :now THEN '{Group.DUE}'
    WHEN step = 'wait-for-interview' THEN '{Group.INTERVIEWING}'
    ELSE '{Group.WAITING}' END"""

# due ones by their deadline, then those to come by when they come, then those with nothing to come
_WHEN = "CASE WHEN due_from <= :now THEN 0 WHEN deadline IS NOT NULL THEN 1 ELSE 2 END"
_MOMENT = "CASE WHEN due_from <= :now THEN deadline ELSE coalesce(earliest, at) END"

_ORDER: Mapping[SortKey, Sequence[str]] = {
    SortKey.COMPANY: ("company_sort", "role_sort"),
    SortKey.ROLE: ("role_sort", "company_sort"),
    SortKey.STAGE: ("coalesce(stage_order, -1)", "company_sort"),
    SortKey.NEXT_STEP: (_WHEN, _MOMENT, "company_sort"),
}
_KEY_LENGTH = {SortKey.NEXT_STEP: 2}


def listing(connection: sqlite3.Connection, query: ListQuery, now: dt.datetime) -> Sequence[str]:
    """Return the ids that the query selects, in its order; descending turns the sorted column round, not what breaks its ties."""
    where, given = _conditions(query.words, now)
    if query.group is not Group.ALL:
        where.append(f"{_GROUP} = :group")
        given["group"] = query.group.value
    key_length = _KEY_LENGTH.get(query.sort, 1)
    terms = [f"{term} DESC" if query.descending and place < key_length else term for place, term in enumerate(_ORDER[query.sort])]
    statement = f"SELECT id {_FROM} {_where(where)} ORDER BY {', '.join(terms)}, number"
    return [id_ for (id_,) in connection.execute(statement, given)]


def counts(connection: sqlite3.Connection, words: str, now: dt.datetime) -> Mapping[Group, int]:
    """Return how many applications each group holds at `now`, among those that the words find."""
    where, given = _conditions(words, now)
    found = dict.fromkeys(Group, 0)
    for group, count in connection.execute(f"SELECT {_GROUP}, count(*) {_FROM} {_where(where)} GROUP BY 1", given):
        found[Group(group)] = count
    found[Group.ALL] = sum(found.values())
    return found


def _conditions(words: str, now: dt.datetime) -> tuple[list[str], dict[str, str]]:
    given = {"now": instant_text(now)}
    match = match_expression(words)
    if match is None:
        return [], given
    given["match"] = match
    return [_FOUND], given


def _where(conditions: Sequence[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""
