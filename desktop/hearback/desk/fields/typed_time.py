"""Reads days and times as people type them, in the order and with the words of their language."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NUMBERS = re.compile(r"\d+")
_TIME = re.compile(r"^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|h|uhr)?$", re.IGNORECASE)
_BARE_TIME = re.compile(r"^(\d{2})(\d{2})$")


@dataclass(frozen=True, slots=True)
class DayWords:
    """A language's customs for typed days: the order of numbers (`dmy`, `mdy`, `ymd`), and words, casefolded.

    `relative` maps words to an offset in days from today (`tomorrow`: 1), `months` to 1-12, `weekdays` to 0 (Monday) - 6.
    """

    order: str
    relative: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]


def typed_day(text: str, today: dt.date, words: DayWords) -> dt.date | None:
    """Return the day that the text means, or None where it means none.

    Understands `2026-11-23`, numbers in the language's order (`23.11.`, `11/23/2026`), a month's name (`23 Nov`), words
    for today and its neighbours, and a weekday (the nearest to come). A day without a year is the one nearest to today.
    """
    folded = " ".join(text.casefold().split()).strip(" .,")
    if not folded:
        return None
    if folded in words.relative:
        return today + dt.timedelta(days=words.relative[folded])
    if folded in words.weekdays:
        return today + dt.timedelta(days=(words.weekdays[folded] - today.weekday()) % 7 or 7)
    numbers = [int(number) for number in _NUMBERS.findall(folded)]
    names = [word.strip(".") for word in re.split(r"[\d\s.,/-]+", folded) if word.strip(".")]
    months = [words.months[name] for name in names if name in words.months]
    if any(name not in words.months and name not in words.weekdays and name not in _FILLERS for name in names):
        return None
    if months:
        return _with_month_name(numbers, months[0], today) if len(months) == 1 else None
    if names and not numbers:
        return None
    return _from_numbers(numbers, folded, today, words.order)


def typed_time(text: str) -> dt.time | None:
    """Return the time of day that the text means (`14:00`, `2 pm`, `14h30`, `1400`), or None."""
    folded = " ".join(text.split())
    if bare := _BARE_TIME.match(folded):
        hour, minute, half = int(bare[1]), int(bare[2]), ""
    elif match := _TIME.match(folded):
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "").casefold()
    else:
        return None
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


_FILLERS = frozenset({"de", "of", "the", "th", "st", "nd", "rd", "den", "am", "le", "el", "il", "di", "do", "r"})


def _with_month_name(numbers: Sequence[int], month: int, today: dt.date) -> dt.date | None:
    match sorted(numbers):
        case [day]:
            return _nearest(today, month, day)
        case [day, year] if year > 31:
            return _day(_century(year, today), month, day)
    return None


def _from_numbers(numbers: Sequence[int], folded: str, today: dt.date, order: str) -> dt.date | None:
    if len(numbers) == 1 and re.fullmatch(r"\d{8}", folded):
        return _day(numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100)
    if len(numbers) == 3:
        if numbers[0] > 31:
            order = "ymd"
        by_letter = dict(zip(order, numbers, strict=True))
        return _day(_century(by_letter["y"], today), by_letter["m"], by_letter["d"])
    if len(numbers) == 2:
        by_letter = dict(zip(order.replace("y", ""), numbers, strict=True))
        return _nearest(today, by_letter["m"], by_letter["d"])
    return None


def _century(year: int, today: dt.date) -> int:
    return year if year >= 100 else today.year // 100 * 100 + year


def _nearest(today: dt.date, month: int, day: int) -> dt.date | None:
    found = [one for year in (today.year - 1, today.year, today.year + 1) if (one := _day(year, month, day)) is not None]
    return min(found, key=lambda one: abs(one - today), default=None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
