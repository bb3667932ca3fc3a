"""Accents on letters: whether a text has any, and how people write who type none."""

import unicodedata
from functools import lru_cache

ENOUGH_LETTERS = 60
"""A shorter text may do without accents by chance."""


def has_accents(text: str) -> bool:
    """Whether a letter of a text is none of the twenty-six."""
    return not text.isascii() and any(letter.isalpha() and not letter.isascii() for letter in text)


@lru_cache(maxsize=16)
def is_typed_without_accents(text: str) -> bool:
    """Whether a text is long enough to tell, and has no accent at all."""
    return sum(map(str.isalpha, text)) >= ENOUGH_LETTERS and not has_accents(text)


def without_accents(text: str, *, two_letters: bool) -> str:
    """Return a text as it is typed without accents; `two_letters` where `ü` becomes ue, as in German."""
    if two_letters:
        text = text.translate(IN_TWO_LETTERS)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return bare.translate(_LIKE)


IN_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"})
_LIKE = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "ß": "ss"})
