"""Expands a calendar event's recurrence (RFC 5545, 3.3.10) day by day, which no rule can make long."""

import calendar
import datetime as dt
from collections.abc import Collection, Mapping, Sequence

MOST_OCCURRENCES = 50
HORIZON = dt.timedelta(days=731)
_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_KNOWN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"})


class RuleRefused(ValueError):
    """A rule below a day, or with parts that no interview needs."""


def parts_of(rule: str) -> Mapping[str, str]:
    """Return a rule's parts. Raises RuleRefused for one that recurs within a day or that is not understood."""
    parts = dict(part.upper().split("=", 1) for part in rule.strip().split(";") if "=" in part)
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or set(parts) - _KNOWN:
        raise RuleRefused(rule[:80])
    return parts


def occurrences(first: dt.date, rule: str, excluded: Collection[dt.date] = ()) -> Sequence[dt.date]:
    """Return the days on which an event recurs, the first among them: at most 50, at most two years ahead.

    Raises RuleRefused.
    """
    parts = parts_of(rule)
    try:
        interval = max(1, int(parts.get("INTERVAL", "1")))
        count = int(parts["COUNT"]) if "COUNT" in parts else None
        until = dt.date(int(parts["UNTIL"][:4]), int(parts["UNTIL"][4:6]), int(parts["UNTIL"][6:8])) if "UNTIL" in parts else None
        weekdays = [(int(day[:-2] or 0), _WEEKDAYS[day[-2:]]) for day in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
        month_days = [int(day) for day in parts["BYMONTHDAY"].split(",")] if "BYMONTHDAY" in parts else []
        months = [int(month) for month in parts["BYMONTH"].split(",")] if "BYMONTH" in parts else []
        week_start = _WEEKDAYS[parts.get("WKST", "MO")]
    except (ValueError, KeyError) as fault:
        raise RuleRefused(rule[:80]) from fault
    frequency = parts["FREQ"]
    found: list[dt.date] = []
    number = 0
    for step in range(HORIZON.days + 1):
        try:
            day = first + dt.timedelta(days=step)
        except OverflowError:
            break
        if (until is not None and day > until) or (count is not None and number >= count) or len(found) >= MOST_OCCURRENCES:
            break
        # the start counts whether the rule meets it or not (RFC 5545, 3.8.5.3)
        if step and not (
            _period(first, day, frequency, week_start) % interval == 0
            and (not months or day.month in months)
            and _in_period(first, day, frequency, weekdays, month_days, bool(months))
        ):
            continue
        number += 1
        if day not in excluded:
            found.append(day)
    return found


def _period(first: dt.date, day: dt.date, frequency: str, week_start: int) -> int:
    """Return how many days, weeks, months or years after the first one a day's is."""
    match frequency:
        case "DAILY":
            return (day - first).days
        case "WEEKLY":
            monday = first - dt.timedelta(days=(first.weekday() - week_start) % 7) if first > dt.date(1, 1, 8) else first
            return (day - monday).days // 7
        case "MONTHLY":
            return (day.year - first.year) * 12 + day.month - first.month
        case _:
            return day.year - first.year


def _in_period(
    first: dt.date,
    day: dt.date,
    frequency: str,
    weekdays: Sequence[tuple[int, int]],
    month_days: Sequence[int],
    has_months: bool,
) -> bool:
    length = calendar.monthrange(day.year, day.month)[1]
    if month_days and day.day not in month_days and day.day - length - 1 not in month_days:
        return False
    if weekdays:
        counted = frequency == "MONTHLY" or has_months
        ordinals = {0, (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)} if counted else {0}
        return any(weekday == day.weekday() and ordinal in ordinals for ordinal, weekday in weekdays)
    if month_days or frequency == "DAILY":
        return True
    if frequency == "WEEKLY":
        return day.weekday() == first.weekday()
    return day.day == first.day and (frequency == "MONTHLY" or has_months or day.month == first.month)
