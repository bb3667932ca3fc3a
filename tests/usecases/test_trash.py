"""The trash: what is deleted stays there whole, comes back as it was, and is erased only on purpose."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.window_setting import FixedClock, some_applications
from hearback.domain.job_application import JobApplication, MessageKind
from hearback.domain.kept_draft import DraftPlace, KeptDraft
from hearback.domain.message import Draft
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.usecases.change import Act, Edits
from hearback.usecases.recording import ApplicationGone, Recording

APPLICATIONS = {one.id: one for one in some_applications()}
CLOCK = FixedClock()
DRAFT = KeptDraft(
    place=DraftPlace(application="lumen", kind=MessageKind.CHECK_IN, occasion="", person=None),
    draft=Draft(kind=MessageKind.CHECK_IN, to=("Priya Nair",), subject="Hello", body="half a thought"),
    language="en",
    template=None,
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    archive = open_archive(tmp_path, clock=CLOCK.now)
    archive.write(Act.IMPORT, "8", Edits(applications=APPLICATIONS))
    archive.keep_draft(DRAFT, None)
    yield archive
    archive.close()


@pytest.fixture
def recording(archive: SqliteArchive) -> Recording:
    return Recording(archive, CLOCK)


def states(archive: SqliteArchive) -> dict[str, JobApplication]:
    return {one.id: one for one in archive.applications()}


def drafts(archive: SqliteArchive) -> list[str]:
    return [kept.draft.body for _seen, kept in archive.drafts()]


def test_deleted_ones_come_back_whole_with_what_was_typed(archive: SqliteArchive, recording: Recording) -> None:
    recording.delete(["lumen", "arbor", "nobody"])
    assert states(archive).keys() == APPLICATIONS.keys() - {"lumen", "arbor"}
    assert {(row.company, row.deleted) for row in archive.trash()} == {
        ("Lumen Health", CLOCK.now()),
        ("Arbor Bank", CLOCK.now()),
    }
    assert drafts(archive) == []
    recording.bring_back(["lumen"])
    assert states(archive)["lumen"] == APPLICATIONS["lumen"]
    assert drafts(archive) == ["half a thought"]
    assert [row.id for row in archive.trash()] == ["arbor"]
    assert archive.undoable() == (Act.BRING_BACK, "Lumen Health")


def test_deleting_and_bringing_back_are_undone_and_done_again(archive: SqliteArchive, recording: Recording) -> None:
    recording.delete(["lumen"])
    archive.undo()
    assert archive.trash() == []
    assert states(archive) == APPLICATIONS
    archive.redo()
    recording.bring_back(["lumen"])
    archive.undo()
    assert [row.id for row in archive.trash()] == ["lumen"]
    assert "lumen" not in states(archive)
    archive.undo()
    assert (states(archive), drafts(archive), archive.trash()) == (APPLICATIONS, ["half a thought"], [])


def test_what_was_imported_anew_meanwhile_is_left_beside_it(archive: SqliteArchive, recording: Recording) -> None:
    recording.delete(["lumen"])
    anew = replace(APPLICATIONS["lumen"], notes="from a backup")
    recording.add(anew)
    recording.bring_back(["lumen"])
    both = [one for one in archive.applications() if one.company == "Lumen Health"]
    assert [one.notes for one in both] == ["from a backup", None]
    assert len(archive.drafts(both[1].id)) == 1


def test_what_is_not_in_the_trash_cannot_come_back(recording: Recording) -> None:
    with pytest.raises(ApplicationGone):
        recording.bring_back(["lumen"])


def test_erased_ones_are_gone_for_undo_as_well(archive: SqliteArchive, recording: Recording, tmp_path: Path) -> None:
    recording.delete(["arbor"])
    recording.delete(["lumen"])
    recording.add(JobApplication(id="later", company="Later", role="Baker"))
    recording.erase(["lumen"])
    assert [row.id for row in archive.trash()] == ["arbor"]
    # what came after the deletion can still be undone, what came before cannot
    assert archive.undo() is not None
    assert archive.undo() is None
    assert "lumen" not in states(archive)
    archive.redo()
    recording.erase(["arbor"])
    assert archive.trash() == []
    assert archive.undoable() == (Act.ADD_APPLICATION, "Later")


def test_an_undone_deletion_is_not_done_again_after_erasing(archive: SqliteArchive, recording: Recording) -> None:
    recording.delete(["lumen"])
    recording.bring_back(["lumen"])
    recording.delete(["lumen"])
    recording.erase(["lumen"])
    assert archive.undoable() is None
    assert archive.redoable() is None


def test_the_trash_is_of_every_age(archive: SqliteArchive, recording: Recording) -> None:
    for number in range(210):
        recording.add(JobApplication(id=str(number), company=f"Company {number}", role="Baker"))
        if number == 0:
            recording.delete(["lumen"])
    assert [row.id for row in archive.trash()] == ["lumen"]
    recording.bring_back(["lumen"])
    assert states(archive)["lumen"] == APPLICATIONS["lumen"]
    recording.delete(["lumen"])
    assert archive.trash()[0].deleted == dt.datetime(2026, 11, 23, 13, 0, tzinfo=dt.UTC)
