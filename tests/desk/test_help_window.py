"""The help's window: reading, searching, going from topic to topic and back, and the way there from a date."""

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from hearback.desk.help.help_window import HelpWindow
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.system.help_shelf import ShippedHelp
from hearback.system.shipped import shipped_files


def help_in(qtbot: QtBot, language: str) -> HelpWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    shipped = shipped_files()
    words = Words(shipped.root / "locale", language, ZoneInfo("Europe/Berlin"))
    window = HelpWindow(words, Theme(app, shipped.text, shipped.path), ShippedHelp(shipped.root), None)
    qtbot.addWidget(window)
    window.open()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    return help_in(qtbot, "en")


def listed(window: HelpWindow) -> list[str]:
    titles = window.contents.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return [one.text(0) for one in titles if one.parent() is not None]


def item(window: HelpWindow, title: str) -> QTreeWidgetItem:
    return window.contents.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]


def test_it_opens_at_the_first_steps_with_every_topic_listed(window: HelpWindow) -> None:
    assert window.view.toPlainText().startswith("First steps")
    assert len(listed(window)) == 21
    assert not window.back.isEnabled()


def test_a_topic_is_read_by_choosing_it(window: HelpWindow) -> None:
    window.contents.setCurrentItem(item(window, "Courtesy"))
    assert window.view.toPlainText().startswith("Courtesy")


def test_a_link_leads_to_another_topic_and_back(qtbot: QtBot, window: HelpWindow) -> None:
    window.open("check-in")
    window.view.anchorClicked.emit(QUrl("paces"))
    assert window.view.toPlainText().startswith("Paces")
    assert window.contents.currentItem() is item(window, "Paces, and where they come from")
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.topic == "check-in"


def test_what_is_typed_finds_topics_and_tints_the_words(qtbot: QtBot, window: HelpWindow) -> None:
    qtbot.keyClicks(window.search, "whoever COURT")
    assert listed(window) == ["Courtesy"]
    assert window.view.toPlainText().startswith("Courtesy")
    tinted = {one.cursor.selectedText().lower() for one in window.view.extraSelections()}
    assert tinted == {"whoever", "court"}
    # searching is one step, however many letters it took
    window.go_back()
    assert window.topic == "first-steps"


def test_words_that_no_topic_has_are_said_to_be_missing(qtbot: QtBot, window: HelpWindow) -> None:
    qtbot.keyClicks(window.search, "zeppelin")
    assert (listed(window), window.nothing.isVisible()) == ([], True)
    window.search.clear()
    assert len(listed(window)) == 21


def test_german_is_found_without_its_dots(qtbot: QtBot) -> None:
    german = help_in(qtbot, "de")
    qtbot.keyClicks(german.search, "hoflichkeit")
    assert "Höflichkeit" in listed(german)


def test_english_help_is_written_from_the_left_where_the_program_is_not(qtbot: QtBot) -> None:
    assert help_in(qtbot, "ar").view.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_link_to_nowhere_and_a_file_change_nothing(window: HelpWindow) -> None:
    for link in ("nowhere", "file:///etc/passwd", "https://hearback.example"):
        window.view.anchorClicked.emit(QUrl(link))
    assert window.topic == "first-steps"


def test_pictures_are_seen_as_wide_as_there_is_room(window: HelpWindow) -> None:
    window.open("the-list")
    picture = window.view.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl("list.png"))
    assert isinstance(picture, QImage)
    assert window.view.viewport().width() * 0.8 < picture.width() < window.view.viewport().width()
    colours = {picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())}
    assert len(colours) > 3


def test_escape_closes_it(qtbot: QtBot, window: HelpWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
