"""One message a person met: a tab each, side by side with what they share, and nothing lost on the way back to one for all."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk.composer_setting import ComposerSetting, lumen, one_of_each
from desk.window_setting import berlin
from hearback.desk.composer.panel.side_by_side import Column
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import ConversationNote, JobApplication, MessageKind, Person, Round, Step

PRIYA, TOM, AIKO = "Priya Nair", "Tom Weiss", "Aiko Mori"
TO_PRIYA = """Hello Priya,

Thank you for the time you gave me on Saturday. What has stayed with me is the two weeks that you lost to a schema change.

I would very much like to carry that on in the Data Engineer role at Lumen Health.

Kind regards,
Sam Bell"""
TO_TOM = "Hello Tom, your weekends in the Harz sound right. Let us talk about pagers again some time. Sam"

Open = Callable[..., ComposerSetting]


def panel(*names: str) -> JobApplication:
    """Return Lumen Health after an interview with these people, whom nobody has thanked."""
    return replace(
        lumen(),
        messages=(),
        people=tuple(Person(name=name, email=f"{index}@lumen.example") for index, name in enumerate(names)),
        rounds=(
            Round(
                name="Panel",
                starts=berlin(11, 21, 14),
                people=names,
                notes=(
                    ConversationNote(text="They like tea"),
                    ConversationNote(text="A schema change cost two weeks", person=PRIYA),
                    ConversationNote(text="He hikes in the Harz", person=TOM),
                ),
            ),
        ),
    )


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open windows on one store, with Lumen Health in the composer; all are closed in the end."""
    opened: list[ComposerSetting] = []

    def open_one(*applications: JobApplication) -> ComposerSetting:
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
    """Show the window after an interview with three people, writing to each of them."""
    setting = open_window(panel(PRIYA, TOM, AIKO), *one_of_each()[1:])
    setting.pane.form.each.click()
    return setting


def tab(setting: ComposerSetting, person: str) -> QPushButton:
    """Return a person's tab."""
    return next(one for one in setting.pane.strip.tabs if one.property("person") == person)


def tabs(setting: ComposerSetting) -> list[str]:
    """Return what the tabs say."""
    setting.pane._one_each.show()
    return [one.accessibleName() for one in setting.pane.strip.tabs]


def write_to(setting: ComposerSetting, person: str, text: str) -> None:
    """Write a message to one person."""
    tab(setting, person).click()
    setting.write(text)
    setting.pane.keeping.now()


def column(setting: ComposerSetting, person: str) -> Column:
    """Return a person's column."""
    return next(one for one in setting.pane.side_by_side.columns if one.name == person)


def test_one_message_each_is_offered_where_several_were_met(open_window: Open) -> None:
    setting = open_window(panel(PRIYA, TOM), *one_of_each()[1:])
    assert setting.pane.form.each.isVisible()
    assert setting.pane.form.each.text() == "One message each (2)"
    assert not setting.pane.strip.isVisible()
    setting.pane.form.each.setFocus()
    setting.pane.form.each.click()
    assert setting.pane.form.editor.hasFocus()
    setting.choose("Papercrane")
    setting.choose("Arbor Bank")
    assert not setting.pane.form.each.isVisible()


def test_everybody_gets_an_own_text_with_an_own_greeting(setting: ComposerSetting) -> None:
    form = setting.pane.form
    assert tabs(setting) == [f"{PRIYA}: empty", f"{TOM}: empty", f"{AIKO}: empty"]
    assert form.to.chosen == (PRIYA,)
    assert form.editor.text.startswith("Hello Priya,")
    assert not form.each.isVisible()
    begun = form.editor.text

    tab(setting, TOM).click()
    assert form.to.chosen == (TOM,)
    assert form.editor.text.startswith("Hello Tom,")
    # they do not all begin alike, and each with what that person said
    assert form.editor.text.splitlines()[2:] != begun.splitlines()[2:]
    assert "He hikes in the Harz" in form.editor.text
    assert setting.pane.notes.notes[0].text == "He hikes in the Harz"


def test_texts_stay_apart_and_tell_how_far_they_are(qtbot: QtBot, setting: ComposerSetting) -> None:
    write_to(setting, PRIYA, TO_PRIYA)
    write_to(setting, TOM, "Hello Tom, [… what he said …]")

    assert tabs(setting) == [f"{PRIYA}: ready", f"{TOM}: started", f"{AIKO}: empty"]
    tab(setting, PRIYA).click()
    assert setting.pane.form.editor.text == TO_PRIYA
    assert [kept.place.person for _seen, kept in setting.archive.drafts("lumen")] == [PRIYA, TOM]
    assert not setting.pane.unsent.others()


def test_the_keyboard_goes_from_one_person_to_the_next(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.pane.form.editor.setFocus()
    for expected in (TOM, AIKO, PRIYA):
        qtbot.keyClick(setting.pane.form.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert setting.pane.form.to.chosen == (expected,)


def test_what_was_written_to_each_is_there_after_a_restart(open_window: Open, setting: ComposerSetting) -> None:
    write_to(setting, TOM, TO_TOM)
    setting.window.close()

    again = open_window()
    assert tabs(again) == [f"{PRIYA}: empty", f"{TOM}: ready", f"{AIKO}: empty"]
    tab(again, TOM).click()
    assert again.pane.form.editor.text == TO_TOM


def test_one_message_to_all_does_not_lose_what_was_written_to_each(setting: ComposerSetting) -> None:
    write_to(setting, TOM, TO_TOM)
    setting.pane.strip.together.click()

    form = setting.pane.form
    assert form.to.chosen == (PRIYA, TOM, AIKO)
    assert form.editor.text.startswith("Hello Priya, Tom and Aiko,")
    assert not setting.pane.strip.isVisible()
    assert len(setting.pane.unsent.others()) == 1
    setting.write("Hello all")
    form.each.click()
    tab(setting, TOM).click()
    assert form.editor.text == TO_TOM
    ((_seen, together),) = setting.pane.unsent.others()
    assert together.draft.body == "Hello all"
    setting.pane._open(setting.pane.unsent.others()[0])
    assert form.editor.text == "Hello all"
    assert not setting.pane.strip.isVisible()


def test_marking_one_as_sent_leaves_the_rest_to_be_thanked(qtbot: QtBot, setting: ComposerSetting) -> None:
    write_to(setting, TOM, TO_TOM)
    write_to(setting, PRIYA, TO_PRIYA)
    qtbot.mouseClick(setting.button("Copy message"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(setting.pane.bar.just_now, Qt.MouseButton.LeftButton)

    (message,) = setting.stored("lumen").messages
    assert (message.kind, message.to, message.body) == (MessageKind.THANK_YOU, (PRIYA,), TO_PRIYA)
    step = setting.planning.next_step(setting.stored("lumen"))
    assert (step.step, step.people) == (Step.THANK_YOU, (TOM, AIKO))
    assert tabs(setting) == [f"{PRIYA}: sent", f"{TOM}: ready", f"{AIKO}: empty"]
    assert setting.pane.form.to.chosen == (TOM,)
    assert setting.pane.form.editor.text == TO_TOM

    setting.acting(setting.archive.undo)
    assert tabs(setting)[0] == f"{PRIYA}: ready"


def test_a_copy_of_what_another_gets_is_warned_of(setting: ComposerSetting) -> None:
    write_to(setting, PRIYA, TO_PRIYA)
    write_to(setting, TOM, TO_PRIYA.replace("Priya", "Tom"))

    assert "Priya" in setting.row(Item.NOT_A_COPY).go.accessibleName()
    setting.write(TO_TOM)
    assert "Priya" not in setting.row(Item.NOT_A_COPY).go.accessibleName()


def test_side_by_side_all_can_be_read_compared_and_written(qtbot: QtBot, setting: ComposerSetting) -> None:
    write_to(setting, PRIYA, TO_PRIYA)
    write_to(setting, AIKO, TO_PRIYA.replace("Priya", "Aiko"))
    setting.pane.strip.compare.click()

    assert not setting.pane.form.isVisible()
    assert not setting.pane.buttons.isVisible()
    assert column(setting, PRIYA).likeness.text().endswith("the same as your note to Aiko")
    shared = [one.cursor.selectedText() for one in column(setting, PRIYA).editor.extraSelections()]
    assert any("stayed with me" in text for text in shared)
    assert column(setting, TOM).likeness.text() == ""
    # a text that nobody has begun is no copy
    left = [one.cursor.selectedText() for one in column(setting, TOM).editor.extraSelections()]
    assert left, "what is left to fill in stands out"
    assert all(one.startswith("[…") or one == "{signature}" for one in left)

    editor = column(setting, AIKO).editor
    editor.setFocus()
    editor.replace(TO_TOM.replace("Tom", "Aiko"))
    qtbot.waitUntil(lambda: column(setting, PRIYA).likeness.text() == "")
    assert column(setting, AIKO).editor.text.startswith("Hello Aiko")
    qtbot.keyClicks(column(setting, TOM).subject, "x")
    setting.pane.keeping.now()
    bodies = {kept.place.person: kept.draft for _seen, kept in setting.archive.drafts("lumen")}
    assert bodies[AIKO].body == TO_TOM.replace("Tom", "Aiko")
    assert "x" in bodies[TOM].subject

    column(setting, AIKO).alone.click()
    assert setting.pane.form.isVisible()
    assert setting.pane.form.editor.text == TO_TOM.replace("Tom", "Aiko")
    assert not setting.pane.side_by_side.isVisible()


def test_side_by_side_shows_what_was_sent_as_it_was_sent(qtbot: QtBot, setting: ComposerSetting) -> None:
    write_to(setting, PRIYA, TO_PRIYA)
    write_to(setting, TOM, TO_PRIYA.replace("Priya", "Tom"))
    tab(setting, PRIYA).click()
    qtbot.mouseClick(setting.button("Copy message"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(setting.pane.bar.just_now, Qt.MouseButton.LeftButton)
    setting.pane.strip.compare.click()

    assert column(setting, PRIYA).editor.text == TO_PRIYA
    assert column(setting, PRIYA).editor.isReadOnly()
    for field in (column(setting, PRIYA).editor, column(setting, PRIYA).subject):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(setting.stored("lumen").messages) == 1, "undo in a text takes no act back"
    assert column(setting, TOM).likeness.text().endswith("the same as your note to Priya")


def test_five_people_fit_side_by_side_and_tab_brings_each_into_sight(qtbot: QtBot, open_window: Open) -> None:
    names = (PRIYA, TOM, AIKO, "Lena Großkopf-Hohenstein", "<b>Omar</b> & Sons")
    setting = open_window(panel(*names), *one_of_each()[1:])
    setting.window.resize(1100, 700)
    setting.pane.form.each.click()
    setting.pane.strip.compare.click()
    columns = setting.pane.side_by_side.columns
    columns[0].editor.setFocus()
    for one in columns[1:]:
        for expected in (one.alone, one.subject, one.editor):
            qtbot.keyClick(setting.window.focusWidget(), Qt.Key.Key_Tab)
            assert setting.window.focusWidget() is expected
        assert not one.editor.visibleRegion().isEmpty()
    assert columns[-1].alone.text() == "\u2068<b>Omar</b>\u2069 · empty"


def test_columns_stand_level_and_long_subjects_show_their_beginning(qtbot: QtBot, setting: ComposerSetting) -> None:
    setting.window.resize(1100, 700)
    write_to(setting, PRIYA, TO_PRIYA)
    write_to(setting, AIKO, TO_PRIYA.replace("Priya", "Aiko"))
    setting.pane.strip.compare.click()
    columns = setting.pane.side_by_side.columns
    assert column(setting, PRIYA).likeness.text()
    qtbot.waitUntil(lambda: len({one.editor.y() for one in columns}) == 1 and columns[0].editor.y() > 0)

    subject = column(setting, TOM).subject
    subject.setFocus()
    qtbot.keyClicks(subject, " and once more, so that it does not fit")
    qtbot.keyClick(subject, Qt.Key.Key_Tab)
    assert subject.cursorPosition() == 0
