"""Days and times as people type them."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.desk.fields.day_words import day_words
from hearback.desk.fields.typed_time import DayWords, typed_day, typed_time
from hearback.desk.words import Words

MONDAY = dt.date(2026, 11, 23)


def customs(language: str, tmp_path: Path) -> DayWords:
    return day_words(Words(tmp_path, language, ZoneInfo("Europe/Berlin")))


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("en-150", "2026-12-01", (2026, 12, 1)),
        ("en-150", "20261201", (2026, 12, 1)),
        ("en-150", "1 Dec", (2026, 12, 1)),
        ("en-150", "1 December 2026", (2026, 12, 1)),
        ("en-150", "Tue, 1 Dec", (2026, 12, 1)),
        ("en-150", "3/4", (2027, 4, 3)),
        ("en-150", "today", (2026, 11, 23)),
        ("en-150", " Tomorrow ", (2026, 11, 24)),
        ("en-150", "yesterday", (2026, 11, 22)),
        ("en-150", "friday", (2026, 11, 27)),
        ("en-150", "Mon", (2026, 11, 30)),
        ("en-US", "12/1/2026", (2026, 12, 1)),
        ("en-US", "12/1", (2026, 12, 1)),
        ("en-US", "Dec 1, 2026", (2026, 12, 1)),
        ("de", "1.12.2026", (2026, 12, 1)),
        ("de", "1.12.26", (2026, 12, 1)),
        ("de", "1.12.", (2026, 12, 1)),
        ("de", "1. Dezember", (2026, 12, 1)),
        ("de", "Freitag", (2026, 11, 27)),
        ("fr", "1 déc. 2026", (2026, 12, 1)),
        ("es", "1 de diciembre", (2026, 12, 1)),
        ("ja", "2026/12/01", (2026, 12, 1)),
        # nobody who types a day without a year means one eleven months away
        ("de", "5.1.", (2027, 1, 5)),
        ("de", "20.10.", (2026, 10, 20)),
    ],
)
def test_a_typed_day_is_understood_in_its_language(language: str, typed: str, day: tuple[int, int, int], tmp_path: Path) -> None:
    assert typed_day(typed, MONDAY, customs(language, tmp_path)) == dt.date(*day)


@pytest.mark.parametrize("typed", ["", "soon", "31.2.", "31.2.2026", "12", "1.2.3.4", "13.13.2026", "Dec", "1 Foo", "0.0.2026"])
def test_what_is_no_day_is_none(typed: str, tmp_path: Path) -> None:
    assert typed_day(typed, MONDAY, customs("de", tmp_path)) is None


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("14:00", (14, 0)),
        ("9:30", (9, 30)),
        ("14.30", (14, 30)),
        ("14h30", (14, 30)),
        ("1400", (14, 0)),
        ("2 PM", (14, 0)),
        ("2:15 p.m.", (14, 15)),
        ("12 am", (0, 0)),
        ("12 pm", (12, 0)),
        ("14 Uhr", (14, 0)),
        ("9", (9, 0)),
    ],
)
def test_a_typed_time_is_understood(typed: str, time: tuple[int, int]) -> None:
    assert typed_time(typed) == dt.time(*time)


@pytest.mark.parametrize("typed", ["", "25:00", "14:60", "13 pm", "0 am", "noonish", "2:3"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert typed_time(typed) is None


@given(st.text(max_size=20), st.dates())
def test_nothing_typed_breaks_the_field(typed: str, today: dt.date) -> None:
    words = DayWords("dmy", {"today": 0, "tomorrow": 1}, {"dec": 12}, {"fri": 4})
    if dt.date(2, 1, 1) < today < dt.date(9998, 1, 1):
        typed_day(typed, today, words)
    typed_time(typed)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_what_the_field_writes_it_reads(day: dt.date) -> None:
    from babel import Locale
    from babel.dates import format_skeleton

    locale = Locale("de")
    words = DayWords("dmy", {}, {name.casefold().strip("."): n for n, name in locale.months["format"]["abbreviated"].items()}, {})
    assert typed_day(format_skeleton("yMMMd", day, locale=locale), MONDAY, words) == day
