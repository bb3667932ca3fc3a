"""Counts the working days between two instants in a company's calendar, fractions of a day included."""

import datetime as dt

from hearback.domain.workdays import CLOSES, OPENS, Calendar

_OPENS_AT = OPENS.hour * 3600
_DAY_LONG = CLOSES.hour * 3600 - _OPENS_AT
_DAY = dt.timedelta(days=1)

# what lies beyond counts as if it lay at the edge: no job search does, and every year between two instants is counted through
_FIRST = dt.datetime(1970, 1, 2, tzinfo=dt.UTC)
_LAST = dt.datetime(2099, 12, 30, tzinfo=dt.UTC)


class WorkingDays:
    """The working time of one calendar as a line: a working day is 1 long, whatever lies between two of them is nothing.

    So a message on Friday at noon that is answered on Monday at noon was answered after 1 working day, and what is sent or
    received out of hours counts from when they open next.
    """

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        # of each day counted, by its ordinal: how many working days lie before it, and whether it is one
        self._days: dict[int, tuple[int, bool]] = {}
        self._counts: dict[int, int] = {}
        """How many working days lie before each year whose days are counted."""

    def position(self, instant: dt.datetime) -> float:
        """Return where an instant lies on the line, in working days (from where is of no concern)."""
        local = min(max(instant, _FIRST), _LAST).astimezone(self._calendar.zone)
        day = local.toordinal()
        if day not in self._days:
            self._reach(local.year)
        before, is_working = self._days[day]
        if not is_working:
            return before
        passed = (local.hour * 3600 + local.minute * 60 + local.second - _OPENS_AT) / _DAY_LONG
        return before + min(max(passed, 0.0), 1.0)

    def between(self, start: dt.datetime, end: dt.datetime) -> float:
        """Return how many working days lie between two instants (0 where the end is not the later one)."""
        return max(self.position(end) - self.position(start), 0.0)

    def _reach(self, year: int) -> None:
        """Count through the years from those that are counted already to this one."""
        if not self._counts:
            self._counts[year + 1] = self._count(year, 0)
            self._counts[year] = 0
        while year >= (after := max(self._counts)):
            self._counts[after + 1] = self._count(after, self._counts[after])
        while year < (first := min(self._counts)):
            # from the year's end backwards: counted from 0, then moved
            held = self._count(first - 1, 0)
            self._counts[first - 1] = self._counts[first] - held
            self._count(first - 1, self._counts[first - 1])

    def _count(self, year: int, before: int) -> int:
        """Keep of each day of a year how many working days lie before it; return how many lie before the next year."""
        day = dt.date(year, 1, 1)
        while day.year == year:
            # the calendar's own answer, which holds also for one that knows no working day at all
            is_working = self._calendar.working_day(day).day == day
            self._days[day.toordinal()] = before, is_working
            before += is_working
            day += _DAY
        return before
