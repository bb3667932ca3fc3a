"""The help that ships: the same topics in every language, and every link and picture leads somewhere."""

import re

import pytest
from PySide6.QtGui import QImage

from hearback.domain.job_application import Step
from hearback.domain.next_step import NextStep, Reason, ReasonCode
from hearback.system.help_shelf import ShippedHelp
from hearback.system.shipped import shipped_files
from hearback.usecases.help_topics import FIRST_TOPIC, found, topic_about

FILES = shipped_files()
SHELF = ShippedHelp(FILES.root)

each_language = pytest.mark.parametrize("language", FILES.names("help"))


@each_language
def test_every_language_has_the_same_topics_in_the_same_order(language: str) -> None:
    assert [(topic.id, topic.group) for topic in SHELF.topics(language)] == [
        (topic.id, topic.group) for topic in SHELF.topics("en")
    ]
    assert SHELF.topics(language)[0].id == FIRST_TOPIC


@each_language
def test_every_link_leads_to_a_topic_and_every_picture_is_there(language: str) -> None:
    topics = SHELF.topics(language)
    known = {topic.id for topic in topics}
    for topic in topics:
        assert set(re.findall(r"(?<!!)\[[^\]]*\]\(([^)]*)\)", topic.text)) <= known, topic.id
        for picture in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", topic.text):
            assert not QImage.fromData(SHELF.picture(language, picture) or b"").isNull(), picture


@each_language
def test_every_topic_is_found_by_its_own_title(language: str) -> None:
    topics = SHELF.topics(language)
    assert [found(topics, topic.title)[0].id for topic in topics] == [topic.id for topic in topics]


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("code", [None, *ReasonCode])
def test_every_date_has_a_topic_that_explains_it(step: Step, code: ReasonCode | None) -> None:
    reasons = () if code is None else (Reason(code, {}),)
    assert topic_about(NextStep(step=step, reasons=reasons)) in {topic.id for topic in SHELF.topics("en")}


def test_what_moved_a_date_explains_it_better_than_its_step() -> None:
    reasons = (Reason(ReasonCode.PACE, {}), Reason(ReasonCode.PROMISE, {}))
    assert topic_about(NextStep(step=Step.CHECK_IN, reasons=reasons)) == "promise"


def test_a_language_without_help_reads_english() -> None:
    assert (SHELF.language("de-AT"), SHELF.language("ja")) == ("de", "en")


def test_a_picture_is_never_taken_from_elsewhere() -> None:
    assert SHELF.picture("en", "../using/01-first-steps.md") is None
