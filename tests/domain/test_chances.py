"""The chance that a reply still comes: by the rules' words, and that it makes sense whatever was waited."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.response_times.chances import Chances
from hearback.domain.response_times.curve import curve_of, sample_of

Waits = Sequence[tuple[float, bool]]

waits = st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1, 2, 2.25, 3, 8, 40]), st.booleans()), max_size=30)


def chances(**groups: Waits) -> Chances:
    return Chances({key: sample_of(some) for key, some in groups.items()})


def test_an_industry_is_pooled_with_all_while_fewer_than_5_of_its_replies_are_known() -> None:
    told = chances(few=[(1, True)] * 4 + [(9, False)] * 30, enough=[(3, True)] * 5)
    assert told.pooled("few") and not told.pooled("enough") and told.pooled("never heard of")


def test_the_cases_behind_are_those_that_waited_longer_and_what_became_of_them() -> None:
    told = chances(
        own=[(1, True), (4, True), (4, False), (5, True), (6, True), (7, True), (8, True), (9, False)], other=[(5, True)]
    )
    similar = told.similar("own", 4)
    # the one that waits as long, which asks, is none of them, nor is the reply that came just then
    assert (similar.cases, similar.replied_later, similar.open_ended, similar.pooled) == (5, 4, 1, False)
    assert told.similar("other", 4).cases == 6


def test_nothing_is_said_beyond_the_longest_wait() -> None:
    told = chances(own=[(1, True), (9, False)])
    assert told.chance("own", 8.9) is not None
    assert told.chance("own", 9) is None and told.chance("own", 100) is None
    assert chances().chance("own", 0) is None


def test_with_many_waits_it_is_what_the_curve_says() -> None:
    chosen = random.Random(3)
    many = [(round(chosen.expovariate(0.2), 2), True) if chosen.random() < 0.6 else (round(chosen.uniform(0, 60), 2), False)
            for _ in range(20_000)]  # fmt: skip
    told, curve = chances(own=many, other=[(30, True)] * 50), curve_of(sample_of(many))
    for waited in (0, 2.5, 7, 20):
        chance, plain = told.chance("own", waited), curve.still_to_come(waited)
        assert chance is not None and plain is not None
        assert chance.share == pytest.approx(plain, abs=0.02)
        low, high = chance.interval
        assert low <= plain <= high and high - low <= 0.06


def test_few_waits_lean_on_those_of_all_industries() -> None:
    quick, silent = [(2, True)] * 60 + [(20, False)] * 4, [(20, False)] * 60 + [(2, True)] * 4
    among_quick, among_silent = chances(own=[(1, False)] * 2, rest=quick), chances(own=[(1, False)] * 2, rest=silent)
    first, second = among_quick.chance("own", 1), among_silent.chance("own", 1)
    assert first is not None and second is not None
    assert first.share > 0.8 and second.share < 0.2


def test_with_hardly_anything_known_it_is_neither_nothing_nor_all() -> None:
    one = chances(own=[(3, True)]).chance("own", 1)
    assert one is not None and 0.02 < one.share < 0.6
    low, high = one.interval
    assert high - low > 0.4


@given(st.dictionaries(st.sampled_from("abc"), waits), st.sampled_from("abcd"), st.floats(0, 45))
def test_a_chance_is_a_share_within_its_interval_and_falls_while_one_waits(
    groups: dict[str, Waits], key: str, waited: float
) -> None:
    told = chances(**groups)
    chance = told.chance(key, waited)
    longest = max((days for some in groups.values() for days, _replied in some), default=0.0)
    assert (chance is None) == (waited >= longest)
    if chance is not None:
        low, high = chance.interval
        assert 0 <= low <= chance.share <= high <= 1 and 0 < chance.share < 1
        assert 0 <= chance.similar.replied_later <= chance.similar.cases
        later = told.chance(key, (waited + longest) / 2)
        assert later is not None and later.share <= chance.share
