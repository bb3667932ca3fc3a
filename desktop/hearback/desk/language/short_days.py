"""Days, times and numbers by the language's customs from Qt's own tables, for what the first paint shows."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

_SHORTER = {"en-GB": (", d ", " d "), "es": (" 'de' ", " ")}


class ShortDays:
    """Writes days as `Words` does, without loading Babel (30 ms) for it."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.zone = zone
        self._locale = QLocale(language.replace("-", "_"))
        full = self._locale.dateFormat(QLocale.FormatType.LongFormat)
        shortened = full.replace("dddd", "ddd").replace("MMMM", "MMM")
        # where CLDR's short days are more than its long ones with shorter names
        longer, shorter = _SHORTER.get(language, ("", ""))
        self._with_year = shortened.replace(longer, shorter) if longer else shortened
        self._day = _without(r"y+", self._with_year)
        self._bare = _without(r"d{3}", self._day)

    @property
    def first_weekday(self) -> int:
        """The weekday that weeks begin with (Monday 0)."""
        return self._locale.firstDayOfWeek().value - 1

    def day(self, moment: dt.datetime | dt.date, today: dt.date) -> str:
        """Return a short day with its weekday (`Tue 1 Dec`), with the year where it is not this one."""
        date = self.date(moment)
        return self._locale.toString(_qdate(date), self._day if date.year == today.year else self._with_year)

    def bare_day(self, date: dt.date) -> str:
        """Return a short day without weekday and year (`1 Dec`)."""
        return self._locale.toString(_qdate(date), self._bare)

    def weekday(self, moment: dt.datetime | dt.date) -> str:
        """Return a short weekday (`Thu`)."""
        return self._locale.toString(_qdate(self.date(moment)), "ddd")

    def month(self, date: dt.date, *, short: bool = False) -> str:
        """Return a month's name, with its year for January (`November`, `January 2027`)."""
        style = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
        name = self._locale.standaloneMonthName(date.month, style)
        return f"{name} {date.year}" if date.month == 1 and not short else name

    def time(self, moment: dt.datetime) -> str:
        """Return the time of day in the user's zone (`14:00`)."""
        wall = moment.astimezone(self.zone)
        return self._locale.toString(QTime(wall.hour, wall.minute), QLocale.FormatType.ShortFormat)

    def number(self, value: int) -> str:
        """Return a whole number as the language writes it."""
        return self._locale.toString(value)

    def date(self, moment: dt.datetime | dt.date) -> dt.date:
        """Return the user's date of a moment."""
        return moment.astimezone(self.zone).date() if isinstance(moment, dt.datetime) else moment


def _qdate(date: dt.date) -> QDate:
    return QDate(date.year, date.month, date.day)


def _without(part: str, pattern: str) -> str:
    """Return a date pattern without a part and what joined it to the rest (blanks, commas, quoted words)."""
    joint = r"(?:[\s,،./年-]|'[^']*')*"
    return re.sub(rf"^{part}{joint}|{joint}{part}{joint}$", "", pattern)
