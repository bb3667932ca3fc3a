"""The words a person sees: the catalogue of the chosen language, and dates, times and lists by its customs."""

import datetime as dt
import gettext
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from babel import Locale

_WRITTEN_KEPT = 2048


class Words:
    """One language's words. Sentences are marked for extraction by the names `say`, `say_n` and `say_in`."""

    def __init__(self, locale_folder: Path, language: str, zone: ZoneInfo) -> None:
        self.language = language
        self.zone = zone
        self._catalogue = gettext.translation(
            "hearback",
            localedir=str(locale_folder),
            languages=[language.replace("-", "_"), language.split("-")[0]],
            fallback=True,
        )

    def say(self, text: str, /, **facts: object) -> str:
        """Return the sentence in the chosen language, with the facts put where `{name}` stands."""
        said = self._catalogue.gettext(text)
        return said.format_map(facts) if facts else said

    def say_n(self, one: str, many: str, /, count: int, **facts: object) -> str:
        """Return the sentence in the plural form for `count`, which stands as `{count}`."""
        return self._catalogue.ngettext(one, many, count).format_map({"count": self.number(count), **facts})

    def say_in(self, context: str, text: str, /, **facts: object) -> str:
        """Return the sentence where the same words mean different things in different places."""
        said = self._catalogue.pgettext(context, text)
        return said.format_map(facts) if facts else said

    @cached_property
    def locale(self) -> "Locale":
        """Babel's locale: loaded when a date or number is first written."""
        from babel import Locale, UnknownLocaleError

        for name in (self.language.replace("-", "_"), self.language.split("-")[0], "en"):
            try:
                return Locale.parse(name)
            except (UnknownLocaleError, ValueError):
                continue
        raise AssertionError("English has a locale")

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language.split("-")[0] in {"ar", "he", "fa", "ur"}

    def number(self, value: float) -> str:
        """Return a number as the language writes it."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self.locale)

    def day(self, moment: dt.datetime | dt.date, zone: ZoneInfo | None = None) -> str:
        """Return a short day with its weekday (`Mon 23 Nov`), with the year where it is not this one."""
        date = moment.astimezone(zone or self.zone).date() if isinstance(moment, dt.datetime) else moment
        this_year = dt.datetime.now(self.zone).year
        return self._written_day(date, "MMMEd" if date.year == this_year else "yMMMEd")

    def time(self, moment: dt.datetime, zone: ZoneInfo | None = None) -> str:
        """Return the time of day (`14:00`)."""
        wall = moment.astimezone(zone or self.zone)
        return self._written_time(dt.time(wall.hour, wall.minute))

    def day_and_time(self, moment: dt.datetime, zone: ZoneInfo | None = None) -> str:
        """Return day and time (`Mon 23 Nov, 14:00`)."""
        return self.say_in("day, time", "{day}, {time}", day=self.day(moment, zone), time=self.time(moment, zone))

    # Babel takes a tenth of a millisecond for a date; lists and `hearback due` name the same ones again and again

    @cached_property
    def _written_day(self) -> Callable[[dt.date, str], str]:
        from babel.dates import format_skeleton

        return lru_cache(_WRITTEN_KEPT)(lambda date, skeleton: format_skeleton(skeleton, date, locale=self.locale))

    @cached_property
    def _written_time(self) -> Callable[[dt.time], str]:
        from babel.dates import format_time

        return lru_cache(_WRITTEN_KEPT)(lambda time: format_time(time, "short", locale=self.locale))

    def all_of(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence (`Priya, Tom and Aiko`)."""
        from babel.lists import format_list

        return format_list(list(names), locale=self.locale)
