"""Rows in groups, with headings that fold, in list and timeline; and views that are saved under a name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, some_applications
from hearback.desk.forms.view_form import ViewForm
from hearback.domain.stage import Group
from hearback.usecases.change import Act, Edits
from hearback.usecases.grouping import Grouping
from hearback.usecases.ports import SortKey
from hearback.usecases.views import SavedView, SavedViews

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step, some of them tagged."""
    ones = {one.id: one for one in some_applications()}
    ones["lumen"] = replace(ones["lumen"], tags=("remote", "Dream"))
    ones["arbor"] = replace(ones["arbor"], tags=("remote",), pace="finance")
    made = WindowSetting(qtbot, tmp_path, ones.values())
    yield made
    made.close()


def lines(setting: WindowSetting) -> list[str]:
    """Return the rows from the top, headings with their count."""
    model = setting.window.model
    found = []
    for row in range(model.rowCount()):
        heading, listed = model.heading_at(row), model.row(row)
        found.append(model.heading_text(heading) if heading is not None else listed.company if listed is not None else "")
    return found


def row_that_says(setting: WindowSetting, text: str) -> int:
    return next(row for row, line in enumerate(lines(setting)) if line.startswith(text))


def test_by_the_week_of_the_next_step(setting: WindowSetting) -> None:
    setting.window.group_by(Grouping.WEEK)
    assert [line for line in lines(setting) if "·" in line] == [
        "Due now  ·  5",
        "This week  ·  1",
        "Next week  ·  1",
        "Nothing to come  ·  1",
    ]
    assert lines(setting)[-2:] == ["Nothing to come  ·  1", "Closed Corp"]


def test_by_stage_industry_and_tag(setting: WindowSetting) -> None:
    setting.window.group_by(Grouping.STAGE)
    assert lines(setting)[0] == "Applied  ·  2"
    assert {"1st round  ·  4", "Offer  ·  1", "Rejected  ·  1"} <= set(lines(setting))
    setting.window.group_by(Grouping.INDUSTRY)
    assert [line for line in lines(setting) if "·" in line] == [
        "Any other industry  ·  6", "Banks, insurance, consulting and law  ·  1", "Tech start-ups  ·  1",
    ]  # fmt: skip
    setting.window.sort_by(0)
    setting.window.group_by(Grouping.TAG)
    # whoever has two tags stands under both
    assert lines(setting)[:6] == [
        "Dream  ·  1",
        "Lumen Health",
        "remote  ·  2",
        "Arbor Bank",
        "Lumen Health",
        "Without a tag  ·  6",
    ]


def test_the_second_of_its_rows_stays_the_chosen_one(setting: WindowSetting) -> None:
    setting.window.sort_by(0)
    setting.window.group_by(Grouping.TAG)
    setting.window.list.selectRow(4)
    assert setting.window.chosen == "lumen"
    setting.acting(lambda: setting.several.set_pace(["lumen"], "finance"))
    assert setting.window.list.currentIndex().row() == 4


def test_groups_fold_by_click_key_and_in_the_timeline(qtbot: QtBot, setting: WindowSetting) -> None:
    window = setting.window
    window.group_by(Grouping.WEEK)
    setting.window.choose("paper")
    at = row_that_says(setting, "Due now")
    qtbot.mouseClick(
        window.list.viewport(), Qt.MouseButton.LeftButton, pos=window.list.visualRect(window.model.index(at, 0)).center()
    )
    assert lines(setting)[:2] == ["Due now  ·  5", "This week  ·  1"]
    assert len(window.model.ids) == 8
    heading = window.model.index(0, 0)
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole) == "Due now  ·  5, folded away"
    # the conversation goes on, but no act is for it
    assert setting.composer.text() == "paper"
    assert not window.actions_on_chosen.delete.isEnabled()
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert len(lines(setting)) == 12
    assert window.list.currentIndex().row() == 0
    qtbot.keyClick(window.list, Qt.Key.Key_Space)
    assert len(lines(setting)) == 7
    view = window.timeline.viewport()
    for count in (12, 7):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
        assert len(lines(setting)) == count
    qtbot.keyClick(window.list, Qt.Key.Key_Down)
    qtbot.keyClick(window.list, Qt.Key.Key_Down)
    assert window.chosen == "paper"
    assert window.actions_on_chosen.delete.isEnabled()
    assert setting.composer.composed == []


def test_all_chosen_are_applications_each_once(qtbot: QtBot, setting: WindowSetting) -> None:
    setting.window.group_by(Grouping.TAG)
    setting.window.list.setFocus()
    qtbot.keyClick(setting.window.list, Qt.Key.Key_A, CTRL)
    assert len(setting.window.choosing.ids) == 8
    setting.window.actions_on_chosen.delete.trigger()
    assert setting.archive.undoable() == (Act.DELETE_APPLICATIONS, "8")


def test_headings_are_painted_and_printed(setting: WindowSetting) -> None:
    setting.window.group_by(Grouping.STAGE)
    setting.window.timeline.fit()
    assert not setting.window.grab().isNull()
    paper = setting.window._on_paper()
    assert next(line.cells[0].text for line in paper.lines if line.is_heading) == "Applied  ·  2"


def test_a_view_is_saved_shown_and_forgotten(qtbot: QtBot, setting: WindowSetting) -> None:
    window, menu = setting.window, setting.window.views_menu
    window.show_group(Group.DUE)
    window.top_bar.search.setText("e")
    window.model.show_columns((SortKey.COMPANY, SortKey.TAGS))
    window.group_by(Grouping.TAG)
    window.sort_by(0)
    menu.views.aboutToShow.emit()
    next(one for one in menu.views.actions() if one.text() == "&Save this view…").trigger()
    [(asked, keep)] = setting.screens.asked
    assert asked == "name view"
    assert callable(keep)
    keep("A & B")
    shown = lines(setting)

    window.show_view(SavedView(name="", columns=()))
    assert lines(setting) != shown
    assert window.model.columns == (SortKey.COMPANY, SortKey.STAGE, SortKey.NEXT_STEP)
    menu.views.aboutToShow.emit()
    assert menu.views.actions()[0].text() == "A && B"
    menu.views.actions()[0].trigger()
    assert lines(setting) == shown
    assert window.model.query.group is Group.DUE
    assert window.top_bar.search.text() == "e"

    setting.window.menus.name_undo()
    assert setting.window.menus.undo.text() == "&Undo: save view: A && B"
    views = SavedViews(setting.archive)
    views.keep(replace(views.all()[0], words="other"))
    assert [(one.name, one.words) for one in views.all()] == [("A & B", "other")]
    views.forget("A & B")
    assert views.all() == []


def test_a_name_is_asked_for(qtbot: QtBot, setting: WindowSetting) -> None:
    kept: list[str] = []
    form = ViewForm(setting.words, kept.append)
    qtbot.addWidget(form)
    form.show()
    form.accept()
    assert form.field.problem == "Please give it a name."
    qtbot.keyClicks(form.name, "  This   week ")
    form.accept()
    assert kept == ["This week"]


@pytest.mark.parametrize(
    "odd", [7, [7], [{"name": ""}], [{"name": "a", "sort": "odd"}], [{"name": "a", "columns": [["tags", "x"]]}]]
)
def test_what_is_no_view_is_left_out(setting: WindowSetting, odd: object) -> None:
    setting.archive.write(Act.EDIT_PREFERENCES, "", Edits(preferences={"views": odd}))
    assert SavedViews(setting.archive).all() == []


def test_the_grouping_comes_back(qtbot: QtBot, setting: WindowSetting, tmp_path: Path) -> None:
    memory = tmp_path / "window.json"
    first = setting.make_window(memory)
    qtbot.addWidget(first)
    first.group_by(Grouping.STAGE)
    first.close()
    second = setting.make_window(memory)
    qtbot.addWidget(second)
    assert second.model.grouping is Grouping.STAGE
    assert second.model.heading_at(0) is not None
