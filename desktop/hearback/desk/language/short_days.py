"""Days, times and numbers by the language's customs from Qt's own tables, for what the first paint shows."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

_SHORTER = {"en-GB": (", d ", " d "), "es": (" 'de' ", " "), "ja": ("ddd", "(ddd)"), "ko": ("ddd", "(ddd)")}
_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩٬٫", "0123456789,.")
"""Babel writes Arabic with these digits, too; two kinds side by side read like a mistake."""


class ShortDays:
    """Writes days as `Words` does, without loading Babel (30 ms) for it."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.zone = zone
        self._locale = QLocale(language.replace("-", "_"))
        full = self._locale.dateFormat(QLocale.FormatType.LongFormat)
        shortened = full.replace("dddd", "ddd").replace("MMMM", "MMM")
        # where CLDR's short days are more than its long ones with shorter names
        longer, shorter = _SHORTER.get(language) or _SHORTER.get(language.split("-")[0], ("ddd", "ddd"))
        self._with_year = shortened if language == "en-GB" else shortened.replace(longer, shorter)
        self._day = _without(r"y+", shortened.replace(longer, shorter))
        self._bare = _without(r"\(?d{3}\)?", self._day)
        year_first = re.match(r"y+[^M]*M+[^\sd]*", full)
        self._year_and_month = year_first[0] if year_first else ""

    @property
    def first_weekday(self) -> int:
        """The weekday that weeks begin with (Monday 0)."""
        return self._locale.firstDayOfWeek().value - 1

    def day(self, moment: dt.datetime | dt.date, today: dt.date) -> str:
        """Return a short day with its weekday (`Tue 1 Dec`), with the year where it is not this one."""
        date = self.date(moment)
        return self._dated(date, self._day if date.year == today.year else self._with_year)

    def bare_day(self, date: dt.date) -> str:
        """Return a short day without weekday and year (`1 Dec`)."""
        return self._dated(date, self._bare)

    def weekday(self, moment: dt.datetime | dt.date) -> str:
        """Return a short weekday (`Thu`)."""
        return self._dated(self.date(moment), "ddd")

    def month(self, date: dt.date, *, short: bool = False, year: bool = False) -> str:
        """Return a month's name, with its year where asked (`November`, `January 2027`)."""
        if year and self._year_and_month:
            return self._dated(date, self._year_and_month)
        # where a date is all numbers, a long name would be a month in words
        style = QLocale.FormatType.ShortFormat if short or self._year_and_month else QLocale.FormatType.LongFormat
        name = self._locale.standaloneMonthName(date.month, style)
        return f"{name} {date.year}" if year else name

    def time(self, moment: dt.datetime) -> str:
        """Return the time of day in the user's zone (`14:00`)."""
        wall = moment.astimezone(self.zone)
        return self._timed(QTime(wall.hour, wall.minute))

    def hour(self, hour: int) -> str:
        """Return a full hour of the day (`14:00`)."""
        return self._timed(QTime(hour, 0))

    def number(self, value: int) -> str:
        """Return a whole number as the language writes it."""
        return self._locale.toString(value).translate(_LATIN)

    def date(self, moment: dt.datetime | dt.date) -> dt.date:
        """Return the user's date of a moment."""
        return moment.astimezone(self.zone).date() if isinstance(moment, dt.datetime) else moment

    def _dated(self, date: dt.date, pattern: str) -> str:
        return self._locale.toString(QDate(date.year, date.month, date.day), pattern).translate(_LATIN)

    def _timed(self, time: QTime) -> str:
        return self._locale.toString(time, QLocale.FormatType.ShortFormat).translate(_LATIN)


def _without(part: str, pattern: str) -> str:
    """Return a date pattern without a part and what joined it to the rest (blanks, commas, quoted words)."""
    joint = r"(?:[\s,،./年년-]|'[^']*')*"
    return re.sub(rf"^{part}{joint}|{joint}{part}{joint}$|\s{part}(?=\s)", "", pattern)
