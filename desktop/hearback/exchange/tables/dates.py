"""Dates and times as people type them into tables, read without guessing beyond what the column proves."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from hearback.exchange.tables.words import ImportWords, plain
from hearback.usecases.table_import import DateOrder


class DateFault(ValueError):
    """A text that is no date we take; `problem` is "not-a-date", "no-such-date", "no-such-time" or "date-out-of-range"."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


Wall = dt.date | dt.datetime
"""A day; or a day with a wall time, naive unless the text itself names an offset."""

_ISO = re.compile(
    r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    r"(?:[T\s]\s*(?P<time>\d.*))?",
    re.DOTALL,
)
_NUMBERS = re.compile(
    r"(?P<a>\d{1,2})\s?(?P<sep>[./-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4}|\d{2})(?!\d)[\s,T]*(?P<time>.*)", re.DOTALL
)
_TIME = re.compile(
    r"(?P<h>\d{1,2})(?:(?:[:.h]|\sh\s)(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?)?h?\s*"
    r"(?P<half>[ap]\.?\s?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 64
_YEARS = range(1980, 2101)


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """What a table's dates say about their order; `sure` is False where nothing decides and a hint had to."""

    order: DateOrder
    sure: bool


def date_order(texts: Iterable[str], hint: DateOrder) -> OrderEvidence:
    """Return the order that the dates of all date columns prove; the `hint` (from the user's locale) where they prove none.

    A number above 12 decides. Where no number does, dots do: they are written between
    day, month and year in that order.
    """
    day_first = month_first = dotted = ambiguous = 0
    for text in texts:
        found = _NUMBERS.match(_without_weekday(text[:_LONGEST]))
        if found is None:
            continue
        first, second = int(found["a"]), int(found["b"])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first != second:
            ambiguous += 1
            dotted += found["sep"] == "."
    if day_first or month_first:
        # one mistyped date must not turn the others round
        return OrderEvidence(DateOrder.MONTH_FIRST if month_first > day_first else DateOrder.DAY_FIRST, day_first != month_first)
    if dotted:
        return OrderEvidence(DateOrder.DAY_FIRST, True)
    return OrderEvidence(hint, not ambiguous)


def looks_like_a_date(text: str) -> bool:
    """Whether a cell is shaped like a date in numbers, real or not."""
    text = _without_weekday(text.strip()[:_LONGEST])
    return bool(_ISO.match(text) or _NUMBERS.match(text))


class DateReader:
    """Reads dates and times in one order, with the month names of all shipped languages."""

    def __init__(self, words: ImportWords, order: DateOrder) -> None:
        self._words = words
        self._order = order

    def read(self, text: str) -> Wall:
        """Return the day or the wall time of a text. Midnight counts as a day without a time. Raises DateFault."""
        text = " ".join(text.split())
        if len(text) > _LONGEST:
            raise DateFault("not-a-date")
        if found := _ISO.fullmatch(text):
            return _joined(_day(found["y"], found["m"], found["d"]), self._maybe_time(found["time"] or ""))
        if found := _NUMBERS.fullmatch(self._from_first_digit(text)):
            first, second = found["a"], found["b"]
            day, month = (first, second) if self._order is DateOrder.DAY_FIRST else (second, first)
            return _joined(_day(found["y"], month, day), self._maybe_time(found["time"]))
        return self._in_words(text)

    def time(self, text: str) -> dt.time:
        """Return the wall time of a text such as "2:00 PM", "16:00", "14 Uhr", "14h30". Raises DateFault."""
        text = text.strip().removesuffix(".")[:_LONGEST]
        digit = re.search(r"\d", text)
        begin = digit.start() if digit and plain(text[: digit.start()]) in self._words.clock else 0
        bare = " ".join(word for word in text[begin:].split() if plain(word) not in self._words.clock)
        found = _TIME.fullmatch(bare)
        # a number alone is no time; "14 Uhr" and "at 2" are
        if found is None or not (found["min"] or found["half"] or len(bare) < len(text)):
            raise DateFault("not-a-date")
        hour, half = int(found["h"]), (found["half"] or "").casefold()[:1]
        if half and not 1 <= hour <= 12:
            # "16:00 PM" says the same thing twice; "0:30 PM" says nothing
            if half == "a" or not 13 <= hour <= 23:
                raise DateFault("no-such-time")
        elif half:
            hour = hour % 12 + (12 if half == "p" else 0)
        try:
            return dt.time(hour, int(found["min"] or 0), int(found["s"] or 0), tzinfo=_offset(found["zone"]))
        except ValueError:
            raise DateFault("no-such-time") from None

    def _maybe_time(self, text: str) -> dt.time | None:
        text = text.strip(" ,;-–|")
        if text.startswith("(") and text.endswith(")"):
            text = text[1:-1]
        return self.time(text) if text else None

    def _from_first_digit(self, text: str) -> str:
        start = re.search(r"\d", text)
        before = plain(text[: start.start()]) if start else ""
        return text[start.start() :] if start and (not before or before in self._words.weekdays) else text

    def _in_words(self, text: str) -> Wall:
        """Read a date with its month in words: "19. November 2026, 14 Uhr", "Nov 19, 2026 2 PM", "19 de noviembre de 2026"."""
        named = [(found, self._words.months.get(plain(found[0]))) for found in _WORD.finditer(text)]
        months = [(found, month) for found, month in named if month is not None]
        # "mar. 17 nov. 2026" is a Tuesday in French, not March
        found, month = months[-1] if months else (None, None)
        if found is None:
            raise DateFault("not-a-date")
        before, after = text[: found.start()], text[found.end() :]
        leading = re.search(r"(\d{1,2})(?:\.|º|er|st|nd|rd|th)?\s*(?:de\s*|of\s*|-\s*)?$", before, re.IGNORECASE)
        if leading:
            rest = re.match(r"\.?[\s,-]*(?:de(?:l)?\s+)?(\d{4}|'?\d{2})(?!\d)(.*)", after)
            day, preamble = leading[1], before[: leading.start()]
            if rest is None:
                raise DateFault("not-a-date")
            year, time = rest[1], rest[2]
        else:
            rest = re.match(r"\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})(?!\d)(.*)", after, re.IGNORECASE)
            if rest is None:
                raise DateFault("not-a-date")
            day, year, time, preamble = rest[1], rest[2], rest[3], before
        if plain(preamble) and plain(preamble) not in self._words.weekdays:
            raise DateFault("not-a-date")
        return _joined(_day(year.removeprefix("'"), str(month), day), self._maybe_time(time))


def _day(year: str, month: str, day: str) -> dt.date:
    number = int(year) + (2000 if len(year) == 2 and int(year) < 70 else 1900 if len(year) == 2 else 0)
    try:
        found = dt.date(number, int(month), int(day))
    except ValueError:
        raise DateFault("no-such-date") from None
    if found.year not in _YEARS:
        raise DateFault("date-out-of-range")
    return found


def _joined(day: dt.date, time: dt.time | None) -> Wall:
    # spreadsheets write a day as its midnight; nobody interviews then
    return day if time is None or time.replace(tzinfo=None) == dt.time() else dt.datetime.combine(day, time)


def _offset(text: str | None) -> dt.tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return dt.UTC
    digits = text[1:].replace(":", "")
    span = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-span if text[0] == "-" else span)


def _without_weekday(text: str) -> str:
    return re.sub(r"^\s*[^\W\d_]{2,12}\.?,?\s+(?=\d)", "", text).strip()
