"""Asks the dictionaries beside the window: one question at a time, suggestions first."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from queue import PriorityQueue

from PySide6.QtCore import QObject, QThread, Signal

from hearback.usecases.ports import NoDictionary, Speller, SpellingFault

_END, _SUGGEST, _CHECK = range(3)
_AT_ONCE = 60
"""Words in one question: suggestions wait for no more than these."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the dictionaries say of some words of a language."""

    language: str
    words: Sequence[str]
    misspelt: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A language that cannot be checked; `damaged` names the dictionary that cannot be read, where there is one."""

    language: str
    damaged: str


class SpellingThread(QThread):
    """Runs until `end`; questions about a language other than `language` are out of date, and dropped."""

    judged = Signal(object)
    """A Judged."""

    suggested = Signal(str, object)
    """A word, and what could stand in its place."""

    lacking = Signal(object)
    """A Lacking."""

    def __init__(self, speller: Speller, parent: QObject) -> None:
        super().__init__(parent)
        self._speller = speller
        self._questions: PriorityQueue[tuple[int, int, str, Sequence[str]]] = PriorityQueue()
        self._turn = count()
        self.language = ""

    def check(self, language: str, words: Sequence[str]) -> None:
        """Ask which of the words are misspelt."""
        for start in range(0, len(words), _AT_ONCE):
            self._questions.put((_CHECK, next(self._turn), language, words[start : start + _AT_ONCE]))

    def suggest(self, language: str, word: str) -> None:
        """Ask what could stand in a word's place."""
        self._questions.put((_SUGGEST, next(self._turn), language, [word]))

    def end(self) -> None:
        """Answer nothing more, and wait until the thread is gone."""
        self._questions.put((_END, 0, "", ()))
        self._speller.close()
        self.wait()

    def run(self) -> None:
        while True:
            what, _turn, language, words = self._questions.get()
            if what == _END:
                return
            if language == self.language:
                self._answer(what, language, words)

    def _answer(self, what: int, language: str, words: Sequence[str]) -> None:
        try:
            if what == _SUGGEST:
                self.suggested.emit(words[0], self._speller.suggestions(language, words[0]))
            else:
                self.judged.emit(Judged(language, words, self._speller.misspelt(language, words)))
        except NoDictionary:
            self.lacking.emit(Lacking(language, ""))
        except SpellingFault as fault:
            self.lacking.emit(Lacking(language, fault.dictionary))
