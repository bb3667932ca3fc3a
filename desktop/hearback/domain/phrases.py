"""A language's phrases that show interest, acknowledge a wait, or sound generic or too eager, and finding them in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hearback.domain.text_ranges import Span


@dataclass(frozen=True)
class Phrases:
    """One language's lists.

    In a phrase ` … ` stands for up to three words; letter case and the shape of apostrophes are no matter.
    `filler` are words too common to recognise a conversation note by.
    """

    interested: Sequence[str] = ()
    wait: Sequence[str] = ()
    generic: Sequence[str] = ()
    pleading: Sequence[str] = ()
    reproach: Sequence[str] = ()
    filler: frozenset[str] = frozenset()

    @classmethod
    def read(cls, lists: Mapping[str, Sequence[str]]) -> "Phrases":
        """Return the lists of a phrase file; a list it does not have is empty."""
        kept = {name: tuple(lists.get(name, ())) for name in ("interested", "wait", "generic", "pleading", "reproach")}
        return cls(**kept, filler=frozenset(lists.get("filler", ())))

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str] | None]:
        """One pattern a list; None for an empty one."""
        lists = {
            "interested": self.interested,
            "wait": self.wait,
            "generic": self.generic,
            "pleading": self.pleading,
            "reproach": self.reproach,
        }
        return {name: _pattern(phrases) for name, phrases in lists.items()}

    def found(self, name: str, text: str) -> Iterator[Span]:
        """Yield where phrases of the list `name` stand in a text."""
        pattern = self.patterns[name]
        return (match.span() for match in pattern.finditer(text)) if pattern else iter(())


def _pattern(phrases: Sequence[str]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    # longer ones first: the longest phrase that fits is the one shown
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_one, ordered))})(?!\w)", re.IGNORECASE)


def _one(phrase: str) -> str:
    sides = (r"\s+".join(re.escape(word) for word in side.split()) for side in phrase.split("…"))
    return r"[^\S\n]+(?:\w[^\s.!?]*[^\S\n]+){0,3}".join(sides).replace("'", "['’]")
