"""Remembers how the window was left on this computer: a small JSON file, no part of the user's data and of no undo step."""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path


class WindowMemory:
    """Plain JSON values by name; a file that is missing or damaged is an empty memory."""

    def __init__(self, path: Path | None) -> None:
        """Keep the memory in a file, or nowhere (None)."""
        self._path = path
        self._values: dict[str, object] = {}
        if path is not None:
            with contextlib.suppress(OSError, ValueError):
                read = json.loads(path.read_text(encoding="utf-8"))
                self._values = read if isinstance(read, dict) else {}

    def text(self, name: str, default: str = "") -> str:
        """Return a remembered text."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: float) -> float:
        """Return a remembered number."""
        value = self._values.get(name)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else default

    def pairs(self, name: str) -> list[tuple[str, float]]:
        """Return remembered names with a number each."""
        value = self._values.get(name)
        pairs = value if isinstance(value, list) else []
        return [
            (one[0], float(one[1]))
            for one in pairs
            if isinstance(one, list) and len(one) == 2 and isinstance(one[0], str) and isinstance(one[1], int | float)
        ]

    def keep(self, values: Mapping[str, object]) -> None:
        """Remember these values, beside those of other names; a folder that cannot be written to is not worth a word."""
        self._values |= values
        if self._path is None:
            return
        fresh = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):
            file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(file, "w", encoding="utf-8") as stream:
                json.dump(self._values, stream)
            fresh.replace(self._path)
