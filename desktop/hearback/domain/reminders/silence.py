"""When nothing is said: quiet hours and silent days by the user's clock, and a pause."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

from hearback.domain.reminders.settings import ReminderSettings

_DAY = dt.timedelta(days=1)
_MIDNIGHT = dt.time(0)
_WEEK = 7
_STEPS = 40
"""Boundaries of silence that are looked at: three a day for a week, and then some."""


def is_silent(settings: ReminderSettings, at: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether an instant lies in quiet hours or on a silent day."""
    wall = at.astimezone(zone)
    return wall.weekday() in settings.silent_days or (settings.quiet is not None and settings.quiet.holds(wall.time()))


def silent_until(settings: ReminderSettings, at: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return the first instant from `at` on that is not silent: `at` itself, or None where silence never ends."""
    if len(settings.silent_days) == _WEEK:
        return None
    for _ in range(_STEPS):
        if not is_silent(settings, at, zone):
            return at
        at = min(one for one in _boundaries(settings, at, zone) if one > at)
    return None


def falls_silent(settings: ReminderSettings, at: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return when silence begins after `at`; None where it does not within a day."""
    begins = (one for one in _boundaries(settings, at, zone) if one > at and is_silent(settings, one, zone))
    return min(begins, default=None)


def silent_since(settings: ReminderSettings, at: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return when the silence that holds at `at` began; None where it never did (or does not hold)."""
    if not is_silent(settings, at, zone):
        return None
    for _ in range(_STEPS):
        at = max(one for one in _boundaries(settings, at, zone) if one <= at)
        before = at - dt.datetime.resolution
        if not is_silent(settings, before, zone):
            return at
        at = before
    return None


def _boundaries(settings: ReminderSettings, at: dt.datetime, zone: ZoneInfo) -> Iterator[dt.datetime]:
    """Yield the instants around `at` at which silence may begin or end."""
    today = at.astimezone(zone).date()
    times = {_MIDNIGHT} if settings.quiet is None else {_MIDNIGHT, settings.quiet.since, settings.quiet.until}
    for day in (today - _DAY, today, today + _DAY):
        for time in times:
            yield from _passes(time, day, zone)


@lru_cache(maxsize=256)
def _passes(time: dt.time, day: dt.date, zone: ZoneInfo) -> Sequence[dt.datetime]:
    """Return when a day's clock comes to a time: twice where it is put back, at the end of the gap where it is put forward."""
    wall = dt.datetime.combine(day, time, zone)
    first, second = wall.astimezone(dt.UTC), wall.replace(fold=1).astimezone(dt.UTC)
    if first <= second:
        return tuple({first, second})
    # the time is skipped: the clock jumps over it somewhere in between
    while first - second > dt.datetime.resolution:
        middle = second + (first - second) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < wall.replace(tzinfo=None):
            second = middle
        else:
            first = middle
    return (first,)
