"""Working time and spans, by the words of follow-up-rules, "Time"."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.moments import instant_of
from hearback.domain.pace import Span
from hearback.domain.workdays import Calendar

BERLIN = ZoneInfo("Europe/Berlin")
HOLIDAYS = {dt.date(2026, 4, 3): "Good Friday", dt.date(2026, 4, 6): "Easter Monday"}


def calendar(zone: ZoneInfo = BERLIN, weekend: frozenset[int] = frozenset({5, 6})) -> Calendar:
    return Calendar(zone, weekend, lambda year: {day: name for day, name in HOLIDAYS.items() if day.year == year})


def at(text: str, zone: ZoneInfo = BERLIN) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(dt.UTC)


@pytest.mark.parametrize(
    ("counts_as", "wall_time"), [("start", "09:00"), ("end", "17:00"), ("event", "12:00")], ids=["start", "end", "event"]
)
def test_a_day_without_a_time_counts_at_a_wall_time_of_the_companys_zone(counts_as: str, wall_time: str) -> None:
    zone = ZoneInfo("Pacific/Auckland")
    found = {
        "start": instant_of(dt.date(2026, 11, 20), "start", zone),
        "end": instant_of(dt.date(2026, 11, 20), "end", zone),
        "event": instant_of(dt.date(2026, 11, 20), "event", zone),
    }
    assert found[counts_as] == at(f"2026-11-20T{wall_time}", zone)


def test_hours_are_elapsed() -> None:
    assert calendar().later(at("2026-03-28T12:00"), Span.parse("24h")) == at("2026-03-29T13:00")


def test_days_keep_the_wall_time_so_that_a_week_stays_a_week_across_a_clock_change() -> None:
    assert calendar().later(at("2026-03-25T12:00"), Span.parse("7d")) == at("2026-04-01T12:00")


def test_working_days_keep_the_wall_time_and_are_counted_from_open() -> None:
    assert calendar().later(at("2026-03-27T15:00"), Span.parse("2wd")) == at("2026-03-31T15:00")
    assert calendar().later(at("2026-03-28T15:00"), Span.parse("2wd")) == at("2026-04-01T09:00")
    assert calendar().later(at("2026-04-02T15:00"), Span.parse("1wd")) == at("2026-04-07T15:00")


def test_a_wall_time_that_a_clock_change_skips_moves_forward_by_the_gap() -> None:
    assert calendar().later(at("2026-03-28T02:30"), Span.parse("1d")) == at("2026-03-29T03:30")


def test_a_wall_time_that_occurs_twice_is_the_first() -> None:
    assert calendar().later(at("2026-10-24T02:30"), Span.parse("1d")) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_no_time_at_all_is_no_change_even_in_the_hour_that_occurs_twice() -> None:
    second = dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    assert calendar().later(second, Span.parse("0d")) == second


@pytest.mark.parametrize(
    ("instant", "opens", "closes"),
    [
        ("2026-04-01T09:00", "2026-04-01T09:00", "2026-04-01T18:00"),
        ("2026-04-01T17:59", "2026-04-01T17:59", "2026-04-01T18:00"),
        ("2026-04-01T08:59", "2026-04-01T09:00", "2026-04-01T18:00"),
        # 18:00 itself is no longer working time
        ("2026-04-01T18:00", "2026-04-02T09:00", "2026-04-02T18:00"),
        # Good Friday, the weekend, Easter Monday
        ("2026-04-02T18:00", "2026-04-07T09:00", "2026-04-07T18:00"),
        ("2026-04-05T12:00", "2026-04-07T09:00", "2026-04-07T18:00"),
    ],
)
def test_open_is_the_first_working_instant_and_close_the_end_of_its_day(instant: str, opens: str, closes: str) -> None:
    assert calendar().open(at(instant)) == at(opens)
    assert calendar().close(at(instant)) == at(closes)


def test_a_weekend_may_be_friday_and_saturday() -> None:
    zone = ZoneInfo("Asia/Jerusalem")
    assert calendar(zone, frozenset({4, 5})).open(at("2026-11-20T10:00", zone)) == at("2026-11-22T09:00", zone)


def test_a_day_that_the_zone_left_out_is_no_working_day() -> None:
    """Samoa went from Thursday 2011-12-29 straight to Saturday."""
    zone = ZoneInfo("Pacific/Apia")
    found = calendar(zone).after(dt.date(2011, 12, 29))
    assert (found.day, found.opens) == (dt.date(2012, 1, 2), at("2012-01-02T09:00", zone))


def test_a_calendar_without_working_days_has_an_answer() -> None:
    never = calendar(weekend=frozenset(range(7)))
    assert never.open(at("2026-04-01T20:00")) == at("2026-04-02T09:00")
    assert never.later(at("2026-04-01T12:00"), Span.parse("9999wd")) > at("2050-01-01T00:00")
