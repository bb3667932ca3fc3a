"""Backups of the whole store: made by themselves, thinned with time, and gone back to when something went wrong."""

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from hearback.usecases.change import Act, Change
from hearback.usecases.ports import Ailment, Archive, ArchiveFault, Clock, StoreProblem
from hearback.usecases.settling import Settling

SECOND_FOLDER = "backup_folder"
"""The preference that names another folder, which gets a copy of each backup."""

_DAY = dt.timedelta(days=1)
_ALL_KEPT, _DAILY_KEPT = dt.timedelta(days=2), dt.timedelta(days=30)


class Why(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    ASKED = "asked"
    IMPORT = "import"
    RESTORE = "restore"
    VERSION = "version"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there: its file, when it was made, and why."""

    path: Path
    made: dt.datetime
    why: Why


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: how many applications and messages, and when something was changed last (None: never)."""

    applications: int
    messages: int
    newest_change: dt.datetime | None


class BackupShelf(Protocol):
    """Where backups lie."""

    def all(self) -> Sequence[Backup]:
        """Return the backups, the latest first."""
        ...

    def holds_anything(self) -> bool:
        """Whether there is something in the store that is worth a backup."""
        ...

    def make(self, why: Why) -> Backup:
        """Make a backup; it gets its name only once it was checked and is on the disk. Raises ArchiveFault."""
        ...

    def contents(self, backup: Backup) -> Contents:
        """Return what a backup holds. Raises ArchiveFault where it cannot be read."""
        ...

    def examine(self, backup: Backup) -> Sequence[Ailment]:
        """Return what is wrong with what a backup holds. Raises ArchiveFault."""
        ...

    def remove(self, backup: Backup, second: Path | None) -> None:
        """Remove a backup; its copy in a second folder goes with the next one that gets there. Raises ArchiveFault."""
        ...

    def has_copy(self, backup: Backup, folder: Path) -> bool:
        """Whether another folder has a copy."""
        ...

    def can_copy_to(self, folder: Path) -> bool:
        """Whether another folder is there and may be written to."""
        ...

    def copy_to(self, backup: Backup, folder: Path) -> None:
        """Put a copy into another folder, and take away there what was removed here. Raises OSError."""
        ...

    def set_store_aside(self) -> None:
        """Keep a copy of the store as it is, damage included. Raises ArchiveFault."""
        ...

    def restore(self, backup: Backup) -> None:
        """Make the store what it was in a backup, all of it or nothing. Raises ArchiveFault."""
        ...


class BackingUp:
    """Decides when a backup is made and which are kept."""

    def __init__(self, shelf: BackupShelf, clock: Clock, settling: Settling) -> None:
        self._shelf = shelf
        self._clock = clock
        self._settling = settling

    def all(self) -> Sequence[Backup]:
        """Return the backups, the latest first."""
        return self._shelf.all()

    def contents(self, backup: Backup) -> Contents | None:
        """Return what a backup holds; None where it cannot be read."""
        try:
            return self._shelf.contents(backup)
        except (ArchiveFault, OSError):
            return None

    @property
    def second_folder(self) -> str:
        """The folder that gets a copy of each backup; empty where none does."""
        return str(self._settling.preference(SECOND_FOLDER) or "")

    @property
    def copy_is_missing(self) -> bool:
        """Whether the second folder lacks the newest backup: the stick is not plugged in."""
        newest = next(iter(self._shelf.all()), None)
        second = self._second
        return second is not None and newest is not None and not self._shelf.has_copy(newest, second)

    @property
    def has_work(self) -> bool:
        """Whether a backup is due, or the newest can be copied to the second folder by now."""
        second = self._second
        return self.is_due or (second is not None and self._shelf.can_copy_to(second) and self.copy_is_missing)

    @property
    def is_due(self) -> bool:
        """Whether there is something to back up, and the last backup is older than a day."""
        made = [backup.made for backup in self._shelf.all()]
        now = self._clock.now()
        # one from a clock that was ahead says nothing about the last day
        return self._shelf.holds_anything() and not any(now - _DAY < at <= now for at in made)

    def daily(self) -> Backup | None:
        """Make the backup of the day where it is due, or copy the newest where that is missing. Raises ArchiveFault."""
        if self.is_due:
            return self.make(Why.DAILY)
        self.catch_up()
        return None

    def catch_up(self) -> None:
        """Copy the newest backup to the second folder where that has none."""
        if self.copy_is_missing:
            self._copy(self._shelf.all()[0])

    def examine(self, backup: Backup) -> Sequence[Ailment]:
        """Return what is wrong with what a backup holds. Raises ArchiveFault."""
        return self._shelf.examine(backup)

    def make(self, why: Why) -> Backup | None:
        """Make a backup, copy it, and thin out; None where there is nothing to back up. Raises ArchiveFault."""
        if not self._shelf.holds_anything():
            return None
        backup = self._shelf.make(why)
        there = self._shelf.all()
        kept = kept_of((one.made for one in there), self._clock.now(), self._clock.zone())
        for one in there:
            if one.made not in kept and one != backup:
                # one too many does no harm
                with suppress(ArchiveFault):
                    self._shelf.remove(one, self._second)
        self._copy(backup)
        return backup

    def repair(self, archive: Archive) -> Change:
        """Mend the store, having backed up what there is. Raises ArchiveFault; then nothing has changed."""
        self.make(Why.REPAIR)
        archive.repair()
        return Change(act=Act.RESTORE, everything=True)

    def begin_anew(self) -> None:
        """Make a backup and remove all others: what was erased from the store is to be in none. Raises ArchiveFault."""
        newest = self._shelf.make(Why.ASKED)
        for one in self._shelf.all():
            if one != newest:
                self._shelf.remove(one, self._second)
        self._copy(newest)

    def restore(self, backup: Backup) -> Change:
        """Go back to a backup, having backed up what there is now. Raises ArchiveFault; then nothing has changed."""
        try:
            self.make(Why.RESTORE)
        except ArchiveFault as fault:
            if fault.problem is not StoreProblem.DAMAGED:
                raise
            # of a damaged store there is no backup, but what it still holds is not thrown away
            self._shelf.set_store_aside()
        self._shelf.restore(backup)
        return Change(act=Act.RESTORE, everything=True)

    @property
    def _second(self) -> Path | None:
        return Path(self.second_folder) if self.second_folder else None

    def _copy(self, backup: Backup) -> None:
        if self._second is not None:
            # `copy_is_missing` tells where that failed
            with suppress(OSError):
                self._shelf.copy_to(backup, self._second)


def kept_of(made: Iterable[dt.datetime], now: dt.datetime, zone: ZoneInfo) -> set[dt.datetime]:
    """Return which backups stay: all of two days, the last of each day for a month, the last of each month before that."""
    kept: set[dt.datetime] = set()
    last_of: dict[object, dt.datetime] = {}
    for at in sorted(made):
        age, day = now - at, at.astimezone(zone).date()
        if age <= _ALL_KEPT:
            kept.add(at)
        else:
            last_of[day if age <= _DAILY_KEPT else (day.year, day.month)] = at
    return kept.union(last_of.values())
