"""What the window can open; dialogs are made when they are first asked for, by the composition."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hearback.desk.paper import PaperTable


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

    def debrief(self, id_: str, round_index: int | None = None) -> None:
        """Look back on an interview, by its place in the order in which they were written down; None: the last one."""

    def they_promised(self, id_: str) -> None:
        """Record the day by which they said they would answer."""

    def choose_day(self, id_: str) -> None:
        """Put the next step on a day of the user's choice."""

    def change_tags(self, ids: Sequence[str]) -> None:
        """Add tags to applications and take others away."""

    def name_view(self, keep: Callable[[str], object]) -> None:
        """Ask for the name of a view, and keep it."""

    def trash(self) -> None:
        """Show what was deleted, to be brought back or erased."""

    def review_quiet(self) -> None:
        """Review the applications that have gone quiet, together."""

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import files; with none, ask for them."""

    def export_file(self, ending: str) -> None:
        """Export to a file of the user's choice: `csv`, `ics` or `json`."""

    def print_(self, table: "PaperTable") -> None:
        """Print a table."""

    def save_pdf(self, table: "PaperTable") -> None:
        """Save a table as a PDF file of the user's choice."""

    def search_report(self) -> None:
        """Report what was done in a span of days."""

    def add_examples(self) -> None:
        """Add the example applications."""

    def settings(self) -> None:
        """Change timing, templates and preferences."""

    def response_times(self) -> None:
        """Show how long replies take."""

    def help(self, topic: str | None = None) -> None:
        """Show the help, at a topic where one is given."""

    def about(self) -> None:
        """Tell the version, where the data lie, and what the program is made with."""

    def whats_new(self) -> None:
        """Tell what is new in this version and those before it."""
