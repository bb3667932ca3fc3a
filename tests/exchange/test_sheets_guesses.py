"""Guesses about tables: encodings, delimiters, headers, date orders, columns, and the corrections of the user."""

import datetime as dt
from pathlib import Path

import pytest

from exchange.importing import WORDS, rows_of
from hearback.domain.job_application import JobApplication, MessageKind, Outcome, Person, ReplyKind
from hearback.exchange.file_kind import FileKind, sniff
from hearback.exchange.tables.dates import DateFault, DateReader
from hearback.exchange.tables.file import read_table
from hearback.exchange.tables.status import read_status
from hearback.exchange.tables.words import StatusKind
from hearback.usecases.faults import Refused
from hearback.usecases.table_import import Cancelled, DateOrder, Meaning, ReadRow, TableChoices


def given(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def sole(rows: list[ReadRow]) -> JobApplication:
    assert len(rows) == 1 and rows[0].application is not None, rows
    return rows[0].application


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_every_usual_encoding_gives_the_same_words(tmp_path: Path, encoding: str) -> None:
    path = given(tmp_path, "Firma\tStelle\tOrt\nMüller & Söhne\tPrüferin für Maß und Gewicht\tKöln\n", encoding)

    application = sole(rows_of(path)[1])

    assert (application.company, application.role, application.location) == (
        "Müller & Söhne",
        "Prüferin für Maß und Gewicht",
        "Köln",
    )


def test_other_code_pages_are_told_from_the_western_one(tmp_path: Path) -> None:
    polish = "Firma;Stanowisko;Uwagi\nŻabka Łódź;Księgowa;Rozmawialiśmy o wdrożeniu, świetny zespół, część pracy zdalnie\n"
    russian = "Company;Role;Notes\nСбербанк;Аналитик;Говорили о проверке моделей и о команде, которая работает удалённо\n"

    assert sole(rows_of(given(tmp_path, polish, "cp1250"))[1]).company == "Żabka Łódź"
    assert sole(rows_of(given(tmp_path, russian, "cp1251"))[1]).company == "Сбербанк"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_under_which_rows_agree(tmp_path: Path, delimiter: str) -> None:
    lines = [["Company", "Role", "Notes"], *(["A", str(number), "one, two; three, four; five"] for number in range(40))]
    text = "".join(delimiter.join(f'"{cell}"' for cell in line) + "\n" for line in lines)

    assert read_table(given(tmp_path, text), WORDS).guess.delimiter == delimiter


def test_a_delimiter_that_stands_in_every_note_does_not_win(tmp_path: Path) -> None:
    text = "Firma;Stelle;Bemerkung\n" + "A;B;eins, zwei, drei, vier, fünf\n" * 500

    table = read_table(given(tmp_path, text), WORDS)

    assert table.guess.delimiter == ";"
    assert table.row_count == 500


def test_title_lines_and_blank_ones_stand_above_the_header(tmp_path: Path) -> None:
    text = "My applications\n\nas of,October\n\nEmployer,Job title,Applied on\nA,B,2026-10-02\n"

    table, rows = rows_of(given(tmp_path, text))

    assert table.guess.header_line == 5
    assert (rows[0].line, sole(rows).applied) == (6, dt.date(2026, 10, 2))


def test_a_table_without_a_header_can_still_be_told_what_it_holds(tmp_path: Path) -> None:
    path = given(tmp_path, "Acme,Welder,2026-10-02,jo@acme.example\nBolt,Fitter,2026-10-05,al@bolt.example\n")
    guess = read_table(path, WORDS).guess
    assert (guess.header_line, guess.columns) == (0, (None, None, None, Meaning.EMAIL))

    _, rows = rows_of(path, TableChoices(columns=(Meaning.COMPANY, Meaning.ROLE, Meaning.APPLIED, Meaning.EMAIL)))

    assert [row.application and (row.application.company, row.application.applied) for row in rows] == [
        ("Acme", dt.date(2026, 10, 2)),
        ("Bolt", dt.date(2026, 10, 5)),
    ]


def test_without_a_company_column_nothing_is_taken(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        rows_of(given(tmp_path, "Role,Notes\nA,B\n"))

    assert [fault.problem for fault in refused.value.faults] == ["no-company-column"]


@pytest.mark.parametrize(
    ("dates", "hint", "order", "sure"),
    [
        (["01/02/2026", "13/02/2026"], DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST, True),
        (["01/02/2026", "02/13/2026"], DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, True),
        (["01/02/2026", "03/04/2026"], DateOrder.MONTH_FIRST, DateOrder.MONTH_FIRST, False),
        (["01/02/2026", "03/04/2026"], DateOrder.DAY_FIRST, DateOrder.DAY_FIRST, False),
        (["01.02.2026", "03.04.2026"], DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST, True),
        (["2026-02-01"], DateOrder.MONTH_FIRST, DateOrder.MONTH_FIRST, True),
    ],
)
def test_the_date_order_is_what_the_whole_column_proves(
    tmp_path: Path, dates: list[str], hint: DateOrder, order: DateOrder, sure: bool
) -> None:
    # the proof stands far below what a preview shows
    text = "Company,Role,Date applied\n" + f"A,B,{dates[0]}\n" * 300 + f"C,D,{dates[-1]}\n"

    guess = read_table(given(tmp_path, text), WORDS, order_hint=hint).guess

    assert (guess.date_order, guess.order_is_sure) == (order, sure)


def test_every_guess_can_be_corrected(tmp_path: Path) -> None:
    path = given(tmp_path, "Company,Role,Date applied\nA,B,01/02/2026\n")

    _, rows = rows_of(path, TableChoices(date_order=DateOrder.MONTH_FIRST))
    assert sole(rows).applied == dt.date(2026, 1, 2)

    _, rows = rows_of(path, TableChoices(columns=(Meaning.ROLE, Meaning.COMPANY, None)))
    assert (sole(rows).company, sole(rows).applied) == ("B", None)

    assert read_table(path, WORDS, TableChoices(delimiter=";")).preview[0].cells == ("Company,Role,Date applied",)


def test_columns_chosen_once_are_remembered_for_the_same_header(tmp_path: Path) -> None:
    path = given(tmp_path, "Who,What,Note\nA,B,C\n")
    chosen = read_table(path, WORDS, TableChoices(header_line=1, columns=(Meaning.COMPANY, Meaning.ROLE, None)))
    key, columns = chosen.remembered()

    again = read_table(path, WORDS, TableChoices(header_line=1), remembered={key: columns})

    assert again.guess.remembered
    assert again.guess.columns == (Meaning.COMPANY, Meaning.ROLE, None)
    assert not read_table(path, WORDS, remembered={key: ["no such meaning"]}).guess.remembered


@pytest.mark.parametrize(
    "header",
    [
        ["Company", "Position", "Date Applied", "Interview", "Contact", "E-mail"],
        ["Unternehmen", "Stellenbezeichnung", "Bewerbungsdatum", "Vorstellungsgespräch am", "Kontaktperson", "E-Mail-Adresse"],
        ["Entreprise", "Poste", "Date de candidature", "Date d’entretien", "Interlocuteur", "Courriel"],
        ["Empresa", "Puesto", "Fecha de solicitud", "Entrevista", "Persona de contacto", "Correo electrónico"],
        ["Empresa", "Vaga", "Data de candidatura", "Data da entrevista", "Contato", "E-mail"],
        ["Azienda", "Posizione", "Data candidatura", "Colloquio", "Referente", "E-mail"],
        ["Bedrijf", "Functie", "Sollicitatiedatum", "Gesprek op", "Contactpersoon", "E-mailadres"],
        ["Firma", "Stanowisko", "Data aplikacji", "Data rozmowy", "Osoba kontaktowa", "Adres e-mail"],
    ],
)
def test_headers_are_known_in_eight_languages(tmp_path: Path, header: list[str]) -> None:
    text = ";".join(header) + "\nA;B;2026-10-02;2026-10-20 14:00;Ana Ek;ana@ek.example\n"

    assert read_table(given(tmp_path, text), WORDS).guess.columns == (
        Meaning.COMPANY,
        Meaning.ROLE,
        Meaning.APPLIED,
        Meaning.INTERVIEW,
        Meaning.CONTACT,
        Meaning.EMAIL,
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-11-19", dt.date(2026, 11, 19)),
        ("19.11.2026", dt.date(2026, 11, 19)),
        ("19.11.26", dt.date(2026, 11, 19)),
        ("Do, 19.11.2026 um 14:30 Uhr", dt.datetime(2026, 11, 19, 14, 30)),  # noqa: DTZ001
        ("19/11/2026 2:00 PM", dt.datetime(2026, 11, 19, 14)),  # noqa: DTZ001
        ("19/11/2026 12:15 am", dt.datetime(2026, 11, 19, 0, 15)),  # noqa: DTZ001
        ("19/11/2026 16:00", dt.datetime(2026, 11, 19, 16)),  # noqa: DTZ001
        ("19 novembre 2026 à 14h30", dt.datetime(2026, 11, 19, 14, 30)),  # noqa: DTZ001
        ("mar. 17 nov. 2026", dt.date(2026, 11, 17)),
        ("19 de noviembre de 2026", dt.date(2026, 11, 19)),
        ("19/11/2026 a las 10:00", dt.datetime(2026, 11, 19, 10)),  # noqa: DTZ001
        ("Nov 19, 2026 2 PM", dt.datetime(2026, 11, 19, 14)),  # noqa: DTZ001
        ("19. November 2026, 14 Uhr", dt.datetime(2026, 11, 19, 14)),  # noqa: DTZ001
        ("2026-11-19T14:00:00Z", dt.datetime(2026, 11, 19, 14, tzinfo=dt.UTC)),
        ("2026-11-19 00:00:00", dt.date(2026, 11, 19)),
    ],
)
def test_dates_as_people_type_them(text: str, read: dt.date) -> None:
    assert DateReader(WORDS, DateOrder.DAY_FIRST).read(text) == read


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31.02.2026", "no-such-date"),
        ("10/28/2026", "no-such-date"),
        ("19.11.2026 25:00", "no-such-time"),
        ("01.01.0206", "date-out-of-range"),
        ("next week", "not-a-date"),
        ("19.11.", "not-a-date"),
        ("19.11.2026 maybe", "not-a-date"),
        ("19.11.2026 14", "not-a-date"),
    ],
)
def test_what_is_no_date_is_said_to_be_none(text: str, problem: str) -> None:
    with pytest.raises(DateFault) as fault:
        DateReader(WORDS, DateOrder.DAY_FIRST).read(text)

    assert fault.value.problem == problem


@pytest.mark.parametrize(
    ("text", "kind", "round_name"),
    [
        ("Applied", StatusKind.APPLIED, None),
        ("beworben", StatusKind.APPLIED, None),
        ("Absage", StatusKind.REJECTED, None),
        ("Rejected after panel interview", StatusKind.REJECTED, None),
        ("Absage (telefonisch)", StatusKind.REJECTED, None),
        ("Offer declined", StatusKind.WITHDRAWN, None),
        ("keine Rückmeldung", StatusKind.MOVED_ON, None),
        ("Phone screen scheduled", None, "Phone screen"),
        ("2. Gespräch", None, "2. Gespräch"),
        ("Zweitgespräch geplant", None, "Zweitgespräch"),
    ],
)
def test_status_words(text: str, kind: StatusKind | None, round_name: str | None) -> None:
    reading = read_status(text, WORDS)

    assert reading.understood
    assert (reading.kind, reading.round_name) == (kind, round_name)


def test_a_status_that_is_not_understood_is_kept_and_said(tmp_path: Path) -> None:
    _, rows = rows_of(given(tmp_path, "Company,Role,Status,Notes\nA,B,Zebra,striped\n"))

    assert sole(rows).notes == "striped\nStatus: Zebra"
    assert [fault.problem for fault in rows[0].notices] == ["status-not-understood"]


def test_dates_and_times_in_columns_of_their_own(tmp_path: Path) -> None:
    text = "Company,Role,Interview date,Interview time\nA,B,2026-11-19,14:00 - 15:10\nC,D,2026-11-20,2 - 3 PM\n"

    first, second = (row.application for row in rows_of(given(tmp_path, text))[1])

    assert first is not None and second is not None
    assert (first.rounds[0].starts, first.rounds[0].ends) == (
        dt.datetime(2026, 11, 19, 13, tzinfo=dt.UTC),
        dt.datetime(2026, 11, 19, 14, 10, tzinfo=dt.UTC),
    )
    assert (second.rounds[0].starts, second.rounds[0].ends) == (
        dt.datetime(2026, 11, 20, 13, tzinfo=dt.UTC),
        dt.datetime(2026, 11, 20, 14, tzinfo=dt.UTC),
    )


def test_several_interviews_and_several_people_in_one_row(tmp_path: Path) -> None:
    text = (
        "Company,Role,Recruiter,Recruiter email,Hiring manager,1. Interview,2. Interview\n"
        'A,B,"Nair, Priya",p@a.example,"Tom Weiss; Ana Ek",2026-10-01,2026-10-09 10:00\n'
    )

    application = sole(rows_of(given(tmp_path, text))[1])

    assert application.people == (
        Person(name="Priya Nair", title="Recruiter", email="p@a.example"),
        Person(name="Tom Weiss", title="Hiring manager"),
        Person(name="Ana Ek", title="Hiring manager"),
    )
    assert [(one.name, one.people) for one in application.rounds] == [("1. Interview", ()), ("2. Interview", ())]


def test_a_last_contact_before_any_interview_is_an_application_check_in(tmp_path: Path) -> None:
    text = "Company,Role,Applied on,Status,Last contact\nA,B,2026-10-01,Applied,2026-10-12\nC,D,2026-10-01,Rejected,2026-10-12\n"

    first, second = (row.application for row in rows_of(given(tmp_path, text))[1])

    assert first is not None and second is not None
    assert [message.kind for message in first.messages] == [MessageKind.APPLICATION_CHECK_IN]
    assert not second.messages and second.closed is not None
    assert (second.closed.at, second.closed.outcome) == (dt.date(2026, 10, 12), Outcome.REJECTED)


def test_what_lies_ahead_is_never_taken_as_having_happened(tmp_path: Path) -> None:
    text = "Company,Role,Status,Interview,Thank you,Last contact\nA,B,Offer,2026-12-24 10:00,2026-12-25,2026-12-31\n"

    _, rows = rows_of(given(tmp_path, text))

    application = sole(rows)
    assert not application.messages
    assert [(reply.kind, reply.received) for reply in application.replies] == [
        (ReplyKind.OFFER, dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC))
    ]
    assert [fault.problem for fault in rows[0].notices] == [
        "message-in-the-future",
        "message-in-the-future",
        "offer-date-assumed",
    ]


@pytest.mark.parametrize(
    ("location", "country", "zone"),
    [
        ("Berlin, Germany", "DE", "Europe/Berlin"),
        ("Remote (Deutschland)", "DE", "Europe/Berlin"),
        ("New York, USA", "US", "America/New_York"),
        ("Denver / Chicago, United States", "US", None),
        ("Springfield, USA", "US", None),
        ("London, UK", "GB", "Europe/London"),
        ("Frankfurt", None, None),
        ("Berlin, DE", None, None),
        ("Atlanta, Georgia", None, None),
        ("Germany or France", None, None),
        ("Paris, France; Berlin, Germany", None, None),
    ],
)
def test_a_place_is_known_only_where_it_can_mean_one_thing(
    tmp_path: Path, location: str, country: str | None, zone: str | None
) -> None:
    application = sole(rows_of(given(tmp_path, f'Company,Role,Location\nA,B,"{location}"\n'))[1])

    assert (application.location, application.country, application.time_zone) == (location, country, zone)


def test_links_and_addresses_that_are_none_go_to_the_notes(tmp_path: Path) -> None:
    text = "Company,Role,Link,Email,Language\nA,B,javascript:alert(1),ask Tom,Deutsch\n"

    _, rows = rows_of(given(tmp_path, text))

    application = sole(rows)
    assert (application.url, application.language, application.people) == (None, "de", ())
    assert application.notes == "Email: ask Tom\nLink: javascript:alert(1)"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"format": "hearback"}', FileKind.HEARBACK),
        (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", FileKind.CALENDAR),
        (b"Company,Role\n", FileKind.TEXT_TABLE),
        (b"\xff\xfeC\0o\0", FileKind.TEXT_TABLE),
        (b"", FileKind.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n\0\0", FileKind.UNKNOWN),
        (b"<html><body>", FileKind.UNKNOWN),
    ],
)
def test_files_are_told_by_their_content(tmp_path: Path, content: bytes, kind: FileKind) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)

    assert sniff(path) is kind


def test_looking_through_a_long_table_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_table(given(tmp_path, "Company,Role\n" + "A,B\n" * 5000), WORDS, is_cancelled=lambda: True)


def test_our_own_table_is_read_with_its_people_and_without_its_apostrophes(tmp_path: Path) -> None:
    text = (
        "Company,Role,Stage,Next step,Earliest,Best,Latest,Applied,Last contact,People,Emails,Location,Salary,Link,Tags,Notes\n"
        "A,B,Applied,Check in,2026-11-01 09:00,2026-11-01 09:00,2026-11-01 18:00,2026-10-01,,"
        "Ana Ek; Tom Weiss,ana@a.example; tom@a.example,,,,one; two,'=1+1\n"
    )

    application = sole(rows_of(given(tmp_path, text))[1])

    assert application.people == (Person(name="Ana Ek", email="ana@a.example"), Person(name="Tom Weiss", email="tom@a.example"))
    assert (application.applied, application.tags, application.notes) == (dt.date(2026, 10, 1), ("one", "two"), "=1+1")
