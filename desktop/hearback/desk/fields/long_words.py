"""Breaks words without an end, such as links, where there is no room for them in a line."""

import re

_LONGEST, _PART = 40, 8
"""Words of so many letters stay whole: German has them. Longer ones may be broken after each part."""
_ENDLESS = re.compile(rf"[^\s\u200b]{{{_LONGEST + 1},}}")
_PARTS = re.compile(rf".{{{_PART}}}(?=.)")


def breakable(text: str) -> str:
    """Return a text that looks the same, in which a line can end within a word that is longer than any."""
    return _ENDLESS.sub(lambda word: _PARTS.sub("\\g<0>\u200b", word[0]), text)
