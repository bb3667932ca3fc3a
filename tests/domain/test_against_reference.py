"""The follow-up rules against a second, literal reading of their text, over histories that no careful person would write."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from domain import reference
from hearback.domain.follow_up import plan
from hearback.domain.job_application import JobApplication
from hearback.domain.letter import Letter, company_key, emails_of
from hearback.domain.moments import instant_of
from hearback.domain.next_step import NextStep, Plan
from hearback.domain.pace import Pace, paces_from
from hearback.domain.workdays import Calendar
from hearback.exchange.interchange.reader import read_interchange
from hearback.system.holiday_table import LibraryHolidayTable

Json = dict[str, Any]

USER_ZONE = "Europe/Berlin"

PLACES = [
    ("DE", "BE", "Europe/Berlin"),
    ("DE", "BY", "Europe/Berlin"),
    ("DE", "DE-BY", "Europe/Berlin"),
    ("US", "NY", "America/New_York"),
    ("US", "ZZ", "America/Los_Angeles"),
    ("GB", "ENG", "Europe/London"),
    ("GB", None, "Europe/London"),
    ("IL", None, "Asia/Jerusalem"),
    ("EG", None, "Africa/Cairo"),
    ("AE", None, "Asia/Dubai"),
    ("IN", "KA", "Asia/Kolkata"),
    ("JP", None, "Asia/Tokyo"),
    ("NZ", None, "Pacific/Auckland"),
    ("AQ", None, None),
    (None, None, None),
    (None, None, "Pacific/Kiritimati"),
    (None, None, "Pacific/Pago_Pago"),
    (None, None, "Pacific/Chatham"),
    (None, None, "Australia/Lord_Howe"),
    ("DE", "XYZ", None),
]

# days around which clocks change, holidays cluster, or nothing happens at all
BASES = [
    "2026-03-06",
    "2026-03-27",
    "2026-04-01",
    "2026-04-29",
    "2026-05-22",
    "2026-09-10",
    "2026-10-01",
    "2026-10-23",
    "2026-10-30",
    "2026-11-19",
    "2026-12-21",
    "2026-07-06",
]

STEPS = ["thank-you", "check-in", "final-check-in", "application-check-in", "wait-for-interview", "move-on", "answer-them"]
MESSAGES = ["thank-you", "thank-you", "check-in", "check-in", "final-check-in", "application-check-in", "other"]
REPLIES = ["holding", "holding", "invitation", "rejection", "offer", "other"]
WALL_TIMES = ["00:00", "02:30", "08:59", "09:00", "10:00", "12:00", "14:00", "15:10", "17:00", "17:59", "18:00", "18:30", "23:30"]
TIMINGS = ["0h 0h 0h", "1d 2d 2d", "5d 5d 8d", "3wd 3wd 5wd", "0wd 1wd 1d", "20h 30h 2d", "4wd 4d 4d"]

NAMES = ["Ann", "Bo", "Cy"]
EMAILS: dict[str, list[str | None]] = {
    "Ann": ["ann@x.example", "Ann@X.example", None],
    "Bo": ["bo@x.example"],
    "Cy": [None, "cy@y.example"],
}


class _Writer:
    """Draws one application's JSON, its dates all near one day."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._base = dt.date.fromisoformat(random.choice(BASES))
        self._zone = ZoneInfo(USER_ZONE)
        self._drawn: list[str] = []

    def turn_to(self, answer: Json, now: dt.datetime) -> None:
        """Draw what follows near an answer's moments, and at times at its very edges."""
        edges = [answer[key] for key in ("earliest", "latest", "at") if answer[key]]
        self._base = (edges[0] if edges else now).date()
        self._drawn += [(edge - dt.timedelta(hours=hours)).isoformat() for edge in edges for hours in (0, 48)]

    def _one_of(self, values: Sequence[Any]) -> Any:
        return self._random.choice(values)

    def _day(self) -> dt.date:
        first, last = self._one_of([(-1, 3), (-1, 8), (-5, 16), (-20, 70)])
        return self._base + dt.timedelta(days=self._random.randint(first, last))

    def _instant(self, day: dt.date) -> str:
        zone = self._one_of([self._zone, self._zone, dt.UTC])
        wall = dt.datetime.combine(day, dt.time.fromisoformat(self._one_of(WALL_TIMES)), zone)
        return wall.isoformat(timespec="minutes")

    def _moment(self) -> str:
        # at times two things are written down as of one moment
        if self._drawn and self._one_of([True, False, False, False]):
            return str(self._one_of(self._drawn))
        day = self._day()
        self._drawn.append(self._instant(day) if self._one_of([True, True, False]) else day.isoformat())
        return self._drawn[-1]

    def _some(self, values: Sequence[Any]) -> list[Any]:
        return self._random.sample(values, self._random.randint(0, 2))

    def _many(self, make: Callable[[], Json], most: int) -> list[Json]:
        return [make() for _ in range(self._random.randint(0, most))]

    def _round(self) -> Json:
        day = self._one_of([self._base, self._base, self._day()])
        entry: Json = {"starts": self._instant(day), "people": self._some(NAMES)}
        match self._one_of(["no end", "day", "hour", "long", "day to day"]):
            case "day":
                entry["ends"] = (day + dt.timedelta(days=self._one_of([0, 1]))).isoformat()
            case "hour" | "long" as length:
                hours = 1 if length == "hour" else 30
                entry["ends"] = (dt.datetime.fromisoformat(entry["starts"]) + dt.timedelta(hours=hours)).isoformat()
            case "day to day":
                entry["starts"] = entry["ends"] = day.isoformat()
        if self._one_of([False, False, False, True]):
            entry["cancelled"] = True
        return entry

    def _message(self) -> Json:
        return {"kind": self._one_of(MESSAGES), "sent": self._moment(), "to": self._some([*NAMES, "ANN@x.example"])}

    def _reply(self) -> Json:
        return {"received": self._moment(), "kind": self._one_of(REPLIES)}

    def _promise(self) -> Json:
        return {"made": self._moment(), "answer_by": self._day().isoformat()}

    def _skip(self) -> Json:
        return {"step": self._one_of(STEPS), "at": self._moment()}

    def _people(self) -> list[Json]:
        people = [{"name": name, "email": self._one_of(EMAILS[name])} for name in NAMES]
        return [_known(person) for person in people if self._one_of([True, True, True, False])]

    def application(self) -> Json:
        country, region, zone = self._one_of(PLACES)
        self._zone = ZoneInfo(zone or USER_ZONE)
        written: Json = {
            "id": "mine",
            "company": "Lumen",
            "role": "Baker",
            "country": country,
            "region": region,
            "time_zone": zone,
            "pace": self._one_of([None, *reference.PACES]),
            "applied": self._one_of([None, self._moment(), (self._base - dt.timedelta(days=9)).isoformat()]),
            "people": self._people(),
            "rounds": self._many(self._round, 2),
            "messages": self._many(self._message, 3),
            "replies": self._many(self._reply, 2),
            "promises": self._many(self._promise, 2),
            "skips": self._many(self._skip, 2),
        }
        if self._one_of([True, False, False]):
            changed = self._some(["thank_you", "check_in", "application_check_in", "final_check_in"])
            written["pace_changes"] = {key: self._one_of(TIMINGS).split() for key in changed}
            written["pace_changes"] |= self._one_of([{}, {"move_on": "3d"}, {"move_on": "2wd"}])
        if self._one_of([True, *[False] * 9]):
            written["closed"] = {"at": self._moment(), "outcome": "withdrawn"}
        return _known(written)

    def other(self, number: int) -> Json:
        _, _, zone = self._one_of(PLACES)
        self._zone = ZoneInfo(zone or USER_ZONE)
        return _known(
            {
                "id": f"other {number}",
                "company": self._one_of([" LUMEN", "Lumen", "Arbor"]),
                "role": "Baker",
                "time_zone": zone,
                "people": self._people(),
                "messages": self._many(self._message, 4),
                "closed": self._one_of([None, {"at": self._moment(), "outcome": "withdrawn"}]),
            }
        )

    def decide(self, written: Json, step: str, now: dt.datetime) -> None:
        """Let the user snooze, pin and skip, for the most part the step that is there, before or after `now`, or book a round."""
        for decision in self._some(["snooze", "pin", "skip", "round"]):
            named = self._one_of([step, step, *STEPS])
            made = self._one_of([self._moment(), now.isoformat(), (now - dt.timedelta(days=1)).date().isoformat()])
            if decision == "snooze":
                written["snooze"] = {"step": named, "set": made, "until": self._moment()}
            elif decision == "pin":
                written["pin"] = {"step": named, "set": made, "day": self._day().isoformat()}
            elif decision == "round":
                written.setdefault("rounds", []).append({"starts": self._moment(), "people": self._some(NAMES)})
            else:
                written.setdefault("skips", []).append({"step": named, "at": made})

    def now(self) -> dt.datetime:
        first, last = self._one_of([(0, 4), (0, 20), (-3, 75)])
        return dt.datetime.fromisoformat(self._instant(self._base + dt.timedelta(days=self._random.randint(first, last))))


def _known(written: Json) -> Json:
    return {key: value for key, value in written.items() if value not in (None, [])}


def search(random: Random) -> tuple[Json, list[Json], dt.datetime]:
    """An application's JSON, some others' for courtesy, and a moment to ask at."""
    writer = _Writer(random)
    application = writer.application()
    now = writer.now()
    answer = reference.answer(application, now, reference.PACES, USER_ZONE)
    # what touches the step that is there is written around it
    writer.turn_to(answer, now)
    others = [writer.other(number) for number in range(random.randint(0, 2))]
    if random.random() < 0.5:
        writer.decide(application, answer["step"] if answer["step"] in STEPS else "check-in", now)
    return application, others, now


# --- the program's side --------------------------------------------------------------------------------------------------


@cache
def _paces() -> dict[str, Pace]:
    return paces_from(json.loads((Path(__file__).parents[2] / "resources/paces.json").read_text(encoding="utf-8")))


def _read(applications: Sequence[Json]) -> list[JobApplication]:
    document = {"format": "hearback", "version": 1, "applications": applications}
    return list(read_interchange(json.dumps(document).encode(), known_paces=_paces().keys()).applications)


_TABLE = LibraryHolidayTable()


def _calendar(application: JobApplication) -> Calendar:
    country, zone = application.country, _zone(application)
    if country is None:
        return Calendar(zone=zone, weekend=frozenset({5, 6}), holidays_in=lambda _: {})
    holidays_in = partial(_TABLE.holidays, country, application.region)
    return Calendar(zone=zone, weekend=_TABLE.weekend(country), holidays_in=holidays_in)


def _zone(application: JobApplication) -> ZoneInfo:
    return ZoneInfo(application.time_zone or USER_ZONE)


def _letters(applications: Sequence[JobApplication]) -> list[Letter]:
    return [
        Letter(
            application=one.id,
            company_key=company_key(one.company),
            emails=emails_of(one.people, message.to),
            sent=instant_of(message.sent, "event", _zone(one)),
        )
        for one in applications
        for message in one.messages
    ]


def _as_answer(step: NextStep, now: dt.datetime) -> Json:
    window = step.window
    return {
        "step": step.step.value,
        "status": step.status(now),
        "earliest": window and window.earliest,
        "best": window and window.best,
        "latest": window and window.latest,
        "at": step.at,
        "people": step.people,
        "codes": {reason.code.value for reason in step.reasons},
    }


# --- the comparison ------------------------------------------------------------------------------------------------------


def _moments_around(answer: Json) -> set[dt.datetime]:
    """The moments at which something could change, a second either side of them included."""
    edges = [answer[key] for key in ("earliest", "latest", "at") if answer[key]]
    return {edge + dt.timedelta(seconds=seconds) for edge in edges for seconds in (-1, 0, 1)}


# the program also says what moved `best`, `latest` and a move-on, and why there is nothing to do but wait
_FREE_TIME = {"weekend", "holiday", "out-of-hours"}
_WINDOWLESS = {"nothing", "wait-for-interview"}


def _assert_same(found: Json, expected: Json) -> None:
    bare = {key: value for key, value in found.items() if key != "codes"}
    assert bare == {key: value for key, value in expected.items() if key != "codes"}
    assert expected["codes"] <= found["codes"]
    if expected["step"] not in _WINDOWLESS:
        assert found["codes"] - _FREE_TIME == expected["codes"] - _FREE_TIME


def test_the_shipped_paces_are_the_ones_of_the_table() -> None:
    timings = ("thank_you", "check_in", "application_check_in", "final_check_in")
    shipped = {
        key: {name: tuple(map(str, getattr(pace, name))) for name in timings} | {"move_on": str(pace.move_on)}
        for key, pace in _paces().items()
    }
    assert shipped == reference.PACES


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# the first draws more evenly, the second shrinks
@given(st.one_of(st.randoms(use_true_random=True), st.randoms(use_true_random=False)))
def test_every_history_gets_the_answer_that_the_rules_text_gives(random: Random) -> None:
    written, others, now = search(random)
    note(json.dumps({"applications": [written, *others], "now": now.isoformat()}))
    application, *rest = _read([written, *others])
    pace, calendar, letters = _paces()[application.pace or "typical"], _calendar(application), _letters([application, *rest])

    def expected_at(moment: dt.datetime) -> Json:
        return reference.answer(written, moment, reference.PACES, USER_ZONE, others)

    kept: Plan | None = None
    for moment in sorted({now.astimezone(dt.UTC)} | _moments_around(expected_at(now))):
        expected = expected_at(moment)
        made = plan(application, pace, calendar, moment, letters)
        _assert_same(_as_answer(made.next_step, moment), expected)
        if kept is not None and (kept.holds_until is None or moment < kept.holds_until):
            # what was answered earlier was said to hold until later than this
            _assert_same(_as_answer(kept.next_step, moment), expected)
        kept = made
