"""The agenda over a real store: next steps at once, the rest when it was read, and only what changed read again."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.agenda import EntryKind, Section
from hearback.domain.job_application import JobApplication, Promise, Round
from hearback.domain.pace import paces_from
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.holiday_table import LibraryHolidayTable
from hearback.system.shipped import shipped_files
from hearback.usecases.agenda import Agenda
from hearback.usecases.change import Act, Edits
from hearback.usecases.planning import Planning

# a Monday noon in Berlin
NOW = dt.datetime(2026, 11, 23, 11, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MONDAY = 0

MET = JobApplication(id="met", company="Lumen Health", role="Baker", rounds=(Round(starts=NOW - 26 * HOUR),))
APPLIED = JobApplication(id="applied", company="Arbor Bank", role="Analyst", applied=dt.date(2026, 11, 20))


class Setting:
    """A store with its planning and agenda, at a time that stands still until it is moved."""

    def __init__(self, folder: Path) -> None:
        self.instant = NOW
        self.archive: SqliteArchive = open_archive(folder, clock=self.now)
        shipped = paces_from(shipped_files().json("paces.json"))
        self.planning = Planning(self.archive, self, LibraryHolidayTable, lambda: shipped, lambda *_: "")
        self.agenda = Agenda(self.archive, self, self.planning)

    def now(self) -> dt.datetime:
        return self.instant

    def zone(self) -> ZoneInfo:
        return ZoneInfo("Europe/Berlin")

    def put(self, *applications: JobApplication) -> None:
        change = self.archive.write(Act.EDIT_APPLICATION, "", Edits(applications={one.id: one for one in applications}))
        self.planning.refresh()
        self.agenda.follow(change)

    def read(self) -> int:
        return sum(1 for _one in self.agenda.reading())

    def shown(self) -> list[tuple[str, Section, EntryKind]]:
        return [(one.entry.application, one.section, one.entry.kind) for one in self.agenda.entries(MONDAY)]


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[Setting]:
    made = Setting(tmp_path)
    yield made
    made.archive.close()


def test_next_steps_are_there_at_once_and_the_rest_once_it_was_read(setting: Setting) -> None:
    setting.put(MET, APPLIED)
    assert setting.shown() == [("met", Section.TODAY, EntryKind.STEP), ("applied", Section.NEXT_WEEK, EntryKind.STEP)]
    assert setting.read() == 2
    assert {kind for _id, _section, kind in setting.shown()} == {EntryKind.STEP, EntryKind.FORESEEN}
    assert setting.read() == 0


def test_only_what_changed_is_read_again(setting: Setting) -> None:
    setting.put(MET, APPLIED)
    setting.read()
    promised = replace(APPLIED, promises=(Promise(made=dt.date(2026, 11, 20), answer_by=dt.date(2026, 11, 27)),))
    setting.put(promised)
    assert setting.read() == 1
    assert ("applied", Section.THIS_WEEK, EntryKind.PROMISE) in setting.shown()


def test_what_is_deleted_is_gone_and_undo_brings_it_back(setting: Setting) -> None:
    setting.put(MET, APPLIED)
    setting.read()
    before = setting.shown()
    setting.agenda.follow(setting.archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications={"met": None})))
    assert {id_ for id_, _section, _kind in setting.shown()} == {"applied"}
    undone = setting.archive.undo()
    assert undone is not None
    setting.planning.refresh()
    setting.agenda.follow(undone)
    setting.read()
    assert setting.shown() == before


def test_what_another_program_wrote_is_seen(setting: Setting, tmp_path: Path) -> None:
    setting.put(MET)
    setting.read()
    other = Setting(tmp_path)
    again = replace(MET, rounds=(*MET.rounds, Round(starts=NOW + 10 * DAY), Round(starts=NOW + 20 * DAY)))
    other.put(again)
    other.archive.close()
    setting.read()
    assert [kind for _id, _section, kind in setting.shown()].count(EntryKind.INTERVIEW) == 2


def test_time_alone_moves_entries_on(setting: Setting) -> None:
    setting.put(MET)
    setting.read()
    assert setting.shown()[0] == ("met", Section.TODAY, EntryKind.STEP)
    foreseen = [one.day for one in setting.agenda.entries(MONDAY) if one.entry.kind is EntryKind.FORESEEN]
    setting.instant += 90 * DAY
    setting.planning.refresh()
    assert setting.shown() == [("met", Section.GONE_QUIET, EntryKind.STEP)]
    setting.instant -= 89 * DAY
    setting.planning.refresh()
    setting.read()
    moved = [one.day for one in setting.agenda.entries(MONDAY) if one.entry.kind is EntryKind.FORESEEN]
    assert moved[0] > foreseen[0]
