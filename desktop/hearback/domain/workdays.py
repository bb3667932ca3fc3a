"""The company's working time: its zone, its weekdays, its public holidays."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

Holidays = Mapping[dt.date, str]
"""Public holidays by day, with their names."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """One place's calendar: `weekend` holds weekday numbers (Monday 0), `holidays_in(year)` that year's public holidays."""

    zone: ZoneInfo
    weekend: frozenset[int]
    holidays_in: Callable[[int], Holidays]
