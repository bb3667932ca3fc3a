"""Kept plans for tests, by what comes next."""

import datetime as dt

from hearback.domain.job_application import Step
from hearback.domain.next_step import NextStep, Plan, Reason, ReasonCode, Window
from hearback.domain.stage import Group, Stage, StageKind
from hearback.usecases.ports import KeptPlan
from storage.stores import NOW

HOUR = dt.timedelta(hours=1)
APPLIED = Stage(StageKind.APPLIED)


def kept(
    application: str,
    next_step: NextStep,
    *,
    holds: int | None = None,
    stage: Stage = APPLIED,
    group: Group = Group.WAITING,
    seen_at: dt.datetime = NOW,
) -> KeptPlan:
    """Return a plan as planning keeps it; `holds` is in hours from NOW."""
    plan = Plan(next_step=next_step, seen_at=seen_at, holds_until=None if holds is None else NOW + holds * HOUR)
    return KeptPlan(application=application, plan=plan, stage=stage, group=group, told=f"{application}’s step")


def check_in(opens: int, best: int, ends: int) -> NextStep:
    """Return a check-in whose window is given in hours from NOW."""
    reasons = (
        Reason(ReasonCode.AFTER_ROUND, {"at": NOW - 9 * HOUR, "number": 2, "name": "Panel"}),
        Reason(ReasonCode.HOLIDAY, {"day": dt.date(2026, 12, 25), "name": "Noël"}),
        Reason(ReasonCode.THANK_REST, {"people": ("Zoë", "Omar"), "guessed": True}),
    )
    window = Window(NOW + opens * HOUR, NOW + best * HOUR, NOW + ends * HOUR)
    return NextStep(step=Step.CHECK_IN, window=window, people=("Zoë",), reasons=reasons)


def move_on(at: int) -> NextStep:
    """Return a move-on at so many hours from NOW."""
    return NextStep(step=Step.MOVE_ON, at=NOW + at * HOUR, reasons=(Reason(ReasonCode.QUIET, {}),))


def wait(until: int) -> NextStep:
    """Return waiting for an interview in so many hours from NOW."""
    return NextStep(step=Step.WAIT_FOR_INTERVIEW, at=NOW + until * HOUR)


def answer(since: int) -> NextStep:
    """Return an answer that is owed since so many hours before NOW."""
    return NextStep(step=Step.ANSWER_THEM, at=NOW - since * HOUR)


NOTHING = NextStep(step=Step.NOTHING)
