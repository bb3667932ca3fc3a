"""The settings' backups: made by hand, listed with what they hold, gone back to after a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from hearback.composition.parts import Parts, opened
from hearback.composition.window import build_window
from hearback.desk.main_window import MainWindow
from hearback.desk.settings.backups_page import BackupsPage
from hearback.desk.settings.settings_dialog import SettingsDialog
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
from hearback.domain.job_application import JobApplication
from hearback.usecases.backing_up import SECOND_FOLDER, Why
from hearback.usecases.change import Act, Edits


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    with opened(tmp_path / "data", "en-GB") as made:
        arbor = JobApplication(id="arbor", company="Arbor Bank", role="Analyst")
        made.archive.write(Act.ADD_APPLICATION, "Arbor Bank", Edits(applications={"arbor": arbor}))
        yield made


@pytest.fixture
def window(qtbot: QtBot, parts: Parts) -> Iterator[MainWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
    qtbot.addWidget(made)
    made.show()
    made.finish_start()
    yield made
    made.leave()


def page_of(window: MainWindow) -> BackupsPage:
    window.menus.settings.trigger()
    dialog = window.findChildren(SettingsDialog)[-1]
    dialog.pages.setCurrentIndex(dialog.pages.count() - 1)
    return dialog.backups


def answer(text: str) -> None:
    """Press a button of the question that is about to come."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == text).click()

    QTimer.singleShot(0, press)


def test_a_backup_made_by_hand_is_listed_with_what_it_holds(qtbot: QtBot, parts: Parts, window: MainWindow) -> None:
    page = page_of(window)
    assert (page.list.count(), page.back.isEnabled()) == (0, False)
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    assert page.list.count() == 1
    text = page.list.item(0).text()
    assert "by hand  ·  1 application  ·  0 messages  ·  last change" in text
    assert [backup.why for backup in parts.backing_up.all()] == [Why.ASKED]


def test_going_back_asks_and_shows_what_was(qtbot: QtBot, parts: Parts, window: MainWindow) -> None:
    parts.backing_up.make(Why.ASKED)
    window._acting(lambda: parts.archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications={"arbor": None})))
    assert list(window.model.ids) == []
    page = page_of(window)
    page.list.setCurrentRow(0)
    answer("Cancel")
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert list(window.model.ids) == []
    answer("Go back")
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert list(window.model.ids) == ["arbor"]
    assert not page.isVisible()
    assert [backup.why for backup in parts.backing_up.all()] == [Why.RESTORE, Why.ASKED]


def test_a_second_folder_is_kept_with_the_settings(qtbot: QtBot, parts: Parts, window: MainWindow, tmp_path: Path) -> None:
    page = page_of(window)
    page.folder.setText(str(tmp_path))
    dialog = window.findChildren(SettingsDialog)[-1]
    dialog.accept()
    assert parts.archive.preferences()[SECOND_FOLDER] == str(tmp_path)
    parts.backing_up.make(Why.ASKED)
    assert len(list(tmp_path.glob("hearback-asked-*.sqlite"))) == 1


def test_a_damaged_backup_says_so_and_changes_nothing(qtbot: QtBot, parts: Parts, window: MainWindow) -> None:
    backup = parts.backing_up.make(Why.ASKED)
    assert backup is not None
    backup.path.write_bytes(b"What is this?" * 100)
    page = page_of(window)
    assert "cannot be read" in page.list.item(0).text()
    page.list.setCurrentRow(0)
    answer("Go back")
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert list(window.model.ids) == ["arbor"]
    assert page.isVisible()
    for box in window.findChildren(QMessageBox):
        box.close()


def test_everything_is_checked_and_mended_after_a_backup(qtbot: QtBot, parts: Parts, window: MainWindow) -> None:
    page = page_of(window)
    qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
    assert (page.checked.text(), page.mend.isVisible()) == ("All is well: nothing is out of step.", False)
    parts.archive._connection.execute("UPDATE search SET words = 'nonsense'")
    qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
    assert page.checked.text() == "The search does not find 1 application as it is."
    qtbot.mouseClick(page.mend, Qt.MouseButton.LeftButton)
    assert (page.checked.text(), page.mend.isVisible()) == ("All is well: nothing is out of step.", False)
    assert [backup.why for backup in parts.backing_up.all()] == [Why.REPAIR]
