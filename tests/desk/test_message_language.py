"""A message in any language: one without templates or phrase lists is written in just as well, and nothing claims to judge it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desk.composer_setting import ComposerSetting, lumen
from hearback.desk.language.message_words import MessageWords
from hearback.domain.checklist_items import Item

NOT_JUDGED = "Not judged in this language: your call"
TEXTS = {
    "uk": "Вітаю, Priya!\n\nДякую за розмову про роль Data Engineer у Lumen Health. Чи можу я ще щось надіслати?",
    "ar": "مرحبا Priya،\n\nشكرا على الحديث عن وظيفة Data Engineer في Lumen Health. هل تحتاجون إلى شيء آخر؟",
    "he": "שלום Priya,\n\nתודה על השיחה על התפקיד Data Engineer ב-Lumen Health. האם אוכל לעזור במשהו?",
    "ja": "Priya様\n\n先日は Lumen Health の Data Engineer のお話をありがとうございました。他に何か必要ですか？",
}


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[ComposerSetting]:
    made = ComposerSetting(qtbot, tmp_path, [replace(lumen(), language="en")])
    made.window.show_everything()
    made.choose("Lumen Health")
    qtbot.waitUntil(made.pane.isVisible)
    yield made
    made.close()


def pick(setting: ComposerSetting, name: str) -> None:
    """Pick a language in the menu of all others, as a person does."""
    menus = [action.menu() for action in setting.pane.form.language.menu().actions() if action.menu() is not None]
    others = menus[0]
    assert isinstance(others, QMenu)
    assert others.title() == "Another language"
    others.popup(setting.window.pos())
    # all of them in one column, to be scrolled through
    assert others.width() < 400
    assert len({others.actionGeometry(action).x() for action in others.actions()}) == 1
    others.hide()
    next(action for action in others.actions() if action.text() == name).trigger()


@pytest.mark.parametrize(("language", "name"), [("uk", "Ukrainian"), ("ar", "Arabic"), ("he", "Hebrew"), ("ja", "Japanese")])
def test_any_language_can_be_chosen_and_is_not_judged(setting: ComposerSetting, language: str, name: str) -> None:
    form = setting.pane.form
    assert not form.language_note.isVisible()
    pick(setting, name)

    assert setting.stored("lumen").language == language
    assert form.language.text() == f"{name} ▾"
    assert form.language_note.isVisible()
    assert form.language_note.text().startswith(f"The openings are not in {name} but in English")
    setting.write(TEXTS[language])
    # it is the user's own text now
    assert not form.language_note.isVisible()
    for item in (Item.NOT_GENERIC, Item.NOT_EAGER, Item.INTERESTED, Item.WAIT):
        assert NOT_JUDGED in setting.row(item).go.accessibleName()
    # names are names in every language
    assert setting.row(Item.ROLE_OR_COMPANY).go.accessibleName().endswith("(done)")


def test_an_opening_lent_from_english_is_english_throughout(setting: ComposerSetting) -> None:
    started = setting.pane.form.editor.text
    pick(setting, "Ukrainian")
    assert setting.pane.form.editor.text == started
    assert not any("а" <= letter <= "я" for letter in setting.pane.form.editor.text + setting.pane.form.subject.text())


def test_what_was_typed_stays_when_the_language_changes(setting: ComposerSetting) -> None:
    setting.write(TEXTS["uk"])
    pick(setting, "Ukrainian")
    assert setting.pane.form.editor.text == TEXTS["uk"]


@pytest.mark.parametrize("language", ["ar", "he"])
def test_text_read_from_the_right_begins_there_wherever_it_is_typed(setting: ComposerSetting, language: str) -> None:
    note = setting.pane.notes.form.text
    note.setPlainText(TEXTS[language])
    assert note.document().defaultTextOption().alignment() & Qt.AlignmentFlag.AlignRight
    note.setPlainText(TEXTS["uk"])
    assert note.document().defaultTextOption().alignment() & Qt.AlignmentFlag.AlignLeft


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pl", "pt"])
def test_a_day_in_a_message_is_written_out_and_ends_no_sentence(language: str) -> None:
    words = MessageWords(language)
    today = dt.date(2026, 11, 26)
    for before in range(1, 500):
        said = words.day(today - dt.timedelta(days=before), today)
        assert "." not in said.replace(". ", " "), said
        assert not said.endswith("."), said
    assert (
        words.day(dt.date(2026, 9, 15), today)
        == {
            "de": "Dienstag, 15. September",
            "en": "Tuesday 15 September",
            "es": "martes 15 de septiembre",
            "fr": "mardi 15 septembre",
            "it": "martedì 15 settembre",
            "nl": "dinsdag 15 september",
            "pl": "15 września",
            "pt": "15 de setembro",
        }[language]
    )
