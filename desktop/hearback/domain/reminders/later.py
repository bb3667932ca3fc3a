"""When to be reminded again: a few moments that make sense from now on."""

import datetime as dt
from enum import StrEnum
from zoneinfo import ZoneInfo

from hearback.domain.moments import instant_at
from hearback.domain.workdays import Calendar

_MORNING, _AFTERNOON, _TOO_LATE_FOR_AFTERNOON = dt.time(9), dt.time(14), dt.time(13)
_HOUR = dt.timedelta(hours=1)
_DAY = dt.timedelta(days=1)


class Later(StrEnum):
    """A choice of when to be reminded again."""

    IN_AN_HOUR = "in-an-hour"
    THIS_AFTERNOON = "this-afternoon"
    TOMORROW = "tomorrow"
    NEXT_WORKING_DAY = "next-working-day"
    IN_A_WEEK = "in-a-week"


def later_moments(now: dt.datetime, zone: ZoneInfo, calendar: Calendar) -> dict[Later, dt.datetime]:
    """Return the choices that there are at `now`, each another moment, with their instants.

    Times of day are the user's, in `zone`; working days are of the company's `calendar`.
    """
    here = now.astimezone(zone)
    moments = {Later.IN_AN_HOUR: now + _HOUR}
    if here.time() < _TOO_LATE_FOR_AFTERNOON:
        moments[Later.THIS_AFTERNOON] = day_moment(here.date(), zone, _AFTERNOON)
    tomorrow = here.date() + _DAY
    moments[Later.TOMORROW] = day_moment(tomorrow, zone)
    working = calendar.working_day(tomorrow).day
    if working != tomorrow:
        moments[Later.NEXT_WORKING_DAY] = day_moment(working, zone)
    moments[Later.IN_A_WEEK] = day_moment(here.date() + 7 * _DAY, zone)
    return moments


def day_moment(day: dt.date, zone: ZoneInfo, time: dt.time = _MORNING) -> dt.datetime:
    """Return the instant at which a day's reminder comes: in the morning, unless another time is given."""
    return instant_at(dt.datetime.combine(day, time), zone)
