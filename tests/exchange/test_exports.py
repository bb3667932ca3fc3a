"""The exports: what scripts, spreadsheets and calendars are given, and that the files are private and whole."""

import csv
import datetime as dt
import io
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from exchange import histories
from hearback.domain.job_application import JobApplication, Message, MessageKind, Person, Reply, ReplyKind, Round, Step
from hearback.domain.next_step import NextStep, Reason, ReasonCode, Status, Window
from hearback.domain.stage import Group, Stage, StageKind
from hearback.exchange.calendars.export import write_calendar
from hearback.exchange.interchange.due_json import due_json, told
from hearback.exchange.private_file import save_private
from hearback.exchange.tables.export import Column, Entry, TableWords, harmless, write_table
from hearback.usecases.planning import Listed
from hearback.usecases.ports import ListRow

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)


def utc(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.UTC)


CHECK_IN = NextStep(
    step=Step.CHECK_IN,
    window=Window(utc(26, 8), utc(26, 9), utc(30, 17)),
    reasons=(
        Reason(ReasonCode.AFTER_MESSAGE, {"at": utc(19, 14), "kind": MessageKind.THANK_YOU}),
        Reason(ReasonCode.HOLIDAY, {"day": dt.date(2026, 11, 26), "name": "Thanksgiving"}),
        Reason(ReasonCode.THANK_REST, {"people": ("Priya Nair", "Zoë")}),
    ),
)


def listed(step: NextStep, zone: str | None, company: str = "Zoë & Søn") -> Listed:
    row = ListRow(id="a1", company=company, role="Engineer", next_step=step, stage=None, group=Group.DUE)
    application = JobApplication(id="a1", company=company, role="Engineer", time_zone=zone)
    return Listed(row, step, step.status(NOW), zone, told(application, step, ZoneInfo(zone) if zone else LONDON))


# due --json


def test_a_step_to_do_is_told_in_the_companys_zone_with_its_reasons() -> None:
    assert json.loads(due_json([listed(CHECK_IN, "Europe/Berlin")])) == [
        {
            "id": "a1",
            "company": "Zoë & Søn",
            "role": "Engineer",
            "step": "check-in",
            "status": "upcoming",
            "earliest": "2026-11-26T09:00:00+01:00",
            "best": "2026-11-26T10:00:00+01:00",
            "latest": "2026-11-30T18:00:00+01:00",
            "at": None,
            "reasons": [
                {"code": "after-message", "at": "2026-11-19T15:00:00+01:00", "kind": "thank-you"},
                {"code": "holiday", "day": "2026-11-26", "name": "Thanksgiving"},
                {"code": "thank-rest", "people": ["Priya Nair", "Zoë"]},
            ],
        }
    ]


def test_steps_without_a_window_have_a_moment_or_nothing() -> None:
    moving_on = NextStep(step=Step.MOVE_ON, at=utc(23, 12))
    first, second = json.loads(due_json([listed(moving_on, None), listed(NextStep(step=Step.NOTHING), None)]))

    assert (first["at"], first["best"], first["status"]) == ("2026-11-23T12:00:00+00:00", None, Status.OPEN)
    assert (second["step"], second["at"], second["status"], second["reasons"]) == ("nothing", None, None, [])


def test_words_that_look_like_the_status_stay_the_users() -> None:
    (one,) = json.loads(due_json([listed(CHECK_IN, None, company='"status": null')]))
    assert (one["company"], one["status"]) == ('"status": null', "upcoming")


def test_nothing_due_is_an_empty_array() -> None:
    assert json.loads(due_json([])) == []


# the list as a table

ENTRY = Entry(
    application=JobApplication(
        id="a1",
        company='Lumen; "Health", Ltd',
        role="=cmd|' /C calc'!A0",
        time_zone="Asia/Tokyo",
        applied=dt.date(2026, 10, 28),
        location="Tōkyō",
        tags=("remote", "dream"),
        url="https://lumen.example",
        people=(Person(name="Priya Nair", email="priya@lumen.example"), Person(name="Tom")),
        messages=(Message(kind=MessageKind.THANK_YOU, sent=utc(20, 20)),),
        replies=(
            Reply(received=dt.date(2026, 11, 19), kind=ReplyKind.HOLDING),
            Reply(received=utc(30, 9), kind=ReplyKind.OTHER),
        ),
        notes="first\nsecond",
    ),
    stage=Stage(StageKind.APPLIED),
    next_step=CHECK_IN,
)
WORDS = TableWords(
    headings={column: column.value.title() for column in Column},
    stage=lambda stage: stage.kind.value,
    next_step=lambda step: step.step.value,
)


def table(*entries: Entry, words: TableWords = WORDS) -> bytes:
    return b"".join(write_table(entries, words, now=NOW, user_zone=LONDON))


def test_the_table_holds_what_a_person_wants_to_see() -> None:
    data = table(ENTRY)

    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    heading, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert heading == [column.value.title() for column in Column]
    assert dict(zip(Column, row, strict=True)) == {
        Column.COMPANY: 'Lumen; "Health", Ltd',
        Column.ROLE: "'=cmd|' /C calc'!A0",
        Column.STAGE: "applied",
        Column.NEXT_STEP: "check-in",
        Column.EARLIEST: "2026-11-26 17:00",
        Column.BEST: "2026-11-26 18:00",
        Column.LATEST: "2026-12-01 02:00",
        Column.APPLIED: "2026-10-28",
        Column.LAST_CONTACT: "2026-11-21 05:00",
        Column.PEOPLE: "Priya Nair; Tom",
        Column.EMAILS: "priya@lumen.example",
        Column.LOCATION: "Tōkyō",
        Column.SALARY: "",
        Column.LINK: "https://lumen.example",
        Column.TAGS: "remote; dream",
        Column.NOTES: "first\nsecond",
    }


def test_languages_with_decimal_commas_get_semicolons() -> None:
    words = TableWords(headings=WORDS.headings, stage=WORDS.stage, next_step=WORDS.next_step, delimiter=";")
    rows = list(csv.reader(io.StringIO(table(ENTRY, words=words).decode("utf-8-sig"), newline=""), delimiter=";"))

    assert [len(row) for row in rows] == [len(Column)] * 2


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n@x", "\u00a0=1", "＝1"])
def test_cells_that_begin_like_a_formula_are_made_harmless(begins: str) -> None:
    assert harmless(begins) == f"'{begins}"


@pytest.mark.parametrize("cell", ["", "Lumen", "a=1", "50,- €", "'quoted", "3-5 years"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


@settings(max_examples=60, deadline=None)
@given(histories.applications)
def test_every_application_is_one_row_that_runs_nothing(application: JobApplication) -> None:
    data = table(Entry(application=application, stage=None, next_step=None))

    _heading, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert len(row) == len(Column)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) or cell.startswith(("\t", "\r")) for cell in row)


# the calendar


class PlainWords:
    """Titles that show what they were given."""

    def follow_up(self, application: JobApplication, next_step: NextStep) -> tuple[str, str]:
        return f"{next_step.step}: {application.company}", application.notes or ""

    def round(self, application: JobApplication, round_: Round) -> tuple[str, str]:
        return f"{round_.name or ''}: {application.company}", ", ".join(round_.people)


def calendar(application: JobApplication, step: NextStep | None = None, now: dt.datetime = NOW) -> bytes:
    return b"".join(write_calendar([(application, step)], PlainWords(), now=now, user_zone=LONDON))


def events(data: bytes) -> list[dict[str, object]]:
    return [
        {name: event.decoded(name) for name in ("SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "TRANSP") if name in event}
        for event in Calendar.from_ical(data).walk("VEVENT")
    ]


LUMEN = JobApplication(id="a1", company="Lumen", role="Engineer", time_zone="Europe/Berlin")


def test_a_step_stands_at_its_best_moment_and_leaves_the_user_free() -> None:
    assert events(calendar(LUMEN, CHECK_IN)) == [
        {
            "SUMMARY": "check-in: Lumen",
            "DTSTART": utc(26, 9),
            "DTEND": utc(26, 9, 15),
            "TRANSP": "TRANSPARENT",
        }
    ]


def test_a_step_whose_best_moment_has_passed_stands_at_now() -> None:
    (event,) = events(calendar(LUMEN, CHECK_IN, now=utc(28, 10)))

    assert event["DTSTART"] == utc(28, 10)


def test_waiting_and_nothing_are_no_events() -> None:
    assert events(calendar(LUMEN, NextStep(step=Step.NOTHING))) == []
    assert events(calendar(LUMEN, NextStep(step=Step.WAIT_FOR_INTERVIEW, at=utc(30, 9)))) == []


def test_rounds_that_are_not_over_are_told_and_others_are_not() -> None:
    rounds = (
        Round(name="Over", starts=utc(20, 9), ends=utc(20, 10)),
        Round(name="Running", starts=utc(23, 12, 30)),
        Round(name="Booked", starts=utc(30, 9), ends=utc(30, 10), people=("Priya Nair", "Tom")),
        Round(name="Called off", starts=utc(30, 9), cancelled=True),
        Round(name="Some time", starts=dt.date(2026, 12, 1)),
        Round(name="Two days", starts=dt.date(2026, 12, 3), ends=dt.date(2026, 12, 4)),
    )

    running, booked, some_time, two_days = events(
        calendar(JobApplication(id="a1", company="Lumen", role="Engineer", rounds=rounds))
    )

    assert (running["DTSTART"], running["DTEND"]) == (utc(23, 12, 30), utc(23, 13, 30))
    assert (booked["DTSTART"], booked["DTEND"], booked["DESCRIPTION"]) == (utc(30, 9), utc(30, 10), "Priya Nair, Tom")
    assert booked["TRANSP"] == "OPAQUE"
    assert (some_time["DTSTART"], some_time["DTEND"]) == (dt.date(2026, 12, 1), dt.date(2026, 12, 2))
    assert (two_days["DTSTART"], two_days["DTEND"]) == (dt.date(2026, 12, 3), dt.date(2026, 12, 5))


def test_events_keep_their_names_from_export_to_export() -> None:
    one = JobApplication(id="a1", company="Lumen", role="Engineer", rounds=(Round(starts=utc(30, 9)),))
    later = JobApplication(id="a1", company="Lumen", role="Engineer", rounds=(Round(starts=utc(30, 11)),))

    def uids(data: bytes) -> list[str]:
        return [str(event["UID"]) for event in Calendar.from_ical(data).walk("VEVENT")]

    assert uids(calendar(one, CHECK_IN)) == uids(calendar(later, CHECK_IN, now=utc(24, 9)))
    assert len(set(uids(calendar(one, CHECK_IN)))) == 2


@settings(max_examples=80, deadline=None)
@given(st.text(histories.characters, max_size=120), st.text(histories.characters, max_size=200))
def test_any_words_survive_in_a_calendar_of_the_right_shape(company: str, notes: str) -> None:
    data = calendar(JobApplication(id="a1", company=company, role="Engineer", notes=notes), CHECK_IN)

    assert all(len(line) <= 75 and line.decode() is not None for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert set(event) <= {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    printable = "".join(sign for sign in company if sign.isprintable() or sign == " ")
    assert all(sign in str(event["SUMMARY"]) for sign in printable)


def test_a_description_comes_back_as_it_was() -> None:
    notes = "Ask: a,b;c\\d\nnew line — „Grüße“ " + "長い" * 60
    (event,) = Calendar.from_ical(calendar(JobApplication(id="a1", company="L", role="E", notes=notes), CHECK_IN)).walk("VEVENT")

    assert str(event["DESCRIPTION"]) == notes


# files


def test_a_saved_file_is_private_whatever_was_there(tmp_path: Path) -> None:
    target = tmp_path / "export.json"
    target.write_bytes(b"old")
    target.chmod(0o666)
    before = os.umask(0)
    try:
        save_private(target, [b"new ", b"data"])
    finally:
        os.umask(before)

    assert target.read_bytes() == b"new data"
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights on Windows")
def test_a_link_is_replaced_and_what_it_points_to_left_alone(tmp_path: Path) -> None:
    victim, link = tmp_path / "victim", tmp_path / "export.csv"
    victim.write_bytes(b"precious")
    link.symlink_to(victim)

    save_private(link, [b"table"])

    assert victim.read_bytes() == b"precious"
    assert link.read_bytes() == b"table" and not link.is_symlink()


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "export.json"
    target.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        save_private(target, pieces())

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_folders_and_devices_are_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".+"):
        save_private(tmp_path, [b""])
    if os.name == "posix":
        with pytest.raises(OSError, match=r".+"):
            save_private(Path("/dev/null"), [b""])
