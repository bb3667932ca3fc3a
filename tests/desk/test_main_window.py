"""The window: filters, search, choosing, acting, undoing, and what it shows where there is nothing."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from desk.window_setting import WindowSetting, some_applications
from hearback.domain.job_application import JobApplication
from hearback.domain.stage import Group
from hearback.storage.archive import open_archive
from hearback.usecases.change import Act, Edits


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step."""
    made = WindowSetting(qtbot, tmp_path, some_applications())
    yield made
    made.close()


@pytest.fixture
def fresh(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window over a fresh store."""
    made = WindowSetting(qtbot, tmp_path)
    yield made
    made.close()


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_filters_say_how_many_they_hold_and_show_those(qtbot: QtBot, setting: WindowSetting) -> None:
    pills = setting.window.top_bar.pills
    assert [pill.accessibleName() for pill in pills.values()] == [
        "Due: 5", "Waiting: 1", "Interviewing: 1", "Moved on: 1", "All: 8",
    ]  # fmt: skip
    click(qtbot, pills[Group.INTERVIEWING])
    assert setting.companies() == ["Papercrane"]
    pills[Group.MOVED_ON].setFocus()
    qtbot.keyClick(pills[Group.MOVED_ON], Qt.Key.Key_Space)
    assert setting.companies() == ["Closed Corp"]


def test_typing_finds_and_escape_shows_all_again(qtbot: QtBot, setting: WindowSetting) -> None:
    qtbot.keyClick(setting.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = setting.window.top_bar.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "risk")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert setting.companies() == ["Arbor Bank"]
    assert setting.window.list.hasFocus()
    assert setting.window.top_bar.pills[Group.ALL].accessibleName() == "All: 1"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(setting.companies()) == 8)


def test_a_search_without_rows_says_so_and_offers_all(qtbot: QtBot, setting: WindowSetting) -> None:
    click(qtbot, setting.window.top_bar.pills[Group.WAITING])
    setting.window.top_bar.search.setText("<b>zebra</b>")
    nothing = setting.window.nothing_found
    qtbot.waitUntil(nothing.isVisible)
    assert nothing.sentence.text() == "Nothing in “Waiting” matches “<b>zebra</b>”."
    assert nothing.sentence.textFormat() is Qt.TextFormat.PlainText
    click(qtbot, nothing.clear)
    assert len(setting.companies()) == 8
    assert setting.window.top_bar.pills[Group.ALL].isChecked()


def test_a_fresh_store_offers_three_ways_to_begin(qtbot: QtBot, fresh: WindowSetting) -> None:
    start = fresh.window.first_start
    assert start is not None
    assert start.isVisible()
    for choice in (start.add, start.import_, start.example):
        click(qtbot, choice)
    assert fresh.screens.asked == [("add", None), ("import", ()), ("examples", None)]


def test_the_first_application_takes_the_place_of_the_welcome(fresh: WindowSetting) -> None:
    fresh.acting(lambda: fresh.recording.add(JobApplication(id="one", company="Lumen", role="Baker")))
    assert fresh.companies() == ["Lumen"]
    assert fresh.window.list.isVisible()


def test_the_chosen_application_is_the_composers(qtbot: QtBot, setting: WindowSetting) -> None:
    composer = setting.window.composer
    assert isinstance(composer, QLabel)
    setting.choose("Papercrane")
    assert composer.text() == "paper"
    qtbot.keyClick(setting.window.list, Qt.Key.Key_Down)
    assert composer.text() != "paper"
    assert setting.window.timeline.accessibleName() == "Timeline"


def test_an_act_refreshes_the_list_and_is_undone_by_name(qtbot: QtBot, setting: WindowSetting) -> None:
    setting.choose("Arbor Bank")
    setting.window.actions_on_chosen.move_on.trigger()
    assert setting.cell("Arbor Bank", 1) == "Moved on"
    assert setting.window.status_line.news.text() == "Saved"
    setting.window.menus.name_undo()
    assert setting.window.menus.undo.text() == "&Undo: move on: Arbor Bank"
    qtbot.keyClick(setting.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert setting.cell("Arbor Bank", 1) == "1st round"
    qtbot.keyClick(setting.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert setting.cell("Arbor Bank", 1) == "Moved on"


def test_undo_in_the_search_field_undoes_typing(qtbot: QtBot, setting: WindowSetting) -> None:
    setting.choose("Arbor Bank")
    setting.window.actions_on_chosen.move_on.trigger()
    search = setting.window.top_bar.search
    search.setFocus()
    qtbot.keyClicks(search, "bank")
    qtbot.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert search.text() == ""
    assert setting.archive.undoable() == (Act.MOVE_ON, "Arbor Bank")


def test_when_the_chosen_row_leaves_the_filter_the_next_one_is_chosen(qtbot: QtBot, setting: WindowSetting) -> None:
    click(qtbot, setting.window.top_bar.pills[Group.DUE])
    due = setting.companies()
    setting.window.list.selectRow(1)
    setting.window.actions_on_chosen.move_on.trigger()
    left = setting.companies()
    assert left == [due[0], *due[2:]]
    assert setting.window.list.currentIndex().row() == 1


def test_several_quiet_ones_are_offered_for_review(qtbot: QtBot, setting: WindowSetting) -> None:
    banner = setting.window.banner
    assert banner.isVisible()
    click(qtbot, banner.review)
    assert setting.screens.asked == [("review quiet", None)]
    click(qtbot, banner.dismiss)
    assert not banner.isVisible()
    setting.window.looking_ahead.start()
    setting.window.looking_ahead.finish()
    assert not banner.isVisible()


def test_remind_me_later_puts_the_step_off(setting: WindowSetting) -> None:
    setting.choose("Arbor Bank")
    setting.window.actions_on_chosen.later.actions()[0].trigger()
    assert setting.cell("Arbor Bank", 2) == "Tue 24 Nov"


def test_what_cannot_be_done_now_is_not_offered(setting: WindowSetting) -> None:
    actions = setting.window.actions_on_chosen
    setting.choose("Papercrane")
    assert not actions.skip.isEnabled()
    assert not actions.later.isEnabled()
    assert not actions.reopen.isEnabled()
    setting.choose("Closed Corp")
    assert actions.reopen.isEnabled()
    assert not actions.move_on.isEnabled()


def test_an_application_deleted_elsewhere_is_said_once(setting: WindowSetting) -> None:
    setting.choose("Arbor Bank")
    row = setting.window.model.row(setting.window.list.currentIndex().row())
    setting.archive.write(Act.DELETE_APPLICATIONS, "Arbor Bank", Edits(applications={"arbor": None}))
    assert row is not None
    assert setting.acting(lambda: setting.recording.reopen(row.id)) is None
    assert setting.complaints == ["This application was deleted elsewhere, so nothing was changed."]
    assert "Arbor Bank" not in setting.companies()


def test_what_another_program_writes_is_seen(setting: WindowSetting) -> None:
    other = open_archive(setting.folder, clock=setting.clock.now)
    other.write(Act.ADD_APPLICATION, "New", Edits(applications={"new": JobApplication(id="new", company="New", role="Baker")}))
    other.close()
    setting.window.keeping_up.look_elsewhere()
    assert "New" in setting.companies()


def test_time_alone_moves_rows(setting: WindowSetting) -> None:
    assert setting.cell("Lumen Health", 2) == "Check-in today"
    setting.clock.moment += dt.timedelta(days=2)
    setting.window.keeping_up.beat()
    setting.acting.wait_for_plans()
    assert setting.cell("Lumen Health", 2) == "late: check-in"
    setting.clock.moment += dt.timedelta(days=2)
    setting.window.keeping_up.beat()
    setting.acting.wait_for_plans()
    assert setting.cell("Papercrane", 2) == "Fri 27 Nov"


def test_dropped_files_are_imported_others_not(qtbot: QtBot, setting: WindowSetting, tmp_path: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("jobs.CSV", "photo.png", "invite.ics")])
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    setting.window.dropEvent(drop)
    expected = ("import", (tmp_path / "jobs.CSV", tmp_path / "invite.ics"))
    qtbot.waitUntil(lambda: expected in setting.screens.asked)


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, setting: WindowSetting, tmp_path: Path) -> None:
    memory = tmp_path / "window.json"
    first = setting.make_window(memory)
    qtbot.addWidget(first)
    first.resize(790, 700)
    first.show_group(Group.DUE)
    first.sort_by(0)
    first.sort_by(0)
    first.timeline.set_zoom(50)
    first.close()
    assert memory.stat().st_mode & 0o077 == 0
    second = setting.make_window(memory)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (790, 700)
    assert second.model.query == first.model.query
    assert second.timeline.zoom == pytest.approx(50)
    memory.write_text("[damaged", encoding="utf-8")
    third = setting.make_window(memory)
    qtbot.addWidget(third)
    assert third.model.query.group is Group.ALL


def test_a_picture_of_the_window_is_the_window(setting: WindowSetting, tmp_path: Path) -> None:
    assert setting.window.draw_to(tmp_path / "window.png")
    picture = QImage(str(tmp_path / "window.png"))
    assert (picture.width(), picture.height()) == (1280, 800)
    assert not setting.window.draw_to(tmp_path / "missing" / "window.png")


def test_every_control_has_a_name_for_those_who_hear_it(setting: WindowSetting) -> None:
    named = [
        button.accessibleName() or button.text()
        for button in setting.window.findChildren(QAbstractButton)
        if button.isVisible() and button.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    assert named
    assert all(named)


def test_the_menu_opens_by_key(qtbot: QtBot, setting: WindowSetting) -> None:
    opened: list[bool] = []

    def leave() -> None:
        opened.append(True)
        setting.window.menus.menu.close()

    setting.window.menus.menu.aboutToShow.connect(leave, Qt.ConnectionType.QueuedConnection)
    qtbot.keyClick(setting.window, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: bool(opened))


def test_a_narrow_window_folds_instead_of_cutting(qtbot: QtBot, setting: WindowSetting) -> None:
    setting.theme.set_text_percent(200)
    setting.window.resize(1000, 700)
    QApplication.processEvents()
    assert setting.window.width() <= 1000
    for pill in setting.window.top_bar.pills.values():
        assert pill.geometry().right() <= setting.window.width()
    setting.theme.set_text_percent(100)


def test_the_whole_window_can_be_for_writing(qtbot: QtBot, setting: WindowSetting) -> None:
    window = setting.window
    height = window.conversation.height()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.list.isVisible()
    qtbot.waitUntil(lambda: window.conversation.height() > height)
    assert window.action_row.large.isChecked()

    click(qtbot, window.action_row.large)
    assert window.list.isVisible()

    # who looks for something else gets the list back
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.list.isVisible()
