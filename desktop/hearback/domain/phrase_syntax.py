"""The way phrases are written in the lists, taken apart.

A word stands for all its inflections, `=word` for this form only, `word*` for every word that begins so, `*word` for every
longer word that ends so (`_` for any), `…` for up to three words, `(a|b c)` for one of these, `[a]` for what may be missing,
`<name>` for a group that the list's file names, and `<named>` for the role or the company. `-<name>` stands for a place where
nothing of that group begins: `I -<spoken> *ed`. In a group, `!a` stands for what is none of it, though other phrases of the
group take it. `a & b` stands for both in one sentence, in any order, `a & !b` for a sentence that has no b, `a + b` for both in
one clause, in any order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from hearback.domain.text_ranges import plain, words_in


class PhraseFault(Exception):
    """A phrase that cannot be read. `where` names its list, `phrase` is as written, `detail` says what is wrong with it."""

    def __init__(self, where: str, phrase: str, detail: str) -> None:
        super().__init__(f"{where}: “{phrase}”: {detail}")
        self.where = where
        self.phrase = phrase
        self.detail = detail


class Takes(Enum):
    """What a part of a phrase takes for its own."""

    INFLECTIONS = auto()
    FORM = auto()
    PREFIX = auto()
    SUFFIX = auto()
    GROUP = auto()
    ABSENT = auto()
    CHOICE = auto()
    GAP = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a phrase, as `text_ranges.plain` writes it, the name of a group, a choice, or a gap."""

    takes: Takes
    word: str = ""
    choices: "tuple[WordSequence, ...]" = ()
    may_be_missing: bool = False


GAP = Part(Takes.GAP)
WordSequence = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """The parts of a phrase, as written: those it wants in one sentence, each row in one clause, and those it does not want."""

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[str, ...]


def together(phrase: str, where: str = "") -> Together:
    """Take a phrase apart at its `&` and `+`. Raises PhraseFault."""
    parts = [part.strip() for part in phrase.split("&")]
    wanted = tuple(tuple(map(str.strip, part.split("+"))) for part in parts if not part.startswith("!"))
    unwanted = tuple(part.removeprefix("!").strip() for part in parts if part.startswith("!"))
    several = unwanted or len(parts) > 1 or len(wanted[0]) > 1
    if several and not (wanted and all(unwanted) and all(map(all, wanted))):
        raise PhraseFault(where, phrase, "& and + stand between two parts, one of them without !")
    return Together(wanted, unwanted)


def sequence_of(phrase: str, where: str = "") -> WordSequence:
    """Return the parts of a phrase, in order. Raises PhraseFault."""
    reader = _Reader(phrase, where)
    (found,) = reader.alternatives(closing="")
    if _may_be_empty(found):
        raise reader.fault("it may be empty")
    if "…" in phrase and (_begins_with_gap(found) or _begins_with_gap(found, backwards=True)):
        raise reader.fault("… stands at an end")
    return found


def _may_be_empty(sequence: WordSequence) -> bool:
    return all(part.may_be_missing for part in sequence)


def _begins_with_gap(sequence: WordSequence, *, backwards: bool = False) -> bool:
    for part in reversed(sequence) if backwards else sequence:
        if part.takes is Takes.GAP or any(_begins_with_gap(one, backwards=backwards) for one in part.choices):
            return True
        if not part.may_be_missing:
            return False
    return False


class _Reader:
    """Goes through a phrase once; each method leaves `at` behind what it read."""

    def __init__(self, phrase: str, where: str) -> None:
        self._phrase = phrase
        self._where = where
        self._tokens = [match[0] for match in _TOKEN.finditer(phrase)]
        self._at = 0

    def fault(self, detail: str) -> PhraseFault:
        return PhraseFault(self._where, self._phrase, detail)

    def alternatives(self, closing: str) -> tuple[WordSequence, ...]:
        """Read up to the bracket that closes (empty: to the end)."""
        rows: list[list[Part]] = [[]]
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token == closing:
                return tuple(map(tuple, rows))
            if token.removeprefix("=").isalpha():
                # nearly all tokens are words
                rows[-1] += _one_word(token)
            elif token == "|" and closing:
                rows.append([])
            else:
                rows[-1] += self._parts(token)
        if closing:
            raise self.fault(f"{closing} is missing")
        return tuple(map(tuple, rows))

    def _parts(self, token: str) -> Iterable[Part]:
        if token in ("(", "["):
            choices = self.alternatives(")" if token == "(" else "]")
            if any(map(_may_be_empty, choices)):
                raise self.fault("an alternative is empty")
            return [Part(Takes.CHOICE, choices=choices, may_be_missing=token == "[")]
        if token == "…":
            return [GAP]
        if token in ")]|":
            raise self.fault(f"{token} stands alone")
        if token.startswith("<") and token.endswith(">"):
            return [Part(Takes.GROUP, token[1:-1])]
        if token.startswith("-<") and token.endswith(">"):
            # no word of its own, so a phrase of nothing else may be empty
            return [Part(Takes.ABSENT, token[2:-1], may_be_missing=True)]
        if token == "_":
            return [Part(Takes.SUFFIX)]
        return self._words(token)

    def _words(self, token: str) -> Iterator[Part]:
        exact, suffix, prefix = token.startswith("="), token.startswith("*"), token.endswith("*")
        inside = (token.removeprefix("=") if exact else token.removeprefix("*")).removesuffix("*")
        words = [word for word, _span in words_in(inside)]
        if not words:
            raise self.fault(f"no word in “{token}”")
        if "=" in inside or "*" in inside or exact + suffix + prefix > 1:
            raise self.fault(f"“{token}”: = stands before a word, * before or behind one, not both")
        for number, word in enumerate(words, start=1):
            takes = Takes.FORM if exact else Takes.INFLECTIONS
            if suffix and number == 1:
                takes = Takes.SUFFIX
            elif prefix and number == len(words):
                takes = Takes.PREFIX
            yield Part(takes, word)


@lru_cache(maxsize=10_000)
def _one_word(token: str) -> WordSequence:
    """Return the part that a word is, marked by = or not: the same few thousand words stand in many phrases."""
    return (Part(Takes.FORM if token.startswith("=") else Takes.INFLECTIONS, plain(token.removeprefix("="))),)


_TOKEN = re.compile(r"[()\[\]|…]|[^\s()\[\]|…]+")
