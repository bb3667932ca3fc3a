"""Which rounds want a debrief, and what notes its answers make."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.debrief import DEBRIEF_WITHIN, debriefs_wanted, notes_from, round_mark, rounds_to_look_back_on
from hearback.domain.job_application import Closing, ConversationNote, JobApplication, NoteKind, Outcome, Round
from hearback.domain.workdays import Calendar

BERLIN = Calendar(zone=ZoneInfo("Europe/Berlin"), weekend=frozenset({5, 6}), holidays_in=lambda _year: {})
NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
YESTERDAY = Round(starts=NOW - 25 * HOUR, ends=NOW - 24 * HOUR)
LUMEN = JobApplication(id="lumen", company="Lumen", role="Engineer")


def wanted(*rounds: Round, now: dt.datetime = NOW, dismissed: tuple[str, ...] = (), closed: Closing | None = None) -> list[int]:
    application = replace(LUMEN, rounds=rounds, closed=closed)
    return [one.round_index for one in debriefs_wanted(application, BERLIN, now, dismissed)]


def test_a_round_just_over_without_a_note_wants_one() -> None:
    assert wanted(YESTERDAY) == [0]


@pytest.mark.parametrize(
    "one",
    [
        replace(YESTERDAY, cancelled=True),
        replace(YESTERDAY, notes=(ConversationNote(text="x"),)),
        Round(starts=NOW - HOUR / 2),
        Round(starts=NOW + HOUR),
        Round(starts=NOW - DEBRIEF_WITHIN - 2 * HOUR, ends=NOW - DEBRIEF_WITHIN - HOUR),
    ],
    ids=["cancelled", "noted", "not over", "ahead", "long ago"],
)
def test_others_want_none(one: Round) -> None:
    assert wanted(one) == []


def test_neither_does_one_dismissed_or_of_a_closed_application() -> None:
    assert wanted(YESTERDAY, dismissed=(round_mark(YESTERDAY),)) == []
    assert wanted(YESTERDAY, closed=Closing(at=NOW, outcome=Outcome.REJECTED)) == []
    assert wanted(replace(YESTERDAY, starts=YESTERDAY.starts - HOUR), dismissed=(round_mark(YESTERDAY),)) == [0]


def test_the_newest_comes_first_and_a_day_counts_until_its_evening() -> None:
    today = Round(starts=dt.date(2026, 11, 23), ends=dt.date(2026, 11, 23))

    assert wanted(YESTERDAY, today) == [0]
    assert wanted(YESTERDAY, today, now=NOW + 4 * HOUR) == [1, 0]


@given(st.timedeltas(min_value=dt.timedelta(days=-30), max_value=dt.timedelta(days=30)))
def test_a_round_wants_one_from_its_end_for_as_long_as_it_is_fresh(since: dt.timedelta) -> None:
    one = Round(starts=NOW - since - HOUR, ends=NOW - since)
    assert bool(wanted(one)) == (dt.timedelta(0) <= since <= DEBRIEF_WITHIN)


def test_any_round_that_has_begun_can_be_looked_back_on() -> None:
    rounds = (
        replace(YESTERDAY, notes=(ConversationNote(text="x"),)),
        Round(starts=NOW + HOUR),
        replace(YESTERDAY, cancelled=True),
        Round(starts=NOW - HOUR / 2),
    )
    assert rounds_to_look_back_on(replace(LUMEN, rounds=rounds), BERLIN, NOW) == [3, 0]


def test_an_answer_makes_a_note_a_line() -> None:
    text = "schema  changes\n\n - follow-the-sun\n• “We lost two weeks”\n-5 °C in the lab\n"

    assert list(notes_from(text, NoteKind.INSIGHT, "Priya")) == [
        ConversationNote(text="schema changes", kind=NoteKind.INSIGHT, person="Priya"),
        ConversationNote(text="follow-the-sun", kind=NoteKind.INSIGHT, person="Priya"),
        ConversationNote(text="“We lost two weeks”", kind=NoteKind.QUOTE, person="Priya"),
        ConversationNote(text="-5 °C in the lab", kind=NoteKind.INSIGHT, person="Priya"),
    ]
