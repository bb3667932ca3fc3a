"""The timeline as a person uses it: dragged, zoomed, hovered over, walked through by keys, mirrored."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.window_setting import NOW, WindowSetting, berlin, some_applications
from hearback.desk.timeline.canvas import Timeline


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step."""
    made = WindowSetting(qtbot, tmp_path, some_applications())
    yield made
    made.close()


def place(setting: WindowSetting, company: str, x: float) -> QPointF:
    """Return the middle of a company's row at an x."""
    height = setting.theme.row_height
    scrolled = setting.window.timeline.verticalScrollBar().value()
    return QPointF(x, setting.companies().index(company) * height - scrolled + height / 2)


def test_today_stands_still_until_the_axis_is_dragged(qtbot: QtBot, setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    share = timeline.scale.x_of(NOW) / timeline.scale.width
    setting.window.resize(1100, 700)
    QApplication.processEvents()
    assert timeline.scale.x_of(NOW) / timeline.scale.width == pytest.approx(share)
    x = timeline.scale.x_of(NOW)
    view = timeline.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 30))
    qtbot.mouseMove(view, QPoint(240, 30))
    qtbot.mouseMove(view, QPoint(300, 30))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 30))
    assert timeline.scale.x_of(NOW) == pytest.approx(x + 100)
    qtbot.keyClick(timeline, Qt.Key.Key_T)
    assert timeline.scale.x_of(NOW) == pytest.approx(x)


def test_the_wheel_with_control_zooms_around_the_mouse(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    before, day = timeline.zoom, timeline.scale.day_at(500)
    turn(timeline, QPointF(500, 40), Qt.KeyboardModifier.ControlModifier)
    assert timeline.zoom > before
    assert timeline.scale.day_at(500) == pytest.approx(day)


def test_the_wheel_alone_scrolls_list_and_timeline_together(qtbot: QtBot, setting: WindowSetting) -> None:
    window = setting.window
    window.resize(1100, 500)
    QApplication.processEvents()
    assert window.timeline.verticalScrollBar().maximum() == window.list.verticalScrollBar().maximum() > 0
    window.timeline.verticalScrollBar().setValue(60)
    assert window.list.verticalScrollBar().value() == 60
    qtbot.keyClick(window.list, Qt.Key.Key_End)
    assert window.timeline.verticalScrollBar().value() == window.list.verticalScrollBar().value() > 60


def turn(timeline: Timeline, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
    view = timeline.viewport()
    event = QWheelEvent(
        at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_keys_zoom_pan_and_choose(qtbot: QtBot, setting: WindowSetting) -> None:
    timeline, before = setting.window.timeline, setting.window.timeline.zoom
    timeline.setFocus()
    qtbot.keyClicks(timeline, "++-")
    assert timeline.zoom > before
    left = timeline.scale.left
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert timeline.scale.left > left
    setting.window.list.selectRow(0)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    assert setting.window.list.currentIndex().row() == 1
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert setting.screens.asked == [("edit", setting.window.model.id_at(1))]


def test_typing_plus_in_the_list_zooms_too(qtbot: QtBot, setting: WindowSetting) -> None:
    before = setting.window.timeline.zoom
    qtbot.keyClicks(setting.window.list, "+")
    assert setting.window.timeline.zoom > before


def test_a_click_chooses_the_row_and_a_double_click_opens_it(qtbot: QtBot, setting: WindowSetting) -> None:
    view = setting.window.timeline.viewport()
    at = place(setting, "Papercrane", 30).toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    row = setting.window.list.currentIndex().row()
    assert setting.companies()[row] == "Papercrane"
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert setting.screens.asked == [("edit", "paper")]


def test_hovering_over_an_interview_tells_when_by_both_clocks(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    said = timeline.explanation_at(place(setting, "Papercrane", timeline.scale.x_of(berlin(11, 26, 18))))
    assert said.splitlines()[0] == "Screening"
    assert "18:00" in said
    assert "09:00 in Los Angeles" in said


def test_hovering_over_a_window_tells_why(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    said = timeline.explanation_at(place(setting, "Lumen Health", timeline.scale.x_of(berlin(11, 23, 16))))
    assert said.startswith("Check-in: now")
    assert "Tech start-ups: a check-in is well timed 2 to 3 working days later." in said


def test_hovering_over_a_public_holiday_names_it(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    for _ in range(8):
        timeline.zoom_out()
    said = timeline.explanation_at(place(setting, "Lumen Health", timeline.scale.x_of(berlin(12, 25, 12))))
    assert "Erster Weihnachtstag" in said or "Christmas" in said
    assert "(Lumen Health)" in said


def test_the_axis_runs_the_other_way_in_right_to_left_windows(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    assert timeline.scale.x_of(berlin(12, 1, 9)) > timeline.scale.x_of(berlin(11, 1, 9))
    setting.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert timeline.scale.x_of(berlin(12, 1, 9)) < timeline.scale.x_of(berlin(11, 1, 9))
    assert timeline.scale.x_of(NOW) > timeline.scale.width / 2


def test_weekends_are_sunk_and_today_is_marked(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    picture = timeline.viewport().grab().toImage()
    tokens = setting.theme.tokens

    def colour(day: float, company: str) -> str:
        at = place(setting, company, timeline.scale.x_of_day(day))
        ratio = picture.devicePixelRatio()
        return QColor(picture.pixel(round(at.x() * ratio), round((at.y() + 12) * ratio))).name()

    saturday, tuesday = NOW.toordinal() + 5.5, NOW.toordinal() + 1.5
    assert colour(saturday, "Halden") == tokens.sunk.name()
    assert colour(tuesday, "Halden") == tokens.panel.name()
    assert colour(timeline.scale.day_of(NOW), "Halden") == tokens.due.name()


@pytest.mark.parametrize("zoom", [2.0, 6.0, 20.0, 140.0])
def test_every_zoom_paints(setting: WindowSetting, zoom: float) -> None:
    timeline = setting.window.timeline
    timeline.set_zoom(zoom)
    assert timeline.zoom == pytest.approx(zoom)
    assert not timeline.grab().isNull()
