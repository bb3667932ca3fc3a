"""Finds what somebody means by a few letters: they stand in the name in this order, best at the beginnings of words."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_AT_WORD = 8
_IN_A_ROW = 7
_ANYWHERE = 1
_PER_GAP = 0.5
_PER_LETTER_LEFT = 0.02


@dataclass(frozen=True, slots=True)
class Match:
    """How well letters fit a name (more is better), and where they stand in it."""

    score: float
    places: Sequence[int]


def match(typed: str, name: str) -> Match | None:
    """Return how the letters fit a name, letter case, accents and blanks between them aside; None where they do not."""
    wanted = [letter for letter in map(_plain, typed) if letter.strip()]
    letters = [_plain(letter) for letter in name]
    if not wanted:
        return Match(0, ())
    # the best way that ends with the letter wanted last standing at a place, letter by letter
    best: list[tuple[float, tuple[int, ...]] | None] = [None] * len(letters)
    for number, letter in enumerate(wanted):
        best = _one_more(best, letter, letters, name, first=number == 0)
    ways = [way for way in best if way is not None]
    if not ways:
        return None
    score, places = max(ways, key=lambda way: way[0])
    return Match(score - _PER_LETTER_LEFT * (len(letters) - len(places)), places)


def _one_more(
    before: Sequence[tuple[float, tuple[int, ...]] | None], letter: str, letters: Sequence[str], name: str, *, first: bool
) -> list[tuple[float, tuple[int, ...]] | None]:
    found: list[tuple[float, tuple[int, ...]] | None] = [None] * len(letters)
    reached: tuple[float, tuple[int, ...]] | None = (0.0, ()) if first else None
    for place, there in enumerate(letters):
        if place and not first:
            earlier = before[place - 1]
            if reached is not None:
                reached = (reached[0] - _PER_GAP, reached[1])
            if earlier is not None and (reached is None or earlier[0] >= reached[0]):
                reached = earlier
        if there != letter or reached is None:
            continue
        at_word = place == 0 or not name[place - 1].isalnum()
        in_a_row = bool(reached[1]) and reached[1][-1] == place - 1
        gain = _AT_WORD if at_word else _IN_A_ROW if in_a_row else _ANYWHERE
        found[place] = (reached[0] + gain, (*reached[1], place))
    return found


def _plain(letter: str) -> str:
    """Return a letter without its case and accents, as one letter."""
    return (unicodedata.normalize("NFKD", letter.casefold()) or letter)[:1]
