"""The palette finds acts and applications by a few letters; the sheet tells the keys that really work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, some_applications
from hearback.desk.commands.fuzzy import match
from hearback.desk.commands.palette import Palette
from hearback.desk.commands.shortcuts_sheet import ShortcutsSheet
from hearback.desk.fields.as_written import without_access_key

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step."""
    made = WindowSetting(qtbot, tmp_path, some_applications())
    yield made
    made.close()


def palette(qtbot: QtBot, setting: WindowSetting) -> Palette:
    setting.window.menus.commands.trigger()
    found = setting.window.findChildren(Palette)
    qtbot.waitExposed(found[-1])
    return found[-1]


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("na", "New application…", "Unarchive"),
        ("undo", "Undo: move on: Arbor Bank", "Unsent drafts: on paper"),
        ("dark", "Theme: Dark", "Debrief: a risk"),
        ("z i", "Zoom timeline in", "Freeze it"),
        ("arz", "Ärzte ohne Grenzen", "Arbor zone"),
    ],
)
def test_beginnings_of_words_and_letters_in_a_row_come_first(typed: str, better: str, worse: str) -> None:
    good, bad = match(typed, better), match(typed, worse)
    assert good is not None
    assert bad is None or good.score > bad.score


def test_letters_in_another_order_are_not_meant() -> None:
    assert match("odnu", "Undo") is None
    assert match("ß", "") is None


@given(name=st.text(max_size=40), typed=st.text(max_size=8))
def test_every_letter_typed_stands_where_the_match_says(name: str, typed: str) -> None:
    found = match(typed, name)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert all(0 <= place < len(name) for place in found.places)
    assert match(name, name) is not None


def test_an_act_is_found_and_done(qtbot: QtBot, setting: WindowSetting) -> None:
    open_ = palette(qtbot, setting)
    qtbot.keyClicks(open_.line, "book")
    assert open_.names()[0] == "Interview booked…"
    chosen = setting.window.chosen
    qtbot.keyClick(open_.line, Qt.Key.Key_Return)
    assert setting.screens.asked == [("book interview", chosen)]


def test_what_stands_in_submenus_is_named_with_them(qtbot: QtBot, setting: WindowSetting) -> None:
    open_ = palette(qtbot, setting)
    names = open_.names()
    assert {"Theme: Dark", "Export: Everything (JSON)…", "Industry: Tech start-ups", "Remind me later: In a week"} <= set(names)
    assert "Show: Due  5" in names
    # it waits for its interview or not: what cannot be done now is not offered
    assert "Take up again" not in names
    open_.close()


def test_an_application_is_found_by_its_company(qtbot: QtBot, setting: WindowSetting) -> None:
    open_ = palette(qtbot, setting)
    qtbot.keyClicks(open_.line, "paperc")
    assert open_.names()[0] == "Papercrane"
    qtbot.keyClick(open_.line, Qt.Key.Key_Return)
    assert setting.window.chosen == "paper"


def test_arrows_go_round_and_nothing_found_is_said(qtbot: QtBot, setting: WindowSetting) -> None:
    open_ = palette(qtbot, setting)
    count = open_.list.count()
    qtbot.keyClick(open_.line, Qt.Key.Key_Up)
    assert open_.list.currentRow() == count - 1
    qtbot.keyClick(open_.line, Qt.Key.Key_Down)
    assert open_.list.currentRow() == 0
    qtbot.keyClicks(open_.line, "qqqqq")
    assert open_.list.item(0).text() == "Nothing is called like this."
    qtbot.keyClick(open_.line, Qt.Key.Key_Return)
    assert open_.isVisible()
    qtbot.keyClick(open_.line, Qt.Key.Key_Escape)
    assert not open_.isVisible()


def test_the_key_works_where_one_types(qtbot: QtBot, setting: WindowSetting) -> None:
    search = setting.window.top_bar.search
    search.setFocus()
    qtbot.keyClicks(search, "risk")
    search.setCursorPosition(0)
    qtbot.keyClick(search, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: bool(setting.window.findChildren(Palette)))
    assert search.text() == "risk"
    for one in setting.window.findChildren(Palette):
        one.close()


def test_the_sheet_tells_every_shortcut_there_is(qtbot: QtBot, setting: WindowSetting) -> None:
    setting.window.menus.shortcuts.trigger()
    sheet = setting.window.findChildren(ShortcutsSheet)[-1]
    headings = [sheet.tree.topLevelItem(row) for row in range(sheet.tree.topLevelItemCount())]
    told = {
        # each is closed off, so that it reads the same in a window that is read from the right
        (heading.text(0), item.text(0)): item.text(1).replace("\u2066", "").replace("\u2069", "")
        for heading in headings
        if heading is not None
        for row in range(heading.childCount())
        if (item := heading.child(row)) is not None
    }
    sheet.close()
    by_name = {name: keys for (heading, name), keys in told.items() if not heading.startswith("In the ")}
    native = QKeySequence.SequenceFormat.NativeText
    for action in setting.window.actions():
        if not action.shortcut().isEmpty():
            name = without_access_key(action.text())
            assert by_name[name].split("   ")[0] == action.shortcut().toString(native), name
    assert by_name["Delete"] == "Del"
    assert by_name["Menu"] == "F10"
    assert told["In the list", "Write to them"].startswith("Return")
    assert told["In the timeline", "Zoom in"] == "+   ="


def test_no_shortcut_is_given_twice(setting: WindowSetting) -> None:
    keys = [keys.toString() for action in setting.window.actions() for keys in action.shortcuts()]
    assert sorted(set(keys)) == sorted(keys)


def test_it_closes_with_the_window_that_it_came_from(qtbot: QtBot, setting: WindowSetting) -> None:
    open_ = palette(qtbot, setting)
    assert QApplication.activeModalWidget() is open_
    assert not open_.grab().isNull()
    open_.close()
