"""What every way of running the program is built from."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hearback.desk.words import Words
from hearback.domain.pace import Pace, paces_from
from hearback.exchange.interchange.due_json import told
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.clock import SystemClock
from hearback.system.folders import open_folders
from hearback.system.shipped import ShippedFiles, shipped_files
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.planning import Planning

if TYPE_CHECKING:
    from hearback.desk.language.export_words import ExportWords
    from hearback.desk.language.names import Names
    from hearback.system.holiday_table import LibraryHolidayTable
    from hearback.usecases.composing import Composing

DONE, REFUSED = 0, 1
_INTERNATIONAL = "en-GB"  # English with day before month and 24 hours, where the system says nothing


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
        return Planning(self.archive, self.clock, lambda: self.holiday_table, lambda: self.shipped_paces, told)

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
    def composing(self) -> "Composing":
        """What the composer does."""
        from hearback.exchange.mail.formats import Mail
        from hearback.system.template_shelf import ShippedTemplates
        from hearback.system.word_stems import stem
        from hearback.usecases.composing import Composing
        from hearback.usecases.recording import Recording

        shelf = ShippedTemplates(self.shipped.root)
        return Composing(self.archive, self.clock, Recording(self.archive, self.clock), shelf, Mail(), stem)

    def add_examples(self) -> Change:
        """Add the example applications, around this week."""
        from hearback.exchange.interchange.examples import example_applications

        today = self.clock.now().astimezone(self.clock.zone()).date()
        examples = example_applications(self.shipped.text("example.json"), today, self.known_paces)
        return self.archive.write(Act.ADD_EXAMPLES, "", Edits(applications={one.id: one for one in examples}))

    @cached_property
    def names(self) -> "Names":
        """What steps, stages and problems are called."""
        from hearback.desk.language.names import Names

        return Names(self.words)

    @cached_property
    def export_words(self) -> "ExportWords":
        """The words of exported tables and calendars."""
        from hearback.desk.language.export_words import ExportWords

        return ExportWords(self.words, self.names)

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
        chosen = language or user_language(archive.preferences())
        words = Words(shipped.root / "locale", chosen, clock.zone())
        yield Parts(folder=folders.data, archive=archive, clock=clock, shipped=shipped, words=words)
    finally:
        archive.close()


def user_language(preferences: Mapping[str, object]) -> str:
    """Return the language that the user chose, else the system's (BCP 47)."""
    chosen = preferences.get("language")
    if isinstance(chosen, str):
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            tag = value.split(".")[0].split("@")[0].replace("_", "-")
            return tag if tag not in ("C", "POSIX", "") else _INTERNATIONAL
    return _INTERNATIONAL
