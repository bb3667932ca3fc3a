"""What the set-up shows: one line that moves on, and a fault with what to do about it."""

import sys
from collections.abc import Iterable
from typing import TextIO

WIDTH = 79


class SetupFault(Exception):
    """The set-up cannot go on. The text says why and what the person can do."""


class Line:
    """One line that is written over on a terminal; elsewhere (a log) each new step gets a line, its progress does not."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._open = False

    def step(self, text: str) -> None:
        """Begin a step: what was there before stays as it is."""
        self.end()
        self._write(text)
        if not self._terminal:
            self.end()

    def progress(self, text: str) -> None:
        """Show how far the step is."""
        if self._terminal:
            self._write(text)

    def end(self) -> None:
        """Leave the line."""
        if self._open:
            self._stream.write("\n")
            self._stream.flush()
            self._open = False

    def _write(self, text: str) -> None:
        # cut, for a line that wraps cannot be written over
        self._stream.write(f"\r{text[:WIDTH]:<{WIDTH}}" if self._terminal else text)
        self._stream.flush()
        self._open = True


def last_lines(output: Iterable[str], count: int = 12) -> str:
    """Return the last lines of a failed command that say something, indented."""
    lines = [line.rstrip() for line in output if line.strip()]
    return "\n".join(f"    {line}" for line in lines[-count:])
