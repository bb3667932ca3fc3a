"""An application's changes: what changed when, in words, by acts of every kind, undone ones left out."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.window_setting import words_in
from hearback.composition.parts import Parts, opened
from hearback.composition.window import build_window
from hearback.desk.forms.application_form import ApplicationForm
from hearback.desk.language.change_words import ChangeWords
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
from hearback.domain.job_application import JobApplication, Message, MessageKind, Outcome, Person, Reply, ReplyKind
from hearback.usecases.change import Act
from hearback.usecases.recording import Recording

ARBOR = JobApplication(id="arbor", company="Arbor", role="Analyst", tags=("remote",), people=(Person(name="Lena Brandt"),))
SENT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


@pytest.fixture(params=["en-GB", "de"])
def parts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Parts]:
    with opened(tmp_path / "data", request.param) as made:
        yield made


@pytest.fixture
def recording(parts: Parts) -> Recording:
    made = Recording(parts.archive, parts.clock)
    made.add(ARBOR)
    return made


def told(parts: Parts) -> list[tuple[str, list[str]]]:
    words = ChangeWords(words_in(), parts.planning.pace_of)
    return [(heading.partition("  ·  ")[2], list(lines)) for heading, lines in words.told(parts.archive.changes_of("arbor"))]


@pytest.mark.parametrize("parts", ["en-GB"], indirect=True)
def test_every_kind_of_change_is_told_in_words(parts: Parts, recording: Recording) -> None:
    there = replace(ARBOR, company="Arbor Bank", tags=("dream",), pace="finance", notes="x" * 300, applied=dt.date(2026, 11, 2))
    recording.save(Act.EDIT_APPLICATION, there)
    recording.save(Act.EDIT_APPLICATION, replace(there, messages=(Message(kind=MessageKind.CHECK_IN, sent=SENT),)))
    recording.record_reply("arbor", Reply(received=SENT, kind=ReplyKind.HOLDING))
    recording.close(["arbor"], outcome=Outcome.WITHDRAWN)
    parts.archive.undo()

    answered, sent, edited, added = told(parts)
    assert answered == ("record answer: Arbor Bank", ["Reply: “Still deciding”, Fri 20 Nov added"])
    assert sent == ("edit application: Arbor Bank", ["Message: Check-in, Fri 20 Nov added"])
    assert edited[1] == [
        "Company: Arbor → Arbor Bank",
        "Industry: Banks, insurance, consulting and law added",
        "Tags: remote removed",
        "Tags: dream added",
        "Notes: changed",
        "Applied on: Mon 2 Nov added",
    ]
    assert added == ("add application: Arbor", [])


def test_the_form_shows_them_when_asked(qtbot: QtBot, parts: Parts, recording: Recording) -> None:
    recording.save(Act.EDIT_APPLICATION, replace(ARBOR, role="Chief Analyst"))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
    qtbot.addWidget(window)
    window.show()
    window._screens.edit("arbor")
    form = window.findChildren(ApplicationForm)[-1]
    form.pages.setCurrentIndex(form.pages.count() - 1)
    assert form.changes.list.count() == 2
    assert "Analyst → Chief Analyst" in form.changes.list.item(0).text()
    form.reject()
    window.leave()


def test_what_was_brought_from_nowhere_has_no_changes(parts: Parts) -> None:
    assert parts.archive.changes_of("nobody") == []
