"""What the words in the search field find."""

import datetime as dt

import pytest

from hearback.domain.job_application import (
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    Person,
    Reply,
    ReplyKind,
    Round,
)
from hearback.domain.stage import Group
from hearback.storage.archive import SqliteArchive
from hearback.usecases.change import Act, Edits
from hearback.usecases.ports import ListQuery
from storage.stores import NOW

DAY = dt.date(2026, 11, 20)

ONES = (
    JobApplication(
        id="müßig",
        company="Müßig & Söhne GmbH",
        role="Straßenplaner (m/w/d)",
        location="Łódź",
        tags=("remote-first",),
        notes="Empfehlung von Zoë",
        people=(Person(name="Priya Nair", title="Bauleitung", email="priya.nair@muessig.example"),),
        rounds=(
            Round(
                starts=DAY,
                name="Gespräch im Büro",
                people=("Jürgen",),
                notes=(ConversationNote(text="lost two weeks to an unreviewed schema change"),),
            ),
        ),
        messages=(Message(kind=MessageKind.OTHER, sent=DAY, to=("hr@other.example",), subject="Danke", body="Brückenbau"),),
        replies=(Reply(received=DAY, kind=ReplyKind.HOLDING, person="Ömer", text="We are still deciding"),),
    ),
    JobApplication(id="istanbul", company="İSTANBUL IŞIK A.Ş.", role="Analist"),
    JobApplication(id="tokyo", company="株式会社東京電力", role="データエンジニア"),
    JobApplication(id="c++", company='O\'Brien "AND" Sons', role="C++ developer NOT NULL"),
    JobApplication(id="hindi", company="हिन्दी भवन™", role="before\0after"),
    JobApplication(id="hebrew", company="חברת חשמל", role="مهندس"),
)


@pytest.fixture
def filled(archive: SqliteArchive) -> SqliteArchive:
    """Return a store with a few applications in several scripts."""
    archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in ONES}))
    return archive


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mussig", {"müßig"}),
        ("MÜSSIG", {"müßig"}),
        ("müßig", {"müßig"}),
        ("sohn mus", {"müßig"}),
        ("straß", {"müßig"}),
        ("strasse", {"müßig"}),
        ("lodz", {"müßig"}),
        ("first", {"müßig"}),
        ("empf zoe", {"müßig"}),
        ("priya", {"müßig"}),
        ("priya.nair@mue", {"müßig"}),
        ("bauleit", {"müßig"}),
        ("büro jurgen", {"müßig"}),
        ("unreviewed", {"müßig"}),
        ("danke bruck", {"müßig"}),
        ("hr@other", {"müßig"}),
        ("deciding omer", {"müßig"}),
        ("istanbul", {"istanbul"}),
        ("ıstanbul isik", {"istanbul"}),
        ("IŞIK", {"istanbul"}),
        ("東京", {"tokyo"}),
        ("京電 エンジ", {"tokyo"}),
        ("חשמ", {"hebrew"}),
        ("مهن", {"hebrew"}),
        ("हिन्द", {"hindi"}),
        ("भवनtm", {"hindi"}),
        ("after", {"hindi"}),
        ("c++", {"c++"}),
        ("c+", {"c++"}),
        ("c#", set()),
        ("o'brien", {"c++"}),
        ("and sons", {"c++"}),
        ("not", {"c++"}),
        ("ssig", set()),
        ("istanbul mussig", set()),
        ("", {one.id for one in ONES}),
        ("  ", {one.id for one in ONES}),
        ('" * ( ) ^ : - "', {one.id for one in ONES}),
        ("NEAR(", set()),
        ("words:priya", set()),
        ("\0\ud800", {one.id for one in ONES}),
    ],
)
def test_every_word_is_found_as_a_words_beginning(filled: SqliteArchive, words: str, found: set[str]) -> None:
    assert set(filled.listing(ListQuery(words=words), NOW)) == found
    assert filled.counts(words, NOW)[Group.ALL] == len(found)


def test_what_is_edited_away_is_not_found_any_more(filled: SqliteArchive) -> None:
    filled.write(Act.EDIT_APPLICATION, "", Edits(applications={"tokyo": JobApplication(id="tokyo", company="Osaka", role="x")}))
    assert filled.listing(ListQuery(words="東京"), NOW) == []
    assert filled.listing(ListQuery(words="osa"), NOW) == ["tokyo"]
    filled.write(Act.DELETE_APPLICATIONS, "", Edits(applications={"tokyo": None}))
    assert filled.listing(ListQuery(words="osa"), NOW) == []
