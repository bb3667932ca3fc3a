"""The words a person sees: the catalogue of the chosen language, and dates, times and lists by its customs."""

import datetime as dt
import gettext
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hearback.desk.language.own_direction import closed

if TYPE_CHECKING:
    from babel import Locale

_WRITTEN_KEPT = 2048

_NEAREST = {"pt": "pt_BR", "zh": "zh_Hans"}
"""What is nearer than English to a variant of a language that there is no catalogue of."""


class Words:
    """One language's words. Sentences are marked for extraction by the names `say`, `say_n` and `say_in`."""

    def __init__(
        self,
        locale_folder: Path,
        language: str,
        zone: ZoneInfo,
        formats: str | None = None,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        """`now` tells which year goes without saying."""
        self.language = language
        self.formats = formats or language
        """Whose customs dates, times and numbers follow (BCP 47)."""
        self.zone = zone
        self._now = now
        base = language.split("-")[0]
        self._catalogue = gettext.translation(
            "hearback",
            localedir=str(locale_folder),
            languages=[language.replace("-", "_"), base, _NEAREST.get(base, base)],
            fallback=True,
        )

    def say(self, text: str, /, **facts: object) -> str:
        """Return the sentence in the chosen language, with the facts put where `{name}` stands."""
        said = self._catalogue.gettext(text)
        return said.format_map(self._closed(facts)) if facts else said

    def say_n(self, one: str, many: str, /, count: int, **facts: object) -> str:
        """Return the sentence in the plural form for `count`, which stands as `{count}`."""
        return self._catalogue.ngettext(one, many, count).format_map({"count": self.number(count), **self._closed(facts)})

    def say_in(self, context: str, text: str, /, **facts: object) -> str:
        """Return the sentence where the same words mean different things in different places."""
        said = self._catalogue.pgettext(context, text)
        return said.format_map(self._closed(facts)) if facts else said

    @cached_property
    def locale(self) -> "Locale":
        """Babel's locale of the language: loaded when a list or a name is first written."""
        return _locale(self.language)

    @cached_property
    def customs(self) -> "Locale":
        """Babel's locale of `formats`: loaded when a date or number is first written."""
        return _locale(self.formats)

    def _closed(self, facts: Mapping[str, object]) -> Mapping[str, object]:
        """Return facts of which none turns the order of signs in the rest of the sentence."""
        isolated = self.right_to_left
        return {name: _fact(fact, isolated=isolated) if isinstance(fact, str) else fact for name, fact in facts.items()}

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language.split("-")[0] in {"ar", "he", "fa", "ur"}

    def number(self, value: float) -> str:
        """Return a number as the language writes it."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self.customs)

    def percent(self, share: float) -> str:
        """Return a share in whole hundredths, as the language writes it (`30 %`)."""
        from babel.numbers import format_percent

        return format_percent(share, locale=self.customs)

    def day(self, moment: dt.datetime | dt.date, zone: ZoneInfo | None = None) -> str:
        """Return a short day with its weekday (`Mon 23 Nov`), with the year where it is not this one."""
        date = moment.astimezone(zone or self.zone).date() if isinstance(moment, dt.datetime) else moment
        this_year = self._now().astimezone(self.zone).year
        return self._written_day(date, "MMMEd" if date.year == this_year else "yMMMEd")

    def date(self, day: dt.date) -> str:
        """Return a day with its year, for what is read apart from today (`23 Nov 2026`)."""
        return self._written_day(day, "yMMMd")

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

        return lru_cache(_WRITTEN_KEPT)(lambda date, skeleton: format_skeleton(skeleton, date, locale=self.customs))

    @cached_property
    def _written_time(self) -> Callable[[dt.time], str]:
        from babel.dates import format_time

        # Babel's short times have English halves of the day in Korean
        how = "aaaa h:mm" if self.customs.language == "ko" else "short"
        return lru_cache(_WRITTEN_KEPT)(lambda time: format_time(time, how, locale=self.customs))

    def all_of(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence (`Priya, Tom and Aiko`)."""
        from babel.lists import format_list

        return format_list(list(names), locale=self.locale)


def _locale(tag: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    for name in (tag.replace("-", "_"), tag.split("-")[0], "en"):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English has a locale")


def _fact(fact: str, *, isolated: bool) -> str:
    """Return a fact with its turns of direction ended; `isolated` keeps the brackets at its edges on their sides."""
    whole = closed(fact)
    has_edge = bool(whole) and not (whole[0].isalnum() and whole[-1].isalnum())
    return f"\u2068{whole}\u2069" if isolated and has_edge else whole
