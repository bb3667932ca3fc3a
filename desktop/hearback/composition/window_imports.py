"""Opens the dialog that fits each file which is imported in the window, one after the other."""

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from hearback.composition.parts import Parts
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.fields.complaints import show_complaint
from hearback.desk.importing.backup_dialog import Backup, BackupDialog
from hearback.desk.importing.import_dialog import sentences_of
from hearback.desk.importing.invitation_dialog import InvitationDialog
from hearback.desk.importing.table_dialog import TableDialog
from hearback.desk.language.import_sentences import tally_sentence
from hearback.domain.job_application import JobApplication
from hearback.exchange.file_kind import FileKind, sniff
from hearback.usecases.backing_up import Why
from hearback.usecases.change import Change
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.importing import Importing, Tally
from hearback.usecases.invitations import Invitation
from hearback.usecases.recording import Recording

Show = Callable[[str], None]


class WindowImports:
    """Every file is looked at in a dialog of its own and is an act of its own; closing one goes on to the next."""

    def __init__(self, parts: Parts, acting: Acting, announcements: Announcements, show: Show, parent: QWidget) -> None:
        from hearback.composition.imports import Readers

        self._parts = parts
        self._acting = acting
        self._announcements = announcements
        self._show = show
        self._parent = parent
        self._readers = Readers(parts)
        self._importing = Importing(parts.archive, parts.clock, lambda: parts.backing_up.make(Why.IMPORT))
        self._waiting: list[Callable[[], QDialog]] = []
        self._open: QDialog | None = None

    def start(self, paths: Sequence[Path]) -> None:
        """Import files, after those that are still waiting."""
        self._waiting += [lambda path=path: self._dialog(path) for path in paths]  # type: ignore[misc]
        self._go_on()

    def _go_on(self) -> None:
        if self._open is not None or not self._waiting:
            return
        self._open = dialog = self._waiting.pop(0)()
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._open = None
        self._go_on()

    def _dialog(self, path: Path) -> QDialog:
        try:
            match sniff(path):
                case FileKind.HEARBACK:
                    return self._backup(path)
                case FileKind.TEXT_TABLE | FileKind.WORKBOOK:
                    return self._table(path)
                case FileKind.CALENDAR:
                    return self._calendar(path)
                case FileKind.UNKNOWN:
                    raise Refused([Fault("", "unknown-kind")])
        except Refused as refusal:
            said = " ".join(sentences_of(refusal.faults, path.name, self._parts.words))
            return show_complaint(self._parts.words.say("{file}: {what}", file=path.name, what=said), self._parent)

    def _backup(self, path: Path) -> QDialog:
        from hearback.exchange.interchange.file import open_interchange

        known_paces = self._parts.known_paces

        def read(path: Path) -> Backup:
            held = open_interchange(path, known_paces)
            return Backup(held.applications, held.settings, held.drafts)

        parts = self._parts
        return BackupDialog(parts.words, path, read, parts.archive, self._importing, self._imported, self._parent)

    def _table(self, path: Path) -> QDialog:
        from hearback.exchange.private_file import save_private

        parts, reader = self._parts, self._readers.tables()
        return TableDialog(parts.words, path, reader, parts.archive, self._importing, save_private, self._imported, self._parent)

    def _calendar(self, path: Path) -> QDialog:
        """Return the dialog of the first event; those of the others wait."""
        found = sorted(self._readers.calendars().read(path), key=lambda one: one.uid)
        events = [list(group) for _uid, group in groupby(found, key=lambda one: one.uid)]
        self._waiting[:0] = [lambda event=event: self._invitation(event) for event in events[1:]]  # type: ignore[misc]
        return self._invitation(events[0])

    def _invitation(self, event: Sequence[Invitation]) -> QDialog:
        parts = self._parts
        tally = Tally()

        def keep(application: JobApplication, before: JobApplication | None) -> str | None:
            def attach() -> Change:
                with self._importing.one_act(application.company) as one:
                    one.attached(application, before, tally)
                return one.change

            change = self._acting(attach)
            if change is None:
                return parts.words.say("This could not be saved. Nothing was changed; what you typed is still here.")
            self._tell(tally)
            return None

        return InvitationDialog(
            parts.words,
            event,
            list(parts.archive.applications()),
            self._readers.calendars(),
            Recording(parts.archive, parts.clock).new_id(),
            keep,
            self._parent,
        )

    def _imported(self, tally: Tally, change: Change) -> None:
        self._acting(lambda: change)
        self._tell(tally)

    def _tell(self, tally: Tally) -> None:
        say = self._parts.words.say
        sentence = tally_sentence(tally, self._parts.words)
        if tally.added or tally.updated:
            sentence = say("{what}  ·  Ctrl+Z takes it back", what=sentence)
        self._announcements.said.emit(sentence)
        for id_ in tally.ids:
            self._show(id_)
            break
