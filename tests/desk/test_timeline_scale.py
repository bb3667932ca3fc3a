"""The axis: days stand where arithmetic says, in both directions, and come back from there."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.desk.timeline.scale import LEAST_PER_DAY, MOST_PER_DAY, Scale

BERLIN = ZoneInfo("Europe/Berlin")

scales = st.builds(
    Scale,
    left=st.floats(700_000, 760_000),
    per_day=st.floats(LEAST_PER_DAY, MOST_PER_DAY),
    width=st.floats(50, 5000),
    zone=st.just(BERLIN),
    mirrored=st.booleans(),
)


@settings(max_examples=100)
@given(scales, st.floats(0, 1))
def test_a_place_and_its_day_belong_together(scale: Scale, share: float) -> None:
    x = share * scale.width
    assert scale.x_of_day(scale.day_at(x)) == pytest.approx(x, abs=1e-3)


@settings(max_examples=100)
@given(scales, st.floats(0.1, 10), st.floats(0, 1))
def test_zooming_leaves_what_is_under_the_mouse(scale: Scale, factor: float, share: float) -> None:
    x = share * scale.width
    zoomed = scale.zoomed(factor, x)
    assert zoomed.day_at(x) == pytest.approx(scale.day_at(x), abs=1e-3)
    assert LEAST_PER_DAY <= zoomed.per_day <= MOST_PER_DAY


@settings(max_examples=100)
@given(scales, st.floats(-500, 500))
def test_dragging_takes_the_day_along(scale: Scale, px: float) -> None:
    assert scale.moved(px).x_of_day(scale.day_at(0)) == pytest.approx(px, abs=1e-3)


@settings(max_examples=100)
@given(scales)
def test_every_visible_day_is_listed(scale: Scale) -> None:
    days = scale.visible_days()
    edges = sorted((scale.day_at(0), scale.day_at(scale.width)))
    assert days.start <= edges[0] < days.start + 1
    assert days.stop - 1 <= edges[1] + 1e-6 < days.stop + 1e-3


def test_a_day_of_a_clock_change_is_as_wide_as_others() -> None:
    scale = Scale(left=dt.date(2026, 10, 24).toordinal(), per_day=24, width=1000, zone=BERLIN)
    for day, x in ((25, 24), (26, 48)):
        midnight = dt.datetime(2026, 10, day, tzinfo=BERLIN)
        assert scale.x_of(midnight) == pytest.approx(x)


def test_the_axis_ends_where_dates_do() -> None:
    scale = Scale(left=400, per_day=2, width=1000, zone=BERLIN).moved(1e9)
    assert scale.visible_days()[0] >= 1
    scale = scale.moved(-1e12)
    assert dt.date.fromordinal(scale.visible_days()[-1])
