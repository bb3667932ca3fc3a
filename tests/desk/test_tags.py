"""Tags: typed with completion, changed for several applications, and seen in the list."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.window_setting import BERLIN, WindowSetting, some_applications
from hearback.desk.fields.tags_line import TagsLine
from hearback.desk.forms.tags_form import TagsForm
from hearback.desk.words import Words

KNOWN = ["remote", "first choice", "Remotely possible"]


@pytest.fixture
def english() -> Words:
    return Words(Path("nowhere"), "en-GB", BERLIN)


def offered(line: TagsLine) -> list[str]:
    popup = line.completion
    return [str(popup.model().index(row, 0).data()) for row in range(popup.model().rowCount())] if popup.isVisible() else []


def test_the_tag_being_typed_is_completed(qtbot: QtBot) -> None:
    line = TagsLine(("dream",), KNOWN)
    qtbot.addWidget(line)
    line.show()
    line.end(False)
    qtbot.keyClicks(line, ", rem")
    assert offered(line) == ["remote", "Remotely possible"]
    qtbot.keyClick(line.completion, Qt.Key.Key_Down)
    qtbot.keyClick(line.completion, Qt.Key.Key_Return)
    assert line.text() == "dream, remote"
    qtbot.keyClicks(line, ", choice")
    assert offered(line) == ["first choice"]
    line.completion.hide()
    qtbot.keyClicks(line, ",DREAM, Remote , new  one")
    assert line.tags == ("dream", "remote", "choice", "new one")


def test_tags_that_nobody_touches_stay_as_they_are(qtbot: QtBot) -> None:
    line = TagsLine(("Berlin, on site",), ())
    qtbot.addWidget(line)
    assert line.tags == ("Berlin, on site",)


def test_tags_of_several_are_given_to_all_and_taken_away(qtbot: QtBot, english: Words) -> None:
    kept: list[tuple[Sequence[str], Sequence[str]]] = []

    def keep(added: Sequence[str], removed: Sequence[str]) -> None:
        kept.append((added, removed))

    form = TagsForm(english, 7, {"remote": 7, "dream": 3, "<b>odd</b>": 2, "left": 1}, KNOWN, keep)
    qtbot.addWidget(form)
    form.show()
    assert form.windowTitle() == "Tags of 7 applications"
    assert [form.list.item(row).text() for row in range(4)] == ["remote", "dream  ·  3", "<b>odd</b>  ·  2", "left  ·  1"]
    for row, state in ((0, Qt.CheckState.Unchecked), (1, Qt.CheckState.Checked), (2, Qt.CheckState.Unchecked)):
        form.list.item(row).setCheckState(state)
    qtbot.keyClicks(form.new, "First Choice")
    form.accept()
    assert kept == [(["dream", "first choice"], ["remote", "<b>odd</b>"])]


def test_nothing_changed_is_nothing_written(qtbot: QtBot, english: Words) -> None:
    form = TagsForm(english, 2, {"remote": 1}, KNOWN, lambda _added, _removed: "written")
    qtbot.addWidget(form)
    form.accept()
    assert not form.isVisible()


def test_tags_are_heard_and_found_in_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    setting = WindowSetting(qtbot, tmp_path, some_applications())
    setting.acting(lambda: setting.several.change_tags(["paper"], added=["remote", "dream"], removed=()))
    model = setting.window.model
    index = model.index(setting.companies().index("Papercrane"), 0)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Papercrane, Product Designer, tags: remote, dream"
    assert not setting.window.grab().isNull()
    setting.window.top_bar.search.setText("remo")
    qtbot.waitUntil(lambda: setting.companies() == ["Papercrane"])
    setting.window.actions_on_chosen.tags.trigger()
    assert setting.screens.asked == [("tags", ("paper",))]
    setting.close()
