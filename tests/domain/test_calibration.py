"""Bands and chances keep their word in made-up job searches: few of them here, many with HEARBACK_SEARCHES=2000 set.

The figures of many, and where a word is not kept, are in tests/benchmarks/README.md.
"""

import os
from math import sqrt

import pytest

from benchmarks.calibration import Kept, chances, coverage, intervals

SEARCHES = int(os.environ.get("HEARBACK_SEARCHES", "60"))


def within(kept: Kept, low: float, high: float, alike: float = 1.0) -> bool:
    """Whether a share lies between two values, but for what chance brings once in some thousand times.

    Claims of one search are `alike`: so many of them tell as much as one.
    """
    bound = low if kept.share < low else high
    chance = 3.5 * sqrt(max(bound * (1 - bound), 0.01) * alike / kept.claims)
    return low - chance <= kept.share <= high + chance


@pytest.mark.parametrize("waits", [20, 50, 200])
def test_bands_of_95_percent_hold_93_to_97_percent_of_what_is_true(waits: int) -> None:
    for kept in coverage(waits, SEARCHES).values():
        assert within(kept, 0.93, 0.97)


@pytest.mark.parametrize("waits", [5, 10])
def test_bands_of_very_few_waits_do_so_on_the_whole(waits: int) -> None:
    kept = coverage(waits, SEARCHES).values()
    assert within(Kept(sum(one.claims for one in kept), sum(one.held for one in kept)), 0.93, 0.97, alike=4)


@pytest.mark.parametrize(("cases", "searches"), [(5, SEARCHES), (20, SEARCHES // 2), (200, SEARCHES // 10)])
def test_of_those_told_30_percent_25_to_35_percent_get_a_reply(cases: int, searches: int) -> None:
    kept = chances(cases, searches)[3]
    assert kept.claims > 20
    assert within(kept, 0.25, 0.35, alike=cases**0.5)


@pytest.mark.parametrize(("cases", "searches"), [(5, SEARCHES // 4), (20, SEARCHES // 8), (200, SEARCHES // 30)])
def test_the_interval_of_a_chance_holds_the_true_one(cases: int, searches: int) -> None:
    assert within(intervals(cases, searches), 0.92, 0.98, alike=cases)
