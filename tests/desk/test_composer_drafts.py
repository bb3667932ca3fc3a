"""Drafts save themselves: at every pause, beside another window's words, and nothing typed is lost."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desk.composer_setting import GOOD, ComposerSetting, lumen, one_of_each
from desk.window_setting import berlin
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication, Message, MessageKind, Round, Step
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.message import Draft
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.usecases.change import Act, SeenDraft
from hearback.usecases.ports import ArchiveFault, StoreProblem

Open = Callable[[Sequence[JobApplication]], ComposerSetting]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open windows on one store, with Lumen Health in the composer; all are closed in the end."""
    opened: list[ComposerSetting] = []

    def open_one(applications: Sequence[JobApplication]) -> ComposerSetting:
        one = ComposerSetting(qtbot, tmp_path, applications)
        opened.append(one)
        one.window.show_everything()
        one.choose("Lumen Health")
        qtbot.waitUntil(one.pane.isVisible)
        return one

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def setting(open_window: Open) -> ComposerSetting:
    """Show the window with Lumen Health's check-in in the composer."""
    return open_window(one_of_each())


def kept(setting: ComposerSetting) -> list[str]:
    """Return what the store holds of Lumen Health's drafts, as another program sees it."""
    with closing(open_archive(setting.folder, clock=setting.clock.now)) as other:
        return [one.draft.body for _seen, one in other.drafts("lumen")]


def menu(setting: ComposerSetting) -> list[QAction]:
    """Return what the menu of drafts offers."""
    setting.pane.unsent.aboutToShow.emit()
    return [action for action in setting.pane.unsent.actions() if action.text()]


def fail(*_arguments: object) -> SeenDraft:
    raise ArchiveFault(StoreProblem.FULL, "/data")


# saving


def test_what_is_typed_is_saved_once_the_typing_pauses(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    assert kept(setting) == []

    qtbot.waitUntil(lambda: kept(setting) == [GOOD])
    assert setting.archive.undoable() == (Act.EDIT_PREFERENCES, "")


def test_another_opening_leaves_what_was_typed_as_a_draft_of_its_own(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    qtbot.waitUntil(lambda: kept(setting) == [GOOD])

    setting.pane.form.opening.picked.emit(setting.pane.form.opening.values[1])
    begun = setting.pane.form.editor.text
    assert setting.pane._writing.keep_now()
    assert kept(setting) == [GOOD]
    assert any("Priya" in action.text() for action in menu(setting)), "it is offered"

    setting.write(f"{begun} And more.")
    assert setting.pane._writing.keep_now()
    assert kept(setting) == [GOOD, f"{begun} And more."]

    setting.pane.form.editor.undo()
    setting.pane.form.editor.undo()
    assert setting.pane.form.editor.text == GOOD
    assert setting.pane._writing.keep_now()
    assert kept(setting) == [GOOD], "what undo took back is gone"


def test_it_is_saved_at_once_where_the_message_is_left(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.pane.form.editor.setFocus()
    setting.write(GOOD)
    setting.window.list.setFocus()
    assert kept(setting) == [GOOD]

    setting.write("Hi")
    setting.choose("Arbor Bank")
    assert kept(setting) == ["Hi"]


def test_a_tick_and_a_hand_off_are_saved_as_well(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    qtbot.mouseClick(setting.row(Item.ONLY_YOU).mark, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(setting.button("Copy message"), Qt.MouseButton.LeftButton)
    setting.pane.keeping.now()

    ((_seen, one),) = setting.archive.drafts("lumen")
    assert (one.ticked, one.handed_off) == (frozenset({Item.ONLY_YOU}), True)


def test_typing_undone_to_the_beginning_leaves_no_draft(qtbot: QtBot, setting: ComposerSetting) -> None:
    editor = setting.pane.form.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "x")
    setting.pane.keeping.now()
    assert len(kept(setting)) == 1
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    setting.pane.keeping.now()

    assert kept(setting) == []
    assert setting.pane.drafts.unfinished_kinds(setting.stored("lumen")) == []


def test_a_full_disk_is_said_once_without_a_dialog_and_typing_goes_on(
    qtbot: QtBot, setting: ComposerSetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(setting.archive, "keep_draft", fail)
        for text in ("one", "two"):
            setting.write(text)
            setting.pane.keeping.now()
        assert setting.pane.notice.isVisible()
        assert "cannot be saved" in setting.pane.notice.text()
        assert setting.complaints == []

        # it is not lost by looking elsewhere either
        setting.choose("Arbor Bank")
        setting.choose("Lumen Health")
        assert setting.pane.form.editor.text == "two"

    setting.write(GOOD)
    setting.pane.keeping.now()
    assert not setting.pane.notice.isVisible()
    assert kept(setting) == [GOOD]


def test_closing_without_what_could_not_be_saved_is_the_users_own_choice(
    qtbot: QtBot, setting: ComposerSetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def go_back(box: QMessageBox) -> int:
        asked.append(box.text())
        return 0

    setting.write(GOOD)
    with monkeypatch.context() as patched:
        patched.setattr(setting.archive, "keep_draft", fail)
        patched.setattr(QMessageBox, "exec", go_back)
        assert not setting.window.close()
    assert asked == ["Close without what you typed last?"]
    assert setting.window.isVisible()
    assert setting.pane.form.editor.text == GOOD


# two windows


def other_window(setting: ComposerSetting, body: str) -> None:
    """Have another program write Lumen Health's draft."""
    with closing(open_archive(setting.folder, clock=setting.clock.now)) as other:
        _write(other, body)


def _write(other: SqliteArchive, body: str) -> None:
    ((seen, one),) = other.drafts("lumen")
    other.keep_draft(replace(one, draft=replace(one.draft, body=body)), seen)


def test_the_other_windows_text_is_taken_up_where_nothing_is_being_typed(setting: ComposerSetting) -> None:
    setting.write(GOOD)
    setting.pane.keeping.now()
    other_window(setting, "theirs")
    setting.window.keeping_up.look_elsewhere()

    assert setting.pane.form.editor.text == "theirs"
    setting.write("mine")
    setting.pane.keeping.now()
    assert kept(setting) == ["mine"]


def test_both_texts_are_kept_and_offered_where_two_windows_write_at_once(setting: ComposerSetting) -> None:
    setting.write(GOOD)
    setting.pane.keeping.now()
    setting.write("mine")
    other_window(setting, "theirs")
    setting.window.keeping_up.look_elsewhere()
    assert setting.pane.form.editor.text == "mine"
    setting.pane.keeping.now()

    assert kept(setting) == ["theirs", "mine"]
    assert "Another window" in setting.pane.notice.text()
    assert setting.pane.form.drafts.isVisible()
    theirs, _discard = menu(setting)
    assert theirs.text().endswith("“theirs Re: Thank you for Wednesday”")
    theirs.trigger()
    assert setting.pane.form.editor.text == "theirs"
    setting.pane.refresh()
    assert setting.pane.form.editor.text == "theirs"
    assert "mine" in menu(setting)[0].text()


def test_both_texts_are_kept_where_two_windows_begin_one_message_at_once(setting: ComposerSetting) -> None:
    setting.write("mine")
    place = setting.pane.drafts.place(setting.stored("lumen"), MessageKind.CHECK_IN)
    theirs = KeptDraft(place=place, draft=Draft(kind=MessageKind.CHECK_IN, to=(), subject="", body="theirs"), language="en")
    with closing(open_archive(setting.folder, clock=setting.clock.now)) as other:
        other.keep_draft(theirs, None)
    setting.window.keeping_up.look_elsewhere()
    setting.pane.keeping.now()

    assert sorted(kept(setting)) == ["mine", "theirs"]
    assert "Another window" in setting.pane.notice.text()
    setting.write("mine and more")
    setting.pane.keeping.now()
    assert sorted(kept(setting)) == ["mine and more", "theirs"]


# what was never sent


def two_rounds() -> JobApplication:
    """Return Lumen Health, after the first interview."""
    return replace(lumen(), messages=(), rounds=(Round(name="Screening", starts=berlin(11, 21, 14), people=("Priya Nair",)),))


def test_a_thank_you_that_was_never_sent_is_found_but_not_shown_for_the_next(open_window: Open) -> None:
    setting = open_window([two_rounds(), *one_of_each()[1:]])
    setting.write("Thank you for the screening")
    setting.choose("Arbor Bank")
    setting.clock.moment = berlin(11, 26, 9)
    panel = Round(name="Panel", starts=berlin(11, 25, 14), people=("Tom Weiss",))
    setting.acting(lambda: setting.recording.book_round("lumen", panel))
    setting.choose("Lumen Health")

    form = setting.pane.form
    assert form.to.chosen == ("Tom Weiss",)
    assert form.editor.text != "Thank you for the screening"
    setting.write("Thank you for the panel")
    setting.pane.keeping.now()
    old, _discard = menu(setting)
    assert old.text().startswith("Thank-you · Screening, Sat 21 Nov · saved Mon 23 Nov, 14:00: “Thank you for the screening")

    old.trigger()
    assert form.editor.text == "Thank you for the screening"
    assert form.to.chosen == ("Priya Nair",)
    assert sorted(kept(setting)) == ["Thank you for the panel", "Thank you for the screening"]

    _other, discard = menu(setting)
    assert discard.text() == "Discard the draft shown"
    discard.trigger()
    assert kept(setting) == ["Thank you for the panel"]
    assert form.editor.text == "Thank you for the panel"
    setting.acting(setting.archive.undo)
    assert len(kept(setting)) == 2


def test_where_no_message_is_shown_the_card_leads_to_the_drafts(open_window: Open) -> None:
    ahead = Round(name="Final", starts=berlin(11, 27, 9))
    setting = open_window([two_rounds(), *one_of_each()[1:]])
    setting.write("Thank you for the screening")
    setting.choose("Arbor Bank")
    setting.clock.moment = berlin(11, 26, 9)
    setting.acting(lambda: setting.recording.book_round("lumen", ahead))
    setting.choose("Lumen Health")

    assert not setting.pane.form.isVisible()
    assert setting.button("Unsent drafts").menu() is setting.pane.unsent
    menu(setting)[0].trigger()
    assert setting.pane.form.isVisible()
    assert setting.pane.form.editor.text == "Thank you for the screening"


def test_skipping_a_step_does_not_throw_its_words_away(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    qtbot.mouseClick(setting.button("Skip"), Qt.MouseButton.LeftButton)

    assert setting.stored("lumen").skips[-1].step is Step.CHECK_IN
    assert kept(setting) == [GOOD]
    assert any("Hi Priya" in action.text() for action in menu(setting))


def test_a_message_taken_back_is_a_draft_again(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.write(GOOD)
    qtbot.mouseClick(setting.row(Item.ONLY_YOU).mark, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(setting.button("Copy message"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(setting.pane.bar.just_now, Qt.MouseButton.LeftButton)
    sent = setting.stored("lumen").messages[-1]
    assert (sent.body, sent.overruled) == (GOOD, (Item.ONLY_YOU,))
    assert kept(setting) == []

    setting.acting(setting.archive.undo)
    assert kept(setting) == [GOOD]
    assert setting.pane.form.editor.text == GOOD
    assert setting.pane.card.text.startswith("Check-in")


def test_a_deleted_application_comes_back_with_what_was_being_written(setting: ComposerSetting) -> None:
    setting.write(GOOD)
    setting.pane.keeping.now()
    setting.acting(lambda: setting.recording.delete(["lumen"]))
    assert kept(setting) == []
    setting.acting(setting.archive.undo)
    setting.choose("Lumen Health")
    assert setting.pane.form.editor.text == GOOD


# undo in the text


@pytest.mark.parametrize("where", ["editor", "subject"])
def test_undo_inside_the_message_takes_back_typing_and_never_an_act(qtbot: QtBot, setting: ComposerSetting, where: str) -> None:
    setting.acting(lambda: setting.recording.record_message("arbor", Message(kind=MessageKind.OTHER, sent=berlin(11, 23, 9))))
    before = setting.archive.undoable()
    field: QWidget = getattr(setting.pane.form, where)
    field.setFocus()
    read = {"editor": lambda: setting.pane.form.editor.text, "subject": setting.pane.form.subject.text}[where]
    was = read()
    qtbot.keyClicks(field, "abc")
    assert read() != was
    for _ in range(6):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert read() == was
    assert setting.archive.undoable() == before
    for _ in range(6):
        qtbot.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "abc" in read()
    assert setting.archive.undoable() == before
