"""Builds the program: the only place that makes things and hands them to each other."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hearback.desk.words import Words
from hearback.domain.pace import Pace, paces_from
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.clock import SystemClock
from hearback.system.folders import open_folders
from hearback.system.shipped import ShippedFiles, shipped_files
from hearback.usecases.planning import Planning
from hearback.usecases.ports import ArchiveFault

if TYPE_CHECKING:
    from hearback.desk.names import Names
    from hearback.system.holiday_table import LibraryHolidayTable

DONE, REFUSED = 0, 1
_INTERNATIONAL = "en-150"  # English with day before month and 24 hours, where the system says nothing


@dataclass
class Parts:
    """What every way of running the program needs; the rest is made when it is first asked for."""

    folder: Path
    archive: SqliteArchive
    clock: SystemClock
    shipped: ShippedFiles
    words: Words

    @cached_property
    def planning(self) -> Planning:
        """The plans of all applications."""
        return Planning(self.archive, self.clock, lambda: self.holiday_table, lambda: self.shipped_paces)

    @cached_property
    def holiday_table(self) -> "LibraryHolidayTable":
        """The world's public holidays: slow to load, so only where none are kept."""
        from hearback.system.holiday_table import LibraryHolidayTable

        return LibraryHolidayTable()

    @cached_property
    def shipped_paces(self) -> Mapping[str, Pace]:
        """The paces that come with the program."""
        return paces_from(self.shipped.json("paces.json"))

    @cached_property
    def names(self) -> "Names":
        """What steps, stages and problems are called."""
        from hearback.desk.names import Names

        return Names(self.words)

    @cached_property
    def known_paces(self) -> frozenset[str]:
        """The ids of all paces that an imported file may name."""
        return frozenset(self.planning.paces)


@contextmanager
def opened(data: Path | None, language: str | None = None) -> Iterator[Parts]:
    """Open the store in the data folder (None: the platform's own) and what belongs to it; raises ArchiveFault, OSError."""
    folders = open_folders(data)
    clock = SystemClock()
    archive = open_archive(folders.data, clock=clock.now)
    try:
        shipped = shipped_files()
        chosen = language or _language(archive.preferences())
        words = Words(shipped.root / "locale", chosen, clock.zone())
        yield Parts(folder=folders.data, archive=archive, clock=clock, shipped=shipped, words=words)
    finally:
        archive.close()


def _language(preferences: Mapping[str, object]) -> str:
    chosen = preferences.get("language")
    if isinstance(chosen, str):
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            tag = value.split(".")[0].split("@")[0].replace("_", "-")
            return tag if tag not in ("C", "POSIX", "") else _INTERNATIONAL
    return _INTERNATIONAL


# headless commands


def due(data: Path | None, *, at: dt.datetime | None, every: bool, as_json: bool) -> int:
    """Print what is due; return the exit status."""

    def told(parts: Parts) -> int:
        listed = parts.planning.listed(every=every, at=at)
        if as_json:
            from hearback.exchange.due_json import due_json

            sys.stdout.write(due_json(listed, parts.clock.zone()))
        else:
            from hearback.desk.console.due_list import print_due

            print_due(listed, parts.words, parts.names, sys.stdout)
        return DONE

    return _headless(data, told)


def _headless(data: Path | None, command: Callable[[Parts], int]) -> int:
    """Run a command; what goes wrong with the store or a folder becomes one sentence on stderr."""
    from hearback.desk.names import Names

    try:
        with opened(data) as parts:
            return command(parts)
    except ArchiveFault as fault:
        words = Words(shipped_files().root / "locale", _language({}), SystemClock().zone())
        print(Names(words).store_problem(fault.problem, fault.path), file=sys.stderr)
    except BrokenPipeError:
        # whoever read the output has seen enough; Python would complain once more while it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        print(f"{fault.filename or data or ''}: {fault.strerror or fault}", file=sys.stderr)
    return REFUSED


def import_files(data: Path | None, files: Sequence[Path], *, dry_run: bool) -> int:
    """Import files by their content; return the exit status."""
    raise NotImplementedError


def export(data: Path | None, file: Path) -> int:
    """Export by the name's ending; return the exit status."""
    raise NotImplementedError
