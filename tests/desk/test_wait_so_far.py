"""The card quotes how similar waits ended, once they have been read; nothing where too little is known."""

import datetime as dt
import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.composer_setting import ComposerSetting, lumen
from desk.window_setting import berlin
from hearback.domain.job_application import JobApplication, Message, MessageKind, Reply, ReplyKind
from hearback.domain.response_times.waits import Contacts
from hearback.usecases.change import Act, Edits
from hearback.usecases.ports import ArchiveFault, StoreProblem

Open = Callable[[Sequence[JobApplication]], ComposerSetting]


@pytest.fixture
def open_with(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    settings: list[ComposerSetting] = []

    def open_with(applications: Sequence[JobApplication]) -> ComposerSetting:
        setting = ComposerSetting(qtbot, tmp_path / str(len(settings)), applications)
        settings.append(setting)
        setting.window.choose("lumen")
        setting.reading.finish()
        return setting

    yield open_with
    for setting in settings:
        setting.close()


def earlier(number: int, replied_after: int | None) -> JobApplication:
    """An application of the same industry that was written to in October, and answered so many days later or not yet."""
    sent = berlin(10, 5, 12)
    return JobApplication(
        id=f"earlier-{number}",
        company=f"Company {number}",
        role="Engineer",
        pace="tech-startup",
        time_zone="Europe/Berlin",
        messages=(Message(kind=MessageKind.CHECK_IN, sent=sent),),
        replies=()
        if replied_after is None
        else (Reply(received=sent + dt.timedelta(days=replied_after), kind=ReplyKind.HOLDING),),
    )


def test_the_card_tells_how_waits_as_long_as_this_one_went_on(open_with: Open) -> None:
    replied, silent = [earlier(number, 8) for number in range(6)], [earlier(number, None) for number in range(6, 9)]
    setting = open_with([lumen(), *replied, *silent])
    told = setting.pane.card.text
    assert "You have been waiting for 2 working days." in told
    assert "Of 9 waits that went on for longer, 6 answers came later." in told
    assert "The chance that one still comes: " in told
    assert "all industries" not in told


def test_few_answers_of_an_industry_are_told_as_all_industries(open_with: Open) -> None:
    setting = open_with([lumen(), *(earlier(number, 8 if number == 0 else None) for number in range(5))])
    told = setting.pane.card.text
    assert "Of 5 waits that went on for longer, 1 answer came later." in told
    assert "all industries are counted." in told


def test_nothing_is_told_on_little_data(open_with: Open) -> None:
    setting = open_with([lumen(), earlier(1, 8), earlier(2, None)])
    assert "waiting for" not in setting.pane.card.text and "chance" not in setting.pane.card.text


def test_an_answer_to_another_application_is_counted_at_once(open_with: Open) -> None:
    setting = open_with([lumen(), *(earlier(number, 8) for number in range(5)), earlier(6, None)])
    assert "Of 6 waits that went on for longer, 5 answers came later." in setting.pane.card.text
    setting.acting(lambda: setting.archive.write(Act.RECORD_REPLY, "", Edits(applications={"earlier-6": earlier(6, 20)})))
    setting.pane.refresh()
    assert "Of 6 waits that went on for longer, 6 answers came later." in setting.pane.card.text


def test_follow_ups_that_came_too_soon_are_told_quietly(open_with: Open) -> None:
    too_soon = (
        Message(kind=MessageKind.THANK_YOU, sent=berlin(11, 18, 17)),
        Message(kind=MessageKind.CHECK_IN, sent=berlin(11, 18, 19)),
    )
    setting = open_with([replace(lumen(), messages=too_soon)])
    assert "So far 2 of 2 follow-ups came sooner than planned: give them time." in setting.pane.card.text


def test_a_store_that_cannot_be_read_for_a_while_is_tried_again_by_the_next_question(
    open_with: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = open_with([lumen(), *(earlier(number, 8) for number in range(6))])

    def busy(_ids: object = None) -> Iterator[Contacts]:
        raise ArchiveFault(StoreProblem.BUSY, "hearback.sqlite")

    with monkeypatch.context() as patch:
        patch.setattr(setting.archive, "contacts", busy)
        setting.reading.read_again()
        setting.reading.finish()
    assert gc.isenabled()
    setting.pane.refresh()
    setting.reading.finish()
    assert "6 answers came later" in setting.pane.card.text
