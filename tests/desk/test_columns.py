"""The list's columns: chosen, moved, sized, sorted by, and remembered."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, berlin, some_applications
from hearback.domain.job_application import JobApplication, Reply, ReplyKind
from hearback.usecases.ports import SortKey


def with_facts() -> list[JobApplication]:
    """Return applications that have something for each column."""
    ones = {one.id: one for one in some_applications()}
    ones["lumen"] = replace(ones["lumen"], tags=("remote", "dream"), applied=dt.date(2026, 10, 5))
    ones["arbor"] = replace(ones["arbor"], tags=("Berlin",), pace="finance", country="AT")
    heard = (Reply(received=berlin(11, 1, 9), kind=ReplyKind.HOLDING), Reply(received=berlin(11, 22, 9), kind=ReplyKind.OTHER))
    ones["mirai"] = replace(ones["mirai"], country="JP", replies=heard)
    return list(ones.values())


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    made = WindowSetting(qtbot, tmp_path, with_facts())
    yield made
    made.close()


def toggle(setting: WindowSetting, name: str) -> None:
    next(action for action in setting.window.list.columns.menu.actions() if action.text() == name).trigger()


def headings(setting: WindowSetting) -> list[str]:
    model = setting.window.model
    return [str(model.headerData(section, Qt.Orientation.Horizontal)) for section in range(model.columnCount())]


def widths(setting: WindowSetting) -> list[int]:
    header = setting.window.list.headings
    return [header.sectionSize(section) for section in range(header.count())]


def test_columns_are_chosen_and_say_what_is_known(setting: WindowSetting) -> None:
    setting.choose("Papercrane")
    for name in ("Industry", "Applied", "Last heard", "Tags", "Country"):
        toggle(setting, name)
    assert headings(setting)[3:] == ["Industry", "Applied", "Last heard", "Tags", "Country"]
    assert [setting.cell("Lumen Health", section) for section in range(3, 8)] == [
        "Tech start-ups", "Mon 5 Oct", "", "remote, dream", "Germany",
    ]  # fmt: skip
    # out of office is not hearing from them
    assert setting.cell("Mirai Games", 5) == "Sun 1 Nov"
    assert setting.cell("Halden", 3) == "Any other industry"
    assert setting.window.chosen == "paper"
    assert not setting.window.grab().isNull()
    toggle(setting, "Stage")
    assert headings(setting)[:2] == ["Application", "Next step"]


def test_all_stay_in_sight_and_a_neighbour_gives_what_one_gains(setting: WindowSetting) -> None:
    toggle(setting, "Tags")
    whole = setting.window.list.viewport().width()
    before = widths(setting)
    assert sum(before) == whole
    setting.window.list.headings.resizeSection(1, before[1] + 30)
    assert widths(setting) == [before[0], before[1] + 30, before[2] - 30, before[3]]
    setting.window.list.headings.resizeSection(1, 5000)
    after = widths(setting)
    assert sum(after) == whole
    assert min(after) > 30
    setting.window.resize(1100, 700)
    assert sum(widths(setting)) == setting.window.list.viewport().width()


def test_columns_are_moved_by_dragging_and_by_the_menu(qtbot: QtBot, setting: WindowSetting) -> None:
    header = setting.window.list.headings
    header.moveSection(2, 0)
    qtbot.waitUntil(lambda: headings(setting) == ["Next step", "Application", "Stage"])
    assert [header.visualIndex(section) for section in range(3)] == [0, 1, 2]
    header.go_to(0)
    setting.window.list.columns.later.trigger()
    assert headings(setting) == ["Application", "Next step", "Stage"]
    assert header.current == 1
    next(one for one in setting.window.list.columns.menu.actions() if one.text() == "As at the &beginning").trigger()
    assert headings(setting) == ["Application", "Stage", "Next step"]


def test_the_headings_have_a_menu_by_mouse_and_key(setting: WindowSetting) -> None:
    header = setting.window.list.headings
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(header.viewport(), QContextMenuEvent(reason, QPoint(5, 5), header.mapToGlobal(QPoint(5, 5))))
        menu = QApplication.activePopupWidget()
        assert menu is setting.window.list.columns.menu
        assert isinstance(menu, QMenu)
        menu.close()


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Industry", "Closed Corp", "Lumen Health"),
        ("Applied", "Kestrel Robotics", "Mirai Games"),
        ("Tags", "Arbor Bank", "Volta Foods"),
        ("Country", "Arbor Bank", "Volta Foods"),
    ],
)
def test_each_sorts_and_the_unknown_stand_last(setting: WindowSetting, name: str, first: str, last: str) -> None:
    toggle(setting, name)
    setting.window.sort_by(3)
    assert (setting.companies()[0], setting.companies()[-1]) == (first, last)
    ascending = setting.companies()
    setting.window.sort_by(3)
    assert setting.companies() != ascending
    if name != "Industry":
        assert setting.companies()[-1] == last


def test_last_heard_sorts_by_what_counts(setting: WindowSetting) -> None:
    toggle(setting, "Last heard")
    setting.window.sort_by(3)
    assert setting.companies()[:2] == ["Mirai Games", "Volta Foods"]


def test_the_columns_come_back(qtbot: QtBot, setting: WindowSetting, tmp_path: Path) -> None:
    memory = tmp_path / "window.json"
    first = setting.make_window(memory)
    qtbot.addWidget(first)
    first.model.show_columns((SortKey.TAGS, SortKey.COMPANY))
    first.list.headings.resizeSection(0, 100)
    layout = first.list.columns.layout
    first.close()
    second = setting.make_window(memory)
    qtbot.addWidget(second)
    assert second.list.columns.layout == layout
    assert second.model.columns == (SortKey.TAGS, SortKey.COMPANY)
    memory.write_text('{"columns": [["tags", "wide"], ["nothing", 1], 7]}', encoding="utf-8")
    third = setting.make_window(memory)
    qtbot.addWidget(third)
    assert third.model.columns == (SortKey.COMPANY, SortKey.STAGE, SortKey.NEXT_STEP)
