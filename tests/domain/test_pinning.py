"""What it means to put a step on a day of one's own."""

import datetime as dt
from dataclasses import replace

import pytest

from domain.test_follow_up import CHECKED_IN, FINALLY, THANKED, TYPICAL, WITH_HOLIDAY, at, letter
from hearback.domain.follow_up import next_step
from hearback.domain.job_application import JobApplication, Pin, Promise, Step
from hearback.domain.pinning import Concern, PinnedDay, can_be_pinned, pinned_day


def pinned(day: str, application: JobApplication = THANKED, now: str = "11-23 10:00") -> PinnedDay:
    return pinned_day(application, dt.date.fromisoformat(f"2026-{day}"), TYPICAL, WITH_HOLIDAY, at(now))


@pytest.mark.parametrize(
    ("day", "counts_as", "concerns"),
    [
        # the check-in's window goes from Friday the 27th to Monday the 30th
        ("11-27", "11-27", []),
        ("11-30", "11-30", []),
        ("11-25", "11-25", [Concern.TOO_EARLY]),
        ("12-01", "12-01", [Concern.TOO_LATE]),
        ("11-28", "11-30", [Concern.WEEKEND]),
        ("11-26", "11-27", [Concern.HOLIDAY]),
        ("11-20", "11-20", [Concern.PAST, Concern.TOO_EARLY]),
        ("12-05", "12-07", [Concern.WEEKEND, Concern.TOO_LATE]),
    ],
)
def test_a_day_counts_as_its_working_day_and_says_what_speaks_against_it(
    day: str, counts_as: str, concerns: list[Concern]
) -> None:
    found = pinned(day)

    assert (f"{found.day:%m-%d}", list(found.concerns)) == (counts_as, concerns)


def test_the_holiday_is_named() -> None:
    assert pinned("11-26").holiday == "Founders' Day"
    assert pinned("11-28").holiday is None


def test_a_day_before_they_promised_to_answer_is_named_as_such() -> None:
    promised = replace(THANKED, promises=(Promise(made=at("11-20 09:00"), answer_by=dt.date(2026, 12, 2)),))

    assert pinned("11-30", promised).concerns == (Concern.BEFORE_PROMISE,)
    assert pinned("12-03", promised).concerns == ()


def test_a_day_too_soon_after_another_letter_to_them_is_named_as_such() -> None:
    near = (letter("11-26 16:00", "ann@x.example", company="lumen health"),)
    found = pinned_day(THANKED, dt.date(2026, 11, 27), TYPICAL, WITH_HOLIDAY, at("11-27 08:00"), near)

    assert found.concerns == (Concern.SOON_AFTER_ANOTHER,)


def test_what_was_pinned_before_does_not_count_as_planned() -> None:
    again = replace(THANKED, pin=Pin(step=Step.CHECK_IN, set=at("11-23 09:00"), day=dt.date(2026, 12, 4)))

    assert pinned("11-27", again).concerns == ()


def test_moving_on_may_be_pinned_and_has_no_too_late() -> None:
    assert pinned("12-24", FINALLY, "12-14 10:00").concerns == (Concern.TOO_EARLY,)
    assert pinned("12-30", FINALLY, "12-14 10:00").concerns == ()


def test_only_a_step_with_a_day_of_its_own_can_be_pinned() -> None:
    def pinnable(application: JobApplication, now: str) -> bool:
        return can_be_pinned(next_step(application, TYPICAL, WITH_HOLIDAY, at(now)))

    assert pinnable(THANKED, "11-23 10:00")
    assert pinnable(CHECKED_IN, "11-29 10:00")
    assert not can_be_pinned(None)
    assert not pinnable(THANKED, "11-18 10:00")
