"""Asking before a backup is imported: what it holds, and what it would replace."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hearback.desk.fields.plain_label import plain_label
from hearback.desk.importing.import_dialog import ImportDialog, Imported
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.domain.kept_draft import KeptDraft
from hearback.usecases.change import Edits
from hearback.usecases.importing import Import, Importing
from hearback.usecases.ports import Archive

_SLICE = 400


@dataclass(frozen=True, slots=True)
class Backup:
    """What a file of Hearback's own holds."""

    applications: tuple[JobApplication, ...]
    settings: Edits
    drafts: tuple[KeptDraft, ...]


ReadBackup = Callable[[Path], Backup]
"""Reads such a file; raises Refused with all faults."""


class BackupDialog(ImportDialog):
    """Says what a backup holds and what of it is there already, and imports it."""

    def __init__(
        self,
        words: Words,
        path: Path,
        read_backup: ReadBackup,
        archive: Archive,
        importing: Importing,
        imported: Imported,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, path, importing, imported, parent)
        self._archive = archive
        self._backup: Backup | None = None
        self._known = 0
        self.resize(480, 220)
        self.headline = plain_label(words.say("Reading…"), parent=self, role="title")
        self.details = plain_label(parent=self)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for label in (self.headline, self.details):
            layout.addWidget(label)
        layout.addStretch(1)

        def work(is_cancelled: Callable[[], bool]) -> Iterator[object]:
            backup = read_backup(path)
            yield backup
            ids = (one.id for one in backup.applications)
            while some := tuple(islice(ids, _SLICE)):
                yield some

        self.read(work)

    def take(self, one: Import) -> Generator[object]:
        assert self._backup is not None
        one.settings(self._backup.settings)
        yield from one.records(self._backup.applications, self.tally)
        one.drafts(self._backup.drafts)

    def how_many(self) -> int:
        return len(self._backup.applications) if self._backup is not None else 0

    def shown(self, step: object) -> None:
        if isinstance(step, Backup):
            self._backup = step
        elif isinstance(step, tuple):
            self._known += len(self._archive.rows(step))

    def read_through(self) -> None:
        if self._backup is None:
            self.headline.setText(self.words.say("This file cannot be imported"))
            return
        words, count, settings = self.words, self.how_many(), self._backup.settings
        self.headline.setText(words.say_n("{count} application", "{count} applications", count))
        lines = []
        if self._known:
            lines.append(
                words.say_n(
                    "{count} of them is there already; the one in the file takes its place.",
                    "{count} of them are there already; those in the file take their place.",
                    self._known,
                )
            )
        if settings.paces or settings.templates or settings.preferences:
            lines.append(words.say("The file’s timing, templates and settings are taken as well."))
        lines.append(words.say("It is one step, which Undo takes back."))
        self.details.setText("\n\n".join(lines))
        self.name_button(words.say_n("Import {count} application", "Import {count} applications", count))
        self.import_button.setEnabled(True)
        self.import_button.setFocus()
