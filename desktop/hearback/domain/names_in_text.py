"""Recognises people's names however they are written: without accents, transliterated, inflected, shortened."""

import re
import unicodedata
from collections.abc import Sequence

from hearback.domain.accents import IN_TWO_LETTERS
from hearback.domain.message import TITLES, words_of_name
from hearback.domain.nicknames import nicknames_of
from hearback.domain.text_ranges import Span, common_beginning, words_in

DECLINES_NAMES = frozenset({"be", "bg", "bs", "cs", "el", "hr", "lt", "lv", "mk", "pl", "ru", "sk", "sl", "sr", "uk"})
"""Languages that inflect names when somebody is spoken to: Anna becomes Anno."""

_SHORTENED = 3
"""Letters of a first name that are enough to stand for it: Alex, Sam."""


def find_name(name: str, text: str, span: Span, language: str) -> Span | None:
    """Return where a name stands within a range of a text: as much of it as is there, at least one telling word."""
    parts = [_Part(part, first=number == 0) for number, part in enumerate(_telling(words_of_name(name)))]
    if not parts:
        return None
    inflected = language.split("-")[0].lower() in DECLINES_NAMES
    words = [(word, (span[0] + start, span[0] + end)) for word, (start, end) in words_in(text[slice(*span)])]
    hits = [where for word, where in words if any(part.is_written(word, text[slice(*where)], inflected) for part in parts)]
    if hits:
        return _run(hits, text)
    joined = "".join(name.split())
    for part in (joined, *(part.plain for part in parts)):
        # where blanks are not put between words, a name stands amid others
        at = text.find(part, *span) if part and _stands_amid(part) else -1
        if at >= 0:
            return at, at + len(part)
    return None


def spellings(word: str) -> frozenset[str]:
    """Return a plain word without its accents, in Latin letters: `ü` as u and as ue."""
    return frozenset({_bare(word).translate(_LATIN), _bare(word.translate(IN_TWO_LETTERS)).translate(_LATIN)})


class _Part:
    """One word of a known name."""

    def __init__(self, part: str, *, first: bool) -> None:
        self.plain = "".join(word for word, _span in words_in(part))
        self._first = first
        self._spellings = spellings(self.plain)
        self._called = {called for one in self._spellings for called in nicknames_of(one)} if first else set()

    def is_written(self, word: str, as_written: str, inflected: bool) -> bool:
        """Whether a word of a text is this one, or a form of it."""
        others = spellings(word)
        if self._spellings & others:
            return True
        if _joins(word) and word.endswith(self.plain) and len(word) <= len(self.plain) + 2:
            return True
        if any(called == other or (inflected and _is_inflected(called, other)) for called in self._called for other in others):
            return True
        is_short_form = self._first and len(word) >= _SHORTENED and as_written[0].isupper() and word not in TITLES
        return any(
            (inflected and _is_inflected(one, other)) or (is_short_form and one.startswith(other))
            for one in self._spellings
            for other in others
        )


def _telling(words: Sequence[str]) -> list[str]:
    """Return the words of a name by which somebody is recognised: no initials, no `von` or `de la`."""
    split = [piece for word in words for piece in _WITHIN.split(word) if piece]
    telling = [word for word in split if len(word.strip(".")) > 1 and not (word.islower() and len(word) <= 4)]
    return telling or [word for word in split if len(word.strip(".")) > 1]


def _is_inflected(name: str, word: str) -> bool:
    common = common_beginning(name, word)
    needed = len(name) - (2 if len(name) >= 5 else 1)
    return common >= max(2, needed) and len(word) <= len(name) + 3


def _run(hits: Sequence[Span], text: str) -> Span:
    """Return the range of the first words in a row."""
    start, end = hits[0]
    for one in hits[1:]:
        if any(character.isalnum() for character in text[end : one[0]]):
            break
        end = one[1]
    return start, end


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _joins(word: str) -> bool:
    """Whether a word may carry a short one before it: Hebrew and Arabic write `to` and `and` so."""
    return "\u0590" <= word[:1] <= "\u06ff"


def _stands_amid(part: str) -> bool:
    return "\u0e00" <= part[0] <= "\u0fff" or "\u3040" <= part[0] <= "\ud7ff"


_WITHIN = re.compile(r"[-'’‑]")
_CYRILLIC = "абвгдеєжзиіїйклмнопрстуфхцчшщъыьэюяґ"
_CYRILLIC_IN_LATIN = "a b v g d e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya g"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_GREEK_IN_LATIN = "a v g d e z i th i k l m n x o p r s t y f ch ps o"
_LATIN = str.maketrans(
    {"ø": "o", "å": "a", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}
    | dict(zip(_CYRILLIC, _CYRILLIC_IN_LATIN.split(" "), strict=True))
    | dict(zip(_GREEK, _GREEK_IN_LATIN.split(" "), strict=True))
)
