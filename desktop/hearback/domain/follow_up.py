"""The follow-up rules: from what has happened to what comes next, when, and why (follow-up-rules, "What comes next")."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from hearback.domain.history import Heard, History, Meeting, Sent, history_at
from hearback.domain.job_application import JobApplication, MessageKind, ReplyKind, Step
from hearback.domain.letter import Letter
from hearback.domain.next_step import Fact, NextStep, Plan, Reason, ReasonCode
from hearback.domain.pace import Pace
from hearback.domain.window import Case, Shaped, move_on_moment, pace_reason, shaped_window, working_time_reasons
from hearback.domain.workdays import Calendar

# A step counts up to and including its latest instant; this much later it has passed.
_INSTANT = dt.datetime.resolution

# What counts how much towards moving on (rule 5); a move-on can only be skipped, which starts its wait again.
_NUDGES = {Step.CHECK_IN: 1, Step.APPLICATION_CHECK_IN: 1, Step.FINAL_CHECK_IN: 2, Step.MOVE_ON: 2}


def next_step(
    application: JobApplication, pace: Pace, calendar: Calendar, now: dt.datetime, letters: Sequence[Letter] = ()
) -> NextStep:
    """Return what comes next for an application at `now` (aware), and why.

    `pace` is the application's, whose own changes are applied here; `calendar` its company's; `letters` are the user's messages
    as courtesy sees them (this application's own are left aside). Every history has an answer.
    """
    return plan(application, pace, calendar, now, letters).next_step


def plan(application: JobApplication, pace: Pace, calendar: Calendar, now: dt.datetime, letters: Sequence[Letter] = ()) -> Plan:
    """Return what comes next as `next_step` does, with the first instant at which it could differ though nothing happens."""
    now = now.astimezone(dt.UTC)
    history = history_at(application, calendar, now)
    if history.closed:
        return Plan(next_step=_NOTHING, seen_at=now, holds_until=None)
    others = [letter for letter in letters if letter.application != application.id]
    case = Case(
        history=history,
        pace=application.pace_changes.applied_to(pace),
        calendar=calendar,
        letters=sorted((letter for letter in others if letter.sent <= now), key=lambda letter: letter.sent),
    )
    answer = _answer(case, now)
    changes = [answer.until, history.unfolds, *(letter.sent for letter in others if letter.sent > now)]
    return Plan(
        next_step=answer.next_step, seen_at=now, holds_until=min((one for one in changes if one is not None), default=None)
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """A step, and the first instant at which the passing of time alone brings another (None: never)."""

    next_step: NextStep
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class _Start:
    """What a step counts from, and why that."""

    at: dt.datetime
    reasons: tuple[Reason, ...]

    def because(self, code: ReasonCode, **facts: Fact) -> "_Start":
        """Return it with one more reason."""
        return _Start(self.at, (*self.reasons, Reason(code, facts)))


_NOTHING = NextStep(step=Step.NOTHING)


def _answer(case: Case, now: dt.datetime) -> _Answer:
    return _after_rejection(case) or _answer_them(case) or _thank_you(case, now) or _wait_for_interview(case) or _nudge(case, now)


def _after_rejection(case: Case) -> _Answer | None:
    """Rule 1: the last reply decides; after a rejection comes nothing."""
    reply = case.history.last_reply
    if reply is None or reply.kind is not ReplyKind.REJECTION:
        return None
    return _Answer(NextStep(step=Step.NOTHING, reasons=(_reply_reason(ReasonCode.AFTER_REPLY, reply),)))


def _answer_them(case: Case) -> _Answer | None:
    """Rule 1: an offer, or an invitation received since the last round began, wants an answer."""
    history = case.history
    reply = history.last_reply
    if reply is None or any(sent.at > reply.at for sent in history.all_sent):
        return None
    if reply.kind is ReplyKind.OFFER:
        code = ReasonCode.OFFER
    elif reply.kind is ReplyKind.INVITATION and (history.begun is None or reply.at >= history.begun):
        if any(meeting.starts > reply.at for meeting in history.ahead):
            return None
        code = ReasonCode.INVITATION
    else:
        return None
    return _Answer(NextStep(step=Step.ANSWER_THEM, at=reply.at, reasons=(_reply_reason(code, reply),)))


def _thank_you(case: Case, now: dt.datetime) -> _Answer | None:
    """Rule 3: a thank-you from the last round's end until its latest, while somebody is still to be thanked."""
    history = case.history
    to_thank = history.still_to_thank()
    if history.last_round is None or to_thank is None:
        return None
    start = _after_round(history.last_round)
    shaped = shaped_window(case, Step.THANK_YOU, start.at, to_thank.people)
    if now > shaped.window.latest:
        return None
    if history.ahead and history.ahead[0].starts < shaped.window.earliest:
        return None
    if to_thank.rest:
        start = start.because(ReasonCode.THANK_REST, people=to_thank.people)
    return _message(Step.THANK_YOU, start, shaped, shaped.window.latest + _INSTANT, to_thank.people)


def _wait_for_interview(case: Case) -> _Answer | None:
    """Rule 4: no nudging before a round that is not over yet."""
    ahead, reply = case.history.ahead, case.history.last_reply
    if not ahead:
        return None
    invited = reply is not None and reply.kind is ReplyKind.INVITATION
    reasons = (_reply_reason(ReasonCode.INVITATION, reply),) if reply and invited else ()
    return _Answer(NextStep(step=Step.WAIT_FOR_INTERVIEW, at=ahead[0].starts, reasons=reasons))


def _nudge(case: Case, now: dt.datetime) -> _Answer:
    """Rule 5: a check-in, a final check-in or moving on, by what was sent since the last reply."""
    start = _start_of_waiting(case.history)
    if start is None:
        return _Answer(_NOTHING)
    nudges = sum(_NUDGES.get(sent.step, 0) for sent in case.history.sent_since_reply if sent.step)
    if nudges == 0:
        return _check_in(case, _after_missed_thank_you(case, start), now)
    if nudges == 1:
        return _final_check_in(case, start, shaped_window(case, Step.FINAL_CHECK_IN, start.at), now)
    return _move_on(case, start)


def _start_of_waiting(history: History) -> _Start | None:
    """Rule 5's `t0`: the latest of the round's end (or applying), the last reply that counts, the last message since that."""
    starts = []
    if history.last_round is not None:
        starts.append(_after_round(history.last_round))
    elif history.applied is not None:
        starts.append(_Start(history.applied, (Reason(ReasonCode.AFTER_APPLYING, {"at": history.applied}),)))
    if history.heard:
        reply = history.heard[-1]
        starts.append(_Start(reply.at, (_reply_reason(ReasonCode.AFTER_REPLY, reply),)))
    if history.sent_since_reply:
        starts.append(_after_sent(history.sent_since_reply[-1]))
    # of two at once the later in this order, which is what the user did last
    return max(reversed(starts), key=lambda start: start.at, default=None)


def _after_missed_thank_you(case: Case, start: _Start) -> _Start:
    """Rule 5: where nobody was thanked and nothing was heard, a check-in counts from the missed thank-you's latest."""
    history = case.history
    if history.last_round is None or history.heard or any(sent.step is Step.THANK_YOU for sent in history.sent):
        return start
    people = history.last_round.round.people
    missed = shaped_window(case, Step.THANK_YOU, history.last_round.ends, people).window.latest
    start = start.because(ReasonCode.MISSED_THANK_YOU, latest=missed, people=people)
    return _Start(max(start.at, missed), start.reasons)


def _check_in(case: Case, start: _Start, now: dt.datetime) -> _Answer:
    """Rule 5: a check-in, until it has passed and a final check-in's time has come instead."""
    step = Step.APPLICATION_CHECK_IN if case.history.last_round is None else Step.CHECK_IN
    shaped = shaped_window(case, step, start.at)
    latest = shaped.window.latest
    if now <= latest:
        return _message(step, start, shaped, latest + _INSTANT)
    final_start = start.because(ReasonCode.MISSED_CHECK_IN, step=str(step), latest=latest)
    if shaped.latest_moved:
        final_start = _Start(latest, final_start.reasons)
    final = shaped_window(case, Step.FINAL_CHECK_IN, final_start.at)
    if now < final.window.earliest:
        return _message(step, start, shaped, final.window.earliest)
    return _final_check_in(case, final_start, final, now)


def _final_check_in(case: Case, start: _Start, shaped: Shaped, now: dt.datetime) -> _Answer:
    """Rule 5: one last message or moving on; once it has passed unsent, move on."""
    latest = shaped.window.latest
    if now <= latest:
        return _message(Step.FINAL_CHECK_IN, start, shaped, latest + _INSTANT)
    at, moved = move_on_moment(case, latest)
    reasons = (*start.reasons, *shaped.reasons, Reason(ReasonCode.QUIET, {"latest": latest}), *moved)
    return _Answer(NextStep(step=Step.MOVE_ON, at=at, reasons=reasons))


def _move_on(case: Case, start: _Start) -> _Answer:
    """Rule 5: a suggestion to move on, with a date."""
    span, calendar = case.pace.move_on, case.calendar
    due = calendar.later(start.at, span)
    opens = calendar.open(due)
    reasons = (*start.reasons, pace_reason(case.pace, Step.MOVE_ON, span))
    if due < opens:
        reasons += working_time_reasons(calendar, ("at",), due, opens)
    at, moved = move_on_moment(case, opens)
    return _Answer(NextStep(step=Step.MOVE_ON, at=at, reasons=reasons + moved))


def _message(step: Step, start: _Start, shaped: Shaped, until: dt.datetime, people: tuple[str, ...] = ()) -> _Answer:
    reasons = start.reasons + shaped.reasons
    return _Answer(NextStep(step=step, window=shaped.window, people=people, reasons=reasons), until)


def _after_round(meeting: Meeting) -> _Start:
    facts: dict[str, Fact] = {"at": meeting.ends}
    if meeting.round.name:
        facts["round"] = meeting.round.name
    return _Start(meeting.ends, (Reason(ReasonCode.AFTER_ROUND, facts),))


def _after_sent(sent: Sent) -> _Start:
    if sent.skipped:
        return _Start(sent.at, (Reason(ReasonCode.SKIPPED, {"at": sent.at, "step": str(sent.step)}),))
    kind = sent.step or MessageKind.OTHER
    return _Start(sent.at, (Reason(ReasonCode.AFTER_MESSAGE, {"at": sent.at, "kind": str(kind), "to": sent.to}),))


def _reply_reason(code: ReasonCode, reply: Heard) -> Reason:
    facts: dict[str, Fact] = {"at": reply.at, "kind": str(reply.kind)}
    if reply.person:
        facts["person"] = reply.person
    return Reason(code, facts)
