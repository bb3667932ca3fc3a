"""The timeline as a person uses it: dragged, zoomed, hovered over, walked through by keys, mirrored."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
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
    assert setting.composer.composed == [setting.window.model.id_at(1)]


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
    assert setting.composer.composed == ["paper"]


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


@pytest.mark.parametrize("zoom", [0.8, 2.0, 6.0, 20.0, 140.0, 300.0, 1200.0])
def test_every_zoom_paints(setting: WindowSetting, zoom: float) -> None:
    timeline = setting.window.timeline
    timeline.set_zoom(zoom)
    assert timeline.zoom == pytest.approx(zoom)
    assert not timeline.grab().isNull()


# what is foreseen, and windows that are moved


def middle_of_window(setting: WindowSetting, company: str) -> QPoint:
    timeline = setting.window.timeline
    row = setting.companies().index(company)
    track = setting.window.model.track(row)
    assert track is not None
    assert track.next_step is not None
    window = track.next_step.window
    assert window is not None
    x = (timeline.scale.x_of(window.earliest) + timeline.scale.x_of(window.latest)) / 2
    return place(setting, company, x).toPoint()


def drag_to_day(qtbot: QtBot, setting: WindowSetting, company: str, day: dt.date) -> QPoint:
    """Take a company's window up and hold it over a day; return where the mouse is."""
    timeline = setting.window.timeline
    start = middle_of_window(setting, company)
    end = QPoint(round(timeline.scale.x_of_day(day.toordinal() + 0.5)), start.y())
    qtbot.mousePress(timeline.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(timeline.viewport(), (start + end) / 2)
    qtbot.mouseMove(timeline.viewport(), end)
    return end


def explanation(setting: WindowSetting) -> str:
    label = setting.window.timeline.findChild(QLabel, "pin-explanation")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_what_would_follow_if_nothing_comes_is_told(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    row = setting.companies().index("Lumen Health")
    final = setting.window.model.foreseen(row)[0]
    assert final.window is not None
    told = timeline.explanation_at(place(setting, "Lumen Health", timeline.scale.x_of(final.window.best)))

    assert told.splitlines()[0] == "If nothing comes:"
    assert [line.split(" from ")[0] for line in told.splitlines()[1:]] == ["Last check-in", "Move on"]
    assert told in timeline.explanation_at(QPointF(middle_of_window(setting, "Lumen Health")))


def test_a_window_is_dragged_to_a_day_that_is_explained_while_it_is_held(qtbot: QtBot, setting: WindowSetting) -> None:
    timeline, id_ = setting.window.timeline, "lumen"
    end = drag_to_day(qtbot, setting, "Lumen Health", dt.date(2026, 11, 28))

    assert "Mon 30 Nov" in explanation(setting).splitlines()[0]
    assert "Sat 28 Nov is a weekend there" in explanation(setting)
    qtbot.mouseRelease(timeline.viewport(), Qt.MouseButton.LeftButton, pos=end)

    assert explanation(setting) == ""
    pinned = setting.archive.application(id_)
    assert pinned is not None
    assert pinned.pin is not None
    assert pinned.pin.day == dt.date(2026, 11, 30)
    setting.window.menus.undo.trigger()
    back = setting.archive.application(id_)
    assert back is not None
    assert back.pin is None


def test_escape_lets_the_window_go_back(qtbot: QtBot, setting: WindowSetting) -> None:
    timeline, id_ = setting.window.timeline, "lumen"
    before, zoom = setting.archive.application(id_), timeline.scale
    end = drag_to_day(qtbot, setting, "Lumen Health", dt.date(2026, 12, 2))
    assert "afterthought" in explanation(setting)

    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    qtbot.mouseRelease(timeline.viewport(), Qt.MouseButton.LeftButton, pos=end)

    assert explanation(setting) == ""
    assert setting.archive.application(id_) == before
    assert timeline.scale == zoom


def test_a_window_is_not_put_on_a_day_that_is_over(qtbot: QtBot, setting: WindowSetting) -> None:
    id_ = "lumen"
    before = setting.archive.application(id_)
    end = drag_to_day(qtbot, setting, "Lumen Health", NOW.date() - dt.timedelta(days=3))
    assert "This day is over." in explanation(setting)

    qtbot.mouseRelease(setting.window.timeline.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert setting.archive.application(id_) == before


def test_fit_brings_all_that_happened_and_will_happen_into_sight(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    timeline.set_zoom(300)
    setting.window.menus.fit.trigger()

    days = timeline.scale.visible_days()
    tracks = [setting.window.model.track(row) for row in range(3)]
    moments = [mark.at for track in tracks if track is not None for mark in track.marks]
    assert all(days.start <= timeline.scale.day_of(at) < days.stop for at in moments)


def test_the_axis_goes_from_a_day_to_two_years(setting: WindowSetting) -> None:
    timeline = setting.window.timeline
    timeline.set_zoom(10_000)
    assert len(timeline.scale.visible_days()) <= 3
    timeline.set_zoom(0.01)
    assert len(timeline.scale.visible_days()) >= 730
