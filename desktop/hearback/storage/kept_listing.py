"""The list's orders and groups at hand: read once, and after that only what was changed or what came due is put in its place."""

import sqlite3
from bisect import bisect_left, bisect_right, insort
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import total_ordering
from itertools import compress
from typing import Any

from hearback.domain.job_application import Step
from hearback.domain.stage import Group
from hearback.storage import listing
from hearback.storage.listing import FROM, Order, numbers_found, order_of, sorted_numbers
from hearback.storage.search_index import match_expression
from hearback.storage.transactions import one_state
from hearback.storage.written import Written
from hearback.usecases.ports import ListQuery

_ORDERS_KEPT = 4
_FEW = 10
_MANY = 2000
"""So many changed at once are not put in their places one by one: everything is read anew."""

_FACTS = f"SELECT number, id, kept_group, step, due_from {FROM}"

_NOBODY, _WAITING, _WAITING_TO_LEAVE, _INTERVIEWING, _MOVED_ON, _DUE, _QUIET = range(7)
"""What an application counts as; for `_WAITING_TO_LEAVE` and, once that is due, `_QUIET`, the next step is to move on."""

_GROUPS: Mapping[Group, Collection[int]] = {
    Group.DUE: (_DUE, _QUIET),
    Group.INTERVIEWING: (_INTERVIEWING,),
    Group.MOVED_ON: (_MOVED_ON,),
    Group.WAITING: (_WAITING, _WAITING_TO_LEAVE),
}


class KeptListing:
    """Answers what SQL would; by SQL, while a transaction writes, as nobody knows how that ends. Times are as in the store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._written: Written | None = None
        self._now = ""
        # by number, with an empty id where there is none
        self._ids: list[str] = []
        self._codes = bytearray()
        self._due_from: dict[int, str] = {}
        self._due: list[tuple[str, int]] = []
        self._orders: OrderedDict[Order, _Sorted] = OrderedDict()
        self._listed: OrderedDict[ListQuery, list[str]] = OrderedDict()
        self._found: dict[str, bytes] = {}

    def listing(self, query: ListQuery, now: str) -> Sequence[str]:
        """Return the ids that the query selects, in its order; whoever gets them must leave them as they are."""
        if self._connection.in_transaction:
            return listing.listing(self._connection, query, now)
        with self._up_to_date(now):
            if query not in self._listed:
                _keep(self._listed, query, self._ids_of(query))
            return self._listed[query]

    def counts(self, words: str, now: str) -> Mapping[Group, int]:
        """Return how many applications each group holds, among those that the words find."""
        if self._connection.in_transaction:
            return listing.counts(self._connection, words, now)
        with self._up_to_date(now):
            held = self._held(words)
        counts = {group: sum(held.get(code, 0) for code in codes) for group, codes in _GROUPS.items()}
        return {**dict.fromkeys(Group, 0), **counts, Group.ALL: sum(counts.values())}

    def planned_days(self, query: ListQuery, now: str) -> Mapping[str, int]:
        """Return how many steps open on each day of what the query selects; nothing while a transaction writes."""
        if self._connection.in_transaction:
            return {}
        with self._up_to_date(now):
            order, match = self._order(order_of(query)), match_expression(query.words)
            codes = self._codes_found(match).translate(_chosen(query.group))
            numbers = compress(order.numbers, map(codes.__getitem__, order.numbers))
            moments = map(self._due_from.get, numbers)
            return Counter(moment[:10] for moment in moments if moment)

    def next_opening(self, now: str) -> str | None:
        """Return when the first window to come opens, of those that wait; None where none does."""
        if self._connection.in_transaction:
            return listing.next_opening(self._connection, now)
        with self._up_to_date(now):
            to_come = range(bisect_right(self._due, (now, len(self._codes))), len(self._due))
            return next((self._due[place][0] for place in to_come if self._codes[self._due[place][1]] == _WAITING), None)

    def quiet(self, now: str) -> int:
        """Return how many are due to be moved on from."""
        if self._connection.in_transaction:
            return listing.quiet(self._connection, now)
        with self._up_to_date(now):
            return self._held("")[_QUIET]

    # what is selected

    def _held(self, words: str) -> Mapping[int, int]:
        codes = self._codes_found(match_expression(words))
        return {code: codes.count(code) for code in range(_WAITING, _QUIET + 1)}

    def _ids_of(self, query: ListQuery) -> list[str]:
        order, match = self._order(order_of(query)), match_expression(query.words)
        if query.group is Group.ALL and match is None:
            return list(order.ids)
        codes = self._codes_found(match).translate(_chosen(query.group))
        return list(compress(order.ids, map(codes.__getitem__, order.numbers)))

    def _codes_found(self, match: str | None) -> bytes | bytearray:
        """Return what each application counts as, by number; nobody where a search does not find it."""
        if match is None:
            return self._codes
        if match not in self._found:
            found = bytearray(len(self._codes))
            for (number,) in numbers_found(self._connection, match):
                found[number] = 0xFF
            # of a hundred thousand at once: as numbers with so many digits
            both = int.from_bytes(found, "little") & int.from_bytes(self._codes, "little")
            self._found = {match: both.to_bytes(len(found), "little")}
        return self._found[match]

    def _order(self, order: Order) -> "_Sorted":
        if order not in self._orders:
            numbers = sorted_numbers(self._connection, order, self._now)
            _keep(self._orders, order, _Sorted(numbers, list(map(self._ids.__getitem__, numbers))))
        self._orders.move_to_end(order)
        return self._orders[order]

    # what is followed

    @contextmanager
    def _up_to_date(self, now: str) -> Iterator[None]:
        """Have everything at hand as it stands in the store, for as long as it is asked."""
        written = self._written = self._written or Written(self._connection)
        with one_state(self._connection):
            self._follow(written.numbers(), now)
            yield

    def _follow(self, written: set[int] | None, now: str) -> None:
        """Take in what was written since (None: anything), and what has come due."""
        if written is None or len(written) > _MANY:
            self._read_all(now)
        elif numbers := written | self._come_due(now):
            self._put_in_place(numbers, now)
        self._now = now

    def _come_due(self, now: str) -> set[int]:
        """Return those that came due since; where the clock was set back, those that are not due any more."""
        early, late = sorted((self._now, now))
        begin, end = (bisect_right(self._due, (moment, len(self._codes))) for moment in (early, late))
        return {number for _moment, number in self._due[begin:end]}

    def _read_all(self, now: str) -> None:
        for kept in (self._ids, self._codes, self._due_from, self._orders, self._listed, self._found):
            kept.clear()
        self._take(self._connection.execute(_FACTS), now)
        self._due = sorted((moment, number) for number, moment in self._due_from.items())

    def _put_in_place(self, numbers: set[int], now: str) -> None:
        self._listed.clear()
        self._found.clear()
        for number in numbers:
            if number < len(self._codes):
                self._ids[number], self._codes[number] = "", _NOBODY
            moment = self._due_from.pop(number, None)
            if moment is not None:
                del self._due[bisect_left(self._due, (moment, number))]
        for number in numbers:
            self._take(self._connection.execute(f"{_FACTS} WHERE number = ?", (number,)), now)
            if number in self._due_from:
                insort(self._due, (self._due_from[number], number))
        there = [number for number in sorted(numbers) if number < len(self._ids) and self._ids[number]]
        for order, kept in self._orders.items():
            kept.take_out(numbers)
            places = _Places(self._connection, order, now)
            for number in there:
                kept.put_in(number, self._ids[number], places)

    def _take(self, facts: Iterable[tuple[int, str, str | None, str | None, str | None]], now: str) -> None:
        for number, id_, group, step, due_from in facts:
            if number >= len(self._codes):
                more = number + 1 - len(self._codes)
                self._codes.extend(bytes(more))
                self._ids.extend([""] * more)
            self._ids[number] = id_
            self._codes[number] = _code(group, step, due_from, now)
            if due_from is not None:
                self._due_from[number] = due_from


@dataclass(slots=True)
class _Sorted:
    """All applications in an order: their numbers, and beside them their ids."""

    numbers: list[int]
    ids: list[str]

    def take_out(self, numbers: Collection[int]) -> None:
        """Take some out, be they in or not."""
        if len(numbers) > _FEW:
            kept = [number not in numbers for number in self.numbers]
            self.numbers, self.ids = list(compress(self.numbers, kept)), list(compress(self.ids, kept))
            return
        for number in numbers:
            with suppress(ValueError):
                place = self.numbers.index(number)
                del self.numbers[place], self.ids[place]

    def put_in(self, number: int, id_: str, places: "_Places") -> None:
        """Put one in its place."""
        place = bisect_left(self.numbers, places.key(number), key=places.key)
        self.numbers.insert(place, number)
        self.ids.insert(place, id_)


class _Places:
    """Compares applications as an order does."""

    def __init__(self, connection: sqlite3.Connection, order: Order, now: str) -> None:
        self._connection = connection
        self._query = f"{order.with_ranks} SELECT {', '.join(order.terms)} {FROM} {order.ranking} WHERE number = :number"
        self._given = {**order.given, "now": now}
        self._turned = order.turned

    def key(self, number: int) -> tuple[object, ...]:
        """Return what sorts as the application does."""
        terms = self._connection.execute(self._query, {**self._given, "number": number}).fetchone()
        sorting = ((value is not None, value) for value in terms)
        return (*(_Turned(value) if place in self._turned else value for place, value in enumerate(sorting)), number)


@total_ordering
class _Turned:
    """A value that sorts the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: tuple[bool, Any]) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Turned) and self.value == other.value

    def __lt__(self, other: "_Turned") -> bool:
        return other.value < self.value

    __hash__ = None  # type: ignore[assignment]


def _chosen(group: Group) -> bytes:
    """Return what turns codes into whether an application is of a group."""
    codes = range(_WAITING, _QUIET + 1) if group is Group.ALL else _GROUPS[group]
    return bytes(code in codes for code in range(256))


def _code(group: str | None, step: str | None, due_from: str | None, now: str) -> int:
    if group == Group.MOVED_ON:
        return _MOVED_ON
    leaves = step == Step.MOVE_ON
    if due_from is not None and due_from <= now:
        return _QUIET if leaves else _DUE
    if step == Step.WAIT_FOR_INTERVIEW:
        return _INTERVIEWING
    return _WAITING_TO_LEAVE if leaves else _WAITING


def _keep(kept: "OrderedDict[Any, Any]", key: object, value: object) -> None:
    kept[key] = value
    if len(kept) > _ORDERS_KEPT:
        kept.popitem(last=False)
