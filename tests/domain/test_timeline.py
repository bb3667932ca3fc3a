"""A track: what happened, in the order of time, and the line that joins it to what comes."""

import datetime as dt
from zoneinfo import ZoneInfo

from hearback.domain.job_application import (
    Closing,
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Promise,
    Reply,
    ReplyKind,
    Round,
    Step,
)
from hearback.domain.next_step import NextStep, Window
from hearback.domain.timeline import MarkKind, track_of
from hearback.domain.workdays import Calendar

TOKYO = Calendar(zone=ZoneInfo("Asia/Tokyo"), weekend=frozenset({5, 6}), holidays_in=lambda year: {})


def at(day: int, hour: int = 12) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC)


def test_marks_stand_in_the_order_of_time_whatever_was_written_down_first() -> None:
    application = JobApplication(
        id="1",
        company="Lumen",
        role="Baker",
        applied=dt.date(2026, 11, 2),
        rounds=(Round(starts=at(12)), Round(starts=at(9))),
        messages=(Message(kind=MessageKind.THANK_YOU, sent=at(13)),),
        replies=(Reply(received=at(10), kind=ReplyKind.HOLDING),),
        promises=(Promise(made=at(12), answer_by=dt.date(2026, 11, 20)),),
    )
    track = track_of(application, None, TOKYO)
    assert [(mark.kind, mark.at.day) for mark in track.marks] == [
        (MarkKind.APPLIED, 2),
        (MarkKind.ROUND, 9),
        (MarkKind.REPLY, 10),
        (MarkKind.ROUND, 12),
        (MarkKind.MESSAGE, 13),
        (MarkKind.PROMISE, 20),
    ]
    assert track.line == (track.marks[0].at, track.marks[-1].at)


def test_a_day_without_a_time_stands_at_the_companys_hour() -> None:
    application = JobApplication(
        id="1", company="Lumen", role="Baker", applied=dt.date(2026, 11, 2), rounds=(Round(starts=dt.date(2026, 11, 9)),)
    )
    applied, interview = track_of(application, None, TOKYO).marks
    assert applied.day_only
    assert applied.at == dt.datetime(2026, 11, 2, 0, 0, tzinfo=dt.UTC)
    assert interview.at == dt.datetime(2026, 11, 9, 0, 0, tzinfo=dt.UTC)


def test_a_cancelled_interview_leaves_no_mark() -> None:
    application = JobApplication(id="1", company="Lumen", role="Baker", rounds=(Round(starts=at(9), cancelled=True),))
    track = track_of(application, None, TOKYO)
    assert track.marks == ()
    assert track.line is None


def test_the_line_reaches_to_the_window_that_comes() -> None:
    application = JobApplication(id="1", company="Lumen", role="Baker", rounds=(Round(starts=at(9)),))
    window = Window(at(16), at(16), at(19))
    step = NextStep(step=Step.CHECK_IN, window=window)
    track = track_of(application, step, TOKYO)
    assert track.window == window
    assert track.line == (at(9), at(16))


def test_the_line_ends_where_the_application_ended() -> None:
    application = JobApplication(
        id="1",
        company="Lumen",
        role="Baker",
        rounds=(Round(starts=at(9)),),
        closed=Closing(at=at(20), outcome=Outcome.REJECTED),
    )
    track = track_of(application, NextStep(step=Step.NOTHING), TOKYO)
    assert track.line == (at(9), at(20))
    assert track.marks[-1].kind is MarkKind.CLOSED
