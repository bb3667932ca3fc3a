"""Debriefs wanted across all applications, dismissed without a step of undo, and written as one act."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.job_application import ConversationNote, JobApplication, NoteKind, Person, Round
from hearback.domain.workdays import Calendar
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.usecases.change import Act, Edits
from hearback.usecases.debriefing import Debriefing
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


class FixedClock:
    def now(self) -> dt.datetime:
        return NOW

    def zone(self) -> ZoneInfo:
        return BERLIN


def calendar_of(_application: JobApplication) -> Calendar:
    return Calendar(zone=BERLIN, weekend=frozenset({5, 6}), holidays_in=lambda _year: {})


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    archive = open_archive(tmp_path, clock=lambda: NOW)
    yield archive
    archive.close()


@pytest.fixture
def debriefing(archive: SqliteArchive) -> Debriefing:
    return Debriefing(archive, FixedClock(), calendar_of, Settling(archive, dict))


def put(archive: SqliteArchive, id_: str, *rounds: Round) -> JobApplication:
    one = JobApplication(id=id_, company=id_.title(), role="Engineer", rounds=rounds)
    archive.write(Act.ADD_APPLICATION, one.company, Edits(applications={id_: one}))
    return one


def asked_about(debriefing: Debriefing) -> list[tuple[str, int]]:
    return [(application.id, one.round_index) for application, one in debriefing.all_wanted()]


def test_all_that_are_fresh_are_told_the_newest_first(archive: SqliteArchive, debriefing: Debriefing) -> None:
    put(archive, "old", Round(starts=NOW - 12 * DAY))
    put(archive, "arbor", Round(starts=NOW - 3 * DAY), Round(starts=NOW + DAY))
    put(archive, "lumen", Round(starts=NOW - 9 * DAY), Round(starts=NOW - DAY), Round(starts=dt.date(2026, 11, 19)))

    assert asked_about(debriefing) == [("lumen", 1), ("arbor", 0), ("lumen", 2)]


def test_one_dismissed_is_not_asked_about_again(archive: SqliteArchive, debriefing: Debriefing) -> None:
    lumen = put(archive, "lumen", Round(starts=NOW - 2 * DAY), Round(starts=NOW - DAY))
    arbor = put(archive, "arbor", Round(starts=NOW - DAY))
    undoable = archive.undoable()

    debriefing.dismiss(lumen, lumen.rounds[1])
    debriefing.dismiss(arbor, arbor.rounds[0])

    assert asked_about(debriefing) == [("lumen", 0)]
    assert archive.undoable() == undoable


@pytest.mark.parametrize("kept", [None, 7, [], {"lumen": "x"}, {"lumen": [1, None]}])
def test_a_memory_that_is_not_as_written_forgets(archive: SqliteArchive, debriefing: Debriefing, kept: object) -> None:
    put(archive, "lumen", Round(starts=NOW - DAY))
    Settling(archive, dict).remember("debriefs_dismissed", kept)

    assert asked_about(debriefing) == [("lumen", 0)]


def test_a_debrief_is_one_act(archive: SqliteArchive, debriefing: Debriefing) -> None:
    put(archive, "lumen", Round(starts=NOW - DAY, people=("Priya",)))
    notes = [ConversationNote(text="schema", person="Priya"), ConversationNote(text="pagers", kind=NoteKind.HUMOUR, person="Tom")]

    Recording(archive, FixedClock()).debrief("lumen", 0, notes, met=[Person(name="Tom")])

    after = archive.application("lumen")
    assert after is not None
    assert after.rounds[0].notes == tuple(notes)
    assert after.rounds[0].people == ("Priya", "Tom")
    assert [person.name for person in after.people] == ["Tom"]
    assert asked_about(debriefing) == []
    assert archive.undoable() == (Act.DEBRIEF, "Lumen")
    archive.undo()
    assert asked_about(debriefing) == [("lumen", 0)]
