"""Days and lists of names as the message's language writes them, which need not be the program's."""

import datetime as dt
from collections.abc import Sequence


class MessageWords:
    """Implements the domain's `InWords` with Babel."""

    def __init__(self, language: str) -> None:
        self._language = language

    def day(self, day: dt.date, today: dt.date) -> str:
        """Return a day as a sentence names it: `Thursday` while that is clear, else `Thursday, 19 November`."""
        from babel.dates import format_date, format_skeleton

        base = self._language.split("-")[0]
        if base in _WEEKDAY_ALONE and 0 < abs((today - day).days) < 7:
            return format_date(day, "EEEE", locale=self._locale())
        skeleton = "MMMMEEEEd" if day.year == today.year else "yMMMMEEEEd"
        return format_skeleton(skeleton, day, locale=self._locale())

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


_WEEKDAY_ALONE = frozenset({"de", "en"})
"""Languages whose templates read well with a bare weekday (`on Thursday`, `am Donnerstag`)."""
