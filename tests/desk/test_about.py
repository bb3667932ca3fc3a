"""About and what is new: what they tell, what is copied, and that an update is told of once."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desk.window_setting import BERLIN
from hearback.desk.about.about_dialog import AboutDialog, Facts
from hearback.desk.about.whats_new import UpdatedLine, news, news_since, tell_news
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.system.components import components, program_version
from hearback.system.shipped import shipped_files


def words(language: str = "en") -> Words:
    return Words(shipped_files().root / "locale", language, BERLIN)


@pytest.fixture
def about(qtbot: QtBot) -> AboutDialog:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    shipped = shipped_files()
    facts = Facts(
        version="1.2.3",
        data=Path.home() / "hearback <b>",
        surroundings=["Python 3.11.7, Qt 6.11.3", "Debian 12"],
        parts=lambda: components(shipped),
    )
    dialog = AboutDialog(words(), Theme(app, shipped.text, shipped.path), facts, None)
    qtbot.addWidget(dialog)
    return dialog


def test_about_tells_the_version_where_the_data_lie_and_every_licence(about: AboutDialog) -> None:
    told = [label.text() for label in about.told]
    assert told[0] == "Hearback 1.2.3"
    assert about.data.text() == str(Path.home() / "hearback <b>")
    lines = [about.list.item(row).text() for row in range(about.list.count())]
    assert any(line.startswith("Hearback ") and line.endswith("MIT") for line in lines)
    assert any(line.startswith("PySide6_Essentials ") and "LGPL-3.0" in line for line in lines)
    for row in range(about.list.count()):
        about.list.setCurrentRow(row)
        assert len(about.text.toPlainText()) > 100, lines[row]


def test_what_is_copied_helps_a_report_and_does_not_name_the_user(about: AboutDialog) -> None:
    about.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Hearback 1.2.3\nPython 3.11.7, Qt 6.11.3\nDebian 12\nData: ~/hearback <b>\n")
    assert "sqlite-utils " in copied
    assert str(Path.home()) not in copied


def test_this_version_has_news_in_every_language() -> None:
    assert news(words())[0][0] == program_version()
    assert [version for version, _told in news(words("de"))] == [version for version, _told in news(words())]


def test_news_are_those_since_the_version_that_ran_last() -> None:
    versions = [version for version, _told in news_since(words(), "", program_version())]
    assert versions[0] == program_version()
    assert news_since(words(), program_version(), program_version()) == []
    assert news_since(words(), "", "0.0.9") == []


def test_the_line_after_an_update_leads_to_the_news_and_goes(qtbot: QtBot) -> None:
    opened: list[bool] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    line = UpdatedLine(words(), "1.2.3", lambda: opened.append(True), parent)
    line.show()
    line.more.click()
    assert opened == [True]
    assert line.isHidden()


def test_news_are_told_in_words(qtbot: QtBot) -> None:
    parent = QMessageBox()
    qtbot.addWidget(parent)
    tell_news(words("de"), [("1.2.3", ["Eins.", "Zwei."])], parent)
    (box,) = parent.findChildren(QMessageBox)
    assert box.informativeText() == "Hearback 1.2.3\n•  Eins.\n•  Zwei."
    box.close()
