"""The agenda as a person uses it: switched to, walked through by keys, filtered, searched, and read aloud."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desk.window_setting import NOW, WindowSetting, berlin, some_applications
from hearback.desk.agenda.agenda_view import AgendaView
from hearback.domain.job_application import JobApplication, Round
from hearback.domain.stage import Group


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSetting]:
    """Show a window with one application a kind of next step."""
    made = WindowSetting(qtbot, tmp_path, some_applications())
    yield made
    made.close()


def agenda_of(setting: WindowSetting) -> AgendaView:
    """Return the agenda, switched to, with all that it has."""
    setting.window.menus.agenda.setChecked(True)
    agenda = setting.window.agenda
    assert agenda is not None
    agenda.finish()
    return agenda


def said(agenda: AgendaView) -> list[str]:
    """Return all rows as they are read aloud."""
    return [agenda.rows.spoken(row) for row in range(agenda.rows.rowCount())]


def row_that_says(agenda: AgendaView, part: str) -> int:
    return next(row for row, sentence in enumerate(said(agenda)) if part in sentence)


def test_everything_ahead_stands_under_its_day(setting: WindowSetting) -> None:
    rows = said(agenda_of(setting))
    headings = [row for row in rows if row.endswith(("entry", "entries"))]
    assert headings == [
        "Today, Mon 23 Nov: 3 entries",
        "This week: 3 entries",
        "Next week: 3 entries",
        "Later: 8 entries",
        "Gone quiet: 2 entries",
    ]
    assert rows[1] == (
        "Volta Foods, Supply Planner: Answer them. They have been waiting since Fri 20 Nov. "
        "They made you an offer (Fri 20 Nov, 09:00)."
    )
    assert "Papercrane, Product Designer: Screening. Thu 26 Nov, 18:00." in rows
    assert "Mirai Games, Tools Programmer: They said they would answer by then. By Fri 27 Nov." in rows
    assert any(row.startswith("Papercrane, Product Designer: Thank-you after the interview. From ") for row in rows)
    assert any(row.startswith("Lumen Health, Data Engineer: Last check-in, if nothing comes. From ") for row in rows)
    assert not any("Closed Corp" in row for row in rows)


def test_headings_and_rows_are_there_for_screen_readers(setting: WindowSetting) -> None:
    agenda = agenda_of(setting)
    described = QAccessible.queryAccessibleInterface(agenda)
    assert described is not None
    assert described.text(QAccessible.Text.Name) == "Agenda"
    children = [described.child(number) for number in range(described.childCount())]
    names = [child.text(QAccessible.Text.Name) for child in children if child is not None]
    assert [name for name in names if name] == said(agenda)


def test_one_application_is_chosen_in_list_and_agenda(qtbot: QtBot, setting: WindowSetting) -> None:
    setting.choose("Mirai Games")
    agenda = agenda_of(setting)
    assert agenda.rows.id_at(agenda.currentIndex().row()) == "mirai"
    agenda.setFocus()
    qtbot.keyClick(agenda, Qt.Key.Key_Home)
    assert setting.window.chosen == "mirai"  # on a heading nothing else is chosen
    qtbot.keyClick(agenda, Qt.Key.Key_Down)
    assert setting.window.chosen == "offer"
    setting.window.menus.agenda.setChecked(False)
    assert setting.companies()[setting.window.list.currentIndex().row()] == "Volta Foods"
    assert setting.window.list.hasFocus()


def test_keys_go_from_section_to_section_and_open(qtbot: QtBot, setting: WindowSetting) -> None:
    agenda = agenda_of(setting)
    agenda.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(agenda, Qt.Key.Key_Home)
    qtbot.keyClick(agenda, Qt.Key.Key_Return)
    assert setting.screens.asked == []
    qtbot.keyClick(agenda, Qt.Key.Key_Down, control)
    assert agenda.currentIndex().row() == row_that_says(agenda, "This week")
    qtbot.keyClick(agenda, Qt.Key.Key_Down)
    qtbot.keyClick(agenda, Qt.Key.Key_Return)
    assert setting.composer.composed == ["paper"]
    qtbot.keyClick(agenda, Qt.Key.Key_Up, control)
    qtbot.keyClick(agenda, Qt.Key.Key_Up, control)
    assert agenda.currentIndex().row() == 0
    qtbot.keyClick(agenda, Qt.Key.Key_End)
    assert agenda.currentIndex().row() == agenda.rows.rowCount() - 1


def test_filters_and_search_hold_for_it_too(qtbot: QtBot, setting: WindowSetting) -> None:
    agenda = agenda_of(setting)
    setting.window.show_group(Group.INTERVIEWING)
    agenda.finish()
    assert {agenda.rows.id_at(row) for row in range(agenda.rows.rowCount())} == {None, "paper"}
    setting.window.show_everything()
    qtbot.keyClicks(setting.window.top_bar.search, "mirai")
    qtbot.keyClick(setting.window.top_bar.search, Qt.Key.Key_Down)
    assert {agenda.rows.id_at(row) for row in range(agenda.rows.rowCount())} == {None, "mirai"}
    assert agenda.hasFocus()


def test_where_nothing_lies_ahead_it_says_so(setting: WindowSetting) -> None:
    agenda = agenda_of(setting)
    setting.window.show_group(Group.MOVED_ON)
    QApplication.processEvents()
    assert agenda.rows.rowCount() == 0
    assert [label.text() for label in agenda.findChildren(QLabel) if label.isVisible()] == [
        "Nothing lies ahead of these applications."
    ]


def test_the_context_menu_is_the_applications_own(setting: WindowSetting) -> None:
    agenda = agenda_of(setting)
    index = agenda.rows.index(row_that_says(agenda, "Screening"), 0)
    agenda.scrollTo(index)
    at = agenda.visualRect(index).center()
    QApplication.sendEvent(agenda.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, QPoint()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert setting.screens.asked == [("they answered", "paper")]


def test_delete_deletes_and_undo_brings_back(qtbot: QtBot, setting: WindowSetting) -> None:
    agenda = agenda_of(setting)
    agenda.setFocus()
    setting.choose("Mirai Games")
    qtbot.keyClick(agenda, Qt.Key.Key_Delete)
    agenda.finish()
    assert not any("Mirai" in row for row in said(agenda))
    qtbot.keyClick(setting.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    agenda.finish()
    assert any("Mirai" in row for row in said(agenda))


def test_a_change_keeps_the_place_and_low_headings(setting: WindowSetting) -> None:
    agenda = agenda_of(setting)
    agenda.setCurrentIndex(agenda.rows.index(row_that_says(agenda, "Arbor Bank, Risk Analyst: Last check-in"), 0))
    scrolled = agenda.verticalScrollBar().value()
    assert scrolled > 0
    another = JobApplication(id="new", company="Newcomer", role="Baker", rounds=(Round(starts=berlin(11, 24, 9)),))
    setting.acting(lambda: setting.recording.add(another))
    agenda.finish()
    assert agenda.currentIndex().row() == row_that_says(agenda, "Newcomer")
    setting.acting(setting.archive.undo)
    agenda.finish()
    heights = {agenda.rowHeight(row) for row in range(agenda.rows.rowCount()) if agenda.rows.id_at(row) is not None}
    assert heights == {setting.theme.row_height}
    assert {agenda.rowHeight(row) for row in agenda.rows.headings()} == {round(setting.theme.row_height * 0.8)}


def test_time_alone_brings_it_up_to_date(setting: WindowSetting) -> None:
    agenda = agenda_of(setting)
    setting.clock.moment = NOW + dt.timedelta(days=5)
    setting.window.keeping_up.beat()
    setting.acting.wait_for_plans()
    agenda.finish()
    assert said(agenda)[0].startswith("Overdue")
    assert "Today, Sat 28 Nov" in " ".join(said(agenda))


def test_it_is_remembered(setting: WindowSetting, qtbot: QtBot, tmp_path: Path) -> None:
    memory = tmp_path / "window.json"
    first = setting.make_window(memory)
    qtbot.addWidget(first)
    first.menus.agenda.trigger()
    first.close()
    again = setting.make_window(memory)
    qtbot.addWidget(again)
    assert again.agenda is not None
    assert again.top_bar.agenda_button.isChecked()
    again.top_bar.agenda_button.click()
    assert not again.menus.agenda.isChecked()
    again.close()


def test_mark_up_in_names_stays_text(setting: WindowSetting) -> None:
    name = "<img src='file:///etc/passwd'> & <b>Co</b>"
    odd = replace(some_applications()[2], id="odd", company=name, role="a\nb\u202e")
    setting.acting(lambda: setting.recording.add(odd))
    agenda = agenda_of(setting)
    row = row_that_says(agenda, name)
    agenda.scrollTo(agenda.rows.index(row, 0))
    at = agenda.visualRect(agenda.rows.index(row, 0)).center()
    QApplication.sendEvent(agenda.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, agenda.viewport().mapToGlobal(at)))
    assert not agenda.grab().isNull()
