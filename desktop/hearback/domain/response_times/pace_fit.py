"""Whether the user's own search disagrees with an industry's pace, and the check-in that would fit it.

A check-in fits where the middle one of the answers after a round comes between half of its wait and all of it: sooner, it nudges
people who were about to answer; much later, it waits for nothing. Whether the middle answer lies outside is put to an exact
binomial (sign) test. Of `LEAST_ANSWERS` answers or more, so few came before the check-in (or after the first half of its wait) as
chance brings at most once in a hundred times where the middle answer is just at that bound. The level is that strict as all
industries are looked at, again and again.

Only rounds count that had full time to be answered, up to the end of the pace's final check-in, as quick answers are known
sooner than slow ones. What was asked in between is no matter: it is the pace as a whole that is tested.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil

from hearback.domain.pace import Pace, Span, SpanUnit
from hearback.domain.response_times.beta import at_most
from hearback.domain.response_times.waits import Wait
from hearback.domain.response_times.working_days import WorkingDays
from hearback.domain.workdays import Calendar

LEAST_ANSWERS = 8
LEVEL = 0.01
_LONGEST_CHECK_IN = 40
_WORKING_DAYS_OF_A_WEEK = 5 / 7


class Fit(StrEnum):
    """How a pace's check-in lies to the answers."""

    FITS = "fits"
    TOO_SOON = "too-soon"
    """most answers come only after it"""
    TOO_LATE = "too-late"
    """most answers come in the first half of its wait"""
    NOT_ENOUGH = "not-enough"
    """fewer answers than the test asks for"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer after a round: after how many working days of waiting for the check-in, and where in that wait."""

    days: float
    in_first_half: bool
    before_check_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceFit:
    """What the answers of an industry say of its pace.

    `in_first_half` and `before_check_in` count the answers that came in the first half of the check-in's wait, and before it;
    `chance` is that of the test's side that was taken, `middle` the middle answer's working days.
    """

    pace: str
    fit: Fit
    answers: int
    in_first_half: int
    before_check_in: int
    middle: float | None
    chance: float | None
    proposed: Pace | None
    """The pace with a check-in that fits; None where it fits already or nothing better is known."""


def answers_of(waits: Iterable[tuple[Wait, Calendar, WorkingDays]], pace: Pace, now: dt.datetime) -> list[Answer]:
    """Return the answers after those rounds that had full time by now; waits are of rounds that were replied to."""
    found = []
    for wait, calendar, days in waits:
        # a check-in counts from the thank-you, well timed
        thanked = calendar.open(calendar.later(wait.began, pace.thank_you[1]))
        limit = calendar.close(calendar.later(thanked, pace.final_check_in[2]))
        if wait.until > limit or limit > now:
            continue
        check_in = calendar.open(calendar.later(thanked, pace.check_in[1]))
        waited = days.between(thanked, wait.until)
        found.append(Answer(waited, waited <= days.between(thanked, check_in) / 2, wait.until < check_in))
    return found


def fit_of(answers: Sequence[Answer], pace: Pace) -> PaceFit:
    """Return whether the answers disagree with a pace, and what would fit them."""
    count = len(answers)
    first_half = sum(answer.in_first_half for answer in answers)
    before = sum(answer.before_check_in for answer in answers)
    fit, chance = Fit.NOT_ENOUGH, None
    if count >= LEAST_ANSWERS:
        too_soon, too_late = at_most(before, count, 0.5), at_most(count - first_half, count, 0.5)
        chance = min(too_soon, too_late)
        fit = Fit.FITS if chance > LEVEL else Fit.TOO_SOON if too_soon < too_late else Fit.TOO_LATE
    return PaceFit(
        pace=pace.id,
        fit=fit,
        answers=count,
        in_first_half=first_half,
        before_check_in=before,
        middle=_middle([answer.days for answer in answers]) if answers else None,
        chance=chance,
        proposed=_proposed(answers, pace) if fit in (Fit.TOO_SOON, Fit.TOO_LATE) else None,
    )


def _proposed(answers: Sequence[Answer], pace: Pace) -> Pace | None:
    """Return the pace with a check-in after three in four answers, at most twice the middle one; the window stays as long."""
    waited = sorted(answer.days for answer in answers)
    three_in_four = waited[ceil(0.75 * len(waited)) - 1]
    days = min(max(ceil(min(three_in_four, 2 * _middle(waited))), 1), _LONGEST_CHECK_IN)
    length = max(_working_days(pace.check_in[2]) - _working_days(pace.check_in[1]), 1)
    best = Span(days, SpanUnit.WORKING_DAYS)
    timing = best, best, Span(days + length, SpanUnit.WORKING_DAYS)
    return replace(pace, check_in=timing) if timing != pace.check_in else None


def _middle(days: Sequence[float]) -> float:
    ordered, half = sorted(days), len(days) // 2
    return ordered[half] if len(days) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _working_days(span: Span) -> int:
    match span.unit:
        case SpanUnit.WORKING_DAYS:
            return span.count
        case SpanUnit.DAYS:
            return round(span.count * _WORKING_DAYS_OF_A_WEEK)
        case _:
            return round(span.count / 24 * _WORKING_DAYS_OF_A_WEEK)
