"""What the checklist looks at, by what it judges, and what it says."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hearback.domain.checklist_items import Item
from hearback.domain.earlier_texts import EarlierTexts
from hearback.domain.message import Draft
from hearback.domain.next_step import NextStep
from hearback.domain.phrases import Phrases
from hearback.domain.text_overlap import Trigrams
from hearback.domain.text_ranges import Span

Stem = Callable[[str, str], str]
"""Returns a plain word's stem in a language (BCP 47); the word itself where the language has no stemmer."""


class Verdict(StrEnum):
    """What is to be said of an item: `OPEN` is not there yet, `BLOCKS` keeps the message from being handed off."""

    SATISFIED = "satisfied"
    OPEN = "open"
    WARNING = "warning"
    BLOCKS = "blocks"
    NOT_JUDGED = "not-judged"


class Place(StrEnum):
    """Which text a passage is in."""

    SUBJECT = "subject"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of the subject or the body, in characters (the end is exclusive); empty where something is missing there."""

    place: Place
    start: int
    end: int

    def words(self, draft: Draft) -> str:
        """Return what stands there."""
        return (draft.subject if self.place is Place.SUBJECT else draft.body)[self.start : self.end]


Passages = tuple[Passage, ...]


def in_body(spans: Iterable[Span]) -> Passages:
    """Return ranges of the body as passages."""
    return tuple(Passage(Place.BODY, start, end) for start, end in spans)


def in_both(draft: Draft, find: Callable[[str], Iterable[Span]]) -> Passages:
    """Return what is found in the subject and in the body."""
    texts = ((Place.SUBJECT, draft.subject), (Place.BODY, draft.body))
    return tuple(Passage(place, start, end) for place, text in texts for start, end in find(text))


Fact = str | int | float | dt.datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One item's verdict, where it was seen, and what a sentence about it names; `problem` says which of its faults it is."""

    item: Item
    verdict: Verdict
    passages: Passages = ()
    problem: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class SiblingText:
    """Another message in hand for the same application: to whom, and its runs of three words."""

    person: str
    trigrams: Trigrams


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a draft is judged by, besides the application.

    `phrases` is None for a language without lists; `earlier` holds the user's messages so far, `siblings` those in hand to others
    of the same application; `ticked` are the items that the user settled by hand.
    """

    now: dt.datetime
    next_step: NextStep
    language: str
    phrases: Phrases | None
    stem: Stem
    earlier: EarlierTexts = field(default_factory=EarlierTexts)
    siblings: Sequence[SiblingText] = ()
    ticked: frozenset[Item] = frozenset()

    def stem_of(self, word: str) -> str:
        """Return a plain word's stem in the message's language."""
        return self.stem(word, self.language)
