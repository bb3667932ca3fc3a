"""What the store knows across applications: letters for courtesy, names for completion, applications that are there twice."""

import datetime as dt
from dataclasses import replace

import pytest

from hearback.domain.job_application import JobApplication, Message, MessageKind, Person
from hearback.storage.archive import SqliteArchive
from hearback.usecases.change import Act, Edits
from hearback.usecases.ports import KeptLetter

SENT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
JO = Person(name="Jo Ek", title="Recruiter", email=" Jo@Agency.example")
MEI = Person(name="Mei Chen", email="mei@lumen.example")
KAI = Person(name="Kai")


def message(*to: str, sent: dt.date = SENT) -> Message:
    """Return a message to the people named."""
    return Message(kind=MessageKind.CHECK_IN, sent=sent, to=to)


LUMEN_MESSAGES = (
    message(),
    message("Mei Chen", "Kai"),
    message("jo  ek", sent=dt.date(2026, 11, 21)),
    message("CEO@lumen.example"),
)


def one(id_: str, company: str, role: str, people: tuple[Person, ...] = (), messages: tuple[Message, ...] = ()) -> JobApplication:
    """Return an application."""
    return JobApplication(id=id_, company=company, role=role, people=people, messages=messages)


ONES = (
    replace(one("lumen", " Lumen Health", "Analyst", (JO, MEI, KAI), LUMEN_MESSAGES), time_zone="Asia/Tokyo"),
    one("same company", "LUMEN HEALTH", "analyst ", messages=(message(),)),
    one("same person", "Arbor Foods", "Nurse", (Person(name="J. Ek", email="jo@agency.example"),)),
    one("same address", "Tern Bank", "Nurse", (Person(name="The CEO", email="ceo@lumen.example"),)),
    one("stranger", "Élan-Énergie", "Nurse", (KAI,), (message("Kai"),)),
)


@pytest.fixture
def filled(archive: SqliteArchive) -> SqliteArchive:
    """Return a store with applications that share companies and people."""
    archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in ONES}))
    return archive


def _letter(application: str, company_key: str, *emails: str, sent: dt.date = SENT, zone: str | None = None) -> KeptLetter:
    return KeptLetter(application=application, company_key=company_key, emails=frozenset(emails), sent=sent, time_zone=zone)


LUMEN = [
    _letter("lumen", "lumen health", "jo@agency.example", "mei@lumen.example", zone="Asia/Tokyo"),
    _letter("lumen", "lumen health", "mei@lumen.example", zone="Asia/Tokyo"),
    _letter("lumen", "lumen health", "jo@agency.example", sent=dt.date(2026, 11, 21), zone="Asia/Tokyo"),
    _letter("lumen", "lumen health", "ceo@lumen.example", zone="Asia/Tokyo"),
]
SAME_COMPANY = _letter("same company", "lumen health")
STRANGER = _letter("stranger", "élan-énergie")


def test_letters_say_who_got_what_when(filled: SqliteArchive) -> None:
    assert list(filled.letters()) == [*LUMEN, SAME_COMPANY, STRANGER]


@pytest.mark.parametrize(
    ("of", "found"),
    [
        (["same company"], [*LUMEN, SAME_COMPANY]),
        (["same person"], LUMEN),
        (["same address"], LUMEN),
        (["stranger", "gone"], [STRANGER]),
        ([], []),
    ],
)
def test_letters_that_concern_some_applications(filled: SqliteArchive, of: list[str], found: list[KeptLetter]) -> None:
    assert list(filled.letters(of)) == found


@pytest.mark.parametrize(
    ("beginning", "found"),
    [
        ("lum", ["Lumen Health"]),
        ("HEALTH", ["Lumen Health"]),
        ("elan", ["Élan-Énergie"]),
        ("ener", ["Élan-Énergie"]),
        ("a", ["Arbor Foods"]),
        ("ealth", []),
        ("%", []),
        ("\ud800", []),
    ],
)
def test_companies_are_known_by_a_words_beginning(filled: SqliteArchive, beginning: str, found: list[str]) -> None:
    assert filled.known_companies(beginning) == found


def test_companies_that_begin_so_come_first_and_not_too_many(filled: SqliteArchive) -> None:
    filled.write(Act.ADD_APPLICATION, "", Edits(applications={"x": JobApplication(id="x", company="Big Lumen", role="")}))
    assert filled.known_companies("lumen") == ["Lumen Health", "Big Lumen"]
    assert filled.known_companies("lumen", limit=1) == ["Lumen Health"]
    assert len(filled.known_companies("")) == 5


def test_people_are_known_by_their_company(filled: SqliteArchive) -> None:
    assert filled.known_people("lumen health ") == [
        ("Jo Ek", "Recruiter", " Jo@Agency.example"),
        ("Kai", None, None),
        ("Mei Chen", None, "mei@lumen.example"),
    ]
    assert filled.known_people("nobody") == []
    assert [name for name, _, _ in filled.known_people("")] == ["J. Ek", "Jo Ek", "Kai", "Mei Chen", "The CEO"]


def test_applications_that_are_there_twice(filled: SqliteArchive) -> None:
    pairs = [("lumen health", " ANALYST"), ("Arbor Foods", "Nurse"), ("Arbor Foods", "Analyst")]
    assert filled.duplicates_of(pairs) == {pairs[0]: ["lumen", "same company"], pairs[1]: ["same person"]}


def test_holidays_are_kept_by_place_and_year(archive: SqliteArchive) -> None:
    days = {dt.date(2026, 1, 1): "Neujahr", dt.date(2026, 12, 25): "Weihnachten"}
    archive.keep_holidays("DE", "BE", 2026, days)
    archive.keep_holidays("DE", None, 2026, {})
    assert archive.holidays_kept("DE", "BE", 2026) == days
    assert archive.holidays_kept("DE", None, 2026) == {}
    assert archive.holidays_kept("DE", "BE", 2027) is None
    archive.keep_holidays("DE", None, 2026, days)
    assert archive.holidays_kept("DE", None, 2026) == days
