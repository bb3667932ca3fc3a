"""The conversation notes beside the message: put in by click, key and drag, shown as used, edited and deleted in place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desk.composer_setting import ComposerSetting, lumen
from desk.window_setting import berlin
from hearback.desk.composer.beside.note_card import NoteCard, NoteUse
from hearback.desk.composer.beside.note_phrase import phrase_data
from hearback.domain.checklist import Item
from hearback.domain.job_application import ConversationNote, JobApplication, NoteKind, Round
from hearback.usecases.change import Act

Open = Callable[..., ComposerSetting]

SCHEMA = "[… We lost two weeks to a schema change nobody reviewed …]"


@pytest.fixture
def open_notes(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open a window on one application's notes and message; it is closed in the end."""
    opened: list[ComposerSetting] = []

    def open_one(application: JobApplication) -> ComposerSetting:
        one = ComposerSetting(qtbot, tmp_path, [application])
        opened.append(one)
        one.choose(application.company)
        qtbot.waitUntil(one.pane.isVisible)
        return one

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def setting(open_notes: Open) -> ComposerSetting:
    """Show Lumen Health's three notes."""
    return open_notes(lumen())


def put_cursor(setting: ComposerSetting, at: int) -> None:
    cursor = setting.pane.form.editor.textCursor()
    cursor.setPosition(at)
    setting.pane.form.editor.setTextCursor(cursor)


def uses(setting: ComposerSetting) -> list[NoteUse]:
    setting.pane.judging.judge_now()
    return [card.use for card in setting.pane.notes.cards]


def choose_in(menu: QMenu, *names: str) -> None:
    """Choose an entry by its name, through the menus around it."""
    for name in names[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == name)  # type: ignore[assignment]
    next(action for action in menu.actions() if action.text().split("\t")[0] == names[-1]).trigger()


def notes(setting: ComposerSetting, round_index: int = 0) -> Sequence[ConversationNote]:
    return setting.stored("lumen").rounds[round_index].notes


# into the message


def test_a_click_puts_a_note_in_as_a_phrase_to_be_worked_in(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write("Hi Priya,")
    setting.pane.form.editor.moveCursor(QTextCursor.MoveOperation.End)
    card = setting.pane.notes.cards[0]

    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    assert setting.pane.form.editor.text == f"Hi Priya, {SCHEMA}"
    assert uses(setting) == [NoteUse.TO_WORK_IN, NoteUse.UNUSED, NoteUse.UNUSED]
    assert "still to be worked in" in card.accessibleName()
    assert "left to fill in" in setting.row(Item.FILLED_IN).go.accessibleName().lower()


def test_enter_on_a_note_puts_it_in_at_the_cursor(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write("Hello there")
    put_cursor(setting, 7)
    setting.pane.notes.cards[0].setFocus()

    qtbot.keyClick(setting.pane.notes.cards[0], Qt.Key.Key_Return)

    assert setting.pane.form.editor.text == f"Hello {SCHEMA} there"


def test_a_note_worked_in_is_marked_as_used_while_typing(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write("")
    qtbot.keyClicks(setting.pane.form.editor, "You lost two weeks to a schema change.")
    card = setting.pane.notes.cards[0]

    qtbot.waitUntil(lambda: card.use is NoteUse.USED)
    assert "used in this message" in card.accessibleName()
    assert card.property("used") == "used"
    assert "message" not in setting.pane.notes.cards[1].accessibleName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_deleting_an_edge_of_the_mark_leaves_the_words(qtbot: QtBot, setting: ComposerSetting, key: Qt.Key) -> None:
    setting.write(f"😀 {SCHEMA} then")
    put_cursor(setting, len("xx ") + (1 if key is Qt.Key.Key_Backspace else 0))
    editor = setting.pane.form.editor

    qtbot.keyClick(editor, key)
    assert editor.text == "😀 We lost two weeks to a schema change nobody reviewed then"
    assert uses(setting)[0] is NoteUse.USED

    editor.undo()
    assert editor.text == f"😀 {SCHEMA} then"


def test_a_note_put_in_within_a_mark_takes_its_place(setting: ComposerSetting) -> None:
    setting.write("I liked [… something …] very much.")
    put_cursor(setting, 12)

    setting.pane.notes.cards[0].click()

    assert setting.pane.form.editor.text == f"I liked {SCHEMA} very much."


def test_a_dragged_note_lands_between_words_where_it_is_dropped(setting: ComposerSetting) -> None:
    setting.write("Hello there\n\nBye")
    editor, card = setting.pane.form.editor, setting.pane.notes.cards[0]
    cursor = editor.textCursor()
    cursor.setPosition(8)
    at = QPointF(editor.cursorRect(cursor).center())
    data = phrase_data(card.phrase, card.said)
    put_cursor(setting, 16)

    for event in (
        QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
        QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    ):
        QApplication.sendEvent(editor.viewport(), event)

    assert editor.text == f"Hello {SCHEMA} there\n\nBye"
    assert data.text() == "We lost two weeks to a schema change nobody reviewed"


def test_a_quotation_is_put_in_in_the_quotation_marks_of_the_message(open_notes: Open) -> None:
    quote = ConversationNote(text='"<b>Ohne</b> […] Review"', kind=NoteKind.QUOTE)
    before = lumen()
    setting = open_notes(replace(before, language="de", rounds=(replace(before.rounds[0], notes=(quote,)),)))
    setting.write("")

    setting.pane.notes.cards[0].click()

    assert setting.pane.form.editor.text == "[… „<b>Ohne</b> [] Review“ …]"


# many, and long


def test_the_newest_round_comes_first_and_each_is_named(open_notes: Open) -> None:
    before = lumen()
    long = "They told the story of the migration that took a year. " * 12
    rounds = (
        Round(name="Panel", starts=berlin(11, 18, 14), notes=(ConversationNote(text="second"), ConversationNote(text=long))),
        Round(name="Screening", starts=berlin(11, 10, 9), notes=(ConversationNote(text="first"),)),
        Round(name="Called off", starts=berlin(11, 20, 9), notes=(ConversationNote(text="never"),), cancelled=True),
        Round(name="Coffee", starts=berlin(11, 20, 9)),
    )
    setting = open_notes(replace(before, rounds=rounds))
    pane = setting.pane.notes

    assert [note.text for note in pane.notes] == ["second", long, "first"]
    captions = [label.text() for label in pane.findChildren(QLabel) if label.property("role") == "caption"]
    assert [text.split(",")[0] for text in captions if "2026" not in text and "·" not in text] == ["Panel", "Screening"]
    card = pane.cards[1]
    assert not any(len(label.text()) > 200 for label in card.findChildren(QLabel))
    assert " ".join(long.split()) in card.toolTip()
    assert card.accessibleName().startswith(" ".join(long.split()))


def test_what_looks_like_mark_up_is_shown_as_typed(open_notes: Open) -> None:
    before = lumen()
    nasty = "<img src='file:///etc/hostname'> & <b>bold</b> " * 10
    setting = open_notes(replace(before, rounds=(replace(before.rounds[0], notes=(ConversationNote(text=nasty),)),)))
    card = setting.pane.notes.cards[0]

    assert "<img" not in card.toolTip()
    assert "&lt;img" in card.toolTip()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in card.findChildren(QLabel))


# changed in place


def test_a_note_can_be_added_from_the_keyboard(qtbot: QtBot, setting: ComposerSetting) -> None:
    pane = setting.pane.notes
    qtbot.mouseClick(pane.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(pane.form.text, "Coffee is free")
    pane.form.kind.setCurrentIndex(pane.form.kind.findData(NoteKind.INSIGHT))
    qtbot.keyClick(pane.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert notes(setting)[-1] == ConversationNote(text="Coffee is free", kind=NoteKind.INSIGHT, person="Priya Nair")
    assert len(pane.cards) == 4
    assert pane.form.isHidden()


@pytest.mark.parametrize("leave", ["the application", "the window"])
def test_a_note_being_typed_is_kept_where_it_is_left(qtbot: QtBot, setting: ComposerSetting, leave: str) -> None:
    pane = setting.pane.notes
    pane.add.click()
    qtbot.keyClicks(pane.form.text, "Coffee is free")

    if leave == "the window":
        setting.window.close()
    else:
        setting.pane.show_application(None)

    assert [one.text for one in notes(setting)][-1] == "Coffee is free"
    assert len(notes(setting)) == len(lumen().rounds[0].notes) + 1


def test_a_note_being_typed_goes_with_its_application(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.pane.notes.add.click()
    qtbot.keyClicks(setting.pane.notes.form.text, "Coffee is free")

    setting.acting(lambda: setting.recording.delete(["lumen"]))
    setting.pane.show_application(None)

    assert setting.complaints == []
    setting.acting(setting.archive.undo)
    assert notes(setting) == lumen().rounds[0].notes


def test_a_note_is_edited_where_it_stands_and_undone(qtbot: QtBot, setting: ComposerSetting) -> None:
    pane = setting.pane.notes
    pane.cards[1].setFocus()
    qtbot.keyClick(pane.cards[1], Qt.Key.Key_F2)

    assert pane.form.text.toPlainText() == "Laughed about <b>sourdough</b> & pagers"
    assert pane.cards[1].isHidden()
    qtbot.keyClicks(pane.form.text, "Laughed about bread")
    qtbot.keyClick(pane.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    changed = ConversationNote(text="Laughed about bread", kind=NoteKind.HUMOUR)
    assert notes(setting)[1] == changed
    assert pane.form.isHidden()
    assert not pane.cards[1].isHidden()
    assert setting.archive.undoable() == (Act.EDIT_NOTE, "Lumen Health")

    setting.acting(setting.archive.undo)
    assert notes(setting) == lumen().rounds[0].notes
    assert pane.notes == list(lumen().rounds[0].notes)


def test_escape_leaves_a_note_as_it_is_and_a_new_one_half_typed_for_later(qtbot: QtBot, setting: ComposerSetting) -> None:
    pane = setting.pane.notes
    pane.add.click()
    qtbot.keyClicks(pane.form.text, "Half a tho")
    qtbot.keyClick(pane.form.text, Qt.Key.Key_Escape)
    qtbot.keyClick(pane.cards[0], Qt.Key.Key_F2)
    qtbot.keyClicks(pane.form.text, "Never mind")
    qtbot.keyClick(pane.form.text, Qt.Key.Key_Escape)

    assert not pane.cards[0].isHidden()
    assert notes(setting) == lumen().rounds[0].notes
    pane.add.click()
    assert pane.form.text.toPlainText() == "Half a tho"


def test_kind_and_person_are_changed_from_the_menu(setting: ComposerSetting) -> None:
    pane = setting.pane.notes
    choose_in(pane.menu_of(pane.cards[1]), "Kind", "insight")
    choose_in(pane.menu_of(pane.cards[1]), "Said by", "Priya Nair")
    choose_in(pane.menu_of(pane.cards[0]), "Said by", "Nobody in particular")

    assert (notes(setting)[1].kind, notes(setting)[1].person) == (NoteKind.INSIGHT, "Priya Nair")
    assert notes(setting)[0].person is None
    choose_in(pane.menu_of(pane.cards[0]), "Copy")
    assert QGuiApplication.clipboard().text() == "We lost two weeks to a schema change nobody reviewed"


def test_delete_takes_one_note_away_and_undo_brings_it_back(qtbot: QtBot, setting: ComposerSetting) -> None:
    pane = setting.pane.notes
    pane.add.click()
    qtbot.keyClicks(pane.form.text, "Still typing")
    pane.cards[1].setFocus()
    qtbot.keyClick(pane.cards[1], Qt.Key.Key_Delete)

    assert [note.kind for note in notes(setting)] == [NoteKind.TOPIC, NoteKind.FIT]
    assert setting.archive.undoable() == (Act.DELETE_NOTE, "Lumen Health")
    assert pane.cards[1].hasFocus()
    assert pane.form.text.toPlainText() == "Still typing"

    setting.acting(setting.archive.undo)
    assert len(pane.cards) == 3


def test_a_note_that_another_program_deleted_stays_deleted(setting: ComposerSetting) -> None:
    pane = setting.pane.notes
    menu = pane.menu_of(pane.cards[0])
    setting.recording.change_note("lumen", 0, notes(setting)[0], None)

    choose_in(menu, "Kind", "insight")

    assert [note.kind for note in notes(setting)] == [NoteKind.HUMOUR, NoteKind.FIT]


def test_forty_notes_can_all_be_reached(qtbot: QtBot, open_notes: Open) -> None:
    before = lumen()
    many = tuple(ConversationNote(text=f"note {number}") for number in range(40))
    setting = open_notes(replace(before, rounds=(replace(before.rounds[0], notes=many),)))
    pane = setting.pane.notes
    last: NoteCard = pane.cards[-1]

    assert last.visibleRegion().isEmpty()
    pane.cards[-2].setFocus()
    qtbot.keyClick(pane.cards[-2], Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert pane.add.isVisible()
    assert not pane.add.visibleRegion().isEmpty()
