"""A year's review: what was done and what came back, and what the messages with replies had in common, honestly."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import itemgetter
from zoneinfo import ZoneInfo

from hearback.domain.checklist_items import Item
from hearback.domain.job_application import ReplyKind
from hearback.domain.moments import instant_at
from hearback.domain.response_times.beta import normal_quantile, wilson
from hearback.domain.response_times.waits import Ending, Origin, Wait

LEAST_CASES = 20
"""Nothing is said of what fewer messages had, or lacked."""

OUTCOME_KNOWN = (Ending.REPLY, Ending.WRITTEN_AGAIN, Ending.CLOSED, Ending.MOVED_ON)
"""The endings after which it is known whether a message was replied to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What one calendar year held, by the user's own days.

    `waited` are the working days of all waits from messages that began in it, added up; `days_waiting` the days of the
    year, weekends too, on which at least one message was waiting. Both leave out waits that the user moved on from, as nobody
    noted when the last hope went; `replies` leave out those that count for nothing.
    """

    year: int
    applications: int
    rounds: int
    messages: int
    replies: int
    offers: int
    rejections: int
    waited: float
    days_waiting: int


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened of one application, by the user's own days."""

    applied: dt.date | None
    sent: Sequence[dt.date]
    rounds: Sequence[dt.date]
    received: Sequence[tuple[ReplyKind, dt.date]]

    @property
    def days(self) -> Iterator[dt.date]:
        """The day of each thing that happened."""
        if self.applied is not None:
            yield self.applied
        yield from (*self.sent, *self.rounds, *(day for _kind, day in self.received))


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many messages were replied to."""

    replied: int
    messages: int


@dataclass(frozen=True, slots=True)
class Trait:
    """Messages with and without something: how many were replied to, and by how much the shares differ.

    The 95 % interval is of all traits together. It says what went together, not what led to what.
    """

    item: Item
    having: Share
    lacking: Share
    low: float
    high: float

    @property
    def difference(self) -> float:
        """By how much the share of those that have it is larger."""
        return self.having.replied / self.having.messages - self.lacking.replied / self.lacking.messages

    @property
    def is_clear(self) -> bool:
        """Whether the difference is more than chance explains."""
        return self.low > 0 or self.high < 0


class YearsWork:
    """Adds up what a year held, an application at a time, by the days of the user's own zone."""

    def __init__(self, year: int, zone: ZoneInfo) -> None:
        self._year = year
        self._zone = zone
        self._first = instant_at(dt.datetime(year, 1, 1), zone)  # noqa: DTZ001 - a wall time
        self._last = instant_at(dt.datetime(year, 12, 31, 23, 59, 59), zone)  # noqa: DTZ001 - a wall time
        self._counts: Counter[str] = Counter()
        self._waited = 0.0
        self._spans: list[tuple[dt.datetime, dt.datetime]] = []

    def add(self, one: Happened, waits: Iterable[Wait]) -> None:
        """Take what happened of one application, and its waits."""
        year, counts = self._year, self._counts
        kinds = [kind for kind, day in one.received if day.year == year and kind is not ReplyKind.OTHER]
        counts["applications"] += one.applied is not None and one.applied.year == year
        counts["rounds"] += len([day for day in one.rounds if day.year == year])
        counts["messages"] += len([day for day in one.sent if day.year == year])
        counts["replies"] += len(kinds)
        counts["offers"] += ReplyKind.OFFER in kinds
        counts["rejections"] += ReplyKind.REJECTION in kinds
        first, last = self._first, self._last
        for wait in waits:
            if (
                wait.origin is Origin.MESSAGE
                and wait.ending is not Ending.MOVED_ON
                and first <= wait.until
                and wait.began <= last
            ):
                self._spans.append((wait.began, wait.until))
                if first <= wait.began:
                    self._waited += wait.days

    def year(self) -> Year:
        """Return what the year held."""
        counts = self._counts
        return Year(
            year=self._year,
            applications=counts["applications"],
            rounds=counts["rounds"],
            messages=counts["messages"],
            replies=counts["replies"],
            offers=counts["offers"],
            rejections=counts["rejections"],
            waited=round(self._waited, 1),
            days_waiting=_days_of(self._spans, self._year, self._zone),
        )


def _days_of(spans: Iterable[tuple[dt.datetime, dt.datetime]], year: int, zone: ZoneInfo) -> int:
    """Return on how many days of a year any of the spans lies."""
    days, following, end_of_year = 0, dt.date(year, 1, 1), dt.date(year, 12, 31)
    ends = dt.datetime.min.replace(tzinfo=dt.UTC)
    for start, end in sorted(spans, key=itemgetter(0)):
        # most lie within one that was counted already
        if end > ends:
            ends = end
            first, last = max(start.astimezone(zone).date(), following), min(end.astimezone(zone).date(), end_of_year)
            if first <= last:
                days += (last - first).days + 1
                following = dt.date.fromordinal(min(last.toordinal() + 1, dt.date.max.toordinal()))
    return days


def traits_of(messages: Iterable[tuple[Mapping[Item, bool], bool]]) -> list[Trait]:
    """Return what messages with replies had more or less of, the clearest first.

    Each message is given as what it has, and whether it was replied to. A trait is left out unless 20 messages had it and 20 had
    not. Intervals are Newcombe's of a difference of shares, widened so that all of them together hold with 95 %.
    """
    counts: dict[Item, dict[bool, list[int]]] = {}
    for items, replied in messages:
        for item, has in items.items():
            count = counts.setdefault(item, {True: [0, 0], False: [0, 0]})[has]
            count[0] += replied
            count[1] += 1
    found = {
        item: (Share(*both[True]), Share(*both[False]))
        for item, both in counts.items()
        if min(both[True][1], both[False][1]) >= LEAST_CASES
    }
    z = normal_quantile(1 - 0.025 / max(len(found), 1))
    traits = [Trait(item, having, lacking, *_difference(having, lacking, z)) for item, (having, lacking) in found.items()]
    return sorted(traits, key=lambda trait: (not trait.is_clear, -abs(trait.difference), trait.item))


def _difference(one: Share, other: Share, z: float) -> tuple[float, float]:
    """Newcombe's interval of the difference of two shares (1998, method 10)."""
    first, second = one.replied / one.messages, other.replied / other.messages
    low, high = wilson(one.replied, one.messages, z)
    other_low, other_high = wilson(other.replied, other.messages, z)
    difference = first - second
    return (
        difference - sqrt((first - low) ** 2 + (other_high - second) ** 2),
        difference + sqrt((high - first) ** 2 + (second - other_low) ** 2),
    )
