"""Whether answers disagree with a pace: the test by counting, its level kept, and what is proposed."""

import datetime as dt
import random
from dataclasses import replace
from math import comb
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.pace import Pace, Span, Timing
from hearback.domain.response_times.pace_fit import LEAST_ANSWERS, LEVEL, Answer, Fit, answers_of, fit_of
from hearback.domain.response_times.waits import Ending, Job, Origin, Wait
from hearback.domain.response_times.working_days import WorkingDays
from hearback.domain.workdays import Calendar

UTC = Calendar(ZoneInfo("UTC"), frozenset({5, 6}), lambda year: {})
DAYS = WorkingDays(UTC)
# a Monday
ENDED = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
NOW = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)


def timing(text: str) -> Timing:
    a, b, c = map(Span.parse, text.split())
    return a, b, c


# the check-in is due 10 working days after the thank-you
PACE = Pace(
    id="mine",
    thank_you=timing("24h 24h 48h"),
    check_in=timing("10wd 10wd 12wd"),
    application_check_in=timing("7d 10d 14d"),
    final_check_in=timing("14d 14d 21d"),
    move_on=Span.parse("14d"),
)


def answered(*days: float) -> list[Answer]:
    return [Answer(one, one <= 5, one < 10) for one in days]


def wait(replied: dt.datetime) -> tuple[Wait, Calendar, WorkingDays]:
    made = Wait(Job("this", "Lumen", "Engineer", "mine", None), Origin.ROUND, None, ENDED, replied, 0.0, Ending.REPLY)
    return made, UTC, DAYS


def test_answers_are_counted_from_the_thank_you_that_the_check_in_counts_from() -> None:
    thanked = ENDED + dt.timedelta(days=1)
    replied = [thanked, thanked + dt.timedelta(days=3), thanked + dt.timedelta(days=13), thanked + dt.timedelta(days=14)]
    assert answers_of(map(wait, replied), PACE, NOW) == [
        Answer(0, True, True),
        Answer(3, True, True),
        Answer(9, False, True),
        # to the minute when the check-in would be best
        Answer(10, False, False),
    ]


def test_only_rounds_count_that_had_full_time_to_be_answered() -> None:
    in_time, after_all = ENDED + dt.timedelta(days=2), ENDED + dt.timedelta(days=30)
    assert answers_of([wait(in_time)], PACE, ENDED + dt.timedelta(days=21)) == []
    assert len(answers_of([wait(in_time)], PACE, ENDED + dt.timedelta(days=23))) == 1
    assert answers_of([wait(after_all)], PACE, NOW) == []


def test_a_pace_fits_where_the_middle_answer_comes_in_the_second_half_of_its_wait() -> None:
    fit = fit_of(answered(*[3] * 4, *[7] * 8, *[12] * 4), PACE)
    assert (fit.fit, fit.answers, fit.in_first_half, fit.before_check_in, fit.middle) == (Fit.FITS, 16, 4, 12, 7)
    assert fit.proposed is None


def test_few_answers_say_nothing() -> None:
    fit = fit_of(answered(*[14] * (LEAST_ANSWERS - 1)), PACE)
    assert (fit.fit, fit.proposed, fit.chance) == (Fit.NOT_ENOUGH, None, None)
    assert fit_of([], PACE).middle is None


def test_where_answers_come_after_the_check_in_it_is_too_soon() -> None:
    fit = fit_of(answered(*[14, 15, 16, 18] * 2), PACE)
    assert fit.fit is Fit.TOO_SOON
    assert fit.chance == pytest.approx(0.5**8)
    # three in four had come by then; the window stays as long
    assert fit.proposed == replace(PACE, check_in=timing("16wd 16wd 18wd"))


def test_where_answers_come_in_the_first_half_it_is_too_late() -> None:
    fit = fit_of(answered(*[0.2, 0.5, 1.5, 2.4] * 2), PACE)
    assert fit.fit is Fit.TOO_LATE
    assert fit.proposed == replace(PACE, check_in=timing("2wd 2wd 4wd"))


def test_what_is_proposed_is_no_later_than_twice_the_middle_answer_and_no_sooner_than_a_day() -> None:
    scattered = fit_of(answered(*[1] * 6, *[30] * 3, *[1] * 8), PACE)
    assert scattered.proposed is not None and scattered.proposed.check_in[1] == Span.parse("1wd")
    at_once = fit_of(answered(*[0] * 9), PACE)
    assert at_once.proposed is not None and at_once.proposed.check_in[1] == Span.parse("1wd")
    never_ending = fit_of(answered(*[70] * 9), PACE)
    assert never_ending.proposed is not None and never_ending.proposed.check_in[1] == Span.parse("40wd")


def test_a_week_of_calendar_days_stays_as_long_in_working_days() -> None:
    fit = fit_of(answered(*[16] * 9), replace(PACE, check_in=timing("7d 7d 14d")))
    assert fit.proposed is not None and fit.proposed.check_in == timing("16wd 16wd 21wd")


@given(st.lists(st.floats(0, 60), min_size=LEAST_ANSWERS, max_size=60))
def test_the_test_is_the_sign_test_by_counting_and_what_is_proposed_is_sound(days: list[float]) -> None:
    fit = fit_of(answered(*days), PACE)
    count = len(days)

    def at_most(some: int) -> float:
        return float(sum(comb(count, k) for k in range(some + 1)) / 2**count)

    chance = min(at_most(fit.before_check_in), at_most(count - fit.in_first_half))
    assert fit.chance == pytest.approx(chance, abs=1e-9)
    assert (fit.fit is Fit.FITS) == (chance > LEVEL)
    if fit.proposed is not None:
        assert fit.fit in (Fit.TOO_SOON, Fit.TOO_LATE)
        first, best, last = fit.proposed.check_in
        assert 1 <= first.count == best.count < last.count and replace(fit.proposed, check_in=PACE.check_in) == PACE


@pytest.mark.parametrize("middle", [5, 7, 10])
@pytest.mark.parametrize("answers", [8, 20, 60])
def test_where_the_pace_fits_a_disagreement_is_found_hardly_ever(middle: float, answers: int) -> None:
    chosen = random.Random(answers)
    found = 0
    for _ in range(1000):
        days = [2 * middle * chosen.random() for _ in range(answers)]
        found += fit_of(answered(*days), PACE).fit is not Fit.FITS
    assert found <= 25
