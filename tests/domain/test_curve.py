"""The curve of waits against lifelines, against a reference of its own, and by its words."""

import json
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import comb, exp, log, sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hearback.domain.response_times.beta import at_most, below, quantile, wilson
from hearback.domain.response_times.curve import Curve, curve_of, sample_of

Waits = Sequence[tuple[float, bool]]

ANSWERS = json.loads(Path(__file__).with_name("lifelines_answers.json").read_text(encoding="utf-8"))["sets"]
CLOSE = 1e-9

# few lengths, so that there are ties
waits = st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1, 2, 2.25, 3, 5, 8, 40]), st.booleans()), min_size=1, max_size=60)


def curve(*waits: tuple[float, bool]) -> Curve:
    return curve_of(sample_of(waits))


def replied(*days: float) -> Waits:
    return [(one, True) for one in days]


def waiting(*days: float) -> Waits:
    return [(one, False) for one in days]


@pytest.mark.parametrize("answer", ANSWERS, ids=range(len(ANSWERS)))
def test_it_is_what_lifelines_makes_of_the_same_waits(answer: dict[str, Any]) -> None:
    made = curve_of(sample_of(map(tuple, answer["waits"])))
    assert list(made.times) == answer["times"]
    assert list(made.at_risk[1:]) == answer["at_risk"][1:]
    assert made.survival == pytest.approx(answer["survival"], abs=CLOSE)
    for step, left in enumerate(answer["survival"]):
        # at 0 and 1 Greenwood's band is not defined
        if CLOSE < left < 1 - CLOSE:
            assert made.low[step] == pytest.approx(answer["low"][step], abs=CLOSE)
            assert made.high[step] == pytest.approx(answer["high"][step], abs=CLOSE)


@pytest.mark.parametrize("answer", ANSWERS, ids=range(len(ANSWERS)))
def test_its_quantiles_are_those_of_lifelines(answer: dict[str, Any]) -> None:
    made = curve_of(sample_of(map(tuple, answer["waits"])))
    for share, name in ((0.5, "within_5_of_10"), (0.9, "within_9_of_10")):
        # lifelines takes a rounding error for not reached
        if all(abs(left - (1 - share)) > CLOSE for left in answer["survival"]):
            assert made.quantile(share) == answer[name]


def reference(waits: Waits) -> dict[float, tuple[Fraction, Fraction]]:
    """S and Greenwood's sum after each length of a wait, in fractions, by the textbook's formula."""
    left, total, found = Fraction(1), Fraction(0), {}
    for at in sorted({days for days, _ in waits}):
        cases = sum(days >= at for days, _ in waits)
        some = sum(days == at and is_replied for days, is_replied in waits)
        left *= Fraction(cases - some, cases)
        if cases > some:
            total += Fraction(some, cases * (cases - some))
        found[at] = left, total
    return found


@given(waits)
def test_it_is_the_textbook_s_estimate_with_greenwood_s_bands(waits: Waits) -> None:
    made = curve_of(sample_of(waits))
    z = NormalDist().inv_cdf(0.975)
    for at, (left, total) in reference(waits).items():
        assert made.survival_at(at) == pytest.approx(float(left), abs=CLOSE)
        if 0 < left < 1:
            shift = z * sqrt(total) / log(left)
            assert made.band_at(at) == pytest.approx((float(left) ** exp(-shift), float(left) ** exp(shift)), abs=CLOSE)


@given(waits)
def test_quantiles_are_the_first_day_on_which_so_many_have_a_reply(waits: Waits) -> None:
    made = curve_of(sample_of(waits))
    for share in (Fraction(1, 2), Fraction(9, 10)):
        reached = [at for at, (left, _) in reference(waits).items() if left <= 1 - share]
        assert made.quantile(float(share)) == (min(reached) if reached else None)


@given(waits)
def test_the_order_of_waits_is_of_no_concern_and_what_is_shown_makes_sense(waits: Waits) -> None:
    made = curve_of(sample_of(waits))
    assert made == curve_of(sample_of(reversed(waits)))
    assert list(made.times) == sorted(set(made.times)) and made.times[0] == 0
    assert made.waits == len(waits) and made.replied == sum(is_replied for _, is_replied in waits)
    assert made.waits == sum(made.replies) + sum(made.censored)
    bands = zip(made.low, made.survival, made.high, strict=True)
    assert all(0 <= low <= left + CLOSE and left <= high + CLOSE <= 1 + 2 * CLOSE for low, left, high in bands)
    assert all(later <= before for before, later in pairwise(made.survival))


def test_nothing_known() -> None:
    made = curve()
    assert (made.waits, made.replied, made.end) == (0, 0, 0)
    assert made.survival_at(3) == 1 and made.band_at(3) == (0, 1)
    assert made.quantile(0.5) is None and made.still_to_come(0) is None


def test_one_reply() -> None:
    made = curve((2, True))
    assert made.survival_at(1.9) == 1 and made.survival_at(2) == 0
    assert made.quantile(0.5) == made.quantile(0.9) == 2
    assert made.still_to_come(1) == 1 and made.still_to_come(2) is None


def test_one_that_waits() -> None:
    made = curve((2, False))
    assert made.survival_at(2) == 1 and made.quantile(0.5) is None
    assert made.still_to_come(1) == 0 and made.still_to_come(2) is None


def test_all_of_them_wait() -> None:
    made = curve(*waiting(1, 2, 2, 9))
    assert set(made.survival) == {1.0} and made.quantile(0.5) is None
    # of three that lasted longer than a day none has a reply
    assert made.band_at(1) == pytest.approx((0.05 ** (1 / 3), 1))


def test_all_at_once() -> None:
    made = curve(*replied(0, 0, 0))
    assert made.survival_at(0) == 0 and made.quantile(0.9) == 0


def test_a_reply_comes_before_what_is_censored_at_the_same_time() -> None:
    assert curve((1, True), (1, False)).survival_at(1) == 0.5


def test_the_chance_that_a_reply_still_comes_is_what_the_curve_has_left() -> None:
    made = curve(*replied(1, 2, 3), *waiting(9))
    assert made.still_to_come(0) == pytest.approx(0.75)
    assert made.still_to_come(2) == pytest.approx(1 - 0.25 / 0.5)
    assert made.still_to_come(3) == 0


def at_most_by_counting(successes: int, cases: int, chance: Fraction) -> Fraction:
    return sum((comb(cases, k) * chance**k * (1 - chance) ** (cases - k) for k in range(successes + 1)), Fraction(0))


@pytest.mark.parametrize("cases", [1, 2, 5, 20, 60])
def test_where_nobody_or_everybody_has_a_reply_the_band_is_the_mid_p_binomial_one(cases: int) -> None:
    nobody = curve(*waiting(*[2.0] * cases)).band_at(1)
    everybody = curve(*replied(*[1.0] * cases)).band_at(1)
    # so few as none have half the chance of 2.5 in a hundred where the share is at its limit
    assert at_most(0, cases, 1 - nobody[0]) / 2 == pytest.approx(0.025) and nobody[1] == 1
    assert at_most(0, cases, everybody[1]) / 2 == pytest.approx(0.025) and everybody[0] == 0


@given(st.integers(0, 60), st.integers(1, 60), st.fractions(0, 1, max_denominator=1000))
def test_the_binomial_tail_is_what_counting_gives(successes: int, cases: int, chance: Fraction) -> None:
    assume(successes <= cases)
    assert at_most(successes, cases, float(chance)) == pytest.approx(
        float(at_most_by_counting(successes, cases, chance)), abs=CLOSE
    )


@given(st.floats(0, 1), st.floats(0.5, 500), st.floats(0.5, 500))
def test_the_beta_distribution_is_symmetric_and_its_quantiles_lead_back(x: float, a: float, b: float) -> None:
    # near 0 the curve is steep: an x whose distance from 1 can be told exactly
    x = 1 - (1 - x)
    assert below(x, a, b) == pytest.approx(1 - below(1 - x, b, a), abs=CLOSE)
    assert below(quantile(0.025, a, b), a, b) == pytest.approx(0.025, abs=1e-8)


def test_wilson_s_interval_is_the_published_one() -> None:
    z = NormalDist().inv_cdf(0.975)
    # Newcombe 1998, table I
    assert wilson(81, 263, z) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20, z) == pytest.approx((0, 0.1611), abs=5e-5)
    assert wilson(1, 29, z) == pytest.approx((0.0061, 0.1718), abs=5e-5)
    assert wilson(29, 29, z)[1] == 1
