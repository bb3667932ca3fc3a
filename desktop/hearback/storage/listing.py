"""The list's ids and counts: filtered, searched and sorted by SQL. Times are as the store writes them."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearback.domain.job_application import Step
from hearback.domain.pace import TYPICAL
from hearback.domain.stage import Group
from hearback.storage.column_values import folded
from hearback.storage.plan_cache import LAST_HEARD
from hearback.storage.search_index import match_expression
from hearback.storage.writable_text import is_writable
from hearback.usecases.ports import ListQuery, SortKey

FROM = "FROM application LEFT JOIN plan ON plan.application = number"
_OF_PLANS = frozenset({SortKey.STAGE, SortKey.NEXT_STEP})
"""What is sorted by that only plans tell."""
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
    SortKey.INDUSTRY: ("place IS NULL", "place", "company_sort"),
    SortKey.COUNTRY: ("place IS NULL", "place", "company_sort"),
    SortKey.APPLIED: ("applied IS NULL", "applied", "company_sort"),
    SortKey.LAST_HEARD: (f"{LAST_HEARD} IS NULL", LAST_HEARD, "company_sort"),
    SortKey.TAGS: ("tags IS NULL", "lower(tags)", "company_sort"),
}
_RANKED = {SortKey.INDUSTRY: f"coalesce(pace, '{TYPICAL}')", SortKey.COUNTRY: "country"}
_ROUND = {SortKey.COMPANY: (0,), SortKey.ROLE: (0,), SortKey.STAGE: (0,), SortKey.NEXT_STEP: (0, 1)}
_LAST_STAYS_LAST = (1,)
"""Which terms of the order descending turns round: not what breaks ties, nor what puts the unknown last."""

_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Order:
    """What the list is sorted by, as SQL: the terms, which of them (by place) are turned round, and the ranks joined for them."""

    terms: tuple[str, ...]
    turned: tuple[int, ...]
    with_ranks: str
    ranking: str
    of_plans: bool
    ranks: str | None

    @property
    def given(self) -> Mapping[str, str]:
        """The values that the terms ask for, the time aside."""
        return {} if self.ranks is None else {"ranks": self.ranks}

    @property
    def by(self) -> str:
        """The terms in a statement; the number decides between equals."""
        terms = (f"{term} DESC" if place in self.turned else term for place, term in enumerate(self.terms))
        return f"ORDER BY {', '.join(terms)}, number"


def order_of(query: ListQuery) -> Order:
    """Return the order that a query asks for."""
    turned = _ROUND.get(query.sort, _LAST_STAYS_LAST) if query.descending else ()
    ranked = _RANKED.get(query.sort)
    return Order(
        terms=tuple(_ORDER[query.sort]),
        turned=tuple(turned),
        # materialized, or each row would read all of the array again
        with_ranks="WITH rank (place, code) AS MATERIALIZED (SELECT key, value FROM json_each(:ranks))" if ranked else "",
        ranking=f"LEFT JOIN rank ON code = {ranked}" if ranked else "",
        of_plans=query.sort in _OF_PLANS,
        ranks=json.dumps(query.ranks) if ranked else None,
    )


def listing(connection: sqlite3.Connection, query: ListQuery, now: str) -> Sequence[str]:
    """Return the ids that the query selects, in its order."""
    order = order_of(query)
    where, given = _conditions(query.words, now)
    if query.group is not Group.ALL:
        where.append(f"{_GROUP} = :group")
        given["group"] = query.group.value
    statement = f"{order.with_ranks} SELECT id {FROM} {order.ranking} {_where(where)} {order.by}"
    return [id_ for (id_,) in connection.execute(statement, {**given, **order.given})]


def sorted_numbers(connection: sqlite3.Connection, order: Order, now: str) -> list[int]:
    """Return the numbers of all applications in an order."""
    # what applications themselves tell is read in half the time
    tables = FROM if order.of_plans else "FROM application"
    statement = f"{order.with_ranks} SELECT number {tables} {order.ranking} {order.by}"
    return [number for (number,) in connection.execute(statement, {**order.given, "now": now})]


def numbers_found(connection: sqlite3.Connection, match: str) -> Iterator[tuple[int]]:
    """Yield the numbers of the applications that a search finds, each in a row of its own."""
    return connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (match,))


def counts(connection: sqlite3.Connection, words: str, now: str) -> Mapping[Group, int]:
    """Return how many applications each group holds at `now`, among those that the words find."""
    where, given = _conditions(words, now)
    found = dict.fromkeys(Group, 0)
    for group, count in connection.execute(f"SELECT {_GROUP}, count(*) {FROM} {_where(where)} GROUP BY 1", given):
        found[Group(group)] = count
    found[Group.ALL] = sum(found.values())
    return found


def quiet(connection: sqlite3.Connection, now: str) -> int:
    """Return how many are due to be moved on from."""
    given = {"now": now, "group": Group.DUE.value, "step": Step.MOVE_ON.value}
    (count,) = connection.execute(f"SELECT count(*) {FROM} WHERE {_GROUP} = :group AND step = :step", given).fetchone()
    return int(count)


def next_opening(connection: sqlite3.Connection, now: str) -> str | None:
    """Return when the first window to come opens, of those that wait; None where none does."""
    given = {"now": now, "group": Group.WAITING.value}
    query = f"SELECT min(earliest) {FROM} WHERE {_GROUP} = :group AND earliest > :now"
    (moment,) = connection.execute(query, given).fetchone()
    return None if moment is None else str(moment)


def beginning_with(connection: sqlite3.Connection, letters: str) -> Sequence[str]:
    """Return the ids of applications whose company begins with these letters, case and accents aside."""
    wanted = folded(letters).lstrip()
    if not wanted or not is_writable(wanted):
        return []
    query = "SELECT id FROM application WHERE company_sort >= ? AND company_sort < ?"
    return [id_ for (id_,) in connection.execute(query, (wanted, wanted + _LAST_LETTER))]


def _conditions(words: str, now: str) -> tuple[list[str], dict[str, str]]:
    given = {"now": now}
    match = match_expression(words)
    if match is None:
        return [], given
    given["match"] = match
    return [_FOUND], given


def _where(conditions: Sequence[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""
