"""Interview invitations from calendar files: people, times in the right zone, recurrence, and the application they fit."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.importing import BERLIN, EXAMPLES, WORDS
from hearback.domain.job_application import Closing, JobApplication, Outcome, Person, Round
from hearback.exchange.calendars.file import read_invitations
from hearback.exchange.calendars.fit import best_fit, proposal, round_of, with_invitation
from hearback.usecases.faults import Refused
from hearback.usecases.invitations import Fit, Invitation, Proposal

NEW_YORK = ZoneInfo("America/New_York")
START = "DTSTART:20261119T140000Z"
PANEL = dt.datetime(2026, 11, 19, 13, tzinfo=dt.UTC)


def outlook() -> Invitation:
    (invitation,) = read_invitations((EXAMPLES / "invitation-outlook.ics").read_bytes(), WORDS, user_zone=NEW_YORK)
    return invitation


def event(*lines: str, method: str = "REQUEST", above: str = "") -> bytes:
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\n{above}BEGIN:VEVENT\r\nUID:1\r\n"
    return (head + "".join(line + "\r\n" for line in lines) + "END:VEVENT\r\nEND:VCALENDAR\r\n").encode()


def sole(data: bytes, *addresses: str) -> Invitation:
    (invitation,) = read_invitations(data, WORDS, user_zone=BERLIN, user_addresses=addresses)
    return invitation


def test_the_invitation_as_outlook_sends_it() -> None:
    assert outlook() == Invitation(
        uid="040000008200E00074C5B7101A82E00800000000F0A1",
        summary="Interview: Data Platform Engineer (Panel)",
        starts=PANEL,
        ends=dt.datetime(2026, 11, 19, 14, 10, tzinfo=dt.UTC),
        time_zone="Europe/Berlin",
        people=(
            Person(name="Priya Nair", email="priya.nair@lumen.example"),
            Person(name="Tom Weiss", email="tom.weiss@lumen.example"),
        ),
        organizer=Person(name="Lumen Health Talent", email="talent@lumen.example"),
        addresses=("priya.nair@lumen.example", "tom.weiss@lumen.example", "talent@lumen.example"),
        location="Lumen Health, Torstr. 1, Berlin",
        description="Panel interview, Data Platform Engineer\nJoin: https://meet.example/abc",
    )


def test_it_names_its_round_its_company_and_its_role() -> None:
    assert round_of(outlook(), WORDS) == Round(
        name="Panel",
        starts=PANEL,
        ends=dt.datetime(2026, 11, 19, 14, 10, tzinfo=dt.UTC),
        people=("Priya Nair", "Tom Weiss"),
    )
    assert proposal(outlook(), WORDS) == Proposal("Lumen Health", "Data Platform Engineer")


def test_it_goes_to_the_application_that_it_fits_best() -> None:
    engineer = JobApplication(id="engineer", company="Lumen Health", role="Data Platform Engineer")
    nurse = JobApplication(id="nurse", company="Lumen Health", role="Nurse Educator")
    elsewhere = JobApplication(id="elsewhere", company="Arbor Bank", role="Data Platform Engineer")

    assert best_fit(outlook(), [elsewhere, nurse, engineer], WORDS) == Fit("engineer", ("engineer", "nurse"))
    assert best_fit(outlook(), [elsewhere], WORDS) == Fit(None, ())
    # two that fit alike are for the user to tell apart
    clerk = replace(nurse, id="clerk", role="Clerk")
    assert best_fit(outlook(), [nurse, clerk], WORDS).application is None
    # an ended one only where no other fits
    ended = replace(engineer, closed=Closing(at=dt.date(2026, 10, 1), outcome=Outcome.REJECTED))
    assert best_fit(outlook(), [ended, nurse], WORDS).application == "nurse"
    # somebody known is the best clue
    known = replace(elsewhere, people=(Person(name="P. Nair", email="Priya.Nair@lumen.example"),))
    assert best_fit(outlook(), [nurse, known], WORDS).application == "elsewhere"


def test_it_completes_the_round_that_is_known_already_and_keeps_its_notes() -> None:
    known = JobApplication(
        id="1",
        company="Lumen Health",
        role="Data Platform Engineer",
        people=(Person(name="Priya Nair"),),
        rounds=(Round(starts=dt.date(2026, 11, 19), name="On site", people=("Priya Nair",)),),
    )

    once = with_invitation(known, outlook(), WORDS, BERLIN)

    assert once.people == outlook().people
    assert once.rounds == (replace(round_of(outlook(), WORDS), name="On site"),)
    assert with_invitation(once, outlook(), WORDS, BERLIN) == once
    moved = with_invitation(once, replace(outlook(), starts=PANEL + dt.timedelta(hours=2), ends=None), WORDS, BERLIN)
    assert [one.starts for one in moved.rounds] == [PANEL + dt.timedelta(hours=2)]
    cancelled = with_invitation(once, replace(outlook(), cancelled=True), WORDS, BERLIN)
    assert [one.cancelled for one in cancelled.rounds] == [True]
    assert with_invitation(replace(known, rounds=()), replace(outlook(), cancelled=True), WORDS, BERLIN).rounds == ()


@pytest.mark.parametrize(
    ("start", "zone", "instant"),
    [
        ("DTSTART:20261119T140000Z", None, "2026-11-19T14:00+00:00"),
        ("DTSTART;TZID=America/New_York:20261119T140000", "America/New_York", "2026-11-19T19:00+00:00"),
        ("DTSTART;TZID=Pacific Standard Time:20261119T140000", "America/Los_Angeles", "2026-11-19T22:00+00:00"),
        ("DTSTART;TZID=/freeassociation.example/Asia/Tokyo:20261119T140000", "Asia/Tokyo", "2026-11-19T05:00+00:00"),
        ("DTSTART:20261119T140000", None, "2026-11-19T13:00+00:00"),
        # skipped by the clock change, so it moves forward with the clock
        ("DTSTART;TZID=W. Europe Standard Time:20270328T023000", "Europe/Berlin", "2027-03-28T01:30+00:00"),
    ],
)
def test_times_are_in_their_own_zone(start: str, zone: str | None, instant: str) -> None:
    invitation = sole(event(start))

    assert (invitation.starts, invitation.time_zone) == (dt.datetime.fromisoformat(instant), zone)


def test_a_zone_that_exists_nowhere_is_said() -> None:
    invitation = sole(event("DTSTART;TZID=Customized Time Zone:20261119T140000"))

    assert invitation.starts == PANEL
    assert [fault.problem for fault in invitation.notices] == ["zone-not-known"]


def test_whole_days_end_on_their_last_day() -> None:
    one = sole(event("DTSTART;VALUE=DATE:20261119", "DTEND;VALUE=DATE:20261120"))
    two = sole(event("DTSTART;VALUE=DATE:20261119", "DTEND;VALUE=DATE:20261121"))

    assert (one.starts, one.ends) == (dt.date(2026, 11, 19), None)
    assert (two.starts, two.ends) == (dt.date(2026, 11, 19), dt.date(2026, 11, 20))


def test_who_is_met_is_neither_the_user_nor_a_room_nor_a_mailbox() -> None:
    data = event(
        "DTSTART:20261119T140000Z",
        'ORGANIZER;CN="Weiss, Tom (Lumen)":mailto:Tom.Weiss@lumen.example',
        "ATTENDEE;CN=Sam Doe:mailto:sam@gmail.com",
        "ATTENDEE;CN=Board room;CUTYPE=ROOM:mailto:room1@lumen.example",
        "ATTENDEE;CN=HR:mailto:hr@lumen.example",
        "ATTENDEE:mailto:ana.ek@agency.example",
    )

    assert [person.name for person in sole(data, "SAM@gmail.com").people] == ["Tom Weiss", "ana.ek@agency.example"]


def test_where_nobody_can_tell_who_the_user_is_nobody_is_left_out() -> None:
    data = event(
        "DTSTART:20261119T140000Z",
        "ORGANIZER;CN=Tom Weiss:mailto:tom@lumen.example",
        "ATTENDEE;CN=Sam Doe:mailto:sam@mail.example",
        "ATTENDEE;CN=Ana Ek:mailto:ana@agency.example",
    )

    assert [person.name for person in sole(data).people] == ["Tom Weiss", "Sam Doe", "Ana Ek"]


def test_cancellations_and_answers() -> None:
    assert sole(event(START, method="CANCEL")).cancelled
    assert sole(event(START, "STATUS:CANCELLED")).cancelled
    with pytest.raises(Refused) as refused:
        sole(event(START, method="REPLY"))
    assert refused.value.faults[0].problem == "not-an-invitation"


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", ["11-19", "11-20", "11-21"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261127T000000Z", ["11-19", "11-24", "11-26"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2", ["11-19", "12-03"]),
        ("FREQ=MONTHLY;BYDAY=3TH;COUNT=2", ["11-19", "12-17"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ["11-19", "11-30", "12-31"]),
    ],
)
def test_recurring_interviews_are_interviews_each(rule: str, days: list[str]) -> None:
    found = read_invitations(event("DTSTART;TZID=Europe/Berlin:20261119T140000", f"RRULE:{rule}"), WORDS, user_zone=NEW_YORK)

    assert [one.starts for one in found] == [
        dt.datetime.fromisoformat(f"2026-{day}T14:00").replace(tzinfo=BERLIN).astimezone(dt.UTC) for day in days
    ]


def test_one_of_a_series_can_be_moved_and_one_left_out() -> None:
    series = "DTSTART:20261119T140000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20261203T140000Z\r\nEND:VEVENT\r\n"
    moved = "BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20261126T140000Z\r\nDTSTART:20261127T090000Z"

    found = read_invitations(event(series + moved), WORDS, user_zone=BERLIN)

    assert [str(one.starts)[:16] for one in found] == ["2026-11-19 14:00", "2026-11-27 09:00"]


def test_an_endless_rule_ends_after_fifty_or_two_years() -> None:
    daily = read_invitations(event(START, "RRULE:FREQ=DAILY"), WORDS, user_zone=BERLIN)
    yearly = read_invitations(event(START, "RRULE:FREQ=YEARLY"), WORDS, user_zone=BERLIN)
    never = read_invitations(event(START, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), WORDS, user_zone=BERLIN)

    assert (len(daily), len(yearly), len(never)) == (50, 3, 1)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (event(START, "RRULE:FREQ=SECONDLY"), "recurrence-refused"),
        (event(START, "RRULE;X=1:FREQ=MINUTELY;COUNT=1000000000"), "recurrence-refused"),
        (event(START, "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYSECOND=1,2"), "recurrence-refused"),
        (event(START, "RRULE:FREQ=WEEKLY;BYDAY=XX"), "recurrence-refused"),
        (event("SUMMARY:no start"), "event-without-start"),
        (event("DTSTART:tomorrow"), "event-without-start"),
        (event(START, "SUMMARY:\0"), "nul-bytes"),
        (event(START, "DESCRIPTION:" + "x" * 100_000), "event-too-large"),
        (event(*([f"{START}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2"] * 300), START), "too-many-events"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no-events"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 200_000, "no-events"),
        (b"hello", "not-a-calendar"),
        (b"BEGIN:VCALENDAR\r\n" + b"X" * (5 << 20), "file-too-large"),
    ],
)  # fmt: skip
def test_hostile_calendars_are_refused(data: bytes, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        read_invitations(data, WORDS, user_zone=BERLIN)

    assert refused.value.faults[0].problem == problem


def test_a_time_zone_definition_that_explodes_is_never_run() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nRRULE:FREQ=SECONDLY\r\n"
        "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )

    assert sole(event("DTSTART;TZID=Europe/Berlin:20261119T140000", above=zone)).starts == PANEL


PIECES = st.sampled_from(
    "DTSTART DTEND DURATION RRULE EXDATE ATTENDEE ORGANIZER SUMMARY STATUS RECURRENCE-ID LOCATION X".split()  # noqa: SIM905
)
DATES = ["20261119T140000Z", "20261119", "00010101T000000", "99991231T235959Z", "20261119T140000Z,20261120"]
OTHERS = [
    "P1D",
    "-PT99999999H",
    "FREQ=DAILY",
    "FREQ=DAILY;COUNT=x",
    "mailto:a@b.example",
    "mailto:",
    "CANCELLED",
    "FREQ=MONTHLY;BYDAY=-9XX",
]
VALUES = st.sampled_from(DATES + OTHERS) | st.text(max_size=20)
PARAMETERS = st.sampled_from(
    ["", ";TZID=Europe/Berlin", ";TZID=..", ";TZID=/", ";VALUE=DATE", ";CN=", ';CN="', ";=", ";TZID=Nowhere/Land"]
)
LINES = st.tuples(PIECES, PARAMETERS, st.sampled_from([":", ""]), VALUES).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=8))
def test_any_event_becomes_an_invitation_or_a_refusal(lines: list[str]) -> None:
    data = event(*(line.encode("utf-8", "replace").decode() for line in lines))
    try:
        found = read_invitations(data, WORDS, user_zone=BERLIN)
    except Refused as refused:
        assert refused.faults
        return
    for one in found:
        round_of(one, WORDS)
        proposal(one, WORDS)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300)
    | st.binary(max_size=300).map(lambda data: b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + data + b"\r\nEND:VEVENT")
)
def test_any_bytes_become_invitations_or_a_refusal(data: bytes) -> None:
    try:
        read_invitations(data, WORDS, user_zone=BERLIN)
    except Refused as refused:
        assert refused.faults
