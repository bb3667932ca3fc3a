"""What the plan foresees behind the next step: the steps that would follow one another if nothing is heard."""

import datetime as dt
from dataclasses import replace

from hearback.domain.follow_up import plan
from hearback.domain.job_application import JobApplication, Message, MessageKind, Step
from hearback.domain.next_step import NextStep
from hearback.domain.pace import Pace
from hearback.domain.workdays import Calendar

_MOST = 6
"""Steps that are looked at behind the next one; from a thank-you to moving on there are three."""


def foreseen(
    application: JobApplication, first: NextStep, pace: Pace, calendar: Calendar, now: dt.datetime
) -> tuple[NextStep, ...]:
    """Return the steps behind the next one (`first`), in their order, up to moving on.

    Every message is taken to be sent to all at its best moment (now, where that has passed), every round ahead to be held, and
    nothing to be heard. Behind an answer that the user owes nothing can be foreseen. Messages about other applications are left
    aside: courtesy towards them (rule 7) lasts two days, and is over by then. `now` is aware.
    """
    found: list[NextStep] = []
    step, at = first, now
    for _ in range(_MOST):
        if step.window is not None:
            at = max(at, step.window.best)
            sent = Message(kind=MessageKind(step.step.value), sent=at, to=step.people)
            application = replace(application, messages=(*application.messages, sent))
        elif step.step is Step.WAIT_FOR_INTERVIEW and (over := plan(application, pace, calendar, at).holds_until) is not None:
            at = over
        else:
            break
        step = plan(application, pace, calendar, at).next_step
        if step.step is not Step.WAIT_FOR_INTERVIEW:
            found.append(step)
    return tuple(found)
