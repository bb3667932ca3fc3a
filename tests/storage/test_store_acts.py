"""An act is written as a whole or not at all, whatever goes wrong, and the store can be used afterwards."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hearback.domain.job_application import JobApplication
from hearback.storage.archive import SqliteArchive
from hearback.storage.private_files import connect
from hearback.storage.store_file import FILE_NAME
from hearback.usecases.change import Act, Edits
from hearback.usecases.faults import Refused
from hearback.usecases.ports import ArchiveFault, ListQuery, StoreProblem
from storage.stores import NOW, opened
from storage.test_store_undo import rows_of

PLAIN = JobApplication(id="plain", company="Lumen Health", role="Risk Analyst")
LONG_ACT = Path(__file__).with_name("long_act.py")


def some(count: int, first: int = 0) -> Edits:
    """Return so many applications to write, of half a kilobyte each."""
    ones = (JobApplication(id=f"{number}", company="Arbor", role="x" * 500) for number in range(first, first + count))
    return Edits(applications={one.id: one for one in ones})


def test_a_long_act_is_one_act(archive: SqliteArchive) -> None:
    with archive.together(Act.IMPORT, "2,500") as writing:
        for start in range(0, 2500, 500):
            writing.put(some(500, start))
            assert len(writing.change.applications) == start + 500
        writing.put(Edits(preferences={"imported": True}))
    assert (writing.change.act, writing.change.about, writing.change.preferences) == (Act.IMPORT, "2,500", True)
    assert len(list(archive.applications())) == 2500
    assert archive.undoable() == (Act.IMPORT, "2,500")
    archive.undo()
    assert list(archive.applications()) == []
    assert archive.preferences() == {}


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ValueError, OSError])
def test_a_long_act_that_fails_leaves_nothing(archive: SqliteArchive, folder: Path, failure: type[BaseException]) -> None:
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    before = rows_of(folder)
    with pytest.raises(failure), archive.together(Act.IMPORT, "") as writing:
        writing.put(some(50))
        writing.put(Edits(applications={"plain": None}))
        raise failure
    assert rows_of(folder) == before
    assert archive.undoable() == (Act.ADD_APPLICATION, "")
    archive.write(Act.IMPORT, "", some(1))


def test_a_put_that_is_refused_ends_the_long_act_even_if_nobody_listens(archive: SqliteArchive) -> None:
    with pytest.raises(Refused), archive.together(Act.IMPORT, "") as writing:
        writing.put(some(5))
        with pytest.raises(Refused):
            writing.put(Edits(applications={"bad": replace(PLAIN, id="bad", company="\ud800")}))
    assert list(archive.applications()) == []


def test_while_a_long_act_is_under_way_other_acts_wait_but_caches_may_be_kept(archive: SqliteArchive) -> None:
    with archive.together(Act.IMPORT, "") as writing:
        writing.put(some(5))
        for act in (
            lambda: archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN})),
            archive.undo,
            archive.redo,
            lambda: archive.together(Act.IMPORT, "").__enter__(),
        ):
            with pytest.raises(ArchiveFault) as refused:
                act()
            assert refused.value.problem is StoreProblem.BUSY
        archive.keep_holidays("DE", None, 2026, {})
        assert len(list(archive.applications())) == 5
    assert archive.holidays_kept("DE", None, 2026) == {}
    assert len(list(archive.applications())) == 5


@pytest.mark.parametrize("lines", [1, 40, 200])
def test_a_program_that_is_killed_in_the_middle_of_an_act_leaves_nothing_of_it(
    archive: SqliteArchive, folder: Path, lines: int
) -> None:
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    before = rows_of(folder)
    archive.close()
    import_path = os.pathsep.join(path for path in sys.path if path)
    with subprocess.Popen(
        [sys.executable, str(LONG_ACT), str(folder)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": import_path}
    ) as child:
        assert child.stdout is not None
        for _ in range(lines):
            assert child.stdout.readline()
        child.kill()
    with closing(opened(folder)) as again:
        assert list(again.applications()) == [PLAIN]
        assert rows_of(folder) == before
        again.write(Act.IMPORT, "", some(1))


def test_what_another_program_writes_is_seen(archive: SqliteArchive, folder: Path) -> None:
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    version = archive.version()
    archive.write(Act.SNOOZE, "", Edits(applications={"plain": replace(PLAIN, notes="mine")}))
    assert archive.version() == version
    with closing(opened(folder)) as other:
        other.write(Act.EDIT_APPLICATION, "theirs", Edits(applications={"plain": replace(PLAIN, notes="theirs")}))
    assert archive.version() != version
    assert archive.application("plain") == replace(PLAIN, notes="theirs")
    assert archive.undoable() == (Act.EDIT_APPLICATION, "theirs")


def test_other_programs_can_read_during_a_long_act(archive: SqliteArchive, folder: Path) -> None:
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    with archive.together(Act.IMPORT, "") as writing, closing(opened(folder)) as other:
        for start in range(0, 8000, 1000):
            writing.put(some(1000, start))
        assert list(other.applications()) == [PLAIN]
    with closing(opened(folder)) as other:
        assert len(other.listing(ListQuery(), NOW)) == 8001


def test_another_programs_lock_is_told_as_busy(archive: SqliteArchive, folder: Path) -> None:
    archive._connection.execute("PRAGMA busy_timeout = 1")
    with closing(connect(folder / FILE_NAME)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveFault) as refused:
            archive.write(Act.IMPORT, "", some(1))
        assert refused.value.problem is StoreProblem.BUSY
        with pytest.raises(ArchiveFault) as refused:
            archive.application("plain")
        assert refused.value.problem is StoreProblem.BUSY
        other.execute("ROLLBACK")
    archive.write(Act.IMPORT, "", some(1))


@pytest.fixture
def full_disk(archive: SqliteArchive) -> Iterator[None]:
    """Leave the store a few pages to grow."""
    (pages,) = archive._connection.execute("PRAGMA page_count").fetchone()
    archive._connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    yield
    archive._connection.execute("PRAGMA max_page_count = 1000000")


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_takes_nothing_and_small_acts_go_on(archive: SqliteArchive, folder: Path) -> None:
    before = rows_of(folder)
    with pytest.raises(ArchiveFault) as refused:
        archive.write(Act.IMPORT, "", some(500))
    assert refused.value.problem is StoreProblem.FULL
    with pytest.raises(ArchiveFault) as refused, archive.together(Act.IMPORT, "") as writing:
        for start in range(0, 500, 50):
            # somebody who does not listen must not bring half of it into the store
            try:
                writing.put(some(50, start))
            except ArchiveFault as fault:
                assert fault.problem is StoreProblem.FULL
    assert refused.value.problem is StoreProblem.FULL
    assert rows_of(folder) == before
    archive.write(Act.EDIT_PREFERENCES, "", Edits(preferences={"small": 1}))
    assert archive.preferences() == {"small": 1}


def test_a_limit_on_file_sizes_takes_nothing(archive: SqliteArchive, folder: Path) -> None:
    before = rows_of(folder)
    resource = pytest.importorskip("resource", reason="limits are POSIX's")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / FILE_NAME).stat().st_size + 20_000, hard))
    try:
        with pytest.raises(ArchiveFault) as refused:
            archive.write(Act.IMPORT, "", some(2000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.problem is StoreProblem.FULL
    assert rows_of(folder) == before
    archive.write(Act.IMPORT, "", some(2000))


def test_a_store_that_may_only_be_read_is_read_and_says_so_when_written(archive: SqliteArchive) -> None:
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    archive._connection.execute("PRAGMA query_only = ON")
    assert archive.application("plain") == PLAIN
    with pytest.raises(ArchiveFault) as refused:
        archive.undo()
    assert refused.value.problem is StoreProblem.READ_ONLY


def test_damage_found_while_reading_is_told(archive: SqliteArchive, folder: Path) -> None:
    archive.write(Act.IMPORT, "", some(2000))
    archive.close()
    path = folder / FILE_NAME
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 400_000] = b"\x5a" * 400_000
    path.write_bytes(content)
    with closing(opened(folder)) as again, pytest.raises(ArchiveFault) as refused:
        list(again.applications())
    assert refused.value.problem is StoreProblem.DAMAGED


def test_mistakes_of_the_program_are_not_taken_for_faults_of_the_store(archive: SqliteArchive) -> None:
    archive.close()
    with pytest.raises(sqlite3.ProgrammingError):
        archive.version()
