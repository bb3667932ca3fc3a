"""The company's working time: its zone, its weekdays, its public holidays, and the arithmetic of spans upon them."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from hearback.domain.moments import instant_at
from hearback.domain.pace import Span, SpanUnit

Holidays = Mapping[dt.date, str]
"""Public holidays by day, with their names."""

OPENS = dt.time(9)
CLOSES = dt.time(18)

# The arithmetic stays this far from the ends of datetime's range, so that no zone, span or search can leave it.
_FIRST = dt.datetime(2, 1, 1, tzinfo=dt.UTC)
_LAST = dt.datetime(9900, 1, 1, tzinfo=dt.UTC)
_DAY = dt.timedelta(days=1)

# A calendar without a working day in so many days is taken not to know any: all its days then count as working days.
_LOOK_AHEAD_DAYS = 200


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """One working day: its day, and the instants (UTC) at which it opens and closes."""

    day: dt.date
    opens: dt.datetime
    closes: dt.datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """One place's calendar: `weekend` holds weekday numbers (Monday 0), `holidays_in(year)` that year's public holidays.

    Working time is 09:00-18:00 on the days that are neither (follow-up-rules, "Time"). All instants returned are UTC.
    """

    zone: ZoneInfo
    weekend: frozenset[int]
    holidays_in: Callable[[int], Holidays]
    _found: dict[dt.date, WorkingDay] = field(default_factory=dict, init=False, repr=False, compare=False)

    def day_of(self, instant: dt.datetime) -> dt.date:
        """Return the day on which an instant falls here."""
        return _within(instant).astimezone(self.zone).date()

    def holiday(self, day: dt.date) -> str | None:
        """Return the name of the public holiday on a day, or None."""
        return self.holidays_in(day.year).get(day)

    def is_working_day(self, day: dt.date) -> bool:
        """Whether a day is neither of the weekend nor a public holiday (nor one that the zone left out altogether)."""
        return (
            day.weekday() not in self.weekend
            and self.holiday(day) is None
            and instant_at(dt.datetime.combine(day, OPENS), self.zone).astimezone(self.zone).date() == day
        )

    def working_day(self, day: dt.date) -> WorkingDay:
        """Return the first working day on or after a day."""
        try:
            return self._found[day]
        except KeyError:
            found = self._found[day] = self._search(min(max(day, _FIRST.date()), _LAST.date()))
            return found

    def after(self, day: dt.date, count: int = 1) -> WorkingDay:
        """Return the `count`-th working day after a day."""
        found = self.working_day(min(day, _LAST.date()) + _DAY)
        for _ in range(count - 1):
            found = self.working_day(found.day + _DAY)
        return found

    def working_day_at(self, instant: dt.datetime) -> WorkingDay:
        """Return the working day that holds `open(instant)`."""
        instant = _within(instant)
        day = instant.astimezone(self.zone).date()
        found = self.working_day(day)
        # 18:00 itself is no longer working time
        return found if instant < found.closes else self.after(day)

    def open(self, instant: dt.datetime) -> dt.datetime:
        """Return the first instant at or after this one within working time."""
        return max(_within(instant), self.working_day_at(instant).opens)

    def close(self, instant: dt.datetime) -> dt.datetime:
        """Return the end of the working day that holds `open(instant)`."""
        return self.working_day_at(instant).closes

    def later(self, start: dt.datetime, span: Span) -> dt.datetime:
        """Return the instant a span after another: elapsed hours, or (working) days at the same wall time."""
        start = _within(start)
        if span.unit is SpanUnit.HOURS:
            return _within(start + dt.timedelta(hours=span.count))
        if span.unit is SpanUnit.WORKING_DAYS:
            start = self.open(start)
        if span.count == 0:
            return start
        wall = start.astimezone(self.zone).replace(tzinfo=None)
        if span.unit is SpanUnit.DAYS:
            return _within(instant_at(wall + span.count * _DAY, self.zone))
        return instant_at(dt.datetime.combine(self.after(wall.date(), span.count).day, wall.time()), self.zone)

    def _search(self, first: dt.date) -> WorkingDay:
        day = first
        for _ in range(_LOOK_AHEAD_DAYS):
            if self.is_working_day(day):
                break
            day += _DAY
        else:
            day = first
        opens = instant_at(dt.datetime.combine(day, OPENS), self.zone)
        return WorkingDay(day, opens, instant_at(dt.datetime.combine(day, CLOSES), self.zone))


def _within(instant: dt.datetime) -> dt.datetime:
    if _FIRST <= instant <= _LAST:
        return instant
    return _FIRST if instant < _FIRST else _LAST
