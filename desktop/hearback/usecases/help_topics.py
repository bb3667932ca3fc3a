"""The topics of the help: finding some by what is typed, and the one that explains a step's date."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from hearback.domain.job_application import Step
from hearback.domain.next_step import NextStep, ReasonCode

FIRST_TOPIC = "first-steps"

_MOVED_BY = {
    ReasonCode.PINNED: "your-own-day",
    ReasonCode.SNOOZED: "your-own-day",
    ReasonCode.PROMISE: "promise",
    ReasonCode.COURTESY: "courtesy",
}
"""Topics on what moves a window; the first that applies explains its date."""

_OF_STEP = {
    Step.THANK_YOU: "thank-you",
    Step.CHECK_IN: "check-in",
    Step.APPLICATION_CHECK_IN: "check-in",
    Step.FINAL_CHECK_IN: "final-check-in",
    Step.MOVE_ON: "final-check-in",
}
_OF_ALL_STEPS = "what-comes-next"


class HelpGroup(StrEnum):
    """What topics are about; the values are names of folders."""

    USING = "using"
    RULES = "rules"


@dataclass(frozen=True)
class HelpTopic:
    """One page of the help: `text` is Markdown without the heading that is its title."""

    id: str
    group: HelpGroup
    title: str
    text: str

    @cached_property
    def words(self) -> str:
        """Title and text as they are searched."""
        return bare(f"{self.title}\n{_MARKS.sub(' ', self.text)}")


class HelpShelf(Protocol):
    """Where the topics lie."""

    def language(self, wanted: str) -> str:
        """Return the language that there is help in: the wanted one, or English."""
        ...

    def topics(self, language: str) -> Sequence[HelpTopic]:
        """Return a language's topics in the order in which they are read."""
        ...

    def picture(self, language: str, name: str) -> bytes | None:
        """Return a picture that a topic names, None where there is none."""
        ...


def found(topics: Sequence[HelpTopic], typed: str) -> Sequence[HelpTopic]:
    """Return the topics in which every typed word begins a word, those that have them in their title first; all for nothing."""
    patterns = [re.compile(rf"\b{re.escape(word)}") for word in bare(typed).split()]
    hits = [topic for topic in topics if all(pattern.search(topic.words) for pattern in patterns)]
    return sorted(hits, key=lambda topic: not all(pattern.search(bare(topic.title)) for pattern in patterns))


def topic_about(step: NextStep) -> str:
    """Return the topic that explains why a step has its date."""
    applied = {reason.code for reason in step.reasons}
    moved = next((topic for code, topic in _MOVED_BY.items() if code in applied), None)
    return moved or _OF_STEP.get(step.step, _OF_ALL_STEPS)


def bare(text: str) -> str:
    """Return a text as it is compared: small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*_`#|\[]|-{3,}")
