"""Several applications chosen at once: by mouse and keys, kept while rows move, and acted on in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, some_applications
from hearback.domain.stage import Group
from hearback.usecases.change import Act

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step, by company."""
    made = WindowSetting(qtbot, tmp_path, some_applications())
    made.window.sort_by(0)
    made.choose("Arbor Bank")
    made.window.list.setFocus()
    yield made
    made.close()


def place(setting: WindowSetting, company: str) -> QPoint:
    return setting.window.list.visualRect(setting.window.model.index(setting.companies().index(company), 0)).center()


def click(qtbot: QtBot, setting: WindowSetting, company: str, held: Qt.KeyboardModifier) -> None:
    qtbot.mouseClick(setting.window.list.viewport(), Qt.MouseButton.LeftButton, held, place(setting, company))


def chosen(setting: WindowSetting) -> list[str]:
    rows = (setting.window.model.row_of(id_) for id_ in setting.window.choosing.ids)
    return [setting.companies()[row] for row in rows if row is not None]


def shown(setting: WindowSetting) -> str:
    assert isinstance(setting.window.composer, QLabel)
    return setting.window.composer.text()


def test_shift_and_ctrl_choose_and_the_conversation_is_with_the_last(qtbot: QtBot, setting: WindowSetting) -> None:
    click(qtbot, setting, "Kestrel Robotics", SHIFT)
    assert chosen(setting) == ["Arbor Bank", "Closed Corp", "Halden", "Kestrel Robotics"]
    click(qtbot, setting, "Halden", CTRL)
    click(qtbot, setting, "Volta Foods", CTRL)
    assert chosen(setting) == ["Arbor Bank", "Closed Corp", "Kestrel Robotics", "Volta Foods"]
    assert shown(setting) == "offer"
    assert setting.window.actions_on_chosen.delete.text() == "&Delete (4)"
    assert not setting.window.actions_on_chosen.answered.isEnabled()
    qtbot.keyClick(setting.window.list, Qt.Key.Key_Up)
    assert chosen(setting) == ["Papercrane"]
    assert setting.window.actions_on_chosen.delete.text() == "&Delete"


def test_the_keyboard_chooses_several(qtbot: QtBot, setting: WindowSetting) -> None:
    rows = setting.window.list
    qtbot.keyClick(rows, Qt.Key.Key_Down, SHIFT)
    assert chosen(setting) == ["Arbor Bank", "Closed Corp"]
    qtbot.keyClick(rows, Qt.Key.Key_End, SHIFT)
    assert len(chosen(setting)) == 8
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    assert chosen(setting) == ["Arbor Bank"]
    qtbot.keyClick(rows, Qt.Key.Key_A, CTRL)
    assert len(chosen(setting)) == 8


def test_the_last_chosen_one_stays_chosen(qtbot: QtBot, setting: WindowSetting) -> None:
    click(qtbot, setting, "Arbor Bank", CTRL)
    assert chosen(setting) == ["Arbor Bank"]


def test_the_timeline_chooses_with_ctrl_and_shift_as_well(setting: WindowSetting, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [CTRL]
    monkeypatch.setattr("hearback.desk.applications.list_view.QGuiApplication.keyboardModifiers", lambda: held[0])
    setting.window.timeline.pointed_at.emit(2)
    assert chosen(setting) == ["Arbor Bank", "Halden"]
    held[0] = SHIFT
    setting.window.timeline.pointed_at.emit(5)
    assert chosen(setting) == ["Halden", "Kestrel Robotics", "Lumen Health", "Mirai Games"]


def test_what_is_chosen_stays_so_when_the_order_turns(setting: WindowSetting, qtbot: QtBot) -> None:
    click(qtbot, setting, "Halden", SHIFT)
    setting.window.sort_by(0)
    assert chosen(setting) == ["Halden", "Closed Corp", "Arbor Bank"]
    assert shown(setting) == "quiet-2"
    setting.window.show_group(Group.DUE)
    assert chosen(setting) == ["Halden", "Arbor Bank"]


def test_several_are_put_off_in_one_step_and_undone_in_one(qtbot: QtBot, setting: WindowSetting) -> None:
    qtbot.keyClick(setting.window.list, Qt.Key.Key_A, CTRL)
    setting.window.actions_on_chosen.later.actions()[2].trigger()
    setting.window.menus.name_undo()
    assert setting.window.menus.undo.text() == "&Undo: remind me later of 5 applications"
    assert setting.cell("Arbor Bank", 2) == "Mon 30 Nov"
    assert len(chosen(setting)) == 8
    qtbot.keyClick(setting.window, Qt.Key.Key_Z, CTRL)
    assert setting.cell("Arbor Bank", 2) == "Thank-you by 18:00"
    assert setting.archive.undoable() == (Act.IMPORT, "8")


def test_several_get_an_industry_an_end_and_are_deleted(qtbot: QtBot, setting: WindowSetting) -> None:
    actions = setting.window.actions_on_chosen
    click(qtbot, setting, "Halden", SHIFT)
    actions.industry.aboutToShow.emit()
    next(one for one in actions.industry.actions() if one.text() == "Tech start-ups").trigger()
    assert setting.archive.undoable() == (Act.SET_PACE, "3")
    actions.move_on.trigger()
    # the one that was rejected stays so
    assert setting.archive.undoable() == (Act.MOVE_ON, "2")
    qtbot.keyClick(setting.window.list, Qt.Key.Key_Delete)
    assert setting.archive.undoable() == (Act.DELETE_APPLICATIONS, "3")
    assert len(setting.companies()) == 5
    assert chosen(setting) == ["Mirai Games"]  # took the place of the one that was shown


def test_the_context_menu_keeps_what_is_chosen_and_says_how_many(qtbot: QtBot, setting: WindowSetting) -> None:
    click(qtbot, setting, "Halden", SHIFT)
    view, at = setting.window.list.viewport(), place(setting, "Closed Corp")
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
    menu.close()
    assert texts == [
        "Remind me &later (3)", "&Tags… (3)", "I&ndustry (3)", "&Moved on (3)", "&It ended (3)", "Take &up again (3)",
        "&Delete (3)",
    ]  # fmt: skip
    assert len(chosen(setting)) == 3


def test_the_agenda_has_one_chosen(qtbot: QtBot, setting: WindowSetting) -> None:
    qtbot.keyClick(setting.window.list, Qt.Key.Key_A, CTRL)
    setting.window.menus.agenda.trigger()
    assert len(chosen(setting)) == 1


def test_the_line_above_the_conversation_says_whose_it_is(qtbot: QtBot, setting: WindowSetting) -> None:
    click(qtbot, setting, "Halden", SHIFT)
    names = [label.text() for label in setting.window.action_row.findChildren(QLabel)]
    assert any(name.startswith("3 chosen, shown: Halden · GIS") for name in names)
