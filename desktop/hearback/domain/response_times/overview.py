"""What the page of response times shows: a curve and a row for each group, those still waiting, and the weeks."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.response_times.chances import Chance, Chances
from hearback.domain.response_times.curve import Curve, Sample, curve_of, together
from hearback.domain.response_times.waits import Ending, Job, Origin, Wait


class Grouping(StrEnum):
    """What curves are drawn for."""

    INDUSTRY = "industry"
    """keys are ids of paces"""
    STEP = "step"
    """keys are kinds of message (`MessageKind`); all waits from a round are of the one group `round`"""
    SIZE = "size"
    """keys are sizes of companies (`CompanySize`), `unknown` where the tags do not tell"""


UNKNOWN = "unknown"
"""The key of companies whose size is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One group: a line of the table and a curve of the chart.

    `curve` is the group's own, or where `pooled` (fewer than 5 of its replies are known) that of all together; `half` and
    `nine_in_ten` are the working days within which so many have a reply (None: not reached), read off that curve. `waits`
    and `replied` are always its own. `follow_ups_per_round` is None where the group has no round (or groups are no industries).
    """

    key: str
    waits: int
    replied: int
    curve: Curve
    pooled: bool
    half: float | None
    nine_in_ten: float | None
    follow_ups_per_round: float | None


@dataclass(frozen=True, slots=True)
class StillWaiting:
    """An application that waits for a reply: for how many working days, and the chance that one comes (None: nothing known)."""

    job: Job
    group: str
    waited: float
    chance: Chance | None


@dataclass(frozen=True, slots=True)
class Week:
    """What was sent and received in one week, by the user's own days; `monday` begins it."""

    monday: dt.date
    sent: int
    replies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All of it, for one origin and grouping; groups with most waits first, those still waiting longest last.

    `everyone` is the curve of all groups together; `sizes_known` where some company's size is.
    """

    origin: Origin
    grouping: Grouping
    everyone: Curve
    groups: Sequence[GroupRow]
    still_waiting: Sequence[StillWaiting]
    sizes_known: bool

    @property
    def promises_much(self) -> bool:
        """Whether chances are told that simulated searches like this one did not keep: few replies, and not many waits."""
        everyone = self.everyone
        told = any(one.chance is not None and one.chance.share >= _CHANCE_TO_DOUBT for one in self.still_waiting)
        return told and everyone.waits < _MANY_WAITS and everyone.replied < _FEW_REPLIES * everyone.waits


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often was written in an industry: messages since the first round, for so many rounds that were held."""

    messages: int = 0
    rounds: int = 0

    @property
    def per_round(self) -> float | None:
        """Messages a round; None where there was none."""
        return self.messages / self.rounds if self.rounds else None


# from tests/benchmarks/README.md, "Whether bands and chances keep their word"
_FEW_REPLIES = 0.2
_MANY_WAITS = 1000
_CHANCE_TO_DOUBT = 0.15

_AT_ONCE = 1000
"""So many chances are told in a turn."""


class Gathering:
    """Waits from one origin, taken an application at a time: of many, what they come to is asked for a little at a time.

    `pace_of` gives the id of the pace that is followed.
    """

    def __init__(self, origin: Origin, grouping: Grouping, pace_of: Callable[[str | None], str]) -> None:
        self._origin = origin
        self._grouping = grouping
        self._pace_of = pace_of
        self._samples: defaultdict[str, dict[tuple[float, bool], int]] = defaultdict(dict)
        self._waiting: list[tuple[str, Wait]] = []
        # of each pace, messages and rounds
        self._frequencies: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        self._sizes_known = False

    def add(self, waits: Sequence[Wait], follow_ups: int, rounds: int) -> None:
        """Take all waits of one application, and how many messages followed so many rounds."""
        if not waits:
            return
        pace = self._pace_of(waits[0].job.pace)
        self._sizes_known |= waits[0].job.size is not None
        written = self._frequencies[pace]
        written[0] += follow_ups
        written[1] += rounds
        # written for speed: there may be hundreds of thousands
        origin, by_industry = self._origin, self._grouping is Grouping.INDUSTRY
        reply, still_waiting = Ending.REPLY, Ending.STILL_WAITING
        for wait in waits:
            _job, began_at, _kind, _began, _until, days, ending = wait
            if began_at is origin:
                key = pace if by_industry else self._key(wait)
                sample, case = self._samples[key], (days, ending is reply)
                sample[case] = sample.get(case, 0) + 1
                if ending is still_waiting:
                    self._waiting.append((key, wait))

    def _key(self, wait: Wait) -> str:
        if self._grouping is Grouping.STEP:
            return wait.kind or Origin.ROUND
        return wait.job.size or UNKNOWN

    def overview_in_turns(self) -> Iterator[Overview | None]:
        """Yield, last, what all of them come to; None before that."""
        samples = self._samples
        everyone = curve_of(together(samples.values()))
        yield None
        chances = Chances(samples)
        yield None
        by_industry = self._grouping is Grouping.INDUSTRY
        rows = []
        for key, sample in samples.items():
            frequency = Frequency(*self._frequencies[key]) if by_industry else None
            rows.append(_row(key, sample, everyone, chances.pooled(key), frequency))
            yield None
        waiting = []
        self._waiting.sort(key=lambda one: (one[1].days, one[1].job.company, one[1].job.id))
        yield None
        for number, (key, wait) in enumerate(self._waiting, 1):
            waiting.append(StillWaiting(wait.job, key, wait.days, chances.chance(key, wait.days)))
            if not number % _AT_ONCE:
                yield None
        yield Overview(
            origin=self._origin,
            grouping=self._grouping,
            everyone=everyone,
            groups=sorted(rows, key=lambda row: (-row.waits, row.key)),
            still_waiting=waiting,
            sizes_known=self._sizes_known,
        )


def weeks_of(sent: Mapping[dt.date, int], received: Mapping[dt.date, int]) -> Sequence[Week]:
    """Return the weeks from the first to the last in which anything was sent or received, empty ones between them included.

    Of each day is given how much it was.
    """
    sent_in, received_in = _by_week(sent), _by_week(received)
    mondays = sent_in.keys() | received_in.keys()
    if not mondays:
        return ()
    first, last = min(mondays), max(mondays)
    every = (first + dt.timedelta(weeks=week) for week in range((last - first).days // 7 + 1))
    return [Week(monday, sent_in[monday], received_in[monday]) for monday in every]


def _row(key: str, sample: Sample, everyone: Curve, pooled: bool, frequency: Frequency | None) -> GroupRow:
    curve = everyone if pooled else curve_of(sample)
    return GroupRow(
        key=key,
        waits=sum(sample.values()),
        replied=sum(count for (_days, replied), count in sample.items() if replied),
        curve=curve,
        pooled=pooled,
        half=curve.quantile(0.5),
        nine_in_ten=curve.quantile(0.9),
        follow_ups_per_round=frequency.per_round if frequency else None,
    )


def _by_week(days: Mapping[dt.date, int]) -> Counter[dt.date]:
    found: Counter[dt.date] = Counter()
    for day, count in days.items():
        found[day - dt.timedelta(days=day.weekday())] += count
    return found
