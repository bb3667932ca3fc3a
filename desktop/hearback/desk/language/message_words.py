"""Days and lists of names as the message's language writes them, which need not be the program's."""

import datetime as dt
import re
from collections.abc import Sequence


class MessageWords:
    """Implements the domain's `InWords` with Babel."""

    def __init__(self, language: str) -> None:
        self._language = language

    def day(self, day: dt.date, today: dt.date) -> str:
        """Return a day as a sentence names it: `Thursday` while that is clear, else `Thursday, 19 November`."""
        from babel import Locale
        from babel.dates import format_date, format_skeleton

        base = self._language.split("-")[0]
        if base in _WEEKDAY_ALONE and 0 < abs((today - day).days) < 7:
            return format_date(day, "EEEE", locale=self._locale())
        this_year = day.year == today.year
        if base in _NO_WEEKDAY:
            return format_skeleton("MMMMd" if this_year else "yMMMMd", day, locale=self._locale())
        skeleton = "MMMMEEEEd" if this_year else "yMMMMEEEEd"
        known = Locale.parse(self._locale())
        if skeleton in known.datetime_skeletons:
            return format_skeleton(skeleton, day, locale=known)
        # the nearest skeleton would shorten the names, and a shortened day at a sentence's end has two full stops
        full = known.date_formats["full"].pattern
        full = full.replace("EEEE, ", "EEEE ") if base == "es" else full
        return format_date(day, _YEAR.sub("", full) if this_year else full, locale=known)

    def names(self, names: Sequence[str]) -> str:
        """Return names as a sentence lists them."""
        from babel.lists import format_list

        return format_list(list(names), locale=self._locale())

    def _locale(self) -> str:
        from babel import Locale, UnknownLocaleError

        # British order of day and month where English is all that is known: read the same everywhere
        for name in ("en_GB" if self._language == "en" else self._language.replace("-", "_"), self._language.split("-")[0]):
            try:
                return str(Locale.parse(name))
            except (UnknownLocaleError, ValueError):
                continue
        return "en_GB"


_YEAR = re.compile(r"^y\S?\s*(?=M)|(?:\s'de')?\s*y(?:\s*'р'\.)?(?=\s|$)")
"""A full date's year, with what joins it to the rest."""

_NO_WEEKDAY = frozenset({"pl", "pt"})
"""Languages in which a weekday would have to be inflected behind what the templates say before it (`em 12 de novembro`)."""

_WEEKDAY_ALONE = frozenset({"de", "en"})
"""Languages whose templates read well with a bare weekday (`on Thursday`, `am Donnerstag`)."""
