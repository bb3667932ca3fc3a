"""What was told is kept beside the applications: no step of undo, there again after opening, found by plan and by notice."""

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from hearback.domain.job_application import JobApplication, Round
from hearback.domain.pace import paces_from
from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.exchange.interchange.due_json import told
from hearback.storage.archive import SqliteArchive
from hearback.storage.private_files import connect, make_private_file
from hearback.storage.schema import migrations
from hearback.storage.store_file import APPLICATION_ID, FILE_NAME
from hearback.storage.transactions import immediate
from hearback.system.holiday_table import LibraryHolidayTable
from hearback.system.shipped import shipped_files
from hearback.usecases.change import Act, Edits
from hearback.usecases.planning import Planning
from storage.stores import NOW, opened

DAY = dt.timedelta(days=1)
ONE = KeptReminder(identity="a", application="lumen", notice="n", moment=NOW, shown=NOW)
ANOTHER = KeptReminder(identity="b", application="arbor", notice="n", moment=NOW, shown=NOW, again=NOW + DAY)


def keep(archive: SqliteArchive, *reminders: KeptReminder) -> None:
    archive.write(Act.REMEMBER, "", Edits(reminders=reminders))


def test_they_read_back_equal_also_after_opening_again(folder: Path) -> None:
    with closing(opened(folder)) as archive:
        keep(archive, ANOTHER, ONE)
    with closing(opened(folder)) as archive:
        assert archive.reminders() == [ONE, ANOTHER]
        assert archive.reminders(["lumen", "nobody"]) == [ONE]
        assert archive.reminders_of_notice("n") == [ONE, ANOTHER]
        assert archive.reminders_of_notice("m") == []


def test_what_is_told_again_takes_the_place_of_what_was_known(archive: SqliteArchive) -> None:
    keep(archive, ONE)
    keep(archive, replace(ONE, notice="m", shown=NOW + DAY))
    assert archive.reminders() == [replace(ONE, notice="m", shown=NOW + DAY)]
    archive.write(Act.REMEMBER, "", Edits(reminders_gone=["a", "unknown"]))
    assert archive.reminders() == []


def test_they_are_no_step_of_undo_and_outlive_one(archive: SqliteArchive) -> None:
    lumen = JobApplication(id="lumen", company="Lumen", role="Engineer")
    archive.write(Act.ADD_APPLICATION, "Lumen", Edits(applications={"lumen": lumen}))
    keep(archive, ONE)
    assert archive.undoable() == (Act.ADD_APPLICATION, "Lumen")
    archive.undo()
    assert archive.reminders() == [ONE]


def test_imported_ones_come_with_the_act_or_not_at_all(archive: SqliteArchive) -> None:
    class Broken(Exception):
        pass

    try:
        with archive.together(Act.IMPORT, "1") as writing:
            writing.put(Edits(reminders=[ONE]))
            raise Broken
    except Broken:
        pass
    assert archive.reminders() == []
    with archive.together(Act.IMPORT, "1") as writing:
        writing.put(Edits(reminders=[ONE]))
    assert archive.reminders() == [ONE]


def test_until_when_all_was_told_is_kept(folder: Path) -> None:
    with closing(opened(folder)) as archive:
        assert archive.reminded_until() is None
        archive.keep_reminded_until(NOW)
        archive.keep_reminded_until(NOW - DAY)
    with closing(opened(folder)) as archive:
        assert archive.reminded_until() == NOW - DAY


def test_plans_are_found_by_their_moments(archive: SqliteArchive) -> None:
    class Clock:
        def now(self) -> dt.datetime:
            return NOW

        def zone(self) -> ZoneInfo:
            return ZoneInfo("UTC")

    ended = {"past": NOW - 30 * DAY, "open": NOW - DAY, "coming": NOW, "far": NOW + 30 * DAY}
    applications = {
        id_: JobApplication(id=id_, company=id_, role="Engineer", rounds=(Round(starts=end - DAY / 24, ends=end),))
        for id_, end in ended.items()
    }
    archive.write(Act.IMPORT, "4", Edits(applications=applications))
    planning = Planning(archive, Clock(), LibraryHolidayTable, lambda: paces_from(shipped_files().json("paces.json")), told)
    planning.refresh()
    assert archive.plans_to_remind_of(NOW - DAY / 24, NOW + DAY) == ["open", "coming"]
    assert archive.plans_to_remind_of(None, NOW + DAY) == ["past", "open", "coming"]
    keep(archive, replace(ANOTHER, application="far"))
    assert archive.plans_to_remind_of(NOW - DAY / 24, NOW + DAY) == ["open", "coming", "far"]
    end = archive.next_plan_end(NOW)
    assert end is not None
    assert NOW < end < NOW + 2 * DAY
    assert archive.next_plan_end(NOW + 1000 * DAY) is None


def test_a_store_from_before_reminders_is_taken_over(folder: Path) -> None:
    folder.mkdir()
    make_private_file(folder / FILE_NAME)
    with closing(connect(folder / FILE_NAME)) as connection:
        with immediate(connection):
            migrations.apply(Database(connection, execute_plugins=False), stop_before="reminders")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA user_version = 3")
        connection.execute(
            "INSERT INTO application (number, id, company, role, company_key, role_key, company_sort, role_sort) "
            "VALUES (1, 'lumen', 'Lumen', 'Engineer', 'lumen', 'engineer', 'lumen', 'engineer')"
        )
    with closing(opened(folder)) as archive:
        assert archive.application("lumen") is not None
        assert archive.reminders() == []
        keep(archive, ONE)
        assert archive.reminders() == [ONE]
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
