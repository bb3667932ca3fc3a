"""How much of a text stood in an earlier one: shares of word 3-grams, and the passages they cover."""

import datetime as dt
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from hearback.domain.text_ranges import Span, words_in


@dataclass(frozen=True, slots=True)
class EarlierText:
    """A message sent before: to which company and when, and its 3-grams."""

    company: str
    sent: dt.datetime
    trigrams: Set[int]


def trigrams(text: str) -> frozenset[int]:
    """Return the text's runs of three words as numbers that are equal for equal runs, within one run of the program."""
    return frozenset(gram for gram, _span in _grams(text))


def shared_passages(text: str, earlier: Set[int]) -> Sequence[Span]:
    """Return the passages of a text whose 3-grams stood in an earlier one, those that touch as one."""
    passages: list[Span] = []
    for gram, (start, end) in _grams(text):
        if gram not in earlier:
            continue
        if passages and start <= passages[-1][1]:
            passages[-1] = (passages[-1][0], end)
        else:
            passages.append((start, end))
    return passages


def _grams(text: str) -> Iterator[tuple[int, Span]]:
    words = list(words_in(text))
    # numbers instead of words: a few thousand messages must fit in memory
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        yield hash((one[0], two[0], three[0])), (one[1][0], three[1][1])
