"""The search report: what counts as done, on which day, and how it adds up."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.test_follow_up_properties import Given, histories
from hearback.domain.job_application import (
    Closing,
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Reply,
    ReplyKind,
    Round,
)
from hearback.domain.search_report import (
    Deed,
    DeedKind,
    Span,
    deeds_of,
    last_four_weeks,
    last_month,
    report,
    this_month,
)
from hearback.domain.stage import Stage, StageKind
from hearback.domain.workdays import Calendar

BERLIN = ZoneInfo("Europe/Berlin")
TOKYO = Calendar(zone=ZoneInfo("Asia/Tokyo"), weekend=frozenset({5, 6}), holidays_in=lambda year: {})
WAITING = Stage(StageKind.APPLIED)
NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
NOVEMBER = Span(dt.date(2026, 11, 1), dt.date(2026, 11, 30))


def at(day: int, hour: int = 12, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=dt.UTC)


def done(application: JobApplication) -> list[Deed]:
    return list(deeds_of(application, WAITING, TOKYO, BERLIN, NOW))


def lines(application: JobApplication, span: Span = NOVEMBER) -> list[tuple[int, str]]:
    return [(one.day.day, one.kind.value) for one in report(done(application), span).deeds]


LIVELY = JobApplication(
    id="1",
    company="Lumen",
    role="Baker",
    applied=dt.date(2026, 11, 2),
    rounds=(Round(starts=at(9)), Round(starts=at(10), cancelled=True), Round(starts=at(28))),
    messages=(Message(kind=MessageKind.THANK_YOU, sent=at(10)),),
    replies=(Reply(received=at(6), kind=ReplyKind.INVITATION), Reply(received=at(12), kind=ReplyKind.OTHER)),
)


def test_an_act_is_a_line_in_the_order_of_days() -> None:
    assert lines(LIVELY) == [(2, "applied"), (6, "reply"), (9, "interview"), (10, "message")]


def test_only_the_days_of_the_span_count_both_ends_included() -> None:
    assert lines(LIVELY, Span(dt.date(2026, 11, 6), dt.date(2026, 11, 9))) == [(6, "reply"), (9, "interview")]
    assert lines(LIVELY, Span(dt.date(2026, 11, 9), dt.date(2026, 11, 6))) == []


def test_days_are_the_users_and_days_without_a_time_as_they_were_noted() -> None:
    late = JobApplication(id="1", company="L", role="B", messages=(Message(kind=MessageKind.OTHER, sent=at(9, 23)),))
    assert lines(late) == [(10, "message")]  # past midnight in Berlin
    # nine in the morning in Tokyo is the middle of the night in Berlin
    noted = JobApplication(id="1", company="L", role="B", applied=dt.date(2026, 11, 9))
    assert lines(noted) == [(9, "applied")]


def test_a_rejection_counts_once_and_other_ends_are_told() -> None:
    rejection = Reply(received=at(5), kind=ReplyKind.REJECTION)
    closed = Closing(at=at(5), outcome=Outcome.REJECTED)
    assert lines(JobApplication(id="1", company="L", role="B", replies=(rejection,), closed=closed)) == [(5, "reply")]
    assert lines(JobApplication(id="1", company="L", role="B", closed=closed)) == [(5, "ended")]
    accepted = Closing(at=at(7), outcome=Outcome.ACCEPTED)
    assert lines(JobApplication(id="1", company="L", role="B", replies=(rejection,), closed=accepted)) == [
        (5, "reply"),
        (7, "ended"),
    ]


def test_it_adds_up() -> None:
    same_company = JobApplication(id="2", company=" lumen ", role="Cook", applied=dt.date(2026, 11, 3))
    another = JobApplication(id="3", company="Arbor", role="Cook", applied=dt.date(2026, 11, 3))
    made = report([*done(LIVELY), *done(same_company), *done(another)], NOVEMBER)
    assert made.totals == {
        DeedKind.APPLIED: 3,
        DeedKind.INTERVIEW: 1,
        DeedKind.MESSAGE: 1,
        DeedKind.REPLY: 1,
        DeedKind.ENDED: 0,
    }
    assert made.companies == 2


def test_spans() -> None:
    leap = dt.date(2028, 3, 31)
    assert this_month(leap) == Span(dt.date(2028, 3, 1), leap)
    assert last_month(leap) == Span(dt.date(2028, 2, 1), dt.date(2028, 2, 29))
    assert last_month(dt.date(2026, 1, 15)) == Span(dt.date(2025, 12, 1), dt.date(2025, 12, 31))
    assert this_month(dt.date(2026, 12, 5)) == Span(dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    assert last_four_weeks(leap) == Span(dt.date(2028, 3, 4), leap)


@settings(max_examples=100, deadline=None)
@given(histories(), st.dates(dt.date(2011, 12, 1), dt.date(2026, 12, 31)), st.integers(0, 60))
def test_every_history_is_told_once_whatever_the_spans(history: Given, day: dt.date, days: int) -> None:
    application, _pace, calendar, _letters, now = history
    deeds = deeds_of(application, WAITING, calendar, BERLIN, now)
    assert all(one.at <= now for one in deeds)
    # two spans that meet tell what the whole tells
    whole = Span(dt.date.min, dt.date.max)
    earlier, later = Span(dt.date.min, day), Span(day + dt.timedelta(days=1), dt.date.max)
    parts = [*report(deeds, earlier).deeds, *report(deeds, later).deeds]
    assert parts == list(report(deeds, whole).deeds)
    some = report(deeds, Span(day, day + dt.timedelta(days=days)))
    assert sum(some.totals.values()) == len(some.deeds)
    assert [one.day for one in some.deeds] == sorted(one.day for one in some.deeds)
