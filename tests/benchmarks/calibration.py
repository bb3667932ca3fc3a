"""Whether bands and chances keep their word: made-up job searches whose truth is known, read as the user's own are.

    python tests/benchmarks/calibration.py [SEARCHES]

The figures are in README.md beside this file. A small part of it runs with the tests (tests/domain/test_calibration.py).
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf, log
from pathlib import Path

# run as a script, Python looks for modules beside this file only
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hearback.domain.response_times.chances import Chances
from hearback.domain.response_times.curve import curve_of, sample_of, together

INDUSTRIES = 7
CASES = (5, 20, 200)
SHARES = (0.9, 0.75, 0.5, 0.35)
"""The chances of no reply at which bands are looked at."""

Waits = list[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Law:
    """How an industry replies: which share ever does, and after how many working days (log-normal)."""

    share: float
    middle: float
    spread: float

    def reply(self, chosen: random.Random) -> float:
        """Return after how many days a reply comes; never is infinite."""
        return self.middle * exp(chosen.gauss(0, self.spread)) if chosen.random() < self.share else inf

    def without_reply(self, days: float) -> float:
        """Return the chance that no reply has come after so many days."""
        return 1 - self.share * _normal(log(days / self.middle) / self.spread)

    def days_at(self, left: float) -> float:
        """Return when the chance of no reply is down to this."""
        low, high = 1e-6, 1e6
        for _ in range(100):
            middle = (low * high) ** 0.5
            low, high = (middle, high) if self.without_reply(middle) > left else (low, middle)
        return low


MARKETS = {"mixed": (0.25, 0.95), "talkative": (0.7, 1.0), "silent": (0.05, 0.3)}
"""Where somebody looks for a job: between which shares industries reply."""


def some_law(chosen: random.Random, market: str = "mixed") -> Law:
    """Return an industry's law: from quick to slow, from thorough to mostly silent as the market is."""
    return Law(share=chosen.uniform(*MARKETS[market]), middle=3 * exp(chosen.uniform(0, 1.6)), spread=chosen.uniform(0.5, 1.1))


@dataclass(frozen=True, slots=True)
class Case:
    """One wait: how long it was seen to last, whether a reply ended it, and when one comes in truth; `open` still waits."""

    days: float
    replied: bool
    truth: float
    open: bool


def cases_of(law: Law, count: int, chosen: random.Random) -> list[Case]:
    """Return waits begun over half a year; of those without a reply some are ended by a further message, as the plan has it."""
    found = []
    for _ in range(count):
        truth, age = law.reply(chosen), chosen.uniform(0, 120)
        # a check-in, or a final one, ends the wait before it
        follow_up = chosen.choice((5.0, 10.0, inf))
        days = min(truth, age, follow_up)
        found.append(Case(round(days, 2), truth == days, truth, age == days))
    return found


@dataclass(slots=True)
class Kept:
    """How often a claim was made, and how often it held."""

    claims: int = 0
    held: int = 0
    told: float = 0.0

    def take(self, held: bool, told: float = 0.0) -> None:
        """Take one more claim."""
        self.claims += 1
        self.held += held
        self.told += told

    @property
    def share(self) -> float:
        """How often it held."""
        return self.held / self.claims if self.claims else 0.0


def coverage(cases: int, searches: int, seed: int = 1) -> Mapping[float, Kept]:
    """Return, by the true chance of no reply, how often the band of a curve of so many waits held it."""
    chosen, found = random.Random(seed), {share: Kept() for share in SHARES}
    for _ in range(searches):
        law = some_law(chosen)
        curve = curve_of(sample_of((case.days, case.replied) for case in cases_of(law, cases, chosen)))
        for share in SHARES:
            if law.share > 1 - share and (days := law.days_at(share)) <= curve.end:
                low, high = curve.band_at(days)
                found[share].take(low - 1e-9 <= share <= high + 1e-9)
    return found


def chances(cases: int, searches: int, seed: int = 1, *, plain: bool = False, market: str = "mixed") -> Mapping[int, Kept]:
    """Return, by tenths of what those still waiting were told (25-35 % is 3), how many of them get a reply.

    Each search has seven industries with so many waits each. `plain` tells what Kaplan and Meier's curve says by itself.
    """
    chosen, found = random.Random(seed), defaultdict[int, Kept](Kept)
    for _ in range(searches):
        laws = {str(number): some_law(chosen, market) for number in range(INDUSTRIES)}
        seen = {key: cases_of(law, cases, chosen) for key, law in laws.items()}
        for told, held in _told(seen, plain=plain):
            found[round(10 * told)].take(held, told)
    return found


def intervals(cases: int, searches: int, seed: int = 1) -> Kept:
    """Return how often the interval of a chance holds the true one."""
    chosen, found = random.Random(seed), Kept()
    for _ in range(searches):
        laws = {str(number): some_law(chosen) for number in range(INDUSTRIES)}
        seen = {key: cases_of(law, cases, chosen) for key, law in laws.items()}
        told, longest = _chances(seen)
        for key, some in seen.items():
            law = laws[key]
            for case in some:
                if case.open and case.days > 0 and (chance := told.chance(key, case.days)) is not None:
                    truth = 1 - law.without_reply(longest) / law.without_reply(case.days)
                    low, high = chance.interval
                    found.take(low <= truth <= high)
    return found


def _told(seen: Mapping[str, Sequence[Case]], *, plain: bool) -> Iterator[tuple[float, bool]]:
    chances, longest = _chances(seen)
    samples = {key: sample_of((case.days, case.replied) for case in some) for key, some in seen.items()}
    everyone = curve_of(together(samples.values()))
    for key, some in seen.items():
        curve = everyone if chances.pooled(key) else curve_of(samples[key])
        for case in some:
            if not case.open:
                continue
            if plain:
                told, end = curve.still_to_come(case.days), curve.end
            else:
                chance = chances.chance(key, case.days)
                told, end = chance.share if chance is not None else None, longest
            if told is not None:
                yield told, case.truth <= end


def _chances(seen: Mapping[str, Sequence[Case]]) -> tuple[Chances, float]:
    samples = {key: sample_of((case.days, case.replied) for case in some) for key, some in seen.items()}
    return Chances(samples), max(case.days for some in seen.values() for case in some)


def _normal(x: float) -> float:
    from math import erf, sqrt

    return 0.5 * (1 + erf(x / sqrt(2)))


def report(searches: int) -> Iterable[str]:
    """Yield the tables of the README."""
    yield "| waits | " + " | ".join(f"no reply {share:.0%}" for share in SHARES) + " | all |"
    yield "|---|" + "---|" * (len(SHARES) + 1)
    for cases in (5, 10, 20, 50, 200):
        kept = coverage(cases, searches)
        every = Kept(sum(one.claims for one in kept.values()), sum(one.held for one in kept.values()))
        yield f"| {cases} | {' | '.join(f'{kept[share].share:.1%}' for share in SHARES)} | {every.share:.1%} |"
    yield ""
    yield "| told | " + " | ".join(f"{cases} cases, {name}" for cases in CASES for name in ("plain", "shrunk")) + " |"
    yield "|---|" + "---|" * (2 * len(CASES))
    many = {cases: max(searches * 20 // cases // 5, 20) for cases in CASES}
    found = [chances(cases, many[cases], plain=plain) for cases in CASES for plain in (True, False)]
    for tenth in range(11):
        cells = [f"{one[tenth].share:.1%} of {one[tenth].claims}" if tenth in one else "" for one in found]
        yield f"| {max(10 * tenth - 5, 0)}-{min(10 * tenth + 5, 100)} % | {' | '.join(cells)} |"
    yield ""
    for cases in CASES:
        told = {market: chances(cases, many[cases], market=market)[3] for market in MARKETS}
        cells = [f"{market} {kept.share:.1%} of {kept.claims}" for market, kept in told.items()]
        yield f"told 25-35 %, {cases} cases an industry: {', '.join(cells)}"
    yield ""
    for cases in CASES:
        yield f"interval of the chance, {cases} cases an industry: {intervals(cases, many[cases] // 4).share:.1%}"


if __name__ == "__main__":
    for line in report(int(sys.argv[1]) if len(sys.argv) > 1 else 2000):
        print(line, flush=True)
