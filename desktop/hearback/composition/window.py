"""Builds the window and runs it."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from hearback.composition.parts import DONE, REFUSED, Parts, opened, user_language
from hearback.desk.accessibility import guard_scroll_areas
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.dialogs import DialogParts, Dialogs
from hearback.desk.language.names import Names
from hearback.desk.language.sentences import Sentences
from hearback.desk.language.short_days import ShortDays
from hearback.desk.main_window import MainWindow
from hearback.desk.theme import Theme, ThemeMode
from hearback.desk.window.window_memory import WindowMemory
from hearback.desk.words import Words
from hearback.system.clock import SystemClock
from hearback.system.places import ZoneTable
from hearback.system.shipped import shipped_files
from hearback.usecases.change import Change
from hearback.usecases.ports import ArchiveFault
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

_PICTURE = (1440, 900)
"""The size of a picture of the window where nobody gives one: there may be no screen to fit it to."""

if TYPE_CHECKING:
    from hearback.composition.window_imports import WindowImports


def show_window(
    data: Path | None,
    *,
    screenshot: Path | None = None,
    example: bool = False,
    theme: str | None = None,
    language: str | None = None,
    size: tuple[int, int] | None = None,
) -> int:
    """Open the window (or draw it to a picture) and run until it is closed; return the exit status."""
    words = Words(shipped_files().root / "locale", language or user_language({}), SystemClock().zone())
    if not _has_display():
        if screenshot is None:
            print(words.say("There is no display to open a window on. Start Hearback from a desktop session."), file=sys.stderr)
            return REFUSED
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # chosen this way, the style needs no Python object: with one come 500 enumerators
    app = QApplication(["hearback", "-style", "Fusion"])
    app.setApplicationName("hearback")
    app.setApplicationDisplayName("Hearback")
    app.setDesktopFileName("hearback")
    guard_scroll_areas()
    with _example_folder() if example else nullcontext(data) as folder:
        try:
            with opened(folder, language) as parts:
                return _run(app, parts, screenshot=screenshot, example=example, theme=theme, size=size)
        except ArchiveFault as fault:
            return _refuse(Names(words).store_problem(fault.problem, fault.path), screenshot)
        except OSError as fault:
            return _refuse(f"{fault.filename or data or ''}: {fault.strerror or fault}", screenshot)


def _run(
    app: QApplication, parts: Parts, *, screenshot: Path | None, example: bool, theme: str | None, size: tuple[int, int] | None
) -> int:
    words = parts.words
    translator = QTranslator(app)
    if translator.load(QLocale(words.language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if words.right_to_left else Qt.LayoutDirection.LeftToRight)
    memory = WindowMemory(None if example or screenshot else parts.folder / "window.json")
    if example:
        parts.add_examples()
    look = Theme(app, parts.shipped.text, parts.shipped.path)
    window = build_window(app, parts, look, memory)
    window.started.connect(_look_for_cycles)
    if theme is not None:
        look.choose(ThemeMode(theme))
    if screenshot is not None and size is None:
        size = _PICTURE
    if size is not None:
        window.resize(*size)
    if screenshot is None:
        window.show()
        return app.exec()
    if window.draw_to(screenshot):
        return DONE
    print(words.say("{file} could not be written.", file=screenshot), file=sys.stderr)
    return REFUSED


def build_window(app: QApplication, parts: Parts, look: Theme, memory: WindowMemory) -> MainWindow:
    """Return the window with everything behind it; what it does not show at first is made when it is needed."""
    words, archive, planning, clock = parts.words, parts.archive, parts.planning, parts.clock
    announcements = Announcements(app)
    sentences = Sentences(words, ShortDays(words.language, words.zone))
    recording = Recording(archive, clock)

    def complain(sentence: str) -> None:
        from hearback.desk.fields.complaints import show_complaint

        show_complaint(sentence, window)

    acting = Acting(planning, announcements, sentences, complain, app)
    settling = Settling(archive, lambda: parts.shipped_paces)
    dialogs = _dialogs(parts, recording, settling, acting, announcements)
    window = MainWindow(
        words=words,
        archive=archive,
        planning=planning,
        recording=recording,
        announcements=announcements,
        acting=acting,
        clock=clock,
        theme=look,
        screens=dialogs,
        composer=lambda: _composer(parts, acting, announcements, sentences, look, recording, settling, dialogs),
        memory=memory,
    )
    dialogs.window = window
    return window


def _dialogs(parts: Parts, recording: Recording, settling: Settling, acting: Acting, announcements: Announcements) -> Dialogs:
    return Dialogs(
        parts.words,
        DialogParts(
            archive=parts.archive,
            clock=parts.clock,
            planning=parts.planning,
            recording=recording,
            composing=lambda: parts.composing,
            settling=settling,
            shipped_paces=lambda: parts.shipped_paces,
            holiday_table=lambda: parts.holiday_table,
            places=ZoneTable(),
            carry_out=acting,
        ),
        _Transfers(parts, acting, announcements),
        languages=parts.shipped.names("locale"),
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

    def add_examples(self) -> Change:
        """Add the example applications."""
        return self._parts.add_examples()


def _composer(
    parts: Parts,
    acting: Acting,
    announcements: Announcements,
    sentences: Sentences,
    look: Theme,
    recording: Recording,
    settling: Settling,
    dialogs: Dialogs,
) -> QWidget:
    from hearback.desk.composer.pane import ComposerPane
    from hearback.exchange.private_file import save_private

    return ComposerPane(
        words=parts.words,
        sentences=sentences,
        theme=look,
        archive=parts.archive,
        clock=parts.clock,
        planning=parts.planning,
        recording=recording,
        composing=parts.composing,
        settling=settling,
        announcements=announcements,
        carry_out=acting,
        screens=dialogs,
        write_private=lambda path, content: save_private(path, [content]),
    )


def _look_for_cycles() -> None:
    # what the start made is there to stay, and need not be looked through again and again
    gc.freeze()
    gc.enable()


@contextmanager
def _example_folder() -> Iterator[Path]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="hearback-example-") as folder:
        yield Path(folder)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse(sentence: str, screenshot: Path | None) -> int:
    if screenshot is not None:
        print(sentence, file=sys.stderr)
    else:
        from hearback.desk.fields.complaints import show_complaint

        show_complaint(sentence, None).exec()
    return REFUSED
