"""The store's file: private, made whole, and never written over where it is no store of ours."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hearback.domain.job_application import JobApplication
from hearback.storage.schema import migrations
from hearback.storage.store_file import APPLICATION_ID, FILE_NAME, SCHEMA_VERSION
from hearback.usecases.change import Act, Edits
from hearback.usecases.ports import ArchiveFault, StoreProblem
from storage.stores import opened

PLAIN = JobApplication(id="plain", company="Lumen Health", role="Risk Analyst")
MANY = Edits(applications={f"{number}": JobApplication(id=f"{number}", company="Arbor", role="x" * 500) for number in range(200)})


def mode(path: Path) -> int:
    """Return a path's permissions."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_folder_and_file_are_the_users_own_whatever_the_umask(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with closing(opened(folder)) as archive, archive.together(Act.IMPORT, "") as writing:
            writing.put(MANY)
            assert mode(folder / f"{FILE_NAME}-journal") == 0o600
    finally:
        os.umask(before)
    assert (mode(folder), mode(folder / FILE_NAME)) == (0o700, 0o600)
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]


def test_a_folder_that_was_there_keeps_its_permissions(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    before = mode(folder)
    opened(folder).close()
    assert mode(folder) == before


def test_what_was_written_is_there_when_opened_again(folder: Path) -> None:
    with closing(opened(folder)) as archive:
        archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    with closing(opened(folder)) as archive:
        assert list(archive.applications()) == [PLAIN]
        assert archive.undoable() == (Act.ADD_APPLICATION, "")


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("Dear diary, " * 1000, encoding="utf-8")


def _short_text(path: Path) -> None:
    path.write_text("x", encoding="utf-8")


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE application (number)")


def _other_program_with_a_log(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE application (number)")


def _newer(path: Path) -> None:
    opened(path.parent).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def _cut_off(size: int) -> Callable[[Path], None]:
    def cut_off(path: Path) -> None:
        with closing(opened(path.parent)) as archive:
            archive.write(Act.IMPORT, "", MANY)
        os.truncate(path, path.stat().st_size // 2 if size < 0 else size)

    return cut_off


def _scribbled(path: Path) -> None:
    opened(path.parent).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        pytest.param(_empty, StoreProblem.DAMAGED, id="empty"),
        pytest.param(_text, StoreProblem.FOREIGN, id="text"),
        pytest.param(_short_text, StoreProblem.FOREIGN, id="short text"),
        pytest.param(_other_program, StoreProblem.FOREIGN, id="another program's"),
        pytest.param(_other_program_with_a_log, StoreProblem.FOREIGN, id="another program's with a log"),
        pytest.param(_newer, StoreProblem.NEWER, id="newer"),
        pytest.param(_cut_off(10), StoreProblem.DAMAGED, id="cut off in the magic"),
        pytest.param(_cut_off(70), StoreProblem.DAMAGED, id="cut off in the header"),
        pytest.param(_cut_off(4096), StoreProblem.DAMAGED, id="cut off after a page"),
        pytest.param(_cut_off(-1), StoreProblem.DAMAGED, id="cut off in the middle"),
        pytest.param(_scribbled, StoreProblem.DAMAGED, id="scribbled over"),
        pytest.param(_folder, StoreProblem.UNREADABLE, id="a folder"),
    ],
)
def test_a_file_that_is_no_store_of_ours_is_refused_and_left_alone(
    folder: Path, make: Callable[[Path], None], problem: StoreProblem
) -> None:
    folder.mkdir()
    path = folder / FILE_NAME
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ArchiveFault) as refused:
        opened(folder)
    assert (refused.value.problem, refused.value.path) == (problem, str(path))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]


def test_the_journal_of_a_file_that_was_moved_away_is_not_played_into_a_new_one(folder: Path) -> None:
    folder.mkdir()
    journal = folder / f"{FILE_NAME}-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 2000)
    with closing(opened(folder)) as archive:
        assert list(archive.applications()) == []
    assert not journal.exists()
    assert len(list(folder.glob(f"unopened-*-{FILE_NAME}-journal"))) == 1


def test_the_file_says_whose_and_of_which_version_it_is(folder: Path) -> None:
    opened(folder).close()
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        kinds = connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
        # the list of migrations is sqlite-utils' own
        assert [name for name, strict in kinds if not strict and not name.startswith(("sqlite_", "_sqlite_migrations"))] == []
    assert len(list(migrations._migrations)) == SCHEMA_VERSION


def test_an_older_store_is_migrated_after_a_checked_backup(folder: Path) -> None:
    with closing(opened(folder)) as archive:
        archive.write(Act.ADD_APPLICATION, "", Edits(applications={"plain": PLAIN}))
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    with closing(opened(folder)) as archive:
        assert list(archive.applications()) == [PLAIN]
    (backup,) = (folder / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION - 1,)
        assert connection.execute("SELECT company FROM application").fetchall() == [("Lumen Health",)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    if os.name == "posix":
        assert (mode(backup), mode(backup.parent)) == (0o600, 0o700)
    opened(folder).close()
    assert len(list((folder / "backups").iterdir())) == 1


def test_a_damaged_store_is_neither_migrated_nor_backed_up_as_if_it_were_whole(folder: Path) -> None:
    with closing(opened(folder)) as archive:
        archive.write(Act.IMPORT, "", MANY)
    path = folder / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    content = bytearray(path.read_bytes())
    content[-8192:] = b"\x5a" * 8192
    path.write_bytes(content)
    with pytest.raises(ArchiveFault) as refused:
        opened(folder)
    assert refused.value.problem is StoreProblem.DAMAGED
    assert path.read_bytes() == bytes(content)
    assert list((folder / "backups").iterdir()) == []
