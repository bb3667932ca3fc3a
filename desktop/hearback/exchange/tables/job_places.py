"""Finds the country and the time zone that a location names, where it can mean only one: "Berlin, Germany", not "Frankfurt"."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearback.exchange.interchange.known_codes import is_country
from hearback.exchange.tables.words import plain
from hearback.usecases.ports import Places

_MOST_REMEMBERED = 10_000
_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl")
_SHORT = {"usa": "US", "u s a": "US", "u s": "US", "uk": "GB", "u k": "GB", "great britain": "GB", "england": "GB", "wales": "GB",
          "scotland": "GB", "northern ireland": "GB", "holland": "NL", "uae": "AE", "brd": "DE"}  # fmt: skip
# Georgia is a state too, Jersey half of one
_AMBIGUOUS = frozenset({"georgia", "georgien", "georgie", "jersey"})
_PARTS = re.compile(r"\s*[,;/()|•·]\s*|\s+[-–—]\s+|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """What is certain of a location: ISO 3166-1 alpha-2 country, IANA zone; None where it is not."""

    country: str | None = None
    time_zone: str | None = None


class PlaceFinder:
    """Knows the countries by their names in the shipped languages (Babel's, loaded at the first question)."""

    def __init__(self, places: Places, now: dt.datetime) -> None:
        self._places = places
        self._now = now
        self._known: dict[str, Place] = {}
        self._clocks: dict[str, tuple[dt.timedelta | None, ...]] = {}

    def find(self, location: str) -> Place:
        """Return what a location is certain to mean; its country must be named, and last."""
        if location not in self._known:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[location] = self._find(location)
        return self._known[location]

    def country(self, text: str) -> str | None:
        """Return the country that a text names (or its code, in a column of countries)."""
        name = plain(text)
        if name not in _AMBIGUOUS and (found := self._countries.get(name)):
            return found
        code = text.strip().upper()
        return code if is_country(code) else None

    def zone(self, country: str, parts: Sequence[str] = ()) -> str | None:
        """Return a country's zone: the one a city among `parts` has its name from, else the only one its clocks show."""
        zones = [name for name in self._places.zones_of(country) if self._offsets(name)]
        cities = {plain(part) for part in parts}
        zones = [name for name in zones if plain(name.rpartition("/")[2]) in cities] or zones
        return zones[0] if len({self._offsets(name) for name in zones}) == 1 else None

    def _find(self, location: str) -> Place:
        parts = [part for part in _PARTS.split(location.strip(" ,;()")) if part]
        named = {code for part in parts if plain(part) not in _AMBIGUOUS and (code := self._countries.get(plain(part)))}
        last = self._countries.get(plain(parts[-1])) if parts and plain(parts[-1]) not in _AMBIGUOUS else None
        if last is None or named != {last}:
            return Place()
        return Place(last, self.zone(last, parts[:-1] or parts))

    def _offsets(self, name: str) -> tuple[dt.timedelta | None, ...]:
        """Return a zone's offsets through last year, this one and the next: zones that agree keep the same clock."""
        if name not in self._clocks:
            try:
                zone = ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError):
                self._clocks[name] = ()
            else:
                weeks = (self._now + dt.timedelta(weeks=week) for week in range(-52, 105, 2))
                self._clocks[name] = tuple(week.astimezone(zone).utcoffset() for week in weeks)
        return self._clocks[name]

    @cached_property
    def _countries(self) -> dict[str, str]:
        from babel import Locale, UnknownLocaleError

        names = dict(_SHORT)
        for language in _LANGUAGES:
            try:
                territories = Locale(language).territories
            except UnknownLocaleError:
                continue
            for code, name in territories.items():
                if is_country(code):
                    names.setdefault(plain(name), code)
        return names
