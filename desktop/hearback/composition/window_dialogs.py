"""Builds the dialogs behind the window, and import and export as the window starts them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hearback.composition.parts import Parts
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.dialogs import DialogParts, Dialogs
from hearback.desk.main_window import MainWindow
from hearback.desk.theme import Theme
from hearback.domain.job_application import JobApplication
from hearback.system.places import ZoneTable
from hearback.usecases.change import Change
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

if TYPE_CHECKING:
    from hearback.composition.reminders import Reminders
    from hearback.composition.window_imports import WindowImports
    from hearback.desk.about.about_dialog import Facts
    from hearback.usecases.staying import StartAtLogin


def dialogs_of(
    parts: Parts,
    recording: Recording,
    settling: Settling,
    acting: Acting,
    announcements: Announcements,
    reminders: "Callable[[], Reminders]",
    login: "Callable[[], StartAtLogin | None]",
    look: Theme,
) -> Dialogs:
    """Return the dialogs, each made when it is first opened."""
    return Dialogs(
        parts.words,
        DialogParts(
            archive=parts.archive,
            clock=parts.clock,
            planning=parts.planning,
            recording=recording,
            composing=lambda: parts.composing,
            settling=settling,
            spelling=lambda: parts.spelling,
            dictionaries=lambda: parts.shelf.languages(),
            own_dictionaries=parts.own_dictionaries,
            shipped_paces=lambda: parts.shipped_paces,
            holiday_table=lambda: parts.holiday_table,
            places=ZoneTable(),
            carry_out=acting,
            backing_up=lambda: parts.backing_up,
            backup_folder=parts.backup_folder,
            reminding=lambda: reminders().reminding,
            surroundings=lambda: reminders().surroundings(),
            login=login,
            theme=look,
            about=lambda: _about(parts),
            words_in=parts.words_in,
        ),
        _Transfers(parts, acting, announcements),
        languages=parts.shipped.languages(),
    )


class _Transfers:
    """Import and export as the window starts them."""

    def __init__(self, parts: Parts, acting: Acting, announcements: Announcements) -> None:
        self._parts = parts
        self._acting = acting
        self._announcements = announcements
        self._imports: WindowImports | None = None

    def import_files(self, paths: Sequence[Path], parent: QWidget) -> None:
        """Show what is in the files and import what the user agrees to."""
        if self._imports is None:
            from hearback.composition.window_imports import WindowImports

            assert isinstance(parent, MainWindow)
            self._imports = WindowImports(self._parts, self._acting, self._announcements, parent.choose, parent)
        self._imports.start(paths)

    def export_file(self, path: Path) -> None:
        """Write the file that the name's ending asks for; raises OSError."""
        from hearback.composition.exports import write_export

        write_export(self._parts, path)

    def write_private(self, path: Path, content: bytes) -> None:
        """Put bytes into a file that nobody else may read; raises OSError."""
        from hearback.exchange.private_file import save_private

        save_private(path, [content])

    def save_table(self, path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table of texts as a file that spreadsheets open right; raises OSError."""
        from hearback.exchange.private_file import save_private
        from hearback.exchange.tables.export import write_rows

        save_private(path, write_rows(headings, rows, self._parts.export_words.delimiter))

    def add_examples(self) -> Change:
        """Add the example applications."""
        return self._parts.add_examples()

    def example(self) -> JobApplication:
        """Return one of the example applications."""
        return self._parts.examples()[0]


def _about(parts: Parts) -> "Facts":
    from hearback.composition.about import about_facts

    return about_facts(parts)
