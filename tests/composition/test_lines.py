"""The lines above the list about the program itself: the example goes with one click, an update is told of once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hearback.composition.lines import offer_to_remove_example, tell_of_update
from hearback.composition.parts import Parts, opened
from hearback.composition.window import build_window
from hearback.desk.about.whats_new import UpdatedLine
from hearback.desk.acting import Acting
from hearback.desk.main_window import MainWindow
from hearback.desk.theme import Theme
from hearback.desk.window.example_line import ExampleLine
from hearback.desk.window.window_memory import WindowMemory
from hearback.system.components import program_version
from hearback.usecases.change import Act, Edits


class Started:
    """A window over a store, with its memory."""

    def __init__(self, parts: Parts, file: Path) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.parts = parts
        self.memory = WindowMemory(file)
        self.window: MainWindow = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), self.memory)
        self.window.show()
        self.window.finish_start()
        acting, announcements = self.window._acting, self.window._announcements
        assert isinstance(acting, Acting)
        self.acting = acting
        tell_of_update(parts, self.window, self.memory)
        offer_to_remove_example(parts, self.window, acting, announcements)

    def lines(self) -> list[str]:
        """Return which lines can be seen."""
        QApplication.processEvents()
        seen = [*self.window.findChildren(UpdatedLine), *self.window.findChildren(ExampleLine)]
        return [type(line).__name__ for line in seen if line.isVisible()]


@pytest.fixture
def parts(tmp_path: Path, qapp: QApplication) -> Iterator[Parts]:
    with opened(tmp_path / "data", "en") as parts:
        yield parts


Start = Callable[[], Started]


@pytest.fixture
def start(parts: Parts, tmp_path: Path) -> Iterator[Start]:
    begun: list[Started] = []

    def started() -> Started:
        begun.append(Started(parts, tmp_path / "window.json"))
        return begun[-1]

    yield started
    for one in begun:
        one.window.leave()


def test_the_example_goes_with_one_click_and_comes_back_with_undo(parts: Parts, start: Start) -> None:
    started = start()
    assert started.lines() == []
    started.acting(parts.add_examples)
    assert started.lines() == ["ExampleLine"]
    # one that was made somebody's own stays
    (mine,) = parts.archive.applications(["example-lumen"])
    parts.archive.write(Act.EDIT_APPLICATION, "Mine", Edits(applications={mine.id: replace(mine, company="Mine")}))
    (line,) = started.window.findChildren(ExampleLine)
    line.remove.click()
    assert [one.company for one in parts.archive.applications()] == ["Mine"]
    assert parts.archive.trash() == []
    assert started.lines() == []
    started.acting(parts.archive.undo)
    assert len(list(parts.archive.applications())) == len(parts.examples())
    assert started.lines() == ["ExampleLine"]


def test_an_update_is_told_of_once_and_a_first_start_is_none(start: Start, tmp_path: Path) -> None:
    first = start()
    assert first.lines() == []
    assert first.memory.text("version") == program_version()

    WindowMemory(tmp_path / "window.json").keep({"version": "0.0.9"})
    updated = start()
    assert updated.lines() == ["UpdatedLine"]

    again = start()
    assert again.lines() == []


def test_a_window_of_a_version_that_did_not_say_which_was_an_older_one(start: Start, tmp_path: Path) -> None:
    WindowMemory(tmp_path / "window.json").keep({"geometry": "AdnQywADAAA="})
    updated = start()
    assert updated.lines() == ["UpdatedLine"]
