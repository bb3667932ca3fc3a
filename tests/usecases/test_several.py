"""Acts on several applications at once: each one step of undo, and only for those that it concerns."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.window_setting import FixedClock, berlin, some_applications
from hearback.domain.job_application import Closing, JobApplication, Outcome, Step
from hearback.domain.pace import paces_from
from hearback.exchange.interchange.due_json import told
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.holiday_table import LibraryHolidayTable
from hearback.system.shipped import shipped_files
from hearback.usecases.change import Act, Edits
from hearback.usecases.planning import Planning
from hearback.usecases.recording import ApplicationGone
from hearback.usecases.several import Several

EVERY = [one.id for one in some_applications()]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    """Return a store with one application a kind of next step, planned."""
    clock = FixedClock()
    archive = open_archive(tmp_path, clock=clock.now)
    archive.write(Act.IMPORT, "8", Edits(applications={one.id: one for one in some_applications()}))
    Planning(archive, clock, LibraryHolidayTable, lambda: paces_from(shipped_files().json("paces.json")), told).refresh()
    yield archive
    archive.close()


@pytest.fixture
def several(archive: SqliteArchive) -> Several:
    return Several(archive, FixedClock())


def states(archive: SqliteArchive) -> dict[str, JobApplication]:
    return {one.id: one for one in archive.applications()}


def test_putting_off_is_one_step_and_leaves_out_what_cannot_wait(archive: SqliteArchive, several: Several) -> None:
    before = states(archive)
    change = several.put_off(EVERY, 7)
    assert change is not None
    # not the one that waits for its interview, nor the offer to answer, nor the closed one
    assert change.applications == {"lumen", "arbor", "mirai", "quiet-1", "quiet-2"}
    assert archive.undoable() == (Act.SNOOZE, "5")
    put_off = states(archive)
    lumen, mirai = put_off["lumen"].snooze, put_off["mirai"].snooze
    assert lumen is not None
    assert mirai is not None
    # what is due comes back a week from now, what is to come a week after its day
    assert (lumen.step, lumen.until) == (Step.CHECK_IN, berlin(11, 30, 9))
    assert mirai.until == berlin(12, 7, 9)
    archive.undo()
    assert states(archive) == before


def test_tags_are_added_and_taken_away_together(archive: SqliteArchive, several: Several) -> None:
    several.change_tags(["lumen", "arbor"], added=["remote", "first choice"], removed=())
    assert archive.undoable() == (Act.TAG, "2")
    several.change_tags(["lumen", "paper"], added=["Berlin"], removed={"remote"})
    tags = {id_: one.tags for id_, one in states(archive).items() if one.tags}
    assert tags == {"lumen": ("first choice", "Berlin"), "arbor": ("remote", "first choice"), "paper": ("Berlin",)}
    assert archive.known_tags() == {"Berlin": 2, "first choice": 2, "remote": 1}
    assert archive.known_tags(["arbor", "gone"]) == {"first choice": 1, "remote": 1}
    assert archive.known_tags([]) == {}


def test_an_act_that_changes_nothing_is_no_step(archive: SqliteArchive, several: Several) -> None:
    assert several.change_tags(EVERY, added=(), removed={"never there"}) is None
    assert several.as_planned(EVERY) is None
    assert several.put_off(["gone", "offer"], 3) is None
    assert archive.undoable() == (Act.IMPORT, "8")


def test_an_industry_for_several_and_for_one(archive: SqliteArchive, several: Several) -> None:
    several.set_pace(["arbor", "mirai", "lumen"], "tech-startup")
    # the one that had it already is not counted
    assert archive.undoable() == (Act.SET_PACE, "2")
    several.set_pace(["arbor"], None)
    assert archive.undoable() == (Act.SET_PACE, "Arbor Bank")
    assert {id_: one.pace for id_, one in states(archive).items() if one.pace} == {
        "lumen": "tech-startup",
        "mirai": "tech-startup",
    }


def test_taking_up_again_only_what_has_ended(archive: SqliteArchive, several: Several) -> None:
    closing = Closing(at=berlin(11, 5, 10), outcome=Outcome.REJECTED)
    assert states(archive)["gone"].closed == closing
    several.reopen(EVERY)
    assert archive.undoable() == (Act.REOPEN, "Closed Corp")
    assert all(one.closed is None for one in states(archive).values())


def test_moving_on_leaves_alone_what_has_ended(archive: SqliteArchive, several: Several) -> None:
    several.move_on(["gone", "lumen", "arbor"])
    assert archive.undoable() == (Act.MOVE_ON, "2")
    outcomes = {one.id: one.closed.outcome for one in archive.applications() if one.closed}
    assert outcomes == {"gone": Outcome.REJECTED, "lumen": Outcome.MOVED_ON, "arbor": Outcome.MOVED_ON}
    assert several.move_on(["gone"]) is None


def test_where_all_were_deleted_elsewhere_it_is_said(several: Several) -> None:
    with pytest.raises(ApplicationGone):
        several.set_pace(["nobody", "nothing"], None)


def test_a_day_is_counted_where_the_user_is(archive: SqliteArchive) -> None:
    clock = FixedClock()
    clock.moment = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)  # Tuesday already in Berlin
    Several(archive, clock).put_off(["lumen"], 1)
    snooze = states(archive)["lumen"].snooze
    assert snooze is not None
    assert snooze.until == berlin(11, 25, 9)
