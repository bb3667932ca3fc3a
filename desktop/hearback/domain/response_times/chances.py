"""The chance that a reply still comes, estimated so that it can be relied on with few cases, too.

`1 - S(end)/S(waited)` of Kaplan and Meier's curve jumps between nothing and all where an industry has few waits. So the chance of
a reply on each working day (a discrete hazard) is shrunk, as by a beta prior: an industry's towards that of all industries, as if
`OWN_WEIGHT` waits of theirs stood beside its own; that of all towards an assumed course of the weight of `ASSUMED_WEIGHT` waits,
whose level goes by the user's own replies, with `ASSUMED_REPLIES` assumed ones beside them. With many waits it comes to
Kaplan and Meier's. The interval is a beta distribution's around it, of the weight that makes it keep its word; one that took an
industry for known but for chance would not. How well all of this keeps its word is in tests/benchmarks/README.md.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, expm1, floor, log1p

from hearback.domain.response_times.beta import quantile
from hearback.domain.response_times.curve import Sample, together

OWN_WEIGHT = 5.0
ASSUMED_WEIGHT = 4.0
ASSUMED_REPLIES = 3.0
# how much an interval rests on: found by simulation, so that it holds what it promises
_WEIGHT_OF_ALL = 3.0
_WEIGHT_OF_A_CASE = 0.5
ENOUGH_REPLIES = 5
"""While an industry has fewer replies than this, it is pooled with all (follow-up-rules, "Response times")."""


def _assumed(day: int) -> float:
    """The chance of a reply on a working day where nothing is known: four in ten have one after ten days, two thirds ever."""
    return next((chance for last, chance in _ASSUMED if day <= last), _ASSUMED_LATER)


_ASSUMED = ((5, 0.06), (10, 0.05), (20, 0.03), (40, 0.01))
_ASSUMED_LATER = 0.0005


@dataclass(frozen=True, slots=True)
class Similar:
    """The waits behind a chance: so many went on for longer without a reply, so many of them got one later.

    `pooled` where they are those of all industries, as the own one has too few replies; `open_ended` are those of them of
    which it is not known yet (they still wait, or a further message, a round or a closing came between).
    """

    cases: int
    replied_later: int
    pooled: bool

    @property
    def open_ended(self) -> int:
        """Those of which nothing further is known."""
        return self.cases - self.replied_later


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance that a reply still comes to this message, and the waits behind it; `weight` is how many cases it is worth."""

    share: float
    weight: float
    similar: Similar

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval: that of a beta distribution of this weight, in whole hundredths, outwards."""
        a, b = self.share * self.weight, (1 - self.share) * self.weight
        return floor(100 * quantile(0.025, a, b)) / 100, ceil(100 * quantile(0.975, a, b)) / 100


class Chances:
    """What the waits of all industries say about those that go on."""

    def __init__(self, samples: Mapping[str, Sample]) -> None:
        self._own = {key: _Group(sample) for key, sample in samples.items()}
        self._all = _Group(together(samples.values()))
        self._hazards_of_all = _hazards_of_all(self._all)
        self._rest: dict[str, _Rest] = {}
        self._found: dict[tuple[str, float], Chance | None] = {}

    def pooled(self, key: str) -> bool:
        """Whether a group is pooled with all, as fewer than 5 of its replies are known."""
        own = self._own.get(key)
        return own is None or own.replied < ENOUGH_REPLIES

    def similar(self, key: str, waited: float) -> Similar:
        """Return the waits that went on beyond so many days (so the one that is asked about is not among them)."""
        pooled = self.pooled(key)
        group = self._all if pooled else self._own[key]
        return Similar(group.lasted_beyond(waited), group.replied_after(waited), pooled)

    def chance(self, key: str, waited: float) -> Chance | None:
        """Return the chance of a wait in a group that goes on after so many days; None where no wait has lasted longer."""
        asked = key, waited
        if asked not in self._found:
            rest = self._rest.get(key)
            if rest is None:
                rest = self._rest[key] = _Rest(self._own.get(key, _NOBODY), self._hazards_of_all, self._all.longest)
            share = rest.after(waited)
            weight = _WEIGHT_OF_ALL + _WEIGHT_OF_A_CASE * self._own.get(key, _NOBODY).lasted_beyond(waited)
            self._found[asked] = None if share is None else Chance(share, weight, self.similar(key, waited))
        return self._found[asked]


class _Group:
    """Waits by working day: how many were waiting on each, how many were replied to."""

    def __init__(self, sample: Sample) -> None:
        self.replies: Counter[int] = Counter()
        self._last_whole_day: Counter[int] = Counter()
        # a wait that stopped during a day without a reply was at risk for that part of it
        self._parts: defaultdict[int, float] = defaultdict(float)
        for (days, replied), count in sample.items():
            if replied:
                self.replies[ceil(days)] += count
                self._last_whole_day[ceil(days)] += count
            else:
                self._last_whole_day[floor(days)] += count
                self._parts[floor(days) + 1] += count * (days - floor(days))
        self._days = sorted({days for days, _replied in sample})
        # of each length, how many lasted so long or longer, and how many of those were replied to; none beyond the longest
        self._lasted, self._replied = [0], [0]
        for days in reversed(self._days):
            some, gone = sample.get((days, True), 0), sample.get((days, False), 0)
            self._lasted.append(self._lasted[-1] + some + gone)
            self._replied.append(self._replied[-1] + some)
        self._lasted.reverse()
        self._replied.reverse()

    @property
    def replied(self) -> int:
        """How many got a reply."""
        return self._replied[0]

    @property
    def longest(self) -> float:
        """The longest wait."""
        return self._days[-1] if self._days else 0.0

    def lasted_beyond(self, days: float) -> int:
        """Return how many lasted longer than this."""
        return self._lasted[bisect_right(self._days, days)]

    def replied_after(self, days: float) -> int:
        """Return how many got a reply later than this."""
        return self._replied[bisect_right(self._days, days)]

    def waiting(self, last_day: int) -> Sequence[float]:
        """Return how many were waiting on each working day up to the last one; day 0 is the very moment of the message."""
        left, found = self._lasted[0], []
        for day in range(last_day + 1):
            found.append(left + self._parts.get(day, 0.0))
            left -= self._last_whole_day[day]
        return found


def _hazards_of_all(everyone: _Group) -> Sequence[float]:
    """Return the chance of a reply on each working day, all industries together."""
    waiting = everyone.waiting(ceil(everyone.longest))
    expected = sum(some * _assumed(day) for day, some in enumerate(waiting))
    level = (ASSUMED_REPLIES + everyone.replied) / (ASSUMED_REPLIES + expected)
    return [
        (everyone.replies[day] + ASSUMED_WEIGHT * min(level * _assumed(day), 1)) / (some + ASSUMED_WEIGHT)
        for day, some in enumerate(waiting)
    ]


class _Rest:
    """What is left of a wait after each day, in one group: the logarithm of the chance of no reply."""

    def __init__(self, own: _Group, hazards_of_all: Sequence[float], longest: float) -> None:
        self._longest = longest
        last = len(hazards_of_all) - 1
        waiting = own.waiting(last)
        self._logs, self._later = [0.0] * (last + 1), [0.0] * (last + 1)
        log_left = 0.0
        for day in range(last, -1, -1):
            self._later[day] = log_left
            hazard = (own.replies[day] + OWN_WEIGHT * hazards_of_all[day]) / (waiting[day] + OWN_WEIGHT)
            self._logs[day] = log1p(-hazard)
            log_left += self._logs[day]

    def after(self, waited: float) -> float | None:
        """Return the chance of a reply after so many days; None where nothing is known of later."""
        if waited >= self._longest:
            return None
        day = ceil(waited)
        # with the rest of the day that has begun
        return -expm1(self._later[day] + (day - waited) * self._logs[day])


_NOBODY = _Group({})
