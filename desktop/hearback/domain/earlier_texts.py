"""The messages sent so far, kept so that the one that most of a new text stood in is found at once among thousands."""

import datetime as dt
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from hearback.domain.text_overlap import Trigrams

_BUCKETS = 1 << 15
_NUMBER_BITS = 20
_TAG_BITS = 63 - _NUMBER_BITS
_OFTEN = 512
"""Runs in more messages than this are kept as lanes: everybody thanks for the time."""

_LANE = array("H").itemsize
_MOST_RUNS = (1 << 8 * _LANE) - 1


@dataclass(frozen=True, slots=True)
class EarlierText:
    """A message sent before: to which company, and when."""

    company: str
    sent: dt.datetime


@dataclass(frozen=True, slots=True)
class Likeness:
    """The earlier message that holds most of a text, and the runs of three words that both have."""

    text: EarlierText
    common: Trigrams


class EarlierTexts:
    """Everything sent, by an owner (an application).

    An index from each run of three words to the numbers of the messages that hold it: eight bytes a run, in buckets by the run's
    number, so that adding a message moves nothing. What stands in very many messages is kept as one long number instead, with a
    lane of sixteen bits a message: such numbers are added up to count for all messages at once. Measured in tests/benchmarks.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Know no message any more."""
        self._texts: dict[int, EarlierText] = {}
        self._owned: dict[str, range] = {}
        self._next = 0
        self._buckets: dict[int, array[int]] = {}
        self._often: dict[int, int] = {}
        self._looked_up: dict[int, Sequence[int]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def put(self, owner: str, texts: Iterable[tuple[EarlierText, Trigrams]]) -> None:
        """Keep an owner's messages in place of those kept before."""
        self.drop(owner)
        first = self._next
        # a million messages were put in since the last `clear` where no number is left
        for text, grams in islice(texts, (1 << _NUMBER_BITS) - first):
            self._texts[self._next] = text
            for gram in grams:
                self._add(gram, self._next)
            self._next += 1
        self._owned[owner] = range(first, self._next)
        self._looked_up.clear()

    def drop(self, owner: str) -> None:
        """Forget an owner's messages; their runs stay in the index, and are passed over."""
        for number in self._owned.pop(owner, ()):
            del self._texts[number]

    def most_like(self, grams: Trigrams) -> Likeness | None:
        """Return the message that holds most of these runs; None where none holds any."""
        often, seldom = self._holders(frozenset(islice(grams, _MOST_RUNS)))
        counts = array("H")
        counts.frombytes(sum(often.values()).to_bytes(self._next * _LANE, "little"))
        if sys.byteorder == "big":
            counts.byteswap()
        for holders in seldom.values():
            for number in holders:
                counts[number] += 1
        best = max(self._texts, key=counts.__getitem__, default=None)
        if best is None or not counts[best]:
            return None
        common = {gram for gram, lanes in often.items() if lanes >> _shift(best) & 1}
        common |= {gram for gram, holders in seldom.items() if best in holders}
        return Likeness(self._texts[best], common)

    def _holders(self, grams: Trigrams) -> tuple[dict[int, int], dict[int, Sequence[int]]]:
        """Return which messages hold each run: as lanes what many hold, as numbers the rest."""
        often = {gram: self._often[gram] for gram in grams if gram in self._often}
        # while somebody types, all runs but a few are those of a moment ago
        known = self._looked_up
        self._looked_up = {gram: known[gram] if gram in known else self._look_up(gram) for gram in grams if gram not in often}
        return often, self._looked_up

    def _add(self, gram: int, number: int) -> None:
        if gram in self._often:
            self._often[gram] |= 1 << _shift(number)
            return
        place, tag = _place(gram)
        bucket = self._buckets.setdefault(place, array("Q"))
        bucket.append(tag | number)
        if len(bucket) % 64 == 0 and len(holders := self._look_up(gram)) > _OFTEN:
            self._often[gram] = sum(1 << _shift(one) for one in holders)
            last = tag + (1 << _NUMBER_BITS)
            self._buckets[place] = array("Q", (entry for entry in bucket if not tag <= entry < last))

    def _look_up(self, gram: int) -> Sequence[int]:
        place, tag = _place(gram)
        last = tag + (1 << _NUMBER_BITS)
        return [entry - tag for entry in self._buckets.get(place, ()) if tag <= entry < last]


def _place(gram: int) -> tuple[int, int]:
    """Return a run's bucket, and what its entries there begin with."""
    return gram % _BUCKETS, ((gram // _BUCKETS) % (1 << _TAG_BITS)) << _NUMBER_BITS


def _shift(number: int) -> int:
    """Return where a message's lane begins."""
    return number * 8 * _LANE
