"""The list: sorted by its headings, walked through by keys, opened, and quick over thousands of rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, some_applications
from hearback.desk.application_model import PAGE
from hearback.domain.job_application import JobApplication
from hearback.usecases.ports import SortKey


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step."""
    made = WindowSetting(qtbot, tmp_path, some_applications())
    yield made
    made.close()


def test_a_click_on_a_heading_sorts_and_another_turns_round(qtbot: QtBot, setting: WindowSetting) -> None:
    headings = setting.window.list.headings
    at = QPoint(headings.sectionPosition(0) + 20, headings.height() // 2)
    qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=at)
    ascending = setting.companies()
    assert ascending == sorted(ascending, key=str.casefold)
    qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert setting.companies() == ascending[::-1]


def test_headings_sort_by_keys(qtbot: QtBot, setting: WindowSetting) -> None:
    headings = setting.window.list.headings
    headings.setFocus()
    qtbot.keyClick(headings, Qt.Key.Key_Right)
    qtbot.keyClick(headings, Qt.Key.Key_Space)
    assert setting.window.model.query.sort is SortKey.STAGE
    assert headings.sortIndicatorSection() == 1


def test_sorting_keeps_the_chosen_application(setting: WindowSetting) -> None:
    setting.choose("Papercrane")
    setting.window.sort_by(0)
    assert setting.companies()[setting.window.list.currentIndex().row()] == "Papercrane"


def test_keys_walk_through_the_rows(qtbot: QtBot, setting: WindowSetting) -> None:
    rows = setting.window.list
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_End)
    assert rows.currentIndex().row() == 7
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    assert rows.currentIndex().row() == 0
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.currentIndex().row() == 1


def test_enter_and_a_double_click_go_to_the_message(qtbot: QtBot, setting: WindowSetting) -> None:
    setting.choose("Papercrane")
    setting.window.list.setFocus()
    qtbot.keyClick(setting.window.list, Qt.Key.Key_Return)
    assert setting.composer.composed == ["paper"]
    at = setting.window.list.visualRect(setting.window.model.index(0, 0)).center()
    qtbot.mouseClick(setting.window.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(setting.window.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert setting.composer.composed == ["paper", str(setting.window.model.id_at(0))]


def test_typing_goes_to_the_company_that_begins_so(qtbot: QtBot, setting: WindowSetting) -> None:
    rows = setting.window.list
    setting.acting(lambda: setting.recording.add(JobApplication(id="accent", company="Ärzte ohne Grenzen", role="Nurse")))
    setting.window.sort_by(0)
    setting.choose("Arbor Bank")

    def type_(text: str) -> str:
        for letter in text:
            rows.keyboardSearch(letter)
        return setting.companies()[rows.currentIndex().row()]

    assert type_("pap") == "Papercrane"
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    assert type_("zzz") == "Papercrane"
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    # the same letter goes on to the next, accents aside
    assert type_("a") == "Arbor Bank"
    assert type_("A") == "Ärzte ohne Grenzen"
    assert type_("a") == "Arbor Bank"


def test_delete_deletes_and_undo_brings_back(qtbot: QtBot, setting: WindowSetting) -> None:
    setting.choose("Papercrane")
    setting.window.list.setFocus()
    qtbot.keyClick(setting.window.list, Qt.Key.Key_Delete)
    assert "Papercrane" not in setting.companies()
    qtbot.keyClick(setting.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Papercrane" in setting.companies()


def test_the_context_menu_is_the_rows_own(qtbot: QtBot, setting: WindowSetting) -> None:
    view = setting.window.list.viewport()
    row = setting.companies().index("Papercrane")
    at = setting.window.list.visualRect(setting.window.model.index(row, 0)).center()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert setting.screens.asked == [("they answered", "paper")]


def test_cells_read_as_text(setting: WindowSetting) -> None:
    assert setting.cell("Volta Foods", 0) == "Volta Foods, Supply Planner"
    assert setting.cell("Volta Foods", 1) == "Offer"
    assert setting.cell("Volta Foods", 2) == "Answer them"
    assert setting.cell("Mirai Games", 2) == "they said by 27 Nov"


def test_mark_up_in_names_stays_text(setting: WindowSetting) -> None:
    name = "<img src='file:///etc/passwd'> & <b>Co</b>"
    setting.acting(lambda: setting.recording.add(JobApplication(id="odd", company=name, role="a\nb")))
    setting.choose(name)
    assert setting.cell(name, 0) == f"{name}, a\nb"
    assert not setting.window.grab().isNull()


def test_thousands_of_rows_are_read_by_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    many = [JobApplication(id=str(number), company=f"Company {number:05}", role="Baker") for number in range(PAGE * 3 + 7)]
    setting = WindowSetting(qtbot, tmp_path, many)
    setting.window.sort_by(0)
    rows = setting.window.list
    qtbot.keyClick(rows, Qt.Key.Key_End)
    assert setting.window.model.row(rows.currentIndex().row()) is not None
    assert setting.cell(f"Company {PAGE * 3 + 6:05}", 0).startswith("Company")
    bar = setting.window.timeline.verticalScrollBar()
    assert bar.value() == bar.maximum()
    setting.close()
