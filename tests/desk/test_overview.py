"""The overview over the timeline's foot: it comes while one moves, says where one is, and goes to a day that is pressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.window_setting import NOW, WindowSetting, some_applications
from hearback.desk.timeline.overview import Overview


@pytest.fixture(params=["en-GB", "ar"])
def setting(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step, read from the left and from the right."""
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if request.param == "ar" else Qt.LayoutDirection.LeftToRight)
    made = WindowSetting(qtbot, tmp_path, some_applications(), language=request.param)
    yield made
    made.close()
    qapp.setLayoutDirection(before)


def overview(qtbot: QtBot, setting: WindowSetting) -> Overview:
    """Zoom in until planned days are out of sight, and return the overview that comes."""
    timeline = setting.window.timeline
    timeline.set_zoom(200)
    timeline.zoom_in()
    qtbot.waitUntil(lambda: timeline.overview is not None and timeline.overview.isVisible())
    assert timeline.overview is not None
    return timeline.overview


def test_it_is_not_there_until_one_moves(setting: WindowSetting) -> None:
    assert setting.window.timeline.overview is None


def test_it_spans_every_planned_day_and_today(qtbot: QtBot, setting: WindowSetting) -> None:
    first, last = overview(qtbot, setting).span
    planned = setting.window.model.planned_days()
    assert sum(planned.values()) > 3
    assert first < min(*planned, NOW.toordinal())
    assert last > max(*planned, NOW.toordinal())


def test_a_pressed_place_is_gone_to(qtbot: QtBot, setting: WindowSetting) -> None:
    shown = overview(qtbot, setting)
    timeline = setting.window.timeline
    late = QPoint(10 if timeline.isRightToLeft() else shown.width() - 10, shown.height() // 2)
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=late)
    middle = timeline.scale.day_at(timeline.scale.width / 2)
    assert abs(middle - shown.span[1]) < 3
    # what the rows show does not change with it
    assert timeline.zoom == pytest.approx(250)


def test_it_is_of_no_use_where_everything_is_in_sight(qtbot: QtBot, setting: WindowSetting) -> None:
    shown = overview(qtbot, setting)
    setting.window.timeline.set_zoom(1)
    setting.window.timeline.zoom_out()
    qtbot.waitUntil(lambda: not shown.isVisible())


def test_it_counts_what_is_listed(qtbot: QtBot, setting: WindowSetting) -> None:
    every = setting.window.model.planned_days()
    setting.window.top_bar.search.setText("lumen")
    qtbot.waitUntil(lambda: len(setting.window.model.ids) == 1)
    assert sum(setting.window.model.planned_days().values()) <= 1 < sum(every.values())
