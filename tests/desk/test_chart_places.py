"""Where things stand in a chart: days and px there and back, ticks, and names that do not cover each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from hearback.desk.response_times.direct_labels import placed
from hearback.desk.response_times.plot import Plot, days_in_sight, tick_step
from hearback.domain.response_times.curve import curve_of, sample_of

AREA = QRectF(40, 10, 500, 300)


@given(st.floats(0, 60), st.booleans())
def test_a_place_is_the_day_that_stands_there(day: float, mirrored: bool) -> None:
    plot = Plot(AREA, 60, mirrored)
    assert abs(plot.day_at(plot.x_of(day)) - day) < 1e-6
    assert AREA.left() <= plot.x_of(day) <= AREA.right()


@given(st.floats(1, 4000), st.integers(1, 12))
def test_there_are_no_more_ticks_than_have_room(days: float, most: int) -> None:
    step = tick_step(days, most)
    assert days / step <= most or step == 2000


@given(st.lists(st.tuples(st.floats(0, 400), st.booleans()), max_size=60))
def test_the_axis_holds_nearly_all_replies(waits: list[tuple[float, bool]]) -> None:
    curve = curve_of(sample_of(waits))
    days = days_in_sight([curve])
    assert days >= 10
    replies = sorted(at for at, replied in waits if replied)
    assert not replies or days >= replies[len(replies) // 2] or curve.survival_at(days) < 1


def test_one_late_reply_does_not_press_the_others_together() -> None:
    curve = curve_of(sample_of([*((3.0 + number / 10, True) for number in range(99)), (300.0, True)]))
    assert days_in_sight([curve]) < 30


@given(st.lists(st.tuples(st.floats(0, 60), st.booleans()), min_size=1, max_size=3000))
def test_many_steps_are_drawn_with_one_a_px(waits: list[tuple[float, bool]]) -> None:
    curve, plot = curve_of(sample_of(waits)), Plot(QRectF(0, 0, 50, 100), 60)
    steps = plot.steps_of(curve)
    assert list(steps) == sorted(set(steps)) and len(steps) <= 101
    outline = plot.outline(curve, curve.survival)
    assert all(later.y() <= before.y() + 1e-9 for before, later in pairwise(outline))


@given(st.lists(st.tuples(st.floats(40, 540), st.floats(10, 310), st.floats(20, 200)), max_size=7))
def test_names_stay_in_the_chart_and_do_not_cover_each_other(wanted: list[tuple[float, float, float]]) -> None:
    boxes = placed([(QPointF(x, y), QSizeF(width, 16)) for x, y, width in wanted], AREA)
    assert len(boxes) == len(wanted)
    assert all(AREA.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(box) for box in boxes)
    shrunk = [box.adjusted(0.01, 0.01, -0.01, -0.01) for box in boxes]
    assert not any(one.intersects(other) for index, one in enumerate(shrunk) for other in shrunk[index + 1 :])
