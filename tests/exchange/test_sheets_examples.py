"""The tables that people really have become what a careful person would make of them."""

import datetime as dt
from dataclasses import replace

from exchange.importing import BERLIN, EXAMPLES, rows_of
from hearback.domain.job_application import (
    Closing,
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Person,
    Reply,
    ReplyKind,
    Round,
)
from hearback.exchange.tables.report import ReportWords, write_report
from hearback.usecases.faults import Fault
from hearback.usecases.table_import import DateOrder


def at(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(dt.UTC)


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def test_the_german_excel_export() -> None:
    table, rows = rows_of(EXAMPLES / "bewerbungen-excel.csv")

    guess = table.guess
    assert (guess.encoding, guess.delimiter, guess.header_line) == ("cp1252", ";", 3)
    assert (guess.date_order, guess.order_is_sure) == (DateOrder.DAY_FIRST, True)
    assert [row.line for row in rows] == [4, 5, 6, 7, 8, 9]
    nordwind = JobApplication(
        id="1",
        company="Nordwind Energie",
        role="Netzplanerin",
        tags=("Energie",),
        applied=day(10, 12),
        notes='Sprachen über Redispatch; sie suchen jemanden, der "lieber fragt als rät"',
        people=(Person(name="Frau Jürgens", email="juergens@nordwind.example"),),
        rounds=(Round(name="1. Gespräch", starts=at(11, 18, 10), people=("Frau Jürgens",)),),
    )
    assert [row.application for row in rows] == [
        nordwind,
        JobApplication(
            id="2",
            company="Arbor Bank",
            role="Risikoanalystin",
            pace="finance",
            applied=day(9, 30),
            notes="Modellvalidierung bis Frühjahr",
            people=(Person(name="Tom Weiß", email="tom.weiss@arbor.example"),),
            rounds=(Round(name="2. Gespräch", starts=at(11, 13, 14, 30), people=("Tom Weiß",)),),
        ),
        JobApplication(id="3", company="Stadt Halden", role="GIS-Fachkraft", pace="government", applied=day(11, 5)),
        JobApplication(
            id="4",
            company="Müller & Söhne GmbH",
            role="Disponentin",
            pace="retail",
            applied=day(9, 1),
            # nobody noted when they said no: not before the interview was over
            closed=Closing(at=at(9, 14, 10), outcome=Outcome.REJECTED),
            people=(Person(name="Herr Müller", email="info@mueller.example"),),
            rounds=(Round(starts=at(9, 14, 9), people=("Herr Müller",)),),
        ),
        replace(nordwind, id="5", notes="Dublette"),
        None,
    ]
    assert [row.same_as for row in rows] == [None, None, None, None, 4, None]
    assert rows[5].faults == (Fault("line 9", "no-such-date", {"column": "Beworben am", "value": "31.02.2026"}),)
    assert rows[5].cells[0] == "Volta Foods"
    assert [fault for row in rows for fault in row.notices] == [Fault("line 7", "closing-date-assumed", {"when": "2026-09-14"})]


def test_the_american_google_sheet() -> None:
    table, rows = rows_of(EXAMPLES / "job-search-google-sheet.csv")

    assert (table.guess.encoding, table.guess.delimiter, table.guess.header_line) == ("utf-8", ",", 1)
    assert (table.guess.date_order, table.guess.order_is_sure) == (DateOrder.MONTH_FIRST, True)
    # the first note has a line break: the second row stands on line 4
    assert [row.line for row in rows] == [2, 4, 5, 6, 7, 8]
    assert not [row for row in rows if row.faults]

    def thanked(month: int, number: int, name: str) -> Message:
        return Message(kind=MessageKind.THANK_YOU, sent=day(month, number), to=(name,))

    assert [row.application for row in rows] == [
        JobApplication(
            id="1",
            company="Lumen Health",
            role="Data Platform Engineer",
            applied=day(10, 28),
            salary="$150,000",
            url="https://lumen.example/jobs/17",
            notes="They lost two weeks to a schema change nobody reviewed.\nFollow-the-sun on-call in Q1",
            people=(Person(name="Priya Nair", title="Recruiter", email="priya.nair@lumen.example"),),
            rounds=(Round(starts=at(11, 19, 14), people=("Priya Nair",)),),
            messages=(thanked(11, 20, "Priya Nair"),),
        ),
        JobApplication(
            id="2",
            company="Kestrel Robotics",
            role="Controls Engineer",
            applied=day(9, 14),
            notes='=HYPERLINK("http://evil.example";"final round")',
            people=(Person(name="Noa Levi", title="Recruiter", email="noa@kestrel.example"),),
            rounds=(Round(starts=at(10, 20, 11), people=("Noa Levi",)),),
            messages=(
                thanked(10, 21, "Noa Levi"),
                Message(kind=MessageKind.CHECK_IN, sent=day(11, 9), to=("Noa Levi",)),
            ),
        ),
        JobApplication(
            id="3",
            company="Papercrane",
            role="Product Designer",
            applied=day(11, 2),
            rounds=(Round(name="Phone screen", starts=at(11, 26, 9, 30)),),
        ),
        JobApplication(id="4", company="Cobalt Labs", role="Engineer, Tools", applied=day(11, 10), salary="€80k"),
        JobApplication(
            id="5",
            company="Tern Logistics",
            role="Supply Planner",
            applied=day(8, 3),
            closed=Closing(at=day(9, 1), outcome=Outcome.MOVED_ON),
            people=(Person(name="Omar Haddad", title="Recruiter"),),
            rounds=(Round(starts=day(8, 20), people=("Omar Haddad",)),),
            messages=(
                thanked(8, 21, "Omar Haddad"),
                Message(kind=MessageKind.CHECK_IN, sent=day(9, 1), to=("Omar Haddad",)),
            ),
        ),
        JobApplication(
            id="6",
            company="Mirai Games",
            role="Tools Programmer",
            applied=day(10, 1),
            people=(Person(name="Aiko Tanaka", title="Recruiter", email="aiko@mirai.example"),),
            rounds=(Round(starts=at(11, 12, 16), people=("Aiko Tanaka",)),),
            messages=(thanked(11, 13, "Aiko Tanaka"),),
            # the last contact of one that has an offer is the offer
            replies=(Reply(kind=ReplyKind.OFFER, received=day(11, 18), person="Aiko Tanaka"),),
        ),
    ]


def test_the_jobsync_export() -> None:
    _, rows = rows_of(EXAMPLES / "jobsync-export.csv")

    assert [row.line for row in rows] == [2, 3, 4, 5]
    assert [row.application for row in rows] == [
        JobApplication(
            id="1",
            company="Lumen Health",
            role="Data Platform Engineer",
            applied=day(10, 3),
            location="Berlin, Germany",
            country="DE",
            time_zone="Europe/Berlin",
            source="LinkedIn",
            tags=("Full Time", "Hybrid"),
            # "Interview" without a date: that they invited is all that is known
            replies=(Reply(kind=ReplyKind.INVITATION, received=day(10, 3)),),
        ),
        JobApplication(
            id="2",
            company="Arbor Bank",
            role="Risk Analyst",
            location="Frankfurt",
            source="Company site",
            tags=("Full Time", "On-site"),
        ),
        JobApplication(
            id="3",
            company="Volta Foods",
            role="Supply Planner",
            applied=day(10, 10),
            location="Remote",
            source="Referral",
            tags=("Contract", "Remote"),
        ),
        JobApplication(
            id="4",
            company="Tern Logistics",
            role="Planner",
            applied=day(9, 2),
            location="Hamburg",
            source="Indeed",
            tags=("Part Time", "On-site"),
            closed=Closing(at=day(9, 2), outcome=Outcome.REJECTED),
        ),
    ]
    assert [fault.problem for fault in rows[0].notices] == ["interview-without-date"]


def test_rows_that_were_not_taken_are_reported_as_they_stood() -> None:
    table, rows = rows_of(EXAMPLES / "bewerbungen-excel.csv")
    words = ReportWords(line="Zeile", reason="Grund", sentence=lambda fault: f"{fault.facts['column']}: {fault.facts['value']}")

    report = b"".join(write_report(table, [row for row in rows if row.faults], words)).decode("utf-8-sig")

    assert report.splitlines() == [
        "Zeile;Grund;Firma;Stelle;Branche;Status;Beworben am;Gespräch am;Ansprechpartner;E-Mail;Bemerkung",
        "9;Beworben am: 31.02.2026;Volta Foods;Einkauf;Lebensmittel;beworben;31.02.2026;;;;Datum gibt es nicht",
    ]
