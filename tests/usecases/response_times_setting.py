"""A store whose response times are read, with its planning, for tests."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication
from hearback.domain.pace import paces_from
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.holiday_table import LibraryHolidayTable
from hearback.system.shipped import shipped_files
from hearback.usecases.change import Act, Edits
from hearback.usecases.planning import Planning
from hearback.usecases.response_times import ResponseTimes
from hearback.usecases.settling import Settling

# a Friday noon in Berlin
NOW = dt.datetime(2026, 11, 20, 11, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


class Setting:
    """A store with its planning, at a time that stands still until it is moved."""

    def __init__(self, folder: Path) -> None:
        self.instant = NOW
        self.archive: SqliteArchive = open_archive(folder, clock=self.now)
        self.shipped_paces = paces_from(shipped_files().json("paces.json"))
        self.planning = Planning(self.archive, self, LibraryHolidayTable, lambda: self.shipped_paces, lambda *_: "")
        self.times = ResponseTimes(self.archive, self, self.planning)

    @property
    def settling(self) -> Settling:
        return Settling(self.archive, lambda: self.shipped_paces)

    def now(self) -> dt.datetime:
        return self.instant

    def zone(self) -> ZoneInfo:
        return ZoneInfo("Europe/Berlin")

    def add(self, *applications: JobApplication) -> None:
        self.times.follow(self.archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in applications})))

    def read(self) -> None:
        for _slice in self.times.reading():
            pass
