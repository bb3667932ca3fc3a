"""The debrief: offered after an interview, filled in from the keyboard, kept as one act, and nothing typed is lost."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desk.composer_setting import ComposerSetting, lumen
from desk.window_setting import berlin, words_in
from hearback.desk.forms.debrief_form import DebriefForm, DebriefRound
from hearback.domain.job_application import ConversationNote, JobApplication, NoteKind, Person, Round

Kept = list[tuple[int, Sequence[ConversationNote], Sequence[Person]]]
Open = Callable[..., DebriefForm]


@pytest.fixture
def kept() -> Kept:
    return []


@pytest.fixture
def open_form(qtbot: QtBot, kept: Kept) -> Open:
    """Open the form about rounds with these people; a test's end discards what was typed."""
    words = words_in()

    def forget(form: QWidget) -> None:
        assert isinstance(form, DebriefForm)
        form.forget_edits()

    def open_one(*people: tuple[str, ...]) -> DebriefForm:
        rounds = [
            DebriefRound(place, f"Round {place}", Round(starts=berlin(11, 20, 9), people=met)) for place, met in enumerate(people)
        ]
        form = DebriefForm(words, rounds, 0, lambda index, notes, met: kept.append((index, notes, met)))
        qtbot.addWidget(form, before_close_func=forget)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(lambda: form.page.answers[0].text.hasFocus())
        return form

    return open_one


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_(text: str) -> None:
    """Type into whatever has the focus; a line's end is Return, a tab is Tab."""
    for character in text:
        key = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}.get(character)
        if key is None:
            QTest.keyClicks(focused(), character)
        else:
            QTest.keyClick(focused(), key)


def listed(form: DebriefForm) -> list[str]:
    return [form.people.item(row).text() for row in range(form.people.count())]


def test_a_minute_at_the_keyboard_makes_notes_of_two_people(open_form: Open, kept: Kept) -> None:
    form = open_form(("Priya Nair", "Tom & Weiss"))

    type_("schema changes\non-call\tpagers and sourdough\tI ran Debezium\t")
    QTest.keyClick(focused(), Qt.Key.Key_Space)  # Next: Tom
    type_('"never on a Friday"')
    assert listed(form) == ["Priya Nair · 4", "Tom & Weiss · 1", "Nobody in particular"]
    QTest.keySequence(focused(), QKeySequence("Ctrl+Return"))

    priya = "Priya Nair"
    assert kept == [
        (
            0,
            [
                ConversationNote(text="schema changes", kind=NoteKind.TOPIC, person=priya),
                ConversationNote(text="on-call", kind=NoteKind.TOPIC, person=priya),
                ConversationNote(text="pagers and sourdough", kind=NoteKind.HUMOUR, person=priya),
                ConversationNote(text="I ran Debezium", kind=NoteKind.FIT, person=priya),
                ConversationNote(text='"never on a Friday"', kind=NoteKind.QUOTE, person="Tom & Weiss"),
            ],
            [],
        )
    ]
    assert not form.isVisible()


def test_a_round_without_people_asks_about_nobody_in_particular(open_form: Open, kept: Kept) -> None:
    form = open_form(())
    assert listed(form) == ["Nobody in particular"]
    assert not form.page.next.isVisible()

    form.page.answers[0].kind.setCurrentIndex(1)
    type_("they listen")
    form.accept()

    assert kept == [(0, [ConversationNote(text="they listen", kind=NoteKind.INSIGHT)], [])]


def test_somebody_is_added_by_name(qtbot: QtBot, open_form: Open, kept: Kept) -> None:
    form = open_form(("Priya Nair",))
    form.somebody.setFocus()
    type_("  Aiko   Mori\n")
    assert listed(form) == ["Priya Nair", "Aiko Mori", "Nobody in particular"]
    type_("tools")
    form.somebody.setFocus()
    type_("priya nair\nnobody else")
    form.accept()

    assert kept == [
        (
            0,
            [ConversationNote(text="nobody else", person="Priya Nair"), ConversationNote(text="tools", person="Aiko Mori")],
            [Person(name="Aiko Mori")],
        )
    ]


def test_another_round_keeps_what_was_typed(open_form: Open, kept: Kept) -> None:
    form = open_form(("Priya Nair",), ("Tom Weiss",))
    type_("schema")
    form.round.setCurrentIndex(1)

    assert listed(form) == ["Tom Weiss", "Priya Nair · 1", "Nobody in particular"]
    form.accept()
    assert kept == [(1, [ConversationNote(text="schema", person="Priya Nair")], [])]


def test_without_a_note_there_is_nothing_to_keep(open_form: Open, kept: Kept) -> None:
    form = open_form(("Priya Nair",))
    form.accept()

    assert kept == []
    assert form.isVisible()


def test_escape_asks_before_it_discards_what_was_typed(open_form: Open, kept: Kept) -> None:
    form = open_form(("Priya Nair",))
    type_("schema")
    asked: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(100, stay)
    QTest.keyClick(form, Qt.Key.Key_Escape)

    assert asked == ["Discard what you typed?"]
    assert form.isVisible()
    assert form.page.notes == [ConversationNote(text="schema", person="Priya Nair")]


# the offer


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[JobApplication], ComposerSetting]]:
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


def fresh() -> JobApplication:
    """Return an application with an interview this morning that nothing was noted of."""
    before = lumen()
    return replace(before, rounds=(*before.rounds, Round(starts=berlin(11, 23, 9), people=("Priya Nair", "Tom Weiss"))))


def test_after_an_interview_the_debrief_is_offered_until_notes_are_there(
    open_window: Callable[[JobApplication], ComposerSetting],
) -> None:
    setting = open_window(fresh())
    offer = setting.pane.beside.offer
    assert "How did it go with Priya Nair and Tom Weiss?" in offer.accessibleName()

    offer.begin.click()
    assert setting.screens.asked == [("debrief", ("lumen", 1))]
    assert offer.isVisible()
    note = ConversationNote(text="schema", person="Priya Nair")
    setting.acting(lambda: setting.recording.debrief("lumen", 1, [note]))

    assert not offer.isVisible()
    assert setting.pane.notes.notes[0] == note
    setting.acting(setting.archive.undo)
    assert offer.isVisible()


def test_one_dismissed_stays_away(open_window: Callable[[JobApplication], ComposerSetting]) -> None:
    setting = open_window(fresh())
    undoable = setting.archive.undoable()
    setting.pane.beside.offer.later.click()

    assert not setting.pane.beside.offer.isVisible()
    assert setting.archive.undoable() == undoable
    setting.window.close()
    assert not open_window(fresh()).pane.beside.offer.isVisible()


def test_it_can_be_opened_at_any_time(open_window: Callable[[JobApplication], ComposerSetting]) -> None:
    setting = open_window(lumen())
    assert not setting.pane.beside.offer.isVisible()
    setting.pane.notes.debrief.click()
    setting.window.actions_on_chosen.debrief.trigger()

    assert setting.screens.asked == [("debrief", ("lumen", None))] * 2
