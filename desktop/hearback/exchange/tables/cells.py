"""Reads single cells for the mapping of rows: dates in a zone, industries, languages, links, with what cannot be read said."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property
from zoneinfo import ZoneInfo

from hearback.domain.moments import Moment, instant_at, is_day
from hearback.exchange.interchange.known_codes import is_language
from hearback.exchange.tables.dates import DateFault, DateReader, Wall
from hearback.exchange.tables.words import ImportWords, plain

_RANGE = re.compile(
    r"(?P<start>.*\d.*?)\s*(?:[-–—]|\bto\b|\bbis\b|\buntil\b|\btot\b|\bdo\b)\s*(?P<end>\d[^-–—]*)", re.IGNORECASE | re.DOTALL
)
_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_BARE_WEB = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?:/\S*)?", re.IGNORECASE)
_MOST_REMEMBERED = 10_000


class CellReader:
    """Reads cells; what the same text means is remembered, for tables repeat themselves."""

    def __init__(self, words: ImportWords, dates: DateReader, zone: ZoneInfo, paces: Mapping[str, str]) -> None:
        self._words = words
        self._dates = dates
        self._zone = zone
        self._paces = {plain(name): id_ for id_, name in paces.items()} | {plain(id_): id_ for id_ in paces}
        self._ids = frozenset(paces)
        self._industries: dict[str, str | None] = {}
        self._moments: dict[str, Moment] = {}

    def moment(self, text: str) -> Moment:
        """Return the day or the instant of a text. Raises DateFault."""
        found = self._moments.get(text)
        if found is None:
            if len(self._moments) >= _MOST_REMEMBERED:
                self._moments.clear()
            found = self._moments[text] = self._moment(self._dates.read(text))
        return found

    def span(self, text: str, time_text: str, end_text: str) -> tuple[Moment, Moment | None]:
        """Return an interview's start and end from its cells: a date (with a time, or a span), a time (or a span), an end.

        Raises DateFault, with "ends-before-start" among its problems.
        """
        start, end = self._wall_span(text)
        if time_text:
            since, until = self._time_span(time_text)
            if is_day(start):
                start = dt.datetime.combine(start, since)
                end = dt.datetime.combine(start, until) if until else end
        if end_text and end is None:
            try:
                end = dt.datetime.combine(start, self._dates.time(end_text))
            except DateFault:
                end = self._dates.read(end_text)
        starts, ends = self._moment(start), None if end is None else self._moment(end)
        if ends is not None and (is_day(starts) != is_day(ends) or ends <= starts):
            if is_day(starts) or is_day(ends):
                return starts, None
            raise DateFault("ends-before-start")
        return starts, ends

    def pace(self, industry: str) -> str | None:
        """Return the id of the pace that an industry's words name, None where none does."""
        if industry not in self._industries:
            if len(self._industries) >= _MOST_REMEMBERED:
                self._industries.clear()
            self._industries[industry] = self._pace(plain(industry))
        return self._industries[industry]

    def language(self, text: str) -> str | None:
        """Return the BCP 47 tag of a language's code or name."""
        if found := self._languages.get(plain(text)):
            return found
        tag = text.strip().replace("_", "-")
        return tag if is_language(tag) else None

    def _wall_span(self, text: str) -> tuple[Wall, Wall | None]:
        try:
            return self._dates.read(text), None
        except DateFault:
            found = _RANGE.fullmatch(text.strip())
            if found is None:
                raise
            start = self._dates.read(found["start"])
            if is_day(start):
                raise
            return start, dt.datetime.combine(start, self._dates.time(found["end"]))

    def _time_span(self, text: str) -> tuple[dt.time, dt.time | None]:
        try:
            return self._dates.time(text), None
        except DateFault:
            found = _RANGE.fullmatch(text.strip())
            if found is None:
                raise
            until = self._dates.time(found["end"])
            try:
                return self._dates.time(found["start"]), until
            except DateFault:
                # "2 - 3 PM"
                half = "".join(sign for sign in found["end"] if sign.isalpha())
                return self._dates.time(f"{found['start']} {half}"), until

    def _moment(self, wall: Wall) -> Moment:
        if not isinstance(wall, dt.datetime):
            return wall
        return instant_at(wall, self._zone) if wall.tzinfo is None else wall.astimezone(dt.UTC)

    def _pace(self, industry: str) -> str | None:
        if industry in self._paces:
            return self._paces[industry]
        parts = industry.split()
        if len(parts) > 12:
            return None
        phrases = sorted({" ".join(parts[a:b]) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1)}, key=len)
        for phrase in reversed(phrases):
            if (found := self._words.industries.get(phrase)) in self._ids:
                return found
        return None

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        from babel import Locale, UnknownLocaleError

        names: dict[str, str] = {}
        for language in ("en", "de", "fr", "es", "pt", "it", "nl", "pl"):
            try:
                for code, name in Locale(language).languages.items():
                    names.setdefault(plain(name), code.replace("_", "-"))
            except UnknownLocaleError:
                continue
        return names


def web_address(text: str) -> str | None:
    """Return a link as an http(s) address, None for anything else (no other scheme is ever taken)."""
    if _WEB.fullmatch(text):
        return text
    return f"https://{text}" if _BARE_WEB.fullmatch(text) and "@" not in text else None
