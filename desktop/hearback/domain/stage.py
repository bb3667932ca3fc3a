"""Where an application stands, for the list: its stage, and the group the filters count it in."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.job_application import JobApplication, Outcome, ReplyKind, Step
from hearback.domain.moments import instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.workdays import Calendar


class Group(StrEnum):
    """The filters over the list; every application is in exactly one of them besides `ALL`."""

    DUE = "due"
    WAITING = "waiting"
    INTERVIEWING = "interviewing"
    MOVED_ON = "moved-on"
    ALL = "all"


class StageKind(StrEnum):
    """How far an application has come."""

    NOTED = "noted"
    APPLIED = "applied"
    ROUND = "round"
    INVITED = "invited"
    OFFER = "offer"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    MOVED_ON = "moved-on"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage; of a round its number among the rounds that count (from 1) and its name, if it has one."""

    kind: StageKind
    round_number: int = 0
    round_name: str | None = None


def stage_of(application: JobApplication, calendar: Calendar, now: dt.datetime) -> Stage:
    """Return the stage at `now`: closed, else the last reply's word, else the last round that began or is booked next."""
    zone = calendar.zone
    if application.closed is not None and instant_of(application.closed.at, "event", zone) <= now:
        return Stage(_STAGE_OF_OUTCOME[application.closed.outcome])
    replies = sorted(
        (instant_of(reply.received, "event", zone), index, reply.kind)
        for index, reply in enumerate(application.replies)
        if reply.kind is not ReplyKind.OTHER
    )
    replies = [reply for reply in replies if reply[0] <= now]
    last_reply = replies[-1] if replies else None
    if last_reply is not None and last_reply[2] is ReplyKind.REJECTION:
        return Stage(StageKind.REJECTED)
    if last_reply is not None and last_reply[2] is ReplyKind.OFFER:
        return Stage(StageKind.OFFER)
    rounds = sorted(
        (instant_of(one.starts, "start", zone), index, one.name)
        for index, one in enumerate(application.rounds)
        if not one.cancelled
    )
    if rounds:
        begun = [number for number, one in enumerate(rounds) if one[0] <= now]
        # until the first interview the one that is booked stands for the stage
        number = begun[-1] if begun else 0
        if last_reply is None or last_reply[2] is not ReplyKind.INVITATION or last_reply[0] <= rounds[-1][0]:
            return Stage(StageKind.ROUND, number + 1, rounds[number][2])
        return Stage(StageKind.INVITED)
    if last_reply is not None and last_reply[2] is ReplyKind.INVITATION:
        return Stage(StageKind.INVITED)
    return Stage(StageKind.APPLIED if application.applied is not None else StageKind.NOTED)


def group_of(application: JobApplication, next_step: NextStep, stage: Stage, now: dt.datetime) -> Group:
    """Return the one group that counts the application at `now`."""
    if stage.kind in _ENDED:
        return Group.MOVED_ON
    if next_step.is_due(now):
        return Group.DUE
    return Group.INTERVIEWING if next_step.step is Step.WAIT_FOR_INTERVIEW else Group.WAITING


_STAGE_OF_OUTCOME = {
    Outcome.REJECTED: StageKind.REJECTED,
    Outcome.ACCEPTED: StageKind.ACCEPTED,
    Outcome.WITHDRAWN: StageKind.WITHDRAWN,
    Outcome.MOVED_ON: StageKind.MOVED_ON,
}
_ENDED = frozenset(_STAGE_OF_OUTCOME.values())
