"""Backups on a real store: checked copies, thinned with time, and the way back to one and forth again."""

import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.job_application import JobApplication
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.storage.backups import put_in_place_of
from hearback.usecases.backing_up import SECOND_FOLDER, BackingUp, Why, kept_of
from hearback.usecases.change import Act, Edits
from hearback.usecases.ports import ArchiveFault, ListQuery, StoreProblem
from hearback.usecases.settling import Settling
from storage.stores import NOW

BERLIN = ZoneInfo("Europe/Berlin")
DAY = dt.timedelta(days=1)


class Clock:
    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> dt.datetime:
        self.moment += dt.timedelta(seconds=1)
        return self.moment

    def zone(self) -> ZoneInfo:
        return BERLIN


class Setting:
    """A store with its backups, at a time that a test sets."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.archive: SqliteArchive = open_archive(folder, clock=self.clock.now)
        self.folder = folder / "backups"
        self.settling = Settling(self.archive, dict)
        self.backing_up = BackingUp(self.archive.backups, self.clock, self.settling)

    def add(self, *companies: str) -> None:
        ones = {name: JobApplication(id=name, company=name, role="Engineer") for name in companies}
        self.archive.write(Act.ADD_APPLICATION, companies[0], Edits(applications=ones))

    def listed(self, words: str = "") -> list[str]:
        return list(self.archive.listing(ListQuery(words=words), self.clock.moment))


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[Setting]:
    made = Setting(tmp_path / "data")
    yield made
    made.archive.close()


def test_an_empty_store_is_not_backed_up(setting: Setting) -> None:
    assert (setting.backing_up.is_due, setting.backing_up.make(Why.ASKED), setting.backing_up.all()) == (False, None, [])


def test_a_backup_says_what_it_holds_and_only_its_owner_may_read_it(setting: Setting) -> None:
    setting.add("Arbor", "Lumen")
    backup = setting.backing_up.make(Why.ASKED)
    assert backup is not None
    assert setting.backing_up.all() == [backup]
    contents = setting.backing_up.contents(backup)
    assert contents is not None
    assert (contents.applications, contents.messages) == (2, 0)
    assert contents.newest_change is not None
    assert NOW < contents.newest_change < backup.made
    assert (backup.path.stat().st_mode & 0o777, setting.folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_one_is_due_a_day_after_the_last(setting: Setting) -> None:
    setting.add("Arbor")
    assert setting.backing_up.daily() is not None
    assert setting.backing_up.daily() is None
    setting.clock.moment += DAY
    assert setting.backing_up.daily() is not None
    # a clock that was ahead for a while keeps nobody from backing up
    setting.clock.moment -= 10 * DAY
    assert setting.backing_up.daily() is not None


def test_going_back_brings_everything_back_and_can_be_undone(setting: Setting) -> None:
    setting.add("Arbor")
    setting.archive.write(Act.TAG, "", Edits(preferences={"name": "Priya"}))
    before = setting.backing_up.make(Why.ASKED)
    assert before is not None
    setting.add("Lumen")
    setting.archive.write(Act.DELETE_APPLICATIONS, "Arbor", Edits(applications={"Arbor": None}, preferences={"name": None}))
    assert (setting.listed(), setting.listed("arbor")) == (["Lumen"], [])
    setting.backing_up.restore(before)
    assert (setting.listed(), setting.listed("arbor"), setting.listed("lumen")) == (["Arbor"], ["Arbor"], [])
    assert setting.archive.preferences()["name"] == "Priya"
    assert setting.archive.plans_to_make(setting.clock.moment, "basis") == ["Arbor"]
    # and what is written after it is noticed
    setting.add("Kestrel")
    assert setting.listed() == ["Arbor", "Kestrel"]
    newest = setting.backing_up.all()[0]
    assert newest.why is Why.RESTORE
    setting.backing_up.restore(newest)
    assert setting.listed() == ["Lumen"]
    setting.archive.undo()
    assert setting.listed() == ["Arbor", "Lumen"]


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        (lambda path: path.write_bytes(b""), StoreProblem.DAMAGED),
        (lambda path: path.write_bytes(path.read_bytes()[:3000]), StoreProblem.DAMAGED),
        (lambda path: path.write_bytes(b"What is this?" * 100), StoreProblem.FOREIGN),
        (
            lambda path: path.write_bytes(path.read_bytes()[:8192] + b"\xff" * 8192 + path.read_bytes()[16384:]),
            StoreProblem.DAMAGED,
        ),
        (lambda path: closing(sqlite3.connect(path)).__enter__().execute("PRAGMA user_version = 99"), StoreProblem.NEWER),
    ],
    ids=["empty", "cut off", "foreign", "overwritten", "newer"],
)
def test_a_backup_that_is_none_changes_nothing(setting: Setting, harm: object, problem: StoreProblem) -> None:
    setting.add("Arbor")
    backup = setting.backing_up.make(Why.ASKED)
    assert backup is not None
    harm(backup.path)  # type: ignore[operator]
    setting.add("Lumen")
    with pytest.raises(ArchiveFault) as fault:
        setting.backing_up.restore(backup)
    assert fault.value.problem is problem
    assert setting.listed() == ["Arbor", "Lumen"]


def test_a_damaged_store_is_not_backed_up(tmp_path: Path) -> None:
    setting = Setting(tmp_path / "data")
    setting.add(*(f"Company {number}" for number in range(500)))
    setting.archive.close()
    path = tmp_path / "data" / "hearback.sqlite"
    damage(path)
    again = Setting(tmp_path / "data")
    with pytest.raises(ArchiveFault) as fault:
        again.backing_up.make(Why.ASKED)
    assert fault.value.problem is StoreProblem.DAMAGED
    assert list(again.folder.iterdir()) == []
    again.archive.close()


def test_from_a_damaged_store_one_can_go_back_and_what_it_held_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    setting = Setting(data)
    setting.add(*(f"Company {number}" for number in range(500)))
    backup = setting.backing_up.make(Why.ASKED)
    assert backup is not None
    setting.add("Lumen")
    setting.archive.close()
    damage(data / "hearback.sqlite")
    damaged = (data / "hearback.sqlite").read_bytes()
    again = Setting(data)
    again.backing_up.restore(backup)
    assert len(again.listed()) == 500
    assert again.archive.examine() == []
    assert [path.read_bytes() for path in data.glob("unopened-*")] == [damaged]
    again.archive.close()


def damage(path: Path) -> None:
    """Overwrite pages in the middle of a file, so that it opens, and shows it only where these are read."""
    content = bytearray(path.read_bytes())
    content[-20_000:-12_000] = b"\xff" * 8_000
    path.write_bytes(content)


def test_each_is_copied_to_the_second_folder_as_soon_as_that_is_there(setting: Setting, tmp_path: Path) -> None:
    setting.add("Arbor")
    stick = tmp_path / "stick"
    setting.settling.save(preferences={SECOND_FOLDER: str(stick)})
    backup = setting.backing_up.make(Why.ASKED)
    assert backup is not None
    assert (setting.backing_up.copy_is_missing, setting.backing_up.has_work, stick.exists()) == (True, False, False)
    stick.mkdir()
    assert setting.backing_up.has_work
    assert setting.backing_up.daily() is None
    assert not setting.backing_up.copy_is_missing
    assert [path.read_bytes() for path in stick.iterdir()] == [backup.path.read_bytes()]


def test_copies_are_thinned_with_the_backups_even_where_they_could_not_be_reached(setting: Setting, tmp_path: Path) -> None:
    stick, drawer = tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    (stick / "hearback-daily-20200101T000000.000Z.sqlite").write_text("another computer's")
    setting.settling.save(preferences={SECOND_FOLDER: str(stick)})
    for day in range(100):
        setting.add(f"Company {day}")
        # unplugged on every third day
        if day % 3 == 1:
            stick.rename(drawer)
        assert setting.backing_up.make(Why.DAILY) is not None
        if day % 3 == 1:
            drawer.rename(stick)
        setting.clock.moment += DAY
    assert setting.backing_up.make(Why.DAILY) is not None
    here, there = ({path.name for path in folder.glob("*.sqlite")} for folder in (setting.folder, stick))
    assert here == {backup.path.name for backup in setting.backing_up.all()}
    assert len(here) < 40
    assert there - here == {"hearback-daily-20200101T000000.000Z.sqlite"}


def test_a_copy_that_nobody_finished_is_removed(setting: Setting) -> None:
    setting.add("Arbor")
    setting.folder.mkdir()
    left, being_made = (setting.folder / f"hearback-daily-{day}.partial" for day in ("yesterday", "now"))
    for draft in (left, being_made):
        draft.write_text("half")
    os.utime(left, (time.time() - 90_000,) * 2)
    setting.backing_up.make(Why.ASKED)
    assert (left.exists(), being_made.exists()) == (False, True)


def test_other_files_in_the_folder_are_left_alone(setting: Setting) -> None:
    setting.add("Arbor")
    setting.folder.mkdir()
    (setting.folder / "hearback-mine.sqlite").write_text("mine")
    setting.backing_up.make(Why.ASKED)
    assert len(setting.backing_up.all()) == 1
    assert (setting.folder / "hearback-mine.sqlite").exists()


def test_an_unreadable_backup_is_said_to_be_one(setting: Setting) -> None:
    setting.add("Arbor")
    backup = setting.backing_up.make(Why.ASKED)
    assert backup is not None
    backup.path.write_bytes(b"nothing")
    assert setting.backing_up.contents(backup) is None


def test_a_year_of_backups_is_thinned() -> None:
    made = [NOW - number * DAY / 4 for number in range(4 * 365)]
    kept = kept_of(made, NOW, BERLIN)
    assert all(at in kept for at in made if NOW - at <= 2 * DAY)
    days = {at.astimezone(BERLIN).date() for at in made if NOW - at <= 30 * DAY}
    assert {at.astimezone(BERLIN).date() for at in kept if NOW - at <= 30 * DAY} == days
    assert len(kept) < 9 + 30 + 13


@given(st.lists(st.integers(0, 400 * 24 * 60), max_size=40), st.integers(0, 30))
def test_thinning_never_takes_the_newest_and_does_nothing_twice(minutes: list[int], later: int) -> None:
    made = {NOW - dt.timedelta(minutes=one) for one in minutes}
    kept = kept_of(made, NOW, BERLIN)
    assert kept <= made
    assert not made or max(made) in kept
    assert kept_of(kept, NOW, BERLIN) == kept
    # what is thinned again later still reaches as far back
    assert not kept or min(kept_of(kept, NOW + later * DAY, BERLIN)).strftime("%Y%m") == min(kept).strftime("%Y%m")


def killed_in_the_middle(folder: Path) -> bytes:
    """Have a program killed in an act whose pages reached the file; return the journal that would take it back."""
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("long_act.py")), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ) as child:
        assert child.stdout is not None
        for _ in range(200):
            child.stdout.readline()
        child.kill()
    return (folder / "hearback.sqlite-journal").read_bytes()


@pytest.mark.parametrize("between", [0, 1, 40])
def test_an_older_store_copied_over_one_that_was_killed_is_what_it_was(tmp_path: Path, between: int) -> None:
    data, older = tmp_path / "data", tmp_path / "older.sqlite"
    setting = Setting(data)
    setting.add(*(f"Company {number}" for number in range(200)))
    shutil.copyfile(data / "hearback.sqlite", older)
    for number in range(between):
        setting.add(f"Later {number}")
    setting.archive.close()
    journal = killed_in_the_middle(data)
    # as a user does it who looks for what was there before
    shutil.copyfile(older, data / "hearback.sqlite")
    with closing(Setting(data).archive) as again:
        assert len(list(again.applications())) == 200
        assert again.examine() == []
    if between:
        assert [path.read_bytes() for path in data.glob("unopened-*-journal")] == [journal]


def test_a_journal_is_played_into_the_store_that_it_belongs_to(tmp_path: Path) -> None:
    data = tmp_path / "data"
    setting = Setting(data)
    setting.add(*(f"Company {number}" for number in range(200)))
    setting.archive.close()
    for _again in range(3):
        killed_in_the_middle(data)
        with closing(Setting(data).archive) as whole:
            assert len(list(whole.applications())) == 200
            assert whole.examine() == []
    assert list(data.glob("unopened-*")) == []


def test_going_back_to_a_backup_in_the_place_of_a_store_that_was_killed(setting: Setting, tmp_path: Path) -> None:
    setting.add("Arbor")
    backup = setting.backing_up.make(Why.ASKED)
    assert backup is not None
    setting.add("Lumen")
    setting.archive.close()
    data = tmp_path / "data"
    killed_in_the_middle(data)
    put_in_place_of(data, backup, NOW)
    with closing(open_archive(data, clock=setting.clock.now)) as again:
        assert [one.company for one in again.applications()] == ["Arbor"]
        assert again.examine() == []
    # what could not be opened is kept, its journal with it
    assert len(list(data.glob("unopened-*"))) == 2
