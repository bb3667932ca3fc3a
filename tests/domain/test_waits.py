"""Waits by the rules' words: a sentence, an example (follow-up-rules, "Response times")."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hearback.domain.job_application import Closing, JobApplication, Message, MessageKind, Outcome, Reply, ReplyKind, Round
from hearback.domain.response_times.company_size import CompanySize, company_size_of
from hearback.domain.response_times.waits import Ending, Origin, Wait, contacts_of, waits_of
from hearback.domain.response_times.working_days import WorkingDays
from hearback.domain.workdays import Calendar

BERLIN = ZoneInfo("Europe/Berlin")
PLAIN = Calendar(BERLIN, frozenset({5, 6}), lambda year: {})
# a Thursday
HOLIDAY = dt.date(2026, 11, 26)
WITH_HOLIDAY = Calendar(BERLIN, frozenset({5, 6}), lambda year: {HOLIDAY: "Founders' Day"} if year == 2026 else {})
NOTHING = JobApplication(id="this", company="Lumen Health", role="Engineer")


def at(text: str) -> dt.datetime:
    """`11-20 14:00` of 2026 in Berlin; the 20th of November is a Friday."""
    return dt.datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(dt.UTC)


def sent(*when: str, kind: MessageKind = MessageKind.CHECK_IN) -> tuple[Message, ...]:
    return tuple(Message(kind=kind, sent=at(one)) for one in when)


def heard(when: str, kind: ReplyKind = ReplyKind.HOLDING) -> Reply:
    return Reply(received=at(when), kind=kind)


def met(starts: str, ends: str) -> Round:
    return Round(starts=at(starts), ends=at(ends))


def waits(application: JobApplication, now: str = "12-31 12:00", calendar: Calendar = PLAIN) -> Sequence[Wait]:
    return list(waits_of(contacts_of(application), calendar, WorkingDays(calendar), at(now)))


def told(application: JobApplication, now: str = "12-31 12:00", origin: Origin = Origin.MESSAGE) -> list[tuple[float, Ending]]:
    return [(wait.days, wait.ending) for wait in waits(application, now) if wait.origin is origin]


def test_a_wait_goes_from_a_message_to_the_first_reply_after_it_in_working_days() -> None:
    application = replace(NOTHING, messages=sent("11-20 12:00"), replies=(heard("11-25 12:00"), heard("11-23 12:00")))
    assert told(application) == [(1.0, Ending.REPLY)]


@pytest.mark.parametrize(
    ("message", "reply", "days"),
    [
        pytest.param("11-20 12:00", "11-20 16:30", 0.5, id="half a day of nine hours"),
        pytest.param("11-20 12:00", "11-20 12:00:01", 0, id="a second later"),
        pytest.param("11-20 18:00", "11-23 09:00", 0, id="over the weekend"),
        pytest.param("11-21 03:00", "11-22 23:00", 0, id="within a weekend"),
        pytest.param("11-20 20:00", "11-24 13:30", 1.5, id="what is sent out of hours counts from when they open"),
        pytest.param("11-20 13:30", "11-20 23:00", 0.5, id="what comes out of hours came at the day's end"),
        pytest.param("03-27 12:00", "03-30 12:00", 1, id="over a clock change"),
    ],
)
def test_only_working_time_counts(message: str, reply: str, days: float) -> None:
    assert told(replace(NOTHING, messages=sent(message), replies=(heard(reply),))) == [(days, Ending.REPLY)]


def test_their_holidays_do_not_count() -> None:
    application = replace(NOTHING, messages=sent("11-25 12:00"), replies=(heard("11-27 12:00"),))
    assert [wait.days for wait in waits(application)] == [2.0]
    assert [wait.days for wait in waits(application, calendar=WITH_HOLIDAY)] == [1.0]


def test_days_without_a_time_are_whole_days_apart() -> None:
    messages = (Message(kind=MessageKind.OTHER, sent=dt.date(2026, 11, 20)),)
    replies = (Reply(received=dt.date(2026, 11, 25), kind=ReplyKind.HOLDING),)
    assert told(replace(NOTHING, messages=messages, replies=replies)) == [(3.0, Ending.REPLY)]


def test_one_that_waits_is_censored_now() -> None:
    assert told(replace(NOTHING, messages=sent("11-20 12:00")), now="11-24 12:00") == [(2.0, Ending.STILL_WAITING)]


def test_what_is_dated_after_now_is_not_seen() -> None:
    application = replace(NOTHING, messages=sent("11-20 12:00", "11-30 12:00"), replies=(heard("11-30 12:00"),))
    assert told(application, now="11-24 12:00") == [(2.0, Ending.STILL_WAITING)]


def test_an_automatic_reply_ends_no_wait() -> None:
    application = replace(NOTHING, messages=sent("11-20 12:00"), replies=(heard("11-20 12:01", ReplyKind.OTHER),))
    assert told(application, now="11-24 12:00") == [(2.0, Ending.STILL_WAITING)]


def test_a_further_message_ends_the_wait_before_it_so_that_a_reply_counts_once() -> None:
    application = replace(NOTHING, messages=sent("11-20 12:00", "11-25 12:00"), replies=(heard("11-27 12:00"),))
    assert told(application) == [(3.0, Ending.WRITTEN_AGAIN), (2.0, Ending.REPLY)]


def test_messages_of_one_day_are_one() -> None:
    application = replace(NOTHING, messages=sent("11-20 12:00", "11-20 12:20", "11-20 17:00"), replies=(heard("11-23 12:00"),))
    assert told(application) == [(1.0, Ending.REPLY)]


def test_a_reply_between_two_messages_of_one_day_makes_two_waits() -> None:
    application = replace(
        NOTHING, messages=sent("11-20 09:00", "11-20 13:30"), replies=(heard("11-20 13:30"), heard("11-23 13:30"))
    )
    assert told(application) == [(0.5, Ending.REPLY), (1.0, Ending.REPLY)]


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.ACCEPTED, Outcome.WITHDRAWN])
def test_a_closing_ends_a_wait_and_none_begins_after_it(outcome: Outcome) -> None:
    closed = Closing(at=at("11-24 12:00"), outcome=outcome)
    application = replace(NOTHING, messages=sent("11-20 12:00", "11-25 12:00"), closed=closed)
    assert told(application) == [(2.0, Ending.CLOSED)]


def test_having_moved_on_ends_no_wait_as_they_may_still_write() -> None:
    closed = Closing(at=at("11-24 12:00"), outcome=Outcome.MOVED_ON)
    application = replace(NOTHING, messages=sent("11-20 12:00"), closed=closed)
    assert told(application, now="11-23 12:00") == [(1.0, Ending.STILL_WAITING)]
    assert told(application, now="11-27 12:00") == [(5.0, Ending.MOVED_ON)]
    assert told(replace(application, replies=(heard("11-26 12:00"),))) == [(4.0, Ending.REPLY)]


def test_no_wait_begins_after_a_rejection() -> None:
    application = replace(
        NOTHING, messages=sent("11-20 12:00", "11-25 12:00"), replies=(heard("11-23 12:00", ReplyKind.REJECTION),)
    )
    assert told(application) == [(1.0, Ending.REPLY)]


def test_after_a_rejection_a_word_or_a_round_takes_it_up_again() -> None:
    rejected = heard("11-23 12:00", ReplyKind.REJECTION)
    application = replace(NOTHING, messages=sent("11-20 12:00", "11-26 12:00"), replies=(rejected, heard("11-25 12:00")))
    assert told(application, now="11-27 12:00") == [(1.0, Ending.REPLY), (1.0, Ending.STILL_WAITING)]
    application = replace(application, replies=(rejected,), rounds=(met("11-25 12:00", "11-25 13:00"),))
    assert told(application, now="11-27 12:00") == [(1.0, Ending.REPLY), (1.0, Ending.STILL_WAITING)]


def test_the_next_round_ends_a_wait_and_so_does_one_that_is_booked() -> None:
    application = replace(NOTHING, messages=sent("11-20 12:00"), rounds=(met("11-25 12:00", "11-25 13:00"),))
    assert told(application) == [(3.0, Ending.NEXT_ROUND)]
    assert told(application, now="11-23 12:00") == [(1.0, Ending.NEXT_ROUND)]
    cancelled = replace(application, rounds=(replace(application.rounds[0], cancelled=True),))
    assert told(cancelled, now="11-23 12:00") == [(1.0, Ending.STILL_WAITING)]


def test_from_a_round_a_wait_runs_on_over_messages() -> None:
    application = replace(
        NOTHING,
        rounds=(met("11-19 11:00", "11-19 12:00"),),
        messages=sent("11-20 12:00", "11-26 12:00"),
        replies=(heard("11-27 12:00"),),
    )
    assert told(application, origin=Origin.ROUND) == [(6.0, Ending.REPLY)]
    assert told(application, now="11-24 12:00", origin=Origin.ROUND) == [(3.0, Ending.STILL_WAITING)]


def test_of_rounds_one_after_another_the_last_one_s_end_counts() -> None:
    rounds = (met("11-20 09:00", "11-20 10:00"), met("11-20 10:00", "11-20 11:00"), met("11-20 09:30", "11-20 12:00"))
    application = replace(NOTHING, rounds=rounds, replies=(heard("11-23 12:00"),))
    assert told(application, origin=Origin.ROUND) == [(1.0, Ending.REPLY)]


def test_what_they_say_while_a_round_goes_on_ends_its_wait_at_once() -> None:
    application = replace(NOTHING, rounds=(met("11-20 09:00", "11-20 12:00"),), replies=(heard("11-20 11:00"),))
    assert told(application, origin=Origin.ROUND) == [(0.0, Ending.REPLY)]


def test_a_day_s_reply_to_that_day_s_message_came_before_it_as_the_rules_have_it() -> None:
    day = dt.date(2026, 11, 20)
    application = replace(
        NOTHING,
        messages=(Message(kind=MessageKind.OTHER, sent=day),),
        replies=(Reply(received=day, kind=ReplyKind.HOLDING),),
    )
    assert told(application, now="11-24 12:00") == [(2.0, Ending.STILL_WAITING)]


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ("12 employees", CompanySize.SMALL),
        ("<50", CompanySize.SMALL),
        ("11-50", CompanySize.SMALL),
        ("51–200 people", CompanySize.MEDIUM),
        ("120 Mitarbeiter", CompanySize.MEDIUM),
        ("1.000+", CompanySize.LARGE),
        (">500", CompanySize.LARGE),
        ("10,000 staff", CompanySize.LARGE),
        ("2026", None),
        ("remote", None),
        ("", None),
        ("50 €", None),
    ],
)
def test_a_tag_may_tell_how_large_a_company_is(tag: str, size: CompanySize | None) -> None:
    assert company_size_of(("remote", tag)) is size


def between(first: str, last: str) -> st.SearchStrategy[dt.datetime]:
    return st.datetimes(dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last), timezones=st.just(dt.UTC))


moments = between("2026-01-01", "2026-12-31") | st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
applications = st.builds(
    JobApplication,
    id=st.just("this"),
    company=st.just("Lumen Health"),
    role=st.just("Engineer"),
    messages=st.lists(st.builds(Message, kind=st.sampled_from(MessageKind), sent=moments), max_size=6).map(tuple),
    replies=st.lists(st.builds(Reply, kind=st.sampled_from(ReplyKind), received=moments), max_size=5).map(tuple),
    rounds=st.lists(st.builds(Round, starts=moments, ends=st.none() | moments, cancelled=st.booleans()), max_size=4).map(tuple),
    closed=st.none() | st.builds(Closing, at=moments, outcome=st.sampled_from(Outcome)),
)


@given(applications, between("2025-12-01", "2027-01-31"))
@example(
    JobApplication(
        id="this",
        company="Lumen Health",
        role="Engineer",
        replies=(Reply(received=dt.date(2026, 1, 1), kind=ReplyKind.HOLDING),),
        rounds=(Round(starts=dt.date(2026, 1, 1), ends=dt.datetime(2026, 2, 1, tzinfo=dt.UTC)),) * 2,
    ),
    dt.datetime(2026, 2, 1, tzinfo=dt.UTC),
)
def test_every_history_has_waits_that_make_sense(application: JobApplication, now: dt.datetime) -> None:
    found = list(waits_of(contacts_of(application), WITH_HOLIDAY, WorkingDays(WITH_HOLIDAY), now))
    for origin in Origin:
        some = [wait for wait in found if wait.origin is origin]
        # one after another: no moment is waited through twice
        assert all(before.until <= after.began for before, after in pairwise(some))
        assert all(wait.began <= wait.until <= now and wait.days >= 0 for wait in some)
        assert sum(wait.replied for wait in some) <= sum(one.kind is not ReplyKind.OTHER for one in application.replies)
    open_ended = [wait for wait in found if wait.until == now and not wait.replied]
    assert len([wait for wait in open_ended if wait.origin is Origin.MESSAGE and wait.ending is Ending.STILL_WAITING]) <= 1


instants = between("1969-01-01", "2101-01-01")
near = between("2026-11-01", "2027-02-01")


@given(near, near, near)
def test_working_days_add_up(first: dt.datetime, second: dt.datetime, third: dt.datetime) -> None:
    first, second, third = sorted((first, second, third))
    days = WorkingDays(WITH_HOLIDAY)
    assert days.between(first, third) == pytest.approx(days.between(first, second) + days.between(second, third), abs=1e-9)
    assert days.between(first, second) >= 0


@given(near, st.integers(0, 40))
def test_so_many_working_days_later_are_so_many_working_days(start: dt.datetime, count: int) -> None:
    later = WITH_HOLIDAY.open(start)
    day = WITH_HOLIDAY.day_of(later)
    for _ in range(count):
        day = WITH_HOLIDAY.after(day).day
    wall = later.astimezone(BERLIN)
    end = dt.datetime.combine(day, wall.time(), tzinfo=BERLIN)
    assert WorkingDays(WITH_HOLIDAY).between(start, end) == pytest.approx(count, abs=1e-4)


@settings(deadline=None)  # a century is counted through once
@given(instants, instants)
def test_any_two_instants_have_an_answer_whichever_is_asked_first(start: dt.datetime, end: dt.datetime) -> None:
    forwards, backwards = WorkingDays(PLAIN), WorkingDays(PLAIN)
    backwards.position(end)
    assert forwards.between(start, end) == backwards.between(start, end) >= 0


def test_a_calendar_that_knows_no_working_day_counts_them_all() -> None:
    never = Calendar(BERLIN, frozenset(range(7)), lambda year: {})
    assert WorkingDays(never).between(at("11-20 12:00"), at("11-23 12:00")) == 3
