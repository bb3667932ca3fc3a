"""Keys that a widget understands by itself: one table that is both obeyed and shown to the user."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True)
class KeyAct:
    """What one of some keys does, and what that is called."""

    name: str
    keys: Sequence[Qt.Key]
    act: Callable[[], object]


class KeyActs:
    """The table of a widget."""

    def __init__(self, acts: Sequence[KeyAct]) -> None:
        self.acts = acts
        self._by_key = {key: one.act for one in acts for key in one.keys}

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key is for; return whether it is for anything."""
        act = self._by_key.get(Qt.Key(event.key()))
        if act is not None:
            act()
        return act is not None
