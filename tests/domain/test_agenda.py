"""The agenda: what stands on which day, by examples and for every history that there is."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.test_follow_up import BERLIN, MET, PLAIN, ROUND, THANKED, TYPICAL, at, heard
from domain.test_follow_up_properties import Given, histories
from hearback.domain.agenda import Entry, EntryKind, Placed, Section, entries_of, has_more_ahead, placed, step_entry
from hearback.domain.follow_up import next_step
from hearback.domain.foreseeing import foreseen
from hearback.domain.job_application import Closing, JobApplication, Outcome, Promise, ReplyKind, Round, Step
from hearback.domain.next_step import DUE, Status

MONDAY, SUNDAY = 0, 6


def entries(application: JobApplication, now: str) -> list[Entry]:
    moment = at(now)
    step = next_step(application, TYPICAL, PLAIN, moment)
    return list(entries_of(application, step, foreseen(application, step, TYPICAL, PLAIN, moment), PLAIN, moment))


def where(some: Iterable[Entry], now: str, first_weekday: int = MONDAY) -> list[tuple[str, str, str]]:
    """Return section, day and kind of what is placed."""
    found = placed(some, at(now), BERLIN, first_weekday)
    return [(one.section.value, one.day.strftime("%m-%d"), one.entry.kind.value) for one in found]


def test_a_waiting_application_stands_on_its_best_day_and_what_may_follow_on_its_own() -> None:
    # the check-in is best on Friday the 27th, the last one from two weeks later, moving on two weeks after that
    assert where(entries(THANKED, "11-23 09:00"), "11-23 09:00") == [
        ("this-week", "11-27", "step"),
        ("later", "12-11", "foreseen"),
        ("later", "12-25", "foreseen"),
    ]


def test_what_is_open_stands_today_until_it_is_late() -> None:
    assert where(entries(THANKED, "11-28 12:00"), "11-28 12:00")[0] == ("today", "11-28", "step")
    # the window closes on Monday the 30th at 18:00
    assert where(entries(THANKED, "12-01 12:00"), "12-01 12:00")[0] == ("overdue", "11-30", "step")


def test_all_rounds_ahead_are_there_beside_the_thank_you_for_the_one_that_is_over() -> None:
    second = Round(starts=at("12-02 10:00"), ends=at("12-02 11:00"), name="Final", people=("Bo",))
    third = Round(starts=dt.date(2026, 12, 9))
    cancelled = Round(starts=at("12-03 10:00"), cancelled=True)
    found = entries(replace(MET, rounds=(ROUND, third, second, cancelled)), "11-20 15:30")
    assert where(found, "11-20 15:30")[:2] == [("today", "11-20", "step"), ("later", "12-02", "interview")]
    meeting, day_only = (one for one in found if one.kind is EntryKind.INTERVIEW)
    assert (meeting.name, meeting.people, meeting.ends) == ("Final", ("Bo",), at("12-02 11:00"))
    assert day_only.at == dt.date(2026, 12, 9)


def test_an_interview_that_is_under_way_stands_today() -> None:
    began = Round(starts=at("11-22 14:00"), ends=at("11-24 12:00"))
    found = entries(replace(MET, rounds=(began,)), "11-23 09:00")
    assert where(found, "11-23 09:00")[0] == ("today", "11-23", "interview")


def test_the_day_they_promised_stands_there_until_it_is_over_or_they_answered() -> None:
    promised = replace(THANKED, promises=(Promise(made=at("11-19 15:00"), answer_by=dt.date(2026, 11, 25)),))
    assert where(entries(promised, "11-23 09:00"), "11-23 09:00")[0] == ("this-week", "11-25", "promise")
    assert where(entries(promised, "11-25 20:00"), "11-25 20:00")[0] == ("today", "11-25", "promise")
    assert "promise" not in {kind for _section, _day, kind in where(entries(promised, "11-26 09:00"), "11-26 09:00")}
    answered = replace(promised, replies=(heard(ReplyKind.HOLDING, "11-23 08:00"),))
    assert "promise" not in {kind for _section, _day, kind in where(entries(answered, "11-23 09:00"), "11-23 09:00")}


def test_an_answer_that_is_owed_stands_at_the_top_of_today_however_old() -> None:
    offered = replace(THANKED, id="offer", replies=(heard(ReplyKind.OFFER, "11-20 18:00"),))
    due = replace(THANKED, id="due")
    now = "11-28 12:00"
    assert [one.entry.application for one in placed([*entries(due, now), *entries(offered, now)], at(now), BERLIN, 0)][:2] == [
        "offer",
        "due",
    ]
    assert where(entries(offered, now), now) == [("today", "11-28", "step")]


def test_what_went_quiet_comes_last_the_longest_quiet_first_but_on_its_day_today() -> None:
    left = JobApplication(id="left", company="Halden", role="Baker", applied=dt.date(2026, 8, 3))
    longer = replace(left, id="longer", applied=dt.date(2026, 7, 1))
    now = "11-23 09:00"
    found = placed([*entries(left, now), *entries(longer, now), *entries(THANKED, now)], at(now), BERLIN, MONDAY)
    assert [(one.section, one.entry.application) for one in found[-2:]] == [
        (Section.GONE_QUIET, "longer"),
        (Section.GONE_QUIET, "left"),
    ]
    moment = next_step(left, TYPICAL, PLAIN, at(now)).at
    assert moment is not None
    assert [one.section for one in placed(entries_at(left, moment), moment, BERLIN, MONDAY)] == [Section.TODAY]


def entries_at(application: JobApplication, moment: dt.datetime) -> list[Entry]:
    step = next_step(application, TYPICAL, PLAIN, moment)
    return list(entries_of(application, step, (), PLAIN, moment))


def test_weeks_begin_where_the_user_has_them_begin() -> None:
    def on(day: int) -> Entry:
        return Entry(application=str(day), kind=EntryKind.INTERVIEW, at=dt.date(2026, 11, day))

    some = [on(day) for day in (26, 27, 28, 29, 30)]
    by_monday = [section for section, _day, _kind in where(some, "11-25 09:00")]
    by_sunday = [section for section, _day, _kind in where(some, "11-25 09:00", SUNDAY)]
    assert by_monday == ["tomorrow", "this-week", "this-week", "this-week", "next-week"]
    assert by_sunday == ["tomorrow", "this-week", "this-week", "next-week", "next-week"]


def test_what_has_no_time_stands_before_what_has_one() -> None:
    promise = Entry(application="a", kind=EntryKind.PROMISE, at=dt.date(2026, 11, 24))
    early = Entry(application="b", kind=EntryKind.INTERVIEW, at=at("11-24 00:30"))
    assert [kind for _section, _day, kind in where([early, promise], "11-23 09:00")] == ["promise", "interview"]


def test_what_ended_has_no_entries() -> None:
    closed = replace(THANKED, closed=Closing(at=at("11-21 10:00"), outcome=Outcome.WITHDRAWN))
    rejected = replace(THANKED, replies=(heard(ReplyKind.REJECTION, "11-21 10:00"),))
    assert entries(closed, "11-23 09:00") == entries(rejected, "11-23 09:00") == []


@settings(max_examples=150, deadline=None)
@given(histories(), st.integers(0, 6))
def test_every_history_has_a_place_for_everything(history: Given, first_weekday: int) -> None:
    application, pace, calendar, letters, now = history
    step = next_step(application, pace, calendar, now, letters)
    behind = foreseen(application, step, pace, calendar, now)
    found = entries_of(application, step, behind, calendar, now)
    shown = placed(found, now, BERLIN, first_weekday)

    assert sorted(map(repr, found)) == sorted(repr(one.entry) for one in shown)
    assert [one.section for one in shown] == sorted((one.section for one in shown), key=list(Section).index)
    # the agenda's steps are exactly the plan's: due in the sections that say so, all else ahead
    alone = step_entry(application.id, step)
    assert (alone is None) == (step.step is Step.NOTHING)
    if not has_more_ahead(step, now):
        assert list(found) == ([alone] if alone is not None else [])
    if alone is not None and alone.kind is EntryKind.STEP:
        assert alone in found
        section = next(one.section for one in shown if one.entry == alone)
        late = step.status(now) is Status.LATE
        assert (section is Section.OVERDUE) == late
        assert step.status(now) not in DUE or section in {Section.OVERDUE, Section.TODAY, Section.GONE_QUIET}
    if step.step is Step.WAIT_FOR_INTERVIEW:
        assert any(one.kind is EntryKind.INTERVIEW for one in found)
    assert_days_follow_one_another(shown, now)


def assert_days_follow_one_another(shown: Iterable[Placed], now: dt.datetime) -> None:
    today = now.astimezone(BERLIN).date()
    ahead = [one for one in shown if one.section not in {Section.OVERDUE, Section.GONE_QUIET}]
    assert [one.day for one in ahead] == sorted(one.day for one in ahead)
    assert all(one.day >= today for one in ahead)
