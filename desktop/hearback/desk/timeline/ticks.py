"""Where lines stand on the axis: months, weeks, days or hours, by how wide a day is."""

import datetime as dt
from collections.abc import Iterator

from hearback.desk.timeline.scale import Scale

_DAILY = 60
WEEKLY = 9
"""From how many px a day on every day, every week is named; below, months alone."""

_HOUR_STEPS = ((2, 720), (3, 480), (6, 240))
"""Every how many hours a line stands, from how many px a day on: 60 px or more apart."""


def day_ticks(scale: Scale, first_weekday: int) -> Iterator[dt.date]:
    """Yield the days in sight where a line stands: each, the first of each week, or the first of each month."""
    for ordinal in scale.visible_days():
        day = dt.date.fromordinal(ordinal)
        if scale.per_day >= _DAILY or (day.weekday() == first_weekday if scale.per_day >= WEEKLY else day.day == 1):
            yield day


def has_hours(scale: Scale) -> bool:
    """Whether days are wide enough for hours to be named."""
    return scale.per_day >= _HOUR_STEPS[-1][1]


def hour_ticks(scale: Scale) -> Iterator[tuple[float, int]]:
    """Yield where hours are named: the day with its fraction, and the hour."""
    step = next((hours for hours, least in _HOUR_STEPS if scale.per_day >= least), 24)
    for ordinal in scale.visible_days():
        for hour in range(0, 24, step):
            yield ordinal + hour / 24, hour
