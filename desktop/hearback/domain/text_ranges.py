"""Words and sentences of a text, with the ranges where they stand."""

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]
"""A range in a text: where it starts, and where it ends (exclusive)."""


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, Span]]:
    """Yield the words between two places, in lower case, with where each stands."""
    return ((match[0].lower(), match.span()) for match in _WORD.finditer(text, start, len(text) if end is None else end))


def sentences_in(text: str) -> Sequence[Span]:
    """Return the sentences; an empty line ends one, too."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def count_words(text: str) -> int:
    """Return how many words a reader counts (`follow-the-sun` is one)."""
    return sum(1 for word in text.split() if _WORD.search(word))


def whole(name: str) -> re.Pattern[str]:
    """Return a pattern that finds a name as whole words, whatever its letter case and the blanks between."""
    inside = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){inside}(?!\w)", re.IGNORECASE)


_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^\s.!?？！。؟](?:[^.!?？！。؟\n]|\n(?!\s*\n)|[.!?？！。؟](?=[^\s.!?？！。؟]))*[.!?？！。؟]*")
