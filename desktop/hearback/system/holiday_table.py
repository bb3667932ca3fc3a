"""Public holidays and weekends of the world's countries, from the `holidays` library, which is loaded when first asked."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY_AND_SUNDAY = frozenset({5, 6})
_ENGLISH = "en_US"
_REGION = re.compile("[A-Z0-9]{1,3}")  # ISO 3166-2, behind the hyphen


class LibraryHolidayTable:
    """The holiday table of the `holidays` library: public holidays, the days on which they are observed included.

    Countries are ISO 3166-1 alpha-2, regions ISO 3166-2 (the part after the hyphen, or all of it). Names are in English
    where the library has them so, else in the country's language. What was asked once is kept.
    """

    def __init__(self) -> None:
        self._years: dict[tuple[str, str | None, int], Mapping[dt.date, str]] = {}

    def countries(self) -> Mapping[str, Sequence[str]]:
        """Return the known countries (ISO 3166-1 alpha-2) with their known regions."""
        return self._regions

    def holidays(self, country: str, region: str | None, year: int) -> Mapping[dt.date, str]:
        """Return a year's public holidays; the country's own where the region is not known, none for an unknown country."""
        code = country.strip().upper()
        if code not in self._regions:
            return {}
        key = (code, self._known_region(code, region), year)
        if key not in self._years:
            entity = _entity(*key)
            self._years[key] = {day: entity[day] for day in sorted(entity) if day.year == year}
        return self._years[key]

    def weekend(self, country: str) -> frozenset[int]:
        """Return the weekday numbers (Monday 0) of a country's weekend; Saturday and Sunday where not known."""
        code = country.strip().upper()
        return frozenset(_entity(code).weekend) if code in self._regions else _SATURDAY_AND_SUNDAY

    @cached_property
    def _regions(self) -> Mapping[str, Sequence[str]]:
        import holidays

        known = holidays.list_supported_countries(include_aliases=False)
        # names that are no codes (Augsburg, Zone A) could not be written to the interchange file
        return {code: tuple(one for one in regions if _REGION.fullmatch(one)) for code, regions in known.items()}

    def _known_region(self, country: str, region: str | None) -> str | None:
        """Return a region as the library writes it, or None where it does not know it."""
        if region is None:
            return None
        code = region.strip().upper().removeprefix(f"{country}-")
        return next((known for known in self._regions[country] if known.upper() == code), None)


def _entity(country: str, region: str | None = None, year: int | None = None) -> "HolidayBase":
    import holidays

    # the library would choose the language by the environment
    speaks_english = _ENGLISH in holidays.country_holidays(country).supported_languages
    return holidays.country_holidays(
        country,
        subdiv=region,
        years=year,
        expand=False,
        observed=True,
        language=_ENGLISH if speaks_english else None,
        categories=holidays.PUBLIC,
    )
