"""Draws the help's pictures from the real program, in every language that has help; run by `.venv`'s Python."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from hearback.desk.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
HELP = ROOT / "resources" / "help"
_SIZE = (1280, 860)
_DIALOG = (860, 560)


def draw(language: str) -> None:
    """Draw one language's pictures."""
    from PySide6.QtWidgets import QApplication

    folder = HELP / language / "pictures"
    folder.mkdir(exist_ok=True)
    app = QApplication(["hearback", "-style", "Fusion"])
    for name, picture in _pictures(app, language):
        _with_few_colours(picture).save(str(folder / f"{name}.png"), quality=0)


def _settle() -> None:
    """Let what was changed find its place, and what comes a little later come."""
    from PySide6.QtTest import QTest

    QTest.qWait(300)


def _with_few_colours(picture: "QImage") -> "QImage":
    """Return a picture in its 256 most frequent colours, at half the size; of a window nobody sees the difference."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    opaque = picture.convertToFormat(QImage.Format.Format_RGB32)
    frequent = Counter(memoryview(opaque.constBits()).cast("B").cast("I")).most_common(256)
    flags = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    return opaque.convertToFormat(QImage.Format.Format_Indexed8, [colour for colour, _count in frequent], flags)


def _pictures(app: "QApplication", language: str) -> "Iterator[tuple[str, QImage]]":

    from hearback.composition.parts import opened
    from hearback.composition.speaking import take_down
    from hearback.composition.window import build_window
    from hearback.desk.response_times.page import ResponseTimesPage
    from hearback.desk.theme import Theme, ThemeMode
    from hearback.desk.window.window_memory import WindowMemory

    with TemporaryDirectory() as data, opened(Path(data), language) as parts:
        parts.add_examples()
        look = Theme(app, parts.shipped.text, parts.shipped.path)
        look.choose(ThemeMode.LIGHT)
        window = build_window(app, parts, look, WindowMemory(None))
        window.resize(*_SIZE)
        window.show()
        window.draw_to(Path(data) / "whole.png")
        _settle()
        yield "window", window.grab().toImage()
        yield "list", window.rows.grab().toImage()
        window.menus.write_large.setChecked(True)
        _settle()
        assert window.composer is not None
        yield "message", window.composer.grab().toImage()
        window.menus.response_times.trigger()
        page = window.findChild(ResponseTimesPage)
        assert page is not None
        page.finish()
        page.resize(*_SIZE)
        yield "response-times", page.grab().toImage()
        page.close()
        window.menus.write_large.setChecked(False)
        window.menus.agenda.trigger()
        _settle()
        yield "agenda", window.views.grab().toImage()
        yield from _dialogs(app, window)
        window.leave()
        take_down(app, window, look)


def _dialogs(app: "QApplication", window: "MainWindow") -> "Iterator[tuple[str, QImage]]":
    """Yield pictures of dialogs: each is opened, drawn and left."""
    from hearback.desk.fields.form_dialog import FormDialog
    from hearback.desk.settings.settings_dialog import SettingsDialog

    screens, table = window._screens, ROOT / "tests" / "examples" / "job-search-google-sheet.csv"
    opened_by: dict[str, Callable[[], object]] = {
        "application": lambda: screens.edit("example-lumen"),
        "debrief": lambda: screens.debrief("example-lumen"),
        "answer": lambda: screens.they_answered("example-lumen"),
        "reminders": screens.settings,
        "report": screens.search_report,
        "import": lambda: screens.import_files([table]),
    }
    for name, open_ in opened_by.items():
        open_()
        dialog = app.activeModalWidget()
        assert dialog is not None, name
        while getattr(dialog, "is_busy", False):
            _settle()
        dialog.resize(_DIALOG[0], max(dialog.minimumSizeHint().height(), _DIALOG[1]))
        _settle()
        if isinstance(dialog, SettingsDialog):
            pages = dialog.pages
            holding = (page for at in range(pages.count()) if (page := pages.widget(at)) and page.isAncestorOf(dialog.reminders))
            pages.setCurrentWidget(next(holding))
            _settle()
        yield name, dialog.grab().toImage()
        if isinstance(dialog, FormDialog):
            dialog.forget_edits()
        dialog.close()
        _settle()


def main() -> None:
    """Draw in a process a language: one program speaks one."""
    if len(sys.argv) > 1:
        draw(sys.argv[1])
        return
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "desktop")}
    for folder in sorted(HELP.iterdir()):
        subprocess.run([sys.executable, __file__, folder.name], env=surroundings, check=True)


if __name__ == "__main__":
    main()
