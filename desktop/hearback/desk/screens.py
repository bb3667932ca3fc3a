"""What the window can open; dialogs are made when they are first asked for, by the composition."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Screens(Protocol):
    """Opens a dialog for what the user chose; each returns once it is open or done."""

    def add(self) -> None:
        """Add an application."""

    def edit(self, id_: str) -> None:
        """Edit an application's facts, people and history."""

    def they_answered(self, id_: str) -> None:
        """Record what the company answered."""

    def book_interview(self, id_: str) -> None:
        """Record an interview that was agreed."""

    def they_promised(self, id_: str) -> None:
        """Record the day by which they said they would answer."""

    def choose_day(self, id_: str) -> None:
        """Put the next step on a day of the user's choice."""

    def review_quiet(self) -> None:
        """Review the applications that have gone quiet, together."""

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import files; with none, ask for them."""

    def export_file(self, ending: str) -> None:
        """Export to a file of the user's choice: `csv`, `ics` or `json`."""

    def add_examples(self) -> None:
        """Add the example applications."""

    def settings(self) -> None:
        """Change timing, templates and preferences."""

    def about(self) -> None:
        """Tell the version and the licence."""
