"""The trash as one uses it: look, bring back, erase after a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, some_applications
from hearback.desk.forms import trash_dialog
from hearback.desk.forms.trash_dialog import TrashDialog


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window where two applications were deleted."""
    made = WindowSetting(qtbot, tmp_path, some_applications())
    made.acting(lambda: made.recording.delete(["paper", "arbor"]))
    yield made
    made.close()


def dialog(qtbot: QtBot, setting: WindowSetting) -> TrashDialog:
    made = TrashDialog(
        setting.words,
        read=setting.archive.trash,
        bring_back=lambda ids: setting.acting(lambda: setting.recording.bring_back(ids)),
        erase=lambda ids, _backups: setting.acting(lambda: setting.recording.erase(ids)),
        parent=setting.window,
    )
    made.show()
    qtbot.waitExposed(made)
    return made


def lines(trash: TrashDialog) -> list[str]:
    return [trash.list.item(row).text() for row in range(trash.list.count())]


def test_one_is_brought_back_and_chosen(qtbot: QtBot, setting: WindowSetting) -> None:
    trash = dialog(qtbot, setting)
    assert lines(trash) == [
        "Arbor Bank, Risk Analyst  ·  deleted Mon 23 Nov", "Papercrane, Product Designer  ·  deleted Mon 23 Nov",
    ]  # fmt: skip
    qtbot.keyClick(trash.list, Qt.Key.Key_Down)
    qtbot.mouseClick(trash.back, Qt.MouseButton.LeftButton)
    assert lines(trash) == ["Arbor Bank, Risk Analyst  ·  deleted Mon 23 Nov"]
    assert setting.window.chosen == "paper"
    assert setting.window.menus.undo.text() == "&Undo: bring back application: Papercrane"


def test_nothing_is_erased_without_agreeing(qtbot: QtBot, setting: WindowSetting, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    agrees = [False, True]

    def answer(_parent: object, question: str, *_rest: object) -> tuple[bool, bool]:
        asked.append(question)
        return agrees.pop(0), False

    monkeypatch.setattr(trash_dialog, "confirmed_with", answer)
    trash = dialog(qtbot, setting)
    qtbot.mouseClick(trash.empty, Qt.MouseButton.LeftButton)
    assert len(lines(trash)) == 2
    qtbot.mouseClick(trash.empty, Qt.MouseButton.LeftButton)
    assert lines(trash) == []
    assert asked == ["Erase 2 applications for good?"] * 2
    assert not any(button.isEnabled() for button in (trash.back, trash.erase, trash.empty))
    assert not setting.window.menus.undo.isEnabled()


def test_the_question_keeps_by_default(qtbot: QtBot, setting: WindowSetting) -> None:
    trash = dialog(qtbot, setting)

    def press_return() -> None:
        box = trash.findChild(QMessageBox)
        assert box is not None
        assert box.defaultButton().text() == "Keep"
        qtbot.keyClick(box, Qt.Key.Key_Return)

    from PySide6.QtCore import QTimer

    QTimer.singleShot(100, press_return)
    qtbot.mouseClick(trash.erase, Qt.MouseButton.LeftButton)
    assert len(lines(trash)) == 2


def test_the_menu_opens_it(setting: WindowSetting) -> None:
    setting.window.menus.trash.trigger()
    assert setting.screens.asked == [("trash", None)]
