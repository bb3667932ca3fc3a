"""A moment in a history: an instant, or a day of which nobody noted the time."""

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

Moment = dt.datetime | dt.date
"""An aware datetime (an instant, kept in UTC), or a plain date (a day without a time, in the company's zone)."""

CountsAs = Literal["start", "end", "event"]
"""What a day without a time counts as: applying or a round's start, a round's end, anything sent, received, made or set."""

# follow-up-rules, "Time"
WALL_TIME_OF_A_DAY: dict[CountsAs, dt.time] = {"start": dt.time(9), "end": dt.time(17), "event": dt.time(12)}


def is_day(moment: Moment) -> bool:
    """Whether only the day is known."""
    return not isinstance(moment, dt.datetime)


def instant_of(moment: Moment, counts_as: CountsAs, zone: ZoneInfo) -> dt.datetime:
    """Return the UTC instant of a moment; a day counts at its wall time in the company's `zone`."""
    if isinstance(moment, dt.datetime):
        return _utc(moment)
    return instant_at(dt.datetime.combine(moment, WALL_TIME_OF_A_DAY[counts_as]), zone)


def instant_at(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the UTC instant of a naive wall time: one that a clock change skips moves forward by the gap, of two the first."""
    return _utc(wall.replace(tzinfo=zone, fold=0))


def _utc(moment: dt.datetime) -> dt.datetime:
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:  # the calendar's first or last day, which reaches beyond it in UTC
        return moment.replace(tzinfo=dt.UTC)
