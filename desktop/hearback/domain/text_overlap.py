"""How much of a text stood in another one: runs of three words in common, and the passages they cover."""

from collections.abc import Sequence, Set

from hearback.domain.text_ranges import Span, bare_words, words_in

Trigrams = Set[int]
"""Runs of three words as numbers that are equal for equal runs, within one run of the program."""


def trigrams(text: str) -> frozenset[int]:
    """Return the text's runs of three words."""
    words = bare_words(text)
    # numbers instead of words: a few thousand messages must fit in memory
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def shared_passages(text: str, other: Trigrams) -> Sequence[Span]:
    """Return the passages of a text whose runs of three words stood in another one, those that touch as one."""
    passages: list[Span] = []
    words = words_in(text)
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        if hash((one[0], two[0], three[0])) not in other:
            continue
        start, end = one[1][0], three[1][1]
        if passages and start <= passages[-1][1]:
            passages[-1] = (passages[-1][0], end)
        else:
            passages.append((start, end))
    return passages
