"""Where a step's window lies, and what moved it: its pace, working time, promise, courtesy, snooze and pin (rules 6 to 8)."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from hearback.domain.history import CHECK_INS, History, Promised
from hearback.domain.job_application import Snooze, Step
from hearback.domain.letter import Letter, company_key, email_key, emails_of
from hearback.domain.moments import instant_of
from hearback.domain.next_step import Fact, Reason, ReasonCode, Window
from hearback.domain.pace import Pace, Span, Timing
from hearback.domain.workdays import Calendar, WorkingDay

_COURTESY = dt.timedelta(hours=48)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Case:
    """All that a window depends on; `letters` are the messages about other applications sent by now, in the order of sending."""

    history: History
    pace: Pace
    calendar: Calendar
    letters: Sequence[Letter]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A window, why it lies there, and the `paced` one that it was before rules 6 to 8."""

    window: Window
    reasons: tuple[Reason, ...]
    paced: Window

    @property
    def latest_moved(self) -> bool:
        """Whether a promise, courtesy, snooze or pin gave the window another end."""
        return self.window.latest != self.paced.latest

    def moved(self, window: Window, *reasons: Reason) -> "Shaped":
        """Return it moved once more."""
        return Shaped(window, self.reasons + reasons, self.paced)


def shaped_window(case: Case, step: Step, start: dt.datetime, people: tuple[str, ...] = ()) -> Shaped:
    """Return the window of a step that counts from `start`; `people` names whom a thank-you is for."""
    shaped = _paced(case, step, start)
    if (pinned := _pinned(case, step)) is not None:
        day, reasons = pinned
        return shaped.moved(Window(day.opens, day.opens, day.closes), *reasons)
    if step in CHECK_INS:
        shaped = _after_promise(case, shaped)
    letters = _letters_near(case, step, people, shaped.window.earliest - _COURTESY)
    shaped = _after_courtesy(case, shaped, letters)
    shaped = _snoozed(case, step, shaped)
    # a snooze may have led right behind another letter
    return _after_courtesy(case, shaped, letters)


def move_on_moment(case: Case, at: dt.datetime) -> tuple[dt.datetime, tuple[Reason, ...]]:
    """Return the moment of a move-on that would be at `at`, after rules 6 and 8, and what moved it."""
    if (pinned := _pinned(case, Step.MOVE_ON)) is not None:
        return pinned[0].opens, pinned[1]
    calendar, promised, snooze = case.calendar, case.history.promised, case.history.snooze
    reasons: tuple[Reason, ...] = ()
    if promised is not None and (first := calendar.after(promised.answer_by).opens) > at:
        reasons += _promise_reasons(calendar, promised, ("at",), at, first)
        at = first
    if snooze is not None and snooze.step is Step.MOVE_ON:
        until = _until(case, snooze)
        if (opens := calendar.open(until)) > at:
            reasons += (Reason(ReasonCode.SNOOZED, {"until": until, "from": at, "to": opens}),)
            at = opens
    return at, reasons


def pace_reason(pace: Pace, step: Step, *timing: Span) -> Reason:
    """Return the reason that names a pace and the spans that it gives a step."""
    facts: dict[str, Fact] = {"pace": pace.id, "step": str(step), "timing": tuple(map(str, timing))}
    if pace.name is not None:
        facts["name"] = pace.name
    return Reason(ReasonCode.PACE, facts)


def working_time_reasons(calendar: Calendar, moves: tuple[str, ...], start: dt.datetime, end: dt.datetime) -> tuple[Reason, ...]:
    """Return why `start` had to give way to `end`: the time of day, a weekend, public holidays by name.

    `moves` says what was moved: of a window `earliest`, `best`, `latest`, of a move-on `at`.
    """
    facts: dict[str, Fact] = {"moves": moves, "from": start, "to": end}
    day, last = calendar.day_of(start), calendar.day_of(end)
    if calendar.working_day(day).day == day:
        return (Reason(ReasonCode.OUT_OF_HOURS, facts), *_free_day_reasons(calendar, facts, day + _DAY, last))
    return _free_day_reasons(calendar, facts, day, last)


def _free_day_reasons(calendar: Calendar, facts: dict[str, Fact], day: dt.date, last: dt.date) -> tuple[Reason, ...]:
    """The weekend, once, and each public holiday of the days before `last`."""
    reasons = []
    weekend_named = False
    while day < last:
        if day.weekday() in calendar.weekend:
            if not weekend_named:
                reasons.append(Reason(ReasonCode.WEEKEND, {**facts, "day": day}))
            weekend_named = True
        elif (name := calendar.holiday(day)) is not None:
            reasons.append(Reason(ReasonCode.HOLIDAY, {**facts, "day": day, "holiday": name}))
        day += _DAY
    return tuple(reasons)


def _paced(case: Case, step: Step, start: dt.datetime) -> Shaped:
    """The window that the pace gives, within working time (follow-up-rules, "Time")."""
    calendar, timing = case.calendar, _timing(case.pace, step)
    a, c = calendar.later(start, timing[0]), calendar.later(start, timing[2])
    b = a if timing[1] == timing[0] else calendar.later(start, timing[1])
    earliest = calendar.open(a)
    opens = earliest if a == b else calendar.open(b)
    best = max(earliest, opens)
    closes = calendar.close(c)
    latest = max(closes, calendar.close(best))
    reasons: tuple[Reason, ...] = (pace_reason(case.pace, step, *timing),)
    if a < earliest:
        reasons += working_time_reasons(calendar, ("earliest", "best") if a == b else ("earliest",), a, earliest)
    if a != b and b < opens == best:
        reasons += working_time_reasons(calendar, ("best",), b, best)
    # going on until the end of its own day is no move
    if latest == closes and calendar.day_of(c) < calendar.day_of(latest):
        reasons += working_time_reasons(calendar, ("latest",), c, latest)
    window = Window(earliest, best, latest)
    return Shaped(window, reasons, window)


def _timing(pace: Pace, step: Step) -> Timing:
    match step:
        case Step.THANK_YOU:
            return pace.thank_you
        case Step.CHECK_IN:
            return pace.check_in
        case Step.APPLICATION_CHECK_IN:
            return pace.application_check_in
        case _:
            return pace.final_check_in


def _after_promise(case: Case, shaped: Shaped) -> Shaped:
    """Rule 6: no check-in before the next working day after the company's answer-by day."""
    promised, window = case.history.promised, shaped.window
    if promised is None:
        return shaped
    first = case.calendar.after(promised.answer_by)
    if window.earliest >= first.opens:
        return shaped
    moved = Window(first.opens, first.opens, max(window.latest, case.calendar.after(first.day, 3).closes))
    return shaped.moved(moved, *_promise_reasons(case.calendar, promised, ("earliest", "best"), window.earliest, first.opens))


def _promise_reasons(
    calendar: Calendar, promised: Promised, moves: tuple[str, ...], start: dt.datetime, end: dt.datetime
) -> tuple[Reason, ...]:
    facts: dict[str, Fact] = {"from": start, "to": end}
    promise = Reason(ReasonCode.PROMISE, {"answer_by": promised.answer_by, "made": promised.made, **facts})
    last = calendar.day_of(end)
    day = min(promised.answer_by, last - _DAY) + _DAY
    # that a weekend comes first is no news in "the next working day"; a holiday is
    free_days = _free_day_reasons(calendar, {"moves": moves, **facts}, day, last)
    return (promise, *(reason for reason in free_days if reason.code is ReasonCode.HOLIDAY))


def _letters_near(case: Case, step: Step, people: tuple[str, ...], since: dt.datetime) -> Sequence[Letter]:
    """The letters after `since` that courtesy minds: to the same persons or, for check-ins only, to the same company."""
    letters = case.letters[bisect_right(case.letters, since, key=lambda letter: letter.sent) :]
    if not letters:
        return ()
    application = case.history.application
    if step not in CHECK_INS:
        emails = emails_of(application.people, people) if people else frozenset()
        return [letter for letter in letters if not emails.isdisjoint(letter.emails)]
    emails, company = emails_of(application.people, ()), company_key(application.company)
    return [letter for letter in letters if letter.company_key == company or not emails.isdisjoint(letter.emails)]


def _after_courtesy(case: Case, shaped: Shaped, letters: Sequence[Letter]) -> Shaped:
    """Rule 7: no sooner than 48 hours after a letter from shortly before the window, or from within it."""
    while letters:
        window = shaped.window
        sent = [letter for letter in letters if window.earliest - _COURTESY < letter.sent <= window.latest]
        if not sent:
            break
        last = max(sent, key=lambda letter: letter.sent)
        bound = last.sent + _COURTESY
        moved = _no_sooner(case.calendar, window, bound)
        if moved == window:
            break
        shaped = shaped.moved(moved, *_put_off_reasons(case, ReasonCode.COURTESY, _whom(case, last), bound, window, moved))
        # the moved window may lie behind yet another letter
    return shaped


def _whom(case: Case, letter: Letter) -> dict[str, Fact]:
    """The facts of a letter: when, about which application, to whom that this application knows too (else just the company)."""
    application = case.history.application
    facts: dict[str, Fact] = {"sent": letter.sent, "application": letter.application, "company": application.company}
    people = tuple(one.name for one in application.people if one.email and email_key(one.email) in letter.emails)
    return {**facts, "people": people} if people else facts


def _snoozed(case: Case, step: Step, shaped: Shaped) -> Shaped:
    """Rule 8: a snooze puts its step off."""
    snooze, window = case.history.snooze, shaped.window
    if snooze is None or snooze.step is not step:
        return shaped
    until = _until(case, snooze)
    moved = _no_sooner(case.calendar, window, until)
    if moved == window:
        return shaped
    return shaped.moved(moved, *_put_off_reasons(case, ReasonCode.SNOOZED, {"until": until}, until, window, moved))


def _until(case: Case, snooze: Snooze) -> dt.datetime:
    """When a snooze ends; until a day means until its morning."""
    return instant_of(snooze.until, "start", case.calendar.zone)


def _pinned(case: Case, step: Step) -> tuple[WorkingDay, tuple[Reason, ...]] | None:
    """Rule 8: the working day that the user put a step on, or the next one; None where no pin names the step."""
    pin, calendar = case.history.pin, case.calendar
    if pin is None or pin.step is not step:
        return None
    found = calendar.working_day(pin.day)
    facts: dict[str, Fact] = {"day": pin.day, "to": found.opens}
    moves = ("at",) if step is Step.MOVE_ON else ("earliest", "best", "latest")
    free_days = _free_day_reasons(calendar, {"moves": moves, "to": found.opens}, pin.day, found.day)
    return found, (Reason(ReasonCode.PINNED, facts), *free_days)


def _no_sooner(calendar: Calendar, window: Window, bound: dt.datetime) -> Window:
    opens = calendar.open(bound)
    return Window(max(window.earliest, opens), max(window.best, opens), max(window.latest, calendar.close(bound)))


def _put_off_reasons(
    case: Case, code: ReasonCode, facts: dict[str, Fact], bound: dt.datetime, before: Window, after: Window
) -> tuple[Reason, ...]:
    """Why a window was put off to `bound` or, where that is not within working time, to what follows it."""
    reason = Reason(code, {**facts, "from": before.earliest, "to": after.earliest})
    if before.earliest < after.earliest and bound < after.earliest:
        return reason, *working_time_reasons(case.calendar, ("earliest", "best"), bound, after.earliest)
    return (reason,)
