"""The doctor on real files: what SQLite does not see by itself is found, mended after a backup, and nothing sound is touched."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.job_application import JobApplication, Message, MessageKind, Person
from hearback.storage.archive import SqliteArchive
from hearback.usecases.change import Act, Edits
from hearback.usecases.ports import Ailment, AilmentKind, ArchiveFault, ListQuery, StoreProblem
from storage import odd_applications as odd
from storage.stores import NOW, opened

LUMEN = JobApplication(
    id="lumen",
    company="Lumen Health",
    role="Engineer",
    people=(Person(name="Priya Nair"),),
    messages=(Message(kind=MessageKind.THANK_YOU, sent=NOW, to=("Priya Nair",), body="Thank you"),),
)
ARBOR = JobApplication(id="arbor", company="Arbor Bank", role="Analyst")


@pytest.fixture
def harm(archive: SqliteArchive, folder: Path) -> Callable[..., SqliteArchive]:
    """Write two applications, do harm to the file behind the program's back, and open it again."""
    archive.write(Act.IMPORT, "2", Edits(applications={one.id: one for one in (LUMEN, ARBOR)}))
    archive.close()

    def harmed(*statements: str) -> SqliteArchive:
        with closing(sqlite3.connect(folder / "hearback.sqlite", isolation_level=None)) as other:
            for statement in statements:
                other.execute(statement)
        return opened(folder)

    return harmed


@pytest.mark.parametrize(
    ("statement", "ailment"),
    [
        ("DELETE FROM search WHERE rowid = 1", Ailment(AilmentKind.SEARCH_INDEX, 1)),
        ("UPDATE search SET words = 'nonsense' WHERE rowid = 2", Ailment(AilmentKind.SEARCH_INDEX, 1)),
        ("UPDATE search_content SET c0 = CAST(x'ff80' AS TEXT) WHERE id = 2", Ailment(AilmentKind.SEARCH_INDEX, 1)),
        ("INSERT INTO search (rowid, words) VALUES (99, 'stranger')", Ailment(AilmentKind.SEARCH_INDEX, 1)),
        ("DELETE FROM search_data WHERE id > 10", Ailment(AilmentKind.SEARCH_INDEX, 1)),
        ("UPDATE application SET company_key = 'wrong' WHERE number = 1", Ailment(AilmentKind.ROWS, 1)),
        ("UPDATE message SET position = 7", Ailment(AilmentKind.ROWS, 1)),
        ("INSERT INTO note VALUES (77, 0, 0, 'lost', 'topic', NULL)", Ailment(AilmentKind.REFERENCES, 1)),
    ],
)
def test_what_is_out_of_step_is_found_and_mended(harm: Callable[..., SqliteArchive], statement: str, ailment: Ailment) -> None:
    with closing(harm(statement)) as archive:
        assert ailment in archive.examine()
        archive.repair()
        assert archive.examine() == []
        assert [one.company for one in archive.applications()] == ["Lumen Health", "Arbor Bank"]
        assert list(archive.listing(ListQuery(words="priya"), NOW)) == ["lumen"]
        assert list(archive.listing(ListQuery(words="arbor"), NOW)) == ["arbor"]
        # and undo still goes back to the beginning
        archive.undo()
        assert list(archive.applications()) == []


def test_a_row_that_says_nothing_we_know_is_told_and_left(harm: Callable[..., SqliteArchive]) -> None:
    with closing(harm("UPDATE message SET kind = 'telegram'")) as archive:
        assert archive.examine() == [Ailment(AilmentKind.ROWS, 1)]
        archive.repair()
        assert archive.examine() == [Ailment(AilmentKind.ROWS, 1)]


def test_a_damaged_file_is_told_as_such(archive: SqliteArchive, folder: Path) -> None:
    many = {str(number): JobApplication(id=str(number), company=f"C{number}", role="R", notes="x" * 500) for number in range(200)}
    archive.write(Act.IMPORT, "200", Edits(applications=many))
    archive.close()
    path = folder / "hearback.sqlite"
    content = bytearray(path.read_bytes())
    content[-40_000:-30_000] = b"\x77" * 10_000
    path.write_bytes(content)
    with closing(opened(folder)) as again:
        try:
            assert [one.kind for one in again.examine()] == [AilmentKind.PAGES]
        except ArchiveFault as fault:
            assert fault.problem.value == "damaged"


@settings(max_examples=30, deadline=None)
@given(ones=st.lists(odd.applications(st.sampled_from("abc")), max_size=3, unique_by=lambda one: one.id))
def test_whatever_the_program_writes_is_well(tmp_path_factory: pytest.TempPathFactory, ones: list[JobApplication]) -> None:
    with closing(opened(tmp_path_factory.mktemp("store"))) as archive:
        archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in ones}))
        before = list(archive.applications())
        assert archive.examine() == []
        archive.repair()
        assert list(archive.applications()) == before


def test_a_text_that_is_none_is_damage_and_no_mistake_of_the_program(harm: Callable[..., SqliteArchive]) -> None:
    with closing(harm("UPDATE application SET notes = CAST(x'ff80' AS TEXT) WHERE number = 2")) as archive:
        assert archive.examine() == [Ailment(AilmentKind.PAGES, 1)]
        with pytest.raises(ArchiveFault) as fault:
            list(archive.applications())
        assert fault.value.problem is StoreProblem.DAMAGED


def test_a_table_that_lost_a_column_is_damage(harm: Callable[..., SqliteArchive]) -> None:
    with pytest.raises(ArchiveFault) as fault:
        harm("ALTER TABLE application RENAME COLUMN notes TO nptes")
    assert fault.value.problem is StoreProblem.DAMAGED
