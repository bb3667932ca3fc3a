"""What messages with replies had in common, over a real store and the shipped phrases."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hearback.domain.checklist import Item
from hearback.domain.job_application import Closing, JobApplication, Message, MessageKind, Outcome, Person, Reply, ReplyKind
from hearback.exchange.mail.formats import Mail
from hearback.system.shipped import shipped_files
from hearback.system.template_shelf import ShippedTemplates
from hearback.system.word_stems import stem
from hearback.usecases.composing import Composing
from hearback.usecases.recording import Recording
from hearback.usecases.reviewing import InCommon, Reviewing
from usecases.response_times_setting import DAY, NOW, Setting


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[Setting]:
    made = Setting(tmp_path)
    yield made
    made.archive.close()


def reviewed(setting: Setting, year: int = 2026) -> InCommon:
    setting.read()
    archive = setting.archive
    composing = Composing(archive, setting, Recording(archive, setting), ShippedTemplates(shipped_files().root), Mail(), stem)
    *_, last = Reviewing(archive, setting, setting.planning, setting.times, composing, "en").in_common(year)
    return last


def asked(number: int, text: str, *, replied: bool, sent: dt.datetime = NOW - 10 * DAY) -> JobApplication:
    """An application with one check-in that was replied to, or moved on from."""
    return JobApplication(
        id=f"asked-{number}",
        company=f"Company {number}",
        role="Engineer",
        people=(Person(name="Priya Nair"),),
        messages=(Message(kind=MessageKind.CHECK_IN, sent=sent, to=("Priya Nair",), subject="Engineer", body=text),),
        replies=(Reply(received=sent + 2 * DAY, kind=ReplyKind.HOLDING),) if replied else (),
        closed=None if replied else Closing(at=sent + 4 * DAY, outcome=Outcome.MOVED_ON),
    )


QUESTION = "Hi Priya,\n\nis there anything else that would help you decide?"
NO_QUESTION = "Hi Priya,\n\nI look forward to your decision."


def test_what_20_messages_had_and_20_had_not_is_told_with_its_interval(setting: Setting) -> None:
    setting.add(*(asked(number, QUESTION, replied=number < 18) for number in range(20)))
    setting.add(*(asked(number, NO_QUESTION, replied=number < 104) for number in range(100, 120)))
    found = reviewed(setting)
    assert found.messages == 40
    traits = {trait.item: trait for trait in found.traits}
    question = traits[Item.QUESTION]
    assert (question.having.replied, question.having.messages) == (18, 20)
    assert (question.lacking.replied, question.lacking.messages) == (4, 20)
    assert 0 < question.low < question.difference < question.high and question.is_clear
    # every message greeted her: that tells nothing apart
    assert Item.GREETS not in traits


def test_waits_that_go_on_and_messages_without_a_text_say_nothing(setting: Setting) -> None:
    waiting = replace(asked(1, QUESTION, replied=False), closed=None)
    wordless = asked(2, QUESTION, replied=True)
    wordless = replace(wordless, messages=(replace(wordless.messages[0], body=None),))
    last_year = asked(3, QUESTION, replied=True, sent=NOW - 400 * DAY)
    setting.add(waiting, wordless, last_year)
    assert reviewed(setting) == InCommon(0, [])
    assert reviewed(setting, 2025).messages == 1


def test_an_item_settled_by_hand_counts_as_had(setting: Setting) -> None:
    by_hand = [asked(number, NO_QUESTION, replied=True) for number in range(20)]
    setting.add(*(replace(one, messages=(replace(one.messages[0], overruled=(Item.QUESTION,)),)) for one in by_hand))
    setting.add(*(asked(number, NO_QUESTION, replied=False) for number in range(100, 120)))
    (clear,) = [trait for trait in reviewed(setting).traits if trait.is_clear]
    assert (clear.item, clear.having.replied, clear.lacking.replied) == (Item.QUESTION, 20, 0)


def test_a_year_is_told_over_the_store(setting: Setting) -> None:
    setting.add(asked(1, QUESTION, replied=True), asked(2, QUESTION, replied=False, sent=NOW - 400 * DAY))
    setting.add(JobApplication(id="applied", company="C", role="R", applied=dt.date(2026, 3, 1)))
    setting.read()
    year = setting.times.year(2026)
    assert (year.applications, year.messages, year.replies, year.offers) == (1, 1, 1, 0)
    assert year.waited == pytest.approx(2.0) and year.days_waiting == 3
    assert setting.times.years() == [2026, 2025]
