"""The program beside the user's session: whether it goes on without its window, and starts by itself."""

from typing import Protocol

GOES_ON = "goes_on_when_closed"
"""The preference that is False where closing the window is to end the program."""


class StartAtLogin(Protocol):
    """A system's way to start a program with the user's session."""

    def is_on(self) -> bool:
        """Whether it starts with the session."""
        ...

    def turn(self, on: bool) -> None:
        """Have it start with the session, or no more; raises OSError where that cannot be changed."""
        ...
