"""What was sent and heard, beside the message: read, copied, and continued by its subject."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desk.composer_setting import ComposerSetting, lumen
from desk.window_setting import berlin
from hearback.desk.composer.beside.beside import Side
from hearback.domain.job_application import JobApplication, Message, MessageKind, Promise, Reply, ReplyKind, Round

Open = Callable[..., ComposerSetting]

LONG = "I kept thinking about the schema registry.\n\n" * 9 + "Best\nSam"


def talkative() -> JobApplication:
    """Return an application in another zone with something of everything."""
    before = lumen()
    return replace(
        before,
        time_zone="America/New_York",
        rounds=(*before.rounds, Round(name="Final", starts=dt.date(2026, 11, 10), cancelled=True)),
        messages=(
            *before.messages,
            Message(
                kind=MessageKind.OTHER, sent=berlin(11, 21, 13), to=("Tom Weiss",), subject="AW: RE[2]: <b>Pagers</b>", body=LONG
            ),
        ),
        replies=(Reply(received=berlin(11, 20, 9), kind=ReplyKind.HOLDING, person="Priya Nair", text="شكراً <i>لك</i>\nSoon."),),
        promises=(Promise(made=berlin(11, 20, 9), answer_by=dt.date(2026, 11, 27)),),
    )


@pytest.fixture
def open_thread(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open a window on one application's thread; it is closed in the end."""
    opened: list[ComposerSetting] = []

    def open_one(application: JobApplication, *, switch: bool = True) -> ComposerSetting:
        one = ComposerSetting(qtbot, tmp_path, [application])
        opened.append(one)
        one.choose(application.company)
        qtbot.waitUntil(one.pane.isVisible)
        if switch:
            one.pane.beside.switches[Side.THREAD].click()
        return one

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def setting(open_thread: Open) -> ComposerSetting:
    """Show the thread of an application that much was said with."""
    return open_thread(talkative())


def lines(setting: ComposerSetting) -> list[str]:
    return [line for line in setting.pane.thread_pane.toPlainText().splitlines() if line.strip()]


def click_link(setting: ComposerSetting, text: str) -> None:
    """Follow the link that says so, as a click or Enter does."""
    thread = setting.pane.thread_pane
    found = thread.document().find(text)
    assert found.charFormat().isAnchor(), text
    thread.anchorClicked.emit(QUrl(found.charFormat().anchorHref()))


def test_everything_stands_there_newest_first_by_both_clocks(setting: ComposerSetting) -> None:
    shown = lines(setting)

    assert setting.pane.beside.switches[Side.THREAD].text() == "Thread · 6"
    heads = [line for line in shown if line.startswith(("You", "Priya", "They answer", "Panel", "Final"))]
    assert heads == [
        "You · Message to Tom Weiss",
        "They answer by Fri 27 Nov",
        "Priya Nair · “Still deciding”",
        "You · Thank-you to Priya Nair",
        "Panel with Priya Nair",
        "Final (cancelled)",
    ]
    assert shown[1] == "Sat 21 Nov, 13:00 (07:00 in New York)"
    assert "Tue 10 Nov" in shown


def test_what_they_wrote_is_plain_text_in_its_own_direction(setting: ComposerSetting) -> None:
    thread = setting.pane.thread_pane

    assert "شكراً <i>لك</i>" in lines(setting)
    assert thread.document().find("شكراً").block().textDirection() is Qt.LayoutDirection.RightToLeft
    assert thread.document().find("Soon.").block().textDirection() is Qt.LayoutDirection.LeftToRight


def test_a_long_text_is_unfolded_and_folded_again(setting: ComposerSetting) -> None:
    assert "Sam" not in lines(setting)
    click_link(setting, "Show all of it")
    assert "Sam" in lines(setting)
    click_link(setting, "Show less")
    assert "Sam" not in lines(setting)


def test_what_is_copied_is_plain_text(setting: ComposerSetting) -> None:
    thread = setting.pane.thread_pane
    cursor = thread.document().find("شكراً")
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    thread.setTextCursor(cursor)

    data = thread.createMimeDataFromSelection()

    assert data.text().strip() == "شكراً <i>لك</i>"
    assert not data.hasHtml()


def test_a_click_on_a_subject_continues_it(setting: ComposerSetting) -> None:
    click_link(setting, "AW: RE[2]")

    assert setting.pane.form.subject.text() == "Re: <b>Pagers</b>"
    assert setting.pane._shown.held is not None
    assert setting.pane._shown.held.draft.subject == "Re: <b>Pagers</b>"


def test_where_nothing_is_being_written_the_subject_begins_an_answer(open_thread: Open) -> None:
    ahead = Round(starts=berlin(11, 27, 9))
    before = talkative()
    setting = open_thread(replace(before, rounds=(*before.rounds, ahead)))
    assert not setting.pane.form.isVisible()

    click_link(setting, "AW: RE[2]")

    assert setting.pane.form.isVisible()
    assert setting.pane.form.subject.text() == "Re: <b>Pagers</b>"


def test_the_thread_can_be_walked_by_keyboard(qtbot: QtBot, setting: ComposerSetting) -> None:
    thread = setting.pane.thread_pane
    thread.setFocus()
    qtbot.keyClick(thread, Qt.Key.Key_Tab)
    qtbot.keyClick(thread, Qt.Key.Key_Return)

    assert setting.pane.form.subject.text() == "Re: <b>Pagers</b>"


def test_the_subject_follows_the_recipients_until_it_is_written_by_hand(qtbot: QtBot, setting: ComposerSetting) -> None:
    form = setting.pane.form
    assert form.subject.text() == "Re: Thank you for Wednesday"

    form.to.pills[0].click()
    form.to.line.setText("Tom Weiss")
    form.to.line.editingFinished.emit()
    assert form.subject.text() == "Re: <b>Pagers</b>"

    form.template_chosen.emit(setting.pane._writing._starting.templates("en", MessageKind.CHECK_IN)[0])
    assert form.to.chosen == ("Tom Weiss",)
    assert form.subject.text() == "Re: <b>Pagers</b>"

    form.to.pills[0].click()
    form.to.line.setText("Aiko Mori")
    form.to.line.editingFinished.emit()
    assert form.subject.text() == "Data Engineer: a thought since we spoke"

    form.subject.clear()
    qtbot.keyClicks(form.subject, "My own")
    form.to.pills[0].click()
    form.to.line.setText("Priya Nair")
    form.to.line.editingFinished.emit()
    assert form.subject.text() == "My own"


def test_the_switch_is_remembered_without_a_step_of_undo(open_thread: Open) -> None:
    first = open_thread(talkative())
    undoable = first.archive.undoable()
    first.window.close()

    again = open_thread(talkative(), switch=False)
    assert again.pane.thread_pane.isVisible()
    assert not again.pane.notes.isVisible()
    assert again.archive.undoable() == undoable


def test_a_long_history_is_shown_in_parts(open_thread: Open) -> None:
    many = tuple(
        Message(
            kind=MessageKind.OTHER, sent=berlin(10, 1, 9) + dt.timedelta(hours=number), to=("Tom Weiss",), subject=f"No. {number}"
        )
        for number in range(45)
    )
    setting = open_thread(replace(lumen(), messages=many))

    assert "No. 44" in lines(setting)
    assert "No. 3" not in lines(setting)
    click_link(setting, "Show 16 earlier")
    assert "No. 3" in lines(setting)
    assert "Panel with Priya Nair" in lines(setting)
