"""Spelling in the real window with the real dictionaries: what is underlined, what the menu offers, what is remembered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk.composer_setting import GOOD, ComposerSetting, lumen
from hearback.desk.composer.message.message_editor import MessageEditor
from hearback.desk.composer.message.subject_line import SubjectLine
from hearback.desk.settings.spelling_page import SpellingPage
from hearback.domain.job_application import JobApplication
from hearback.usecases.spelling import EVERY_LANGUAGE, Spelling

Open = Callable[..., ComposerSetting]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open windows with Lumen Health's check-in in the composer and its spelling looked at; all are closed in the end."""
    opened: list[ComposerSetting] = []

    def open_one(application: JobApplication | None = None) -> ComposerSetting:
        one = ComposerSetting(qtbot, tmp_path, [application] if application else [])
        opened.append(one)
        one.window.show_everything()
        one.choose("Lumen Health")
        qtbot.waitUntil(lambda: one.pane.spelling is not None)
        return one

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def setting(open_window: Open) -> ComposerSetting:
    """Show the window in English."""
    return open_window(replace(lumen(), language="en-GB"))


def underlined(setting: ComposerSetting) -> list[str]:
    editor = setting.pane.form.editor
    return [editor.text[start:end] for start, end in editor.misspelt()]


def write(qtbot: QtBot, setting: ComposerSetting, text: str, expected: Sequence[str]) -> None:
    setting.write(text)
    qtbot.waitUntil(lambda: underlined(setting) == list(expected))


def menu_at(setting: ComposerSetting, place: MessageEditor | SubjectLine, position: int) -> QMenu:
    """Open the menu with the menu key, at a position of the text."""
    if isinstance(place, MessageEditor):
        cursor = place.textCursor()
        cursor.setPosition(position)
        place.setTextCursor(cursor)
    else:
        place.setCursorPosition(position)
    place.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    return shown_menu()


def shown_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def has_gone(menu: QMenu) -> bool:
    return not isValid(menu)


def says(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions()]


def choose(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.close()


# what is underlined


def test_misspelt_words_are_underlined_and_names_are_not(qtbot: QtBot, setting: ComposerSetting) -> None:
    text = (
        "Hi Priya, I recieved Tom's note on Debezium at Lumen. Mail sam.bel@x.example or see teh.example/wrod. [… fill ths …] teh"
    )

    write(qtbot, setting, text + " end", ["recieved", "teh"])


def test_a_good_message_has_nothing_underlined(qtbot: QtBot, setting: ComposerSetting) -> None:
    write(qtbot, setting, GOOD + "\n\nwrod", ["wrod"])


def test_the_line_is_drawn_in_its_own_colour_and_not_under_the_word_that_is_being_typed(
    qtbot: QtBot, setting: ComposerSetting
) -> None:
    editor = setting.pane.form.editor
    write(qtbot, setting, "fine wrod", ["wrod"])

    def red() -> int:
        image, colour = editor.viewport().grab().toImage(), setting.theme.tokens.misspelt
        pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(min(60, image.height())))
        return sum(abs(one.red() - colour.red()) + abs(one.green() - colour.green()) < 60 for one in pixels)

    editor.clearFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert red() > 10
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "s")
    qtbot.waitUntil(lambda: underlined(setting) == ["wrods"])
    assert red() == 0
    qtbot.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert red() > 10


def test_emoji_and_decomposed_letters_do_not_move_the_line(qtbot: QtBot, setting: ComposerSetting) -> None:
    write(qtbot, setting, "😀 a cafe\u0301 wrod\n😀😀 naïve teh", ["wrod", "teh"])


def test_a_subject_with_an_emoji_is_checked_and_drawn_as_well(qtbot: QtBot, setting: ComposerSetting) -> None:
    subject = setting.pane.form.subject
    subject.setText("😀 A thought since we spoke")
    plain = subject.grab().toImage()
    subject.setText("😀 A thougt  since we spoke")
    qtbot.waitUntil(lambda: [subject.text()[a:b] for a, b in subject.misspelt()] == ["thougt"])
    red = setting.pane._theme.tokens.misspelt.rgb()

    def reds(picture: QImage) -> int:
        return sum(picture.pixel(x, y) == red for x in range(picture.width()) for y in range(picture.height()))

    assert reds(plain) == 0
    assert reds(subject.grab().toImage()) > 0


def test_the_subject_is_checked_too(qtbot: QtBot, setting: ComposerSetting) -> None:
    subject = setting.pane.form.subject
    subject.setText("AW: Re: A thougt since we spoke")
    qtbot.waitUntil(lambda: [subject.text()[a:b] for a, b in subject.misspelt()] == ["thougt"])

    menu = menu_at(setting, subject, 12)
    qtbot.waitUntil(lambda: "thought" in says(menu))
    choose(menu, "thought")

    assert subject.text() == "AW: Re: A thought since we spoke"
    assert setting.pane.form.draft(setting.pane._shown.held.draft).subject == "AW: Re: A thought since we spoke"  # type: ignore[union-attr]


# languages


def test_the_language_of_the_message_is_followed_at_once(qtbot: QtBot, setting: ComposerSetting) -> None:
    write(qtbot, setting, "bonjour colour", ["bonjour"])

    setting.pane.form.language_chosen.emit("fr")

    qtbot.waitUntil(lambda: underlined(setting) == ["colour"])


def test_a_language_without_a_dictionary_is_said_quietly_and_nothing_is_underlined(qtbot: QtBot, open_window: Open) -> None:
    setting = open_window(replace(lumen(), language="uk"))
    note = setting.pane.form.spelling_note

    qtbot.waitUntil(note.isVisible)
    setting.write("Дякую за розмову, шалом שלום مرحبا wrod")

    assert note.text() == "No dictionary for Ukrainian on this computer."
    # a line may end within a long path
    assert str(setting.folder / "dictionaries") in note.toolTip().replace("\u200b", "")
    assert underlined(setting) == []
    setting.pane.form.language_chosen.emit("en-GB")
    qtbot.waitUntil(lambda: "wrod" in underlined(setting))
    assert not note.isVisible()


def test_right_to_left_text_is_checked_with_the_user_s_own_dictionary(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    (folder / "he_IL.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "he_IL.dic").write_text("2\nשלום\nתודה\n", encoding="utf-8")
    setting = open_window(replace(lumen(), language="he"))

    write(qtbot, setting, "שלום רב תודה", ["רב"])


# what can be done about it


def test_the_menu_suggests_and_puts_in_place_as_one_step_of_undo(qtbot: QtBot, setting: ComposerSetting) -> None:
    editor = setting.pane.form.editor
    write(qtbot, setting, "I recieved it", ["recieved"])

    menu = menu_at(setting, editor, 5)
    qtbot.waitUntil(lambda: "received" in says(menu))
    assert {"Add to my words", "Ignore in this message", "Check spelling"} <= set(says(menu))
    choose(menu, "received")

    assert editor.text == "I received it"
    editor.undo()
    assert editor.text == "I recieved it"


def test_suggestions_are_written_with_the_text_s_own_apostrophes(qtbot: QtBot, setting: ComposerSetting) -> None:
    editor = setting.pane.form.editor
    write(qtbot, setting, "I’m sure it dosen’t", ["dosen’t"])

    menu = menu_at(setting, editor, 12)
    qtbot.waitUntil(lambda: "doesn't" in says(menu))
    choose(menu, "doesn't")

    assert editor.text == "I’m sure it doesn’t"


def test_a_right_word_s_menu_offers_no_suggestions(qtbot: QtBot, setting: ComposerSetting) -> None:
    write(qtbot, setting, "fine wrod", ["wrod"])

    menu = menu_at(setting, setting.pane.form.editor, 2)

    assert "Add to my words" not in says(menu)
    menu.close()


def test_f7_goes_from_one_to_the_next_and_around(qtbot: QtBot, setting: ComposerSetting) -> None:
    editor = setting.pane.form.editor
    setting.pane.form.subject.setText("Hello")
    write(qtbot, setting, "teh first\n" + "fine words\n" * 60 + "and wrod last", ["teh", "wrod"])
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)

    for expected in ("teh", "wrod", "teh"):
        qtbot.keyClick(editor, Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        assert editor.textCursor().selectedText() == expected
        gone = shown_menu()
        gone.close()
        qtbot.waitUntil(partial(has_gone, gone))
        setting.window.activateWindow()
        qtbot.waitUntil(setting.window.isActiveWindow)

    qtbot.keyClick(editor, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: editor.textCursor().selectedText() == "wrod")
    menu = shown_menu()
    qtbot.waitUntil(lambda: "word" in says(menu))
    choose(menu, "word")
    assert editor.text.endswith("and word last")


def test_f7_says_so_where_nothing_is_misspelt(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.pane.form.subject.setText("Hello")
    setting.write("Everything is fine")
    qtbot.keyClick(setting.pane.form.editor, Qt.Key.Key_F7)

    qtbot.waitUntil(lambda: setting.pane.form.spelling_note.text() == "No misspelt words.")


# what is the user's own


def test_own_words_are_kept_over_a_restart_and_hold_in_their_language_only(qtbot: QtBot, open_window: Open) -> None:
    setting = open_window(replace(lumen(), language="en-GB"))
    write(qtbot, setting, "kubelo wrod", ["kubelo", "wrod"])
    menu = menu_at(setting, setting.pane.form.editor, 2)
    choose(menu, "Add to my words")
    menu = menu_at(setting, setting.pane.form.editor, 9)
    choose(menu, "Add to my words in every language")
    assert underlined(setting) == []
    assert setting.archive.undoable() is None or setting.archive.undoable()[0] != "remember"  # type: ignore[index]
    setting.window.close()
    setting.archive.close()

    again = open_window()
    write(qtbot, again, "Kubelo wrod teh", ["teh"])
    assert Spelling(again.archive).own_words() == {"en": ["kubelo"], EVERY_LANGUAGE: ["wrod"]}
    again.pane.form.language_chosen.emit("fr")
    qtbot.waitUntil(lambda: underlined(again) == ["Kubelo", "teh"])


def test_an_ignored_word_is_ignored_in_this_message_only(qtbot: QtBot, setting: ComposerSetting) -> None:
    write(qtbot, setting, "kubelo wrod", ["kubelo", "wrod"])

    choose(menu_at(setting, setting.pane.form.editor, 2), "Ignore in this message")

    assert underlined(setting) == ["wrod"]
    assert Spelling(setting.archive).own_words() == {}


def test_spelling_is_switched_off_and_on_in_the_menu(qtbot: QtBot, setting: ComposerSetting) -> None:
    write(qtbot, setting, "fine wrod", ["wrod"])

    choose(menu_at(setting, setting.pane.form.editor, 2), "Check spelling")
    assert underlined(setting) == []
    assert not Spelling(setting.archive).is_checked

    choose(menu_at(setting, setting.pane.form.editor, 2), "Check spelling")
    qtbot.waitUntil(lambda: underlined(setting) == ["wrod"])


def test_the_process_ends_with_the_window(qtbot: QtBot, setting: ComposerSetting) -> None:
    write(qtbot, setting, "fine wrod", ["wrod"])
    spelling = setting.pane.spelling
    assert spelling is not None
    thread = spelling._thread
    assert thread is not None

    setting.window.close()

    assert not thread.isRunning()


# settings


def test_own_words_are_taken_away_and_spelling_is_switched_off_in_the_settings(qtbot: QtBot, setting: ComposerSetting) -> None:
    spelling = Spelling(setting.archive)
    spelling.add("kubelo", "en-GB")
    spelling.add("Zenki")
    page = SpellingPage(setting.words, spelling, ["de-DE", "en-US", "en-GB"], setting.folder / "dictionaries")
    qtbot.addWidget(page)
    assert [page.list.item(row).text() for row in range(page.list.count())] == ["kubelo · English", "Zenki · Every language"]
    assert "English and German" in " ".join(one.text() for one in page.findChildren(QLabel))

    page.list.setCurrentRow(0)
    page.remove.click()
    page.check.setChecked(False)

    assert page.preferences == {"spelling": False, "own-words": {EVERY_LANGUAGE: ["Zenki"]}}
