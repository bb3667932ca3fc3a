"""What it means to put a step on a day of one's own: which working day that is, and what speaks against it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hearback.domain.follow_up import next_step
from hearback.domain.job_application import JobApplication, Step
from hearback.domain.letter import Letter
from hearback.domain.next_step import NextStep, ReasonCode
from hearback.domain.pace import Pace
from hearback.domain.workdays import Calendar


class Concern(StrEnum):
    """What speaks against a day."""

    PAST = "past"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    BEFORE_PROMISE = "before-promise"
    SOON_AFTER_ANOTHER = "soon-after-another"
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedDay:
    """A step put on a day.

    `day` is the working day that it counts as (rule 8), `planned` the step as the plan has it without the user's own changes.
    `concerns` go from the day itself to the window; `holiday` names the public holiday that moved it, if one did.
    """

    day: dt.date
    planned: NextStep
    concerns: tuple[Concern, ...]
    holiday: str | None = None


def can_be_pinned(step: NextStep | None) -> bool:
    """Whether a step has a day that the user may choose."""
    return step is not None and (step.window is not None or step.step is Step.MOVE_ON)


def pinned_day(
    application: JobApplication,
    day: dt.date,
    pace: Pace,
    calendar: Calendar,
    now: dt.datetime,
    letters: Sequence[Letter] = (),
) -> PinnedDay:
    """Return what pinning the next step to a day would mean; the step must be one that `can_be_pinned`.

    Arguments as for `follow_up.next_step`; `day` is one of the company's calendar.
    """
    planned = next_step(replace(application, pin=None, snooze=None), pace, calendar, now, letters)
    working = calendar.working_day(day).day
    concerns: list[Concern] = []
    holiday = calendar.holiday(day)
    if working != day:
        concerns.append(Concern.HOLIDAY if holiday is not None else Concern.WEEKEND)
    if working < calendar.day_of(now):
        concerns.append(Concern.PAST)
    if planned.begins is not None and working < calendar.day_of(planned.begins):
        concerns.append(_why_too_early(planned))
    if planned.window is not None and working > calendar.day_of(planned.window.latest):
        concerns.append(Concern.TOO_LATE)
    return PinnedDay(day=working, planned=planned, concerns=tuple(concerns), holiday=holiday if working != day else None)


def _why_too_early(planned: NextStep) -> Concern:
    codes = {reason.code for reason in planned.reasons}
    if ReasonCode.PROMISE in codes:
        return Concern.BEFORE_PROMISE
    return Concern.SOON_AFTER_ANOTHER if ReasonCode.COURTESY in codes else Concern.TOO_EARLY
