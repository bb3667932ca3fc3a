"""The moments that deserve a reminder: of a planned step, and of an interview."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from hearback.domain.debrief import DEBRIEF_WITHIN
from hearback.domain.job_application import Step
from hearback.domain.moments import instant_at
from hearback.domain.next_step import NextStep, ReasonCode
from hearback.domain.reminders.settings import ReminderSettings, When
from hearback.domain.reminders.silence import silent_since, silent_until

CLOSES_WITHIN = dt.timedelta(hours=3)
"""How long before its end a window is about to close."""

EVENING = dt.time(18)
"""When the next day's interview is told."""

_MORNING = dt.time(9)
_BEFORE_SILENCE = dt.timedelta(minutes=30)
_DAY = dt.timedelta(days=1)


class OccasionKind(StrEnum):
    """What is told."""

    WINDOW_OPENS = "window-opens"
    BEST_MOMENT = "best-moment"
    WINDOW_CLOSES = "window-closes"
    ANSWER_THEM = "answer-them"
    MOVE_ON = "move-on"
    INTERVIEW_EVE = "interview-eve"
    INTERVIEW_END = "interview-end"


INTERVIEW_KINDS = frozenset({OccasionKind.INTERVIEW_EVE, OccasionKind.INTERVIEW_END})


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An application's next step as planned now."""

    application: str
    company: str
    role: str
    next_step: NextStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A round that was not cancelled; `round_index` is its place in the order in which rounds were written down."""

    application: str
    company: str
    role: str
    round_index: int
    starts: dt.datetime
    ends: dt.datetime
    wants_debrief: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One moment that deserves a reminder.

    `identity` stays the same while the occasion keeps its day, so that nothing is told twice. From `moment` on it is to be
    told, until it `expires` (None: for as long as the plan says so). `of` is the instant that it is about: the window's
    opening, best moment or end, the step's time, the interview's start or end.
    """

    identity: str
    kind: OccasionKind
    application: str
    company: str
    role: str
    moment: dt.datetime
    expires: dt.datetime | None
    of: dt.datetime
    step: NextStep | None = None
    round_index: int | None = None


def step_occasions(planned: Planned, settings: ReminderSettings, zone: ZoneInfo) -> Iterator[Occasion]:
    """Yield the occasions of a planned step; `zone` is the user's."""
    step = planned.next_step
    match step.step:
        case Step.NOTHING | Step.WAIT_FOR_INTERVIEW:
            return
        case Step.MOVE_ON:
            assert step.at is not None
            yield _of_step(planned, OccasionKind.MOVE_ON, step.at, step.at)
        case Step.ANSWER_THEM:
            assert step.at is not None
            # whoever has just written down what they said knows; the next morning it may have been forgotten
            yield _of_step(planned, OccasionKind.ANSWER_THEM, step.at, _morning_after(step.at, settings, zone))
        case _:
            yield from _window_occasions(planned, settings, zone)


def interview_occasions(interview: Interview, settings: ReminderSettings, zone: ZoneInfo) -> Iterator[Occasion]:
    """Yield an interview's eve, and its end where there is something to look back on; `zone` is the user's."""
    if not settings.interviews:
        return
    eve = instant_at(dt.datetime.combine(interview.starts.astimezone(zone).date() - _DAY, EVENING), zone)
    told = _before_silence(eve, interview.starts, settings, zone)
    yield _of_interview(interview, OccasionKind.INTERVIEW_EVE, interview.starts, told, interview.starts)
    if interview.wants_debrief:
        ends = interview.ends
        yield _of_interview(interview, OccasionKind.INTERVIEW_END, ends, ends, ends + DEBRIEF_WITHIN)


def _window_occasions(planned: Planned, settings: ReminderSettings, zone: ZoneInfo) -> Iterator[Occasion]:
    window = planned.next_step.window
    assert window is not None
    if settings.when is When.BEST:
        kind, opens = OccasionKind.BEST_MOMENT, window.best
    else:
        kind, opens = OccasionKind.WINDOW_OPENS, window.earliest
    yield _of_step(planned, kind, opens, opens)
    if settings.before_closing:
        closes = _before_silence(window.latest - CLOSES_WITHIN, window.latest, settings, zone)
        # on the day of its opening once is enough
        if closes.astimezone(zone).date() > opens.astimezone(zone).date():
            yield _of_step(planned, OccasionKind.WINDOW_CLOSES, window.latest, closes, window.latest)


def _before_silence(moment: dt.datetime, end: dt.datetime, settings: ReminderSettings, zone: ZoneInfo) -> dt.datetime:
    """Return a moment for what must be told before `end`: brought forward where silence would last until then."""
    speaks = silent_until(settings, moment, zone)
    if speaks is not None and speaks < end:
        return moment
    fell_silent = silent_since(settings, moment, zone)
    return moment if fell_silent is None else fell_silent - _BEFORE_SILENCE


def _morning_after(at: dt.datetime, settings: ReminderSettings, zone: ZoneInfo) -> dt.datetime:
    day = at.astimezone(zone).date() + _DAY
    return instant_at(dt.datetime.combine(day, settings.digest_at or _MORNING), zone)


def _of_step(
    planned: Planned, kind: OccasionKind, of: dt.datetime, moment: dt.datetime, expires: dt.datetime | None = None
) -> Occasion:
    step = planned.next_step
    what = f"{step.step}{_asked(step)}"
    return Occasion(
        identity=_identity(kind, of, what, planned.application),
        kind=kind,
        application=planned.application,
        company=planned.company,
        role=planned.role,
        moment=moment,
        expires=expires,
        of=of,
        step=step,
    )


def _of_interview(
    interview: Interview, kind: OccasionKind, of: dt.datetime, moment: dt.datetime, expires: dt.datetime
) -> Occasion:
    # of a day's interviews one eve is enough, but each has an end of its own
    what = "" if kind is OccasionKind.INTERVIEW_EVE else interview.starts.isoformat()
    return Occasion(
        identity=_identity(kind, of, what, interview.application),
        kind=kind,
        application=interview.application,
        company=interview.company,
        role=interview.role,
        moment=moment,
        expires=expires,
        of=of,
        round_index=interview.round_index,
    )


def _identity(kind: OccasionKind, of: dt.datetime, what: str, application: str) -> str:
    """Name an occasion by its day: moved within it, it is the same one; put on another day, it is told anew.

    The day is UTC's: that of a company whose zone is not known would change with the user's journeys.
    """
    return f"{kind}/{of.astimezone(dt.UTC).date().isoformat()}/{what}/{application}"


def _asked(step: NextStep) -> str:
    """Return what the user asked for, which makes an occasion another one also within a day: a snooze, a pin."""
    for reason in step.reasons:
        if reason.code is ReasonCode.SNOOZED and isinstance(until := reason.facts["until"], dt.datetime):
            return f"@{until.isoformat()}"
        if reason.code is ReasonCode.PINNED:
            return "@pinned"
    return ""
