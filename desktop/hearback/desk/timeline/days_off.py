"""Which of the visible days a company does not work: its weekends, and its public holidays by name."""

import datetime as dt

from hearback.domain.workdays import Calendar


class DaysOff:
    """Runs of days off (ranges of ordinals), kept for the days that were asked for last."""

    def __init__(self) -> None:
        self._holidays_too = False
        self._kept: dict[int, tuple[range, list[range]]] = {}

    def know_holidays(self) -> None:
        """Count public holidays from now on: the table of them may have to be loaded first."""
        self._holidays_too = True
        self.forget()

    def forget(self) -> None:
        """Ask the calendars anew."""
        self._kept.clear()

    def of(self, calendar: Calendar, visible: range) -> list[range]:
        """Return a company's days off among the visible days, neighbours joined."""
        known = self._kept.get(id(calendar))
        if known is None or known[0] != visible:
            holidays = holidays_in(calendar, visible) if self._holidays_too else {}
            known = self._kept[id(calendar)] = (visible, _runs(visible, calendar.weekend, holidays))
        return known[1]


def usual_weekends(visible: range) -> list[range]:
    """Return the Saturdays and Sundays, where no company's row stands."""
    return _runs(visible, frozenset({5, 6}), {})


def holidays_in(calendar: Calendar, days: range) -> dict[int, str]:
    """Return the public holidays of the years that the days are in, by ordinal."""
    if not days:
        return {}
    years = range(dt.date.fromordinal(days[0]).year, dt.date.fromordinal(days[-1]).year + 1)
    return {day.toordinal(): name for year in years for day, name in calendar.holidays_in(year).items()}


def _runs(visible: range, weekend: frozenset[int], holidays: dict[int, str]) -> list[range]:
    runs: list[range] = []
    for ordinal in visible:
        if (ordinal - 1) % 7 in weekend or ordinal in holidays:
            if runs and runs[-1].stop == ordinal:
                runs[-1] = range(runs[-1].start, ordinal + 1)
            else:
                runs.append(range(ordinal, ordinal + 1))
    return runs
