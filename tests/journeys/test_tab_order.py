"""Tab goes all the way round the whole window, in the order in which it is read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hearback.composition.parts import opened
from hearback.composition.window import build_window
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory

IN_THIS_ORDER = (
    "Search", "Import", "New application", "Menu", "Applications", "Sort by", "Timeline", "They answered…", "Interview booked…",
    "Edit…", "More", "Conversation notes", "To:", "Subject", "Opening", "Language of the message", "Your name", "Message",
    "Copy message", "Open in email", "Save draft .eml", "Remind me later", "Skip", "Mark as sent", "Personal touch",
)  # fmt: skip


def test_tab_goes_all_the_way_round(qtbot: QtBot, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with opened(tmp_path, "en-GB") as parts:
        parts.add_examples()
        window = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: app.focusWidget() is not None)
        # with everything that is made after the first paint
        assert window.draw_to(tmp_path / "window.png")
        rows = (window.model.row(number) for number in range(window.model.rowCount()))
        window.choose(next(row.id for row in rows if row is not None and row.company == "Lumen Health"))
        qtbot.waitUntil(lambda: window.composer is not None and window.composer.isVisible())
        window.top_bar.search.setFocus()
        met: list[QWidget] = []
        names: list[str] = []
        while (now := app.focusWidget()) is not None and now not in met:
            met.append(now)
            names.append(now.accessibleName() or getattr(now, "text", str)())
            QTest.keyClick(now, Qt.Key.Key_Tab)
        # before the store is closed, which it would look at
        window.close()
    assert now is met[0], "it ends where it began"
    assert "" not in names, names
    rest = iter(names)
    for part in IN_THIS_ORDER:
        assert any(name.startswith(part) for name in rest), (part, names)
