"""How follow-ups compare with the plan, by examples."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.job_application import Message, MessageKind, Step
from hearback.domain.moments import Moment
from hearback.domain.next_step import NextStep, Reason, ReasonCode, Window
from hearback.domain.response_times.balance import Timeliness, Verdict, balance_of, missed_now, timeliness_of
from hearback.domain.workdays import Calendar

CALENDAR = Calendar(ZoneInfo("Europe/Berlin"), frozenset({5, 6}), lambda year: {})
OPENS, BEST, ENDS = (dt.datetime(2026, 11, day, 12, tzinfo=dt.UTC) for day in (23, 24, 26))
HOUR = dt.timedelta(hours=1)
EARLY, IN_TIME, LATE, MISSED = Timeliness


WITHOUT_WINDOW = (Step.MOVE_ON, Step.WAIT_FOR_INTERVIEW, Step.NOTHING, Step.ANSWER_THEM)


def planned(step: Step, *codes: ReasonCode) -> NextStep:
    window = None if step in WITHOUT_WINDOW else Window(OPENS, BEST, ENDS)
    return NextStep(step=step, window=window, at=None if window else BEST, reasons=tuple(Reason(code, {}) for code in codes))


def judged(kind: MessageKind, step: Step, sent: Moment) -> Timeliness | None:
    at = sent if isinstance(sent, dt.datetime) else dt.datetime.combine(sent, dt.time(11), dt.UTC)
    return timeliness_of(Message(kind=kind, sent=sent), planned(step), at, CALENDAR)


@pytest.mark.parametrize(
    ("sent", "timeliness"),
    [
        (OPENS - HOUR, EARLY),
        (OPENS, IN_TIME),
        (ENDS, IN_TIME),
        (ENDS + HOUR, LATE),
        (dt.date(2026, 11, 22), EARLY),
        # a day counts as noon, which would be before the window opens
        (dt.date(2026, 11, 23), IN_TIME),
        (dt.date(2026, 11, 26), IN_TIME),
        (dt.date(2026, 11, 27), LATE),
    ],
)
def test_a_message_is_early_in_time_or_late_by_its_step_s_window(sent: Moment, timeliness: Timeliness) -> None:
    assert judged(MessageKind.CHECK_IN, Step.CHECK_IN, sent) is timeliness
    assert judged(MessageKind.THANK_YOU, Step.THANK_YOU, sent) is timeliness
    # which check-in it was called is of no concern
    assert judged(MessageKind.FINAL_CHECK_IN, Step.CHECK_IN, sent) is timeliness


@pytest.mark.parametrize(
    ("kind", "step", "timeliness"),
    [
        pytest.param(MessageKind.CHECK_IN, Step.THANK_YOU, EARLY, id="asked before they were thanked"),
        pytest.param(MessageKind.CHECK_IN, Step.WAIT_FOR_INTERVIEW, EARLY, id="asked before an interview"),
        pytest.param(MessageKind.THANK_YOU, Step.CHECK_IN, LATE, id="thanked when it was too late for it"),
        pytest.param(MessageKind.FINAL_CHECK_IN, Step.MOVE_ON, LATE, id="asked when it was time to move on"),
        pytest.param(MessageKind.THANK_YOU, Step.WAIT_FOR_INTERVIEW, None, id="thanked before the next interview"),
        pytest.param(MessageKind.CHECK_IN, Step.ANSWER_THEM, None, id="an answer to them"),
        pytest.param(MessageKind.OTHER, Step.CHECK_IN, None, id="something else"),
        pytest.param(MessageKind.CHECK_IN, Step.NOTHING, None, id="nothing was planned"),
    ],
)
def test_a_message_out_of_turn(kind: MessageKind, step: Step, timeliness: Timeliness | None) -> None:
    assert judged(kind, step, OPENS) is timeliness


def test_a_step_that_never_came_was_missed() -> None:
    assert missed_now(planned(Step.CHECK_IN), ENDS) is None
    assert missed_now(planned(Step.CHECK_IN), ENDS + HOUR) is MISSED
    assert missed_now(planned(Step.MOVE_ON, ReasonCode.QUIET), ENDS) is MISSED
    assert missed_now(planned(Step.MOVE_ON), ENDS) is None
    assert missed_now(planned(Step.NOTHING), ENDS) is None


@pytest.mark.parametrize(
    ("followed_up", "verdict"),
    [
        ([], None),
        ([EARLY] * 3, None),
        ([IN_TIME] * 4, Verdict.JUST_RIGHT),
        ([IN_TIME, IN_TIME, EARLY, EARLY], Verdict.TOO_EAGER),
        ([IN_TIME, IN_TIME, LATE, MISSED], Verdict.TOO_QUIET),
        ([EARLY, EARLY, LATE, MISSED], Verdict.JUST_RIGHT),
        # a third is not more than a third
        ([EARLY, EARLY, IN_TIME, IN_TIME, IN_TIME, IN_TIME], Verdict.JUST_RIGHT),
    ],
)
def test_the_verdict(followed_up: list[Timeliness], verdict: Verdict | None) -> None:
    balance = balance_of(followed_up, 4)
    assert balance.verdict is verdict
    assert balance.judged == len(followed_up)
