"""The table of histories in histories.md, each of which a reader can check by hand, against the rules."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.follow_up import next_step
from hearback.domain.job_application import (
    Closing,
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Person,
    Pin,
    Promise,
    Reply,
    ReplyKind,
    Round,
    Skip,
    Snooze,
    Step,
)
from hearback.domain.letter import Letter
from hearback.domain.moments import Moment
from hearback.domain.pace import Pace, Span, paces_from
from hearback.domain.workdays import Calendar
from hearback.system.holiday_table import LibraryHolidayTable

ROOT = Path(__file__).parents[2]
HOLIDAY_TABLE = LibraryHolidayTable()
COMPANY = "Lumen Health"
PEOPLE = (Person(name="Ann", email="ann@x.example"), Person(name="Bo", email="bo@x.example"), Person(name="Cy"))

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOMENT = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:\d{4}-)?\d\d-\d\d(?: \d\d:\d\d(?:\+\d\d:\d\d)?)?"
TIME_OF_DAY = r"\d\d:\d\d(?:\+\d\d:\d\d)?"


@dataclass(frozen=True)
class Row:
    """One history: what is known of the company, what happened, and what is expected at `now`."""

    name: str
    pace: Pace
    calendar: Calendar
    application: JobApplication
    letters: tuple[Letter, ...]
    now: dt.datetime
    expected_step: str
    expected_times: tuple[Moment, ...]


@dataclass
class Told:
    """What a row's words tell, as it is read."""

    zone: ZoneInfo
    application: JobApplication = field(
        default_factory=lambda: JobApplication(id="this", company=COMPANY, role="Engineer", people=PEOPLE)
    )
    letters: list[Letter] = field(default_factory=list)

    def hear(self, words: str) -> None:
        """Take in one thing that happened."""
        at = partial(moment, zone=self.zone)
        one = self.application
        if found := re.fullmatch(rf"applied ({MOMENT})", words):
            self.application = replace(one, applied=at(found[1]))
        elif found := re.fullmatch(rf"(cancelled )?round ({MOMENT})(?:-({MOMENT}|{TIME_OF_DAY}))?(?: with (.+))?", words):
            ends = found[3] and (f"{found[2].rsplit(' ', 1)[0]} {found[3]}" if found[3][0].isdigit() else found[3])
            people = tuple(found[4].split(", ")) if found[4] else ()
            meeting = Round(starts=at(found[2]), ends=at(ends) if ends else None, people=people, cancelled=bool(found[1]))
            self.application = replace(one, rounds=(*one.rounds, meeting))
        elif found := re.fullmatch(rf"letter to (\S+) ({MOMENT})", words):
            self.letters.append(self._letter(found[1], at(found[2])))
        elif found := re.fullmatch(rf"reply (\S+) ({MOMENT})", words):
            self.application = replace(one, replies=(*one.replies, Reply(kind=ReplyKind(found[1]), received=at(found[2]))))
        elif found := re.fullmatch(rf"promise ({MOMENT}) by ({MOMENT})", words):
            self.application = replace(one, promises=(*one.promises, Promise(made=at(found[1]), answer_by=at(found[2]))))
        elif found := re.fullmatch(rf"skip (\S+) ({MOMENT})", words):
            self.application = replace(one, skips=(*one.skips, Skip(step=Step(found[1]), at=at(found[2]))))
        elif found := re.fullmatch(rf"snooze (\S+) ({MOMENT}) until ({MOMENT})", words):
            self.application = replace(one, snooze=Snooze(step=Step(found[1]), set=at(found[2]), until=at(found[3])))
        elif found := re.fullmatch(rf"pin (\S+) ({MOMENT}) on ({MOMENT})", words):
            self.application = replace(one, pin=Pin(step=Step(found[1]), set=at(found[2]), day=at(found[3])))
        elif found := re.fullmatch(rf"closed ({MOMENT})", words):
            self.application = replace(one, closed=Closing(at=at(found[1]), outcome=Outcome.WITHDRAWN))
        elif found := re.fullmatch(rf"(\S+) ({MOMENT})(?: to (.+))?", words):
            to = tuple(found[3].split(", ")) if found[3] else ()
            self.application = replace(
                one, messages=(*one.messages, Message(kind=MessageKind(found[1]), sent=at(found[2]), to=to))
            )
        else:
            raise ValueError(words)

    def _letter(self, to: str, sent: Moment) -> Letter:
        assert isinstance(sent, dt.datetime)
        if to == "company":
            return Letter(application="another", company_key=COMPANY.casefold(), emails=frozenset(), sent=sent)
        emails = frozenset({person.email for person in PEOPLE if person.name == to and person.email} or {to.casefold()})
        return Letter(application="another", company_key="elsewhere", emails=emails, sent=sent)


def moment(text: str, zone: ZoneInfo) -> Moment:
    """Read `Thu 11-19 14:00`: of 2026 unless the year is given, in `zone` unless an offset is; the weekday must be right."""
    weekday, day_text, *time_text = text.split(" ")
    day = dt.date.fromisoformat(day_text if len(day_text) == 10 else f"2026-{day_text}")
    assert WEEKDAYS[day.weekday()] == weekday, text
    if not time_text:
        return day
    time = dt.time.fromisoformat(time_text[0])
    return dt.datetime.combine(day, time, time.tzinfo or zone).astimezone(dt.UTC)


def company(text: str, paces: Mapping[str, Pace]) -> tuple[Pace, Calendar]:
    """Read `retail, DE-BE Europe/Berlin`."""
    *timing, place = text.split(", ")
    pace = paces["typical"]
    for words in timing:
        if words.startswith("check-in "):
            a, b, c = map(Span.parse, words.split()[1:])
            pace = replace(pace, check_in=(a, b, c))
        else:
            pace = paces[words]
    *where, zone_name = place.split(" ")
    zone = ZoneInfo("Europe/Berlin" if zone_name == "Berlin" else zone_name)
    if not where:
        return pace, Calendar(zone, frozenset({5, 6}), lambda year: {})
    country, _, region = where[0].partition("-")
    return pace, Calendar(
        zone, HOLIDAY_TABLE.weekend(country), lambda year: HOLIDAY_TABLE.holidays(country, region or None, year)
    )


def rows() -> Iterator[Row]:
    """Read the rows of histories.md."""
    paces = paces_from(json.loads((ROOT / "resources" / "paces.json").read_text(encoding="utf-8")))
    for line in (Path(__file__).parent / "histories.md").read_text(encoding="utf-8").splitlines():
        if not line.startswith("| ") or line.startswith("| history"):
            continue
        name, where, happened, now_text, step, times, _ = (cell.strip() for cell in line.strip("|").split("|"))
        pace, calendar = company(where, paces)
        told = Told(calendar.zone)
        for words in filter(None, happened.split("; ")):
            told.hear(words)
        now = moment(now_text, calendar.zone)
        assert isinstance(now, dt.datetime)
        expected = tuple(moment(text, calendar.zone) for text in filter(None, times.split(" / ")))
        yield Row(name, pace, calendar, told.application, tuple(told.letters), now, step, expected)


ROWS = list(rows())


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.name}, {row.calendar.zone}" for row in ROWS])
def test_history(row: Row) -> None:
    found = next_step(row.application, row.pace, row.calendar, row.now, row.letters)
    step = f"{found.step} to {', '.join(found.people)}" if found.people else str(found.step)
    window = found.window
    times = (window.earliest, window.best, window.latest) if window else (found.at,) if found.at else ()
    assert (step, times) == (row.expected_step, row.expected_times)


def test_the_table_is_worth_its_name() -> None:
    assert len(ROWS) >= 60
