"""The lines above the list that are about the program itself: it was updated, the example is there."""

from hearback.composition.parts import Parts
from hearback.desk.about.whats_new import UpdatedLine, news_since, tell_news
from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.main_window import MainWindow
from hearback.desk.window.example_line import ExampleLine
from hearback.desk.window.window_memory import WindowMemory
from hearback.system.components import program_version
from hearback.usecases.change import Change

_VERSION = "version"


def tell_of_update(parts: Parts, window: MainWindow, memory: WindowMemory) -> None:
    """Say once that this is a newer version than the one that ran here last; a first start is no update."""
    last, now = memory.text(_VERSION), program_version()
    if last == now:
        return
    # the first versions did not leave theirs behind, but what the window looked like
    known_here = bool(last or memory.text("geometry"))
    told = news_since(parts.words, last, now)
    memory.keep({_VERSION: now})
    if known_here and told:
        window.add_line(UpdatedLine(parts.words, now, lambda: tell_news(parts.words, told, window), window))


def offer_to_remove_example(parts: Parts, window: MainWindow, acting: Acting, announcements: Announcements) -> None:
    """Show a line as long as the example is there."""
    line: ExampleLine | None = None

    def look(change: Change | None = None) -> None:
        nonlocal line
        if change is not None and not change.everything and not change.applications & parts.example_companies.keys():
            return
        there = bool(parts.examples_there())
        if there and line is None:
            line = ExampleLine(parts.words, lambda: acting(parts.remove_examples), window)
            window.add_line(line)
        if line is not None:
            line.setVisible(there)

    announcements.changed.connect(look)
    look()
