"""The curve of how long replies take: Kaplan and Meier's estimate with pointwise 95 % bands.

The bands are Greenwood's on the log-log scale. Where these are not defined, as nobody or everybody has got a reply, limits stand
in that are exact but for the "mid-p" half of what is at the limit itself: those of a binomial share or, after censoring, of the
beta product (Fay and Brittain 2016). Together they keep their word from few waits on (tests/benchmarks/README.md).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from hearback.domain.response_times.beta import Z_95, quantile


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Kaplan and Meier's estimate of S, the chance that no reply has come; what is shown is `1 - S`.

    One step for each distinct length of a wait, the first at 0. At `times[i]` of `at_risk[i]` waits that lasted as long
    `replies[i]` got one and `censored[i]` are not known further; from there to the next step S is `survival[i]`, with 95 %
    between `low[i]` and `high[i]` at each moment by itself. Replies come before what is censored at the same time.
    Without a wait there are no steps.
    """

    times: Sequence[float]
    at_risk: Sequence[int]
    replies: Sequence[int]
    censored: Sequence[int]
    survival: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]

    @property
    def waits(self) -> int:
        """How many waits the curve is made of."""
        return self.at_risk[0] if self.at_risk else 0

    @property
    def replied(self) -> int:
        """How many of them got a reply."""
        return sum(self.replies)

    @property
    def end(self) -> float:
        """The longest wait that is known, in working days: beyond it the curve says nothing."""
        return self.times[-1] if self.times else 0.0

    def survival_at(self, days: float) -> float:
        """Return the chance that no reply has come after so many days."""
        step = bisect_right(self.times, days) - 1
        return self.survival[step] if step >= 0 else 1.0

    def band_at(self, days: float) -> tuple[float, float]:
        """Return the band of `survival_at`."""
        step = bisect_right(self.times, days) - 1
        return (self.low[step], self.high[step]) if step >= 0 else (0.0, 1.0)

    def quantile(self, share: float) -> float | None:
        """Return within how many days this share of messages has got a reply; None where the curve does not reach it."""
        # a rounding error must not put off what has just been reached
        reached = 1 - share + 1e-12
        return next((at for at, left in zip(self.times, self.survival, strict=True) if left <= reached), None)

    def still_to_come(self, waited: float) -> float | None:
        """Return `1 - S(end)/S(waited)`: the chance that a reply still comes; None where the curve says nothing any more.

        Read off few waits this is often nothing or all, and not to be relied on: what the user is told is `chances`.
        """
        left = self.survival_at(waited)
        return 1 - self.survival[-1] / left if self.times and waited < self.end and left > 0 else None


Sample = Mapping[tuple[float, bool], int]
"""Waits by their days and whether a reply ended them (else they are censored), and how many of each there are."""


def sample_of(waits: Iterable[tuple[float, bool]]) -> Sample:
    """Return waits, each given as its days and whether a reply ended it, counted."""
    return Counter(waits)


def together(samples: Iterable[Sample]) -> Sample:
    """Return all samples as one."""
    every: Counter[tuple[float, bool]] = Counter()
    for sample in samples:
        every.update(sample)
    return every


def curve_of(sample: Sample) -> Curve:
    """Return the curve of a sample of waits."""
    times = sorted({0.0, *(days for days, _replied in sample)}) if sample else []
    replies = [sample.get((at, True), 0) for at in times]
    censored = [sample.get((at, False), 0) for at in times]
    at_risk, left = [], sum(sample.values())
    for some, gone in zip(replies, censored, strict=True):
        at_risk.append(left)
        left -= some + gone
    survival, low, high = _steps(at_risk, replies, censored)
    return Curve(times=times, at_risk=at_risk, replies=replies, censored=censored, survival=survival, low=low, high=high)


def _steps(
    at_risk: Sequence[int], replies: Sequence[int], censored: Sequence[int]
) -> tuple[list[float], list[float], list[float]]:
    """Return S at each step, and its band."""
    survival, low, high = [], [], []
    left, variance = 1.0, 0.0
    # the first two moments of the beta product
    mean, square = 1.0, 1.0
    for cases, some, gone in zip(at_risk, replies, censored, strict=True):
        if some:
            left *= (cases - some) / cases
            variance += some / (cases * (cases - some)) if cases > some else 0.0
            mean *= (cases - some + 1) / (cases + 1)
            square *= (cases - some + 1) * (cases - some + 2) / ((cases + 1) * (cases + 2))
        survival.append(left)
        if left == 1:
            ends = _nobody(cases - some - gone)
        elif left == 0:
            ends = _everybody(mean, square)
        else:
            ends = _log_log(left, variance)
        low.append(ends[0])
        high.append(ends[1])
    return survival, low, high


def _log_log(left: float, variance: float) -> tuple[float, float]:
    """Greenwood's interval on the scale of log(-log S), which never leaves 0 to 1."""
    half = Z_95 * sqrt(variance) / abs(log(left))
    return left ** exp(half), left ** exp(-half)


def _nobody(waiting: int) -> tuple[float, float]:
    """The interval while nobody has got a reply and so many go on waiting."""
    return _ONE_SIDED ** (1 / waiting) if waiting else 0.0, 1.0


def _everybody(mean: float, square: float) -> tuple[float, float]:
    """The interval once everybody has got a reply, by the moments of the beta product."""
    together = (mean - square) / (square - mean * mean)
    return 0.0, quantile(1 - _ONE_SIDED, mean * together, (1 - mean) * together)


_ONE_SIDED = 0.05
"""Half of what is at the limit itself counts as beyond it, so that the one limit there is takes 5 % for 2.5."""
