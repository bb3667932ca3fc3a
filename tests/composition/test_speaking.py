"""Every language that the program speaks, Qt's own sentences speak, too."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hearback.composition.speaking import speak, take_down
from hearback.desk.words import Words
from hearback.system.clock import SystemClock
from hearback.system.shipped import shipped_files

LANGUAGES = [language for language in shipped_files().languages() if language != "en"]


@pytest.fixture
def app(qtbot: QtBot) -> Iterator[QApplication]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    yield app
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_s_own_menu_is_in_the_language(app: QApplication, qtbot: QtBot, language: str) -> None:
    shipped = shipped_files()
    translator = speak(app, Words(shipped.root / "locale", language, SystemClock().zone()), shipped)
    try:
        field = QLineEdit()
        qtbot.addWidget(field)
        acts = [action.text().partition("\t")[0] for action in field.createStandardContextMenu().actions() if action.text()]
        assert acts
        assert not {"&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Select All"} & set(acts)
        assert field.layoutDirection() is (
            Qt.LayoutDirection.RightToLeft if language in ("ar", "he") else Qt.LayoutDirection.LeftToRight
        )
    finally:
        take_down(app, translator)
    assert not app.findChildren(QTranslator)
