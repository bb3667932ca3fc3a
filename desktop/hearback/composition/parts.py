"""What every way of running the program is built from."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
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
    from hearback.domain.published_figures import PublishedFigure
    from hearback.system.holiday_table import LibraryHolidayTable
    from hearback.system.spelling.shelf import Shelf
    from hearback.system.spelling.speller import ProcessSpeller
    from hearback.usecases.backing_up import BackingUp
    from hearback.usecases.balancing import Balancing
    from hearback.usecases.composing import Composing
    from hearback.usecases.gleaning import Gleanings
    from hearback.usecases.pace_fitting import PaceFitting
    from hearback.usecases.response_times import ResponseTimes
    from hearback.usecases.reviewing import Reviewing
    from hearback.usecases.spelling import Spelling

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

    def words_in(self, language: str | None, formats: str | None) -> Words:
        """Return the words of a language by the customs of another (None: the system's, the language's)."""
        return user_words(self.shipped, {"language": language, "formats": formats}, self.clock)

    def anew(self) -> "Parts":
        """Return the same in the words that the user has chosen by now."""
        return replace(self, words=user_words(self.shipped, self.archive.preferences(), self.clock))

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

    @cached_property
    def gleanings(self) -> "Gleanings":
        """What the user gleaned about waiting."""
        from hearback.usecases.gleaning import Gleanings

        return Gleanings(self.archive)

    @cached_property
    def published_figures(self) -> Sequence["PublishedFigure"]:
        """The published figures about waiting that come with the program."""
        from hearback.domain.published_figures import figures_from

        return figures_from(self.shipped.json("published-figures.json"))

    @cached_property
    def response_times(self) -> "ResponseTimes":
        """How long replies take."""
        from hearback.usecases.response_times import ResponseTimes

        return ResponseTimes(self.archive, self.clock, self.planning)

    @cached_property
    def balancing(self) -> "Balancing":
        """How follow-ups compare with the plan."""
        from hearback.usecases.balancing import Balancing

        return Balancing(self.archive, self.clock, self.planning, self.response_times)

    @cached_property
    def pace_fitting(self) -> "PaceFitting":
        """Whether the user's own answers disagree with a pace."""
        from hearback.usecases.pace_fitting import PaceFitting
        from hearback.usecases.settling import Settling

        settling = Settling(self.archive, lambda: self.shipped_paces)
        return PaceFitting(self.archive, self.clock, self.planning, self.response_times, settling)

    @cached_property
    def reviewing(self) -> "Reviewing":
        """What a year's messages had in common."""
        from hearback.usecases.reviewing import Reviewing

        language = self.words.language
        return Reviewing(self.archive, self.clock, self.planning, self.response_times, self.composing, language)

    @property
    def backup_folder(self) -> Path:
        """Where the backups lie."""
        return self.folder / "backups"

    @cached_property
    def backing_up(self) -> "BackingUp":
        """The backups of the store."""
        from hearback.usecases.backing_up import BackingUp
        from hearback.usecases.settling import Settling

        return BackingUp(self.archive.backups, self.clock, Settling(self.archive, lambda: self.shipped_paces))

    @cached_property
    def spelling(self) -> "Spelling":
        """What the user decides about spelling."""
        from hearback.usecases.spelling import Spelling

        return Spelling(self.archive)

    @property
    def own_dictionaries(self) -> Path:
        """Where the user may put dictionaries."""
        return self.folder / "dictionaries"

    @property
    def shelf(self) -> "Shelf":
        """The dictionaries that there are now."""
        from hearback.system.spelling.places import installed_folders
        from hearback.system.spelling.shelf import Shelf

        return Shelf(self.own_dictionaries, self.shipped.root / "dictionaries", installed_folders())

    def speller(self) -> "ProcessSpeller":
        """Return the dictionaries of this computer, closed by whoever asks for them."""
        from hearback.composition.children import spelling_child
        from hearback.system.spelling.speller import ProcessSpeller

        return ProcessSpeller(self.shelf, spelling_child())

    def add_examples(self) -> Change:
        """Add the example applications, around this week."""
        return self.archive.write(Act.ADD_EXAMPLES, "", Edits(applications={one.id: one for one in self.examples()}))

    def remove_examples(self) -> Change:
        """Take the example applications away again."""
        gone = dict.fromkeys(self.examples_there())
        return self.archive.write(Act.REMOVE_EXAMPLES, "", Edits(applications=gone))

    def examples_there(self) -> Sequence[str]:
        """Return the ids of the example applications that are there; one that was made somebody's own by its company is none."""
        known = self.example_companies
        return [one.id for one in self.archive.applications(known.keys()) if one.company == known[one.id]]

    @cached_property
    def example_companies(self) -> Mapping[str, str]:
        """The companies of all example applications, by id."""
        document = self.shipped.json("example.json")
        assert isinstance(document, dict)
        return {one["id"]: one["company"] for one in document["applications"]}

    def examples(self) -> Sequence[JobApplication]:
        """Return the example applications, around this week."""
        from hearback.exchange.interchange.examples import example_applications

        today = self.clock.now().astimezone(self.clock.zone()).date()
        return example_applications(self.shipped.text("example.json"), today, self.known_paces)

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
        words = user_words(shipped, archive.preferences(), clock, language)
        yield Parts(folder=folders.data, archive=archive, clock=clock, shipped=shipped, words=words)
    finally:
        archive.close()


def user_words(
    shipped: ShippedFiles, preferences: Mapping[str, object], clock: SystemClock, language: str | None = None
) -> Words:
    """Return the words that the user chose; in `language`, where one is given for this time only."""
    formats = preferences.get("formats")
    return Words(
        shipped.root / "locale",
        language or user_language(preferences),
        clock.zone(),
        formats if isinstance(formats, str) else None,
        clock.now,
    )


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
