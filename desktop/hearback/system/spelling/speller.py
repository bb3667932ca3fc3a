"""Implements the Speller port: asks the process that holds the dictionaries, and starts it anew where it ended."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from threading import Lock

from hearback.system.spelling.shelf import DictionaryFiles, Shelf
from hearback.usecases.ports import NoDictionary, SpellingFault

CHILD_COMMAND = (sys.executable, "-P", "-m", "hearback.system.spelling.child")
"""How the child is started from source; a frozen program starts itself with a hidden argument instead."""

_SWISS = frozenset({"CH", "LI"})


class ProcessSpeller:
    """Every question waits for its answer, so it is asked beside the window."""

    def __init__(self, shelf: Shelf, child_command: Sequence[str] = CHILD_COMMAND) -> None:
        self._shelf = shelf
        self._command = tuple(child_command)
        self._child: subprocess.Popen[str] | None = None
        self._starting = Lock()
        self._closed = False
        self._found: dict[str, Sequence[DictionaryFiles]] = {}

    def misspelt(self, language: str, words: Collection[str]) -> frozenset[str]:
        """Return those of the words that the language's dictionaries do not know. Raises NoDictionary, SpellingFault."""
        return frozenset(self._ask(language, {"words": list(words)}))

    def suggestions(self, language: str, word: str) -> Sequence[str]:
        """Return words to put in a misspelt one's place, the likeliest first. Raises NoDictionary, SpellingFault."""
        return self._ask(language, {"suggest": word})

    def languages(self) -> Sequence[str]:
        """Return the languages (BCP 47) that there are dictionaries for."""
        return self._shelf.languages()

    def close(self) -> None:
        """End the process, also while it is being asked (the question then raises SpellingFault)."""
        with self._starting:
            self._closed = True
            child, self._child = self._child, None
        if child is not None:
            _end(child)

    def _ask(self, language: str, question: Mapping[str, object]) -> Sequence[str]:
        files = self._found.get(language) or self._shelf.find(language)
        if not files:
            raise NoDictionary(language)
        self._found[language] = files
        swiss = files[0].language == "de" and language[-2:].upper() in _SWISS
        whole = {**question, "files": [[str(one.affixes), str(one.words)] for one in files], "swiss": swiss}
        try:
            child = self._running()
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(json.dumps(whole) + "\n")
            child.stdin.flush()
            line = child.stdout.readline()
        except (OSError, ValueError) as fault:
            raise SpellingFault(files[0].words.name, str(fault)) from fault
        if not line:
            raise SpellingFault(files[0].words.name, "ended")
        answer = json.loads(line)
        if isinstance(answer, dict):
            raise SpellingFault(files[0].words.name, str(answer.get("problem")))
        return [str(one) for one in answer]

    def _running(self) -> subprocess.Popen[str]:
        with self._starting:
            if self._closed:
                raise OSError("closed")
            if self._child is not None and self._child.poll() is not None:
                _end(self._child)
                self._child = None
            if self._child is None:
                self._child = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    encoding="ascii",
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a console
                )
            return self._child


def _end(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # what could not be asked any more
                pipe.close()
