"""Forms, driven as a person does: typed into, saved, cancelled."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QStyle, QWidget
from pytestqt.qtbot import QtBot

from desk.window_setting import words_in
from hearback.desk.fields.form_dialog import FormDialog
from hearback.desk.forms.application_form import ApplicationForm
from hearback.desk.forms.facts_page import Choices
from hearback.desk.forms.message_form import MessageForm
from hearback.desk.forms.promise_form import PromiseForm
from hearback.desk.forms.reply_form import Answer, ReplyForm
from hearback.desk.forms.round_form import RoundForm
from hearback.desk.settings.paces_page import PacesPage
from hearback.desk.words import Words
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import (
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    Person,
    Promise,
    ReplyKind,
    Round,
)
from hearback.domain.pace import Pace, PaceChanges, Span, SpanUnit, paces_from
from hearback.system.shipped import shipped_files

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 23, 14, 0, tzinfo=BERLIN).astimezone(dt.UTC)
TODAY = dt.date(2026, 11, 23)
PRIYA = Person(name="Priya Nair", email="priya@lumen.example")
PACES = paces_from(shipped_files().json("paces.json"))


@pytest.fixture
def words(tmp_path: Path) -> Words:
    return words_in("en-150", tmp_path)


CHOICES = Choices(
    paces=[("finance", "Banks"), ("tech-startup", "Tech start-ups")],
    countries=[("DE", "Germany"), ("FR", "France"), ("US", "United States")],
    zones=["Europe/Berlin", "Europe/Paris", "America/New_York"],
    languages=[("de", "German"), ("en", "English"), ("fr", "French")],
    regions_of=lambda country: {"DE": ["BE", "BY"]}.get(country, []),
    zones_of=lambda country: {"DE": ["Europe/Berlin"], "FR": ["Europe/Paris"]}.get(country, ["America/New_York", "Asia/Tokyo"]),
    companies=lambda _beginning: ["Lumen Health"],
    people_at=lambda _company: [PRIYA],
    tags=["remote", "first choice"],
)


def application_form(qtbot: QtBot, words: Words, application: JobApplication, kept: list[JobApplication]) -> ApplicationForm:
    pace_of = lambda id_: PACES[id_ or "typical"]  # noqa: E731
    form = ApplicationForm(words, NOW, CHOICES, pace_of, application, lambda one: kept.append(one), list)
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    return form


def forget_edits(form: QWidget) -> None:
    """Let a form close at a test's end without asking what to do with edits."""
    assert isinstance(form, FormDialog)
    form.forget_edits()


def type_into(editor: QLineEdit | None, text: str, qtbot: QtBot) -> None:
    assert editor is not None
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


def lines_of(widget: QWidget) -> Sequence[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_new_application_needs_a_company_and_a_role(qtbot: QtBot, words: Words) -> None:
    kept: list[JobApplication] = []
    form = application_form(qtbot, words, JobApplication(id="a", company="", role=""), kept)
    form.accept()
    assert not kept
    assert form.facts.company_field.problem == "Please name the company."
    assert form.facts.role_field.problem == "Please name the role."

    type_into(form.facts.company, "Lumen  Health ", qtbot)
    type_into(form.facts.role, "Engineer", qtbot)
    form.accept()
    assert kept == [JobApplication(id="a", company="Lumen Health", role="Engineer")]
    assert not form.isVisible()


def test_every_fact_is_kept(qtbot: QtBot, words: Words) -> None:
    kept: list[JobApplication] = []
    form = application_form(qtbot, words, JobApplication(id="a", company="Lumen", role="Engineer"), kept)
    facts = form.facts
    type_into(facts.pace.lineEdit(), "Banks", qtbot)
    type_into(facts.country.lineEdit(), "Germany", qtbot)
    facts.region.set_value("BE")
    type_into(facts.language.lineEdit(), "German", qtbot)
    type_into(facts.applied._day, "28 Oct", qtbot)
    type_into(facts.tags, "remote, dream, remote", qtbot)
    facts.strengths.setPlainText("ran Debezium\n\nwrote contract tests\n")
    form.accept()
    assert kept == [
        JobApplication(
            id="a",
            company="Lumen",
            role="Engineer",
            pace="finance",
            country="DE",
            region="BE",
            time_zone="Europe/Berlin",  # Germany has one zone
            language="de",
            applied=dt.date(2026, 10, 28),
            tags=("remote", "dream"),
            strengths=("ran Debezium", "wrote contract tests"),
        )
    ]


def test_a_country_that_does_not_exist_is_named_beside_its_field(qtbot: QtBot, words: Words) -> None:
    kept: list[JobApplication] = []
    form = application_form(qtbot, words, JobApplication(id="a", company="Lumen", role="Engineer"), kept)
    type_into(form.facts.country.lineEdit(), "Atlantis", qtbot)
    form.accept()
    assert not kept
    assert "“Atlantis” is not in the list." in lines_of(form)


def test_nothing_is_changed_by_opening_and_saving(qtbot: QtBot, words: Words) -> None:
    application = JobApplication(
        id="a",
        company="Lumen Health",
        role="Engineer",
        pace="tech-startup",
        country="DE",
        region="BE",
        time_zone="Europe/Berlin",
        language="pt-BR",
        applied=dt.datetime(2026, 10, 28, 8, 30, tzinfo=dt.UTC),
        people=(PRIYA,),
        rounds=(Round(starts=dt.date(2026, 11, 18), people=("Priya Nair",), notes=(ConversationNote(text="a schema"),)),),
        promises=(Promise(made=dt.date(2026, 11, 18), answer_by=dt.date(2026, 11, 30)),),
        pace_changes=PaceChanges(move_on=Span(20, SpanUnit.DAYS)),
        tags=("remote",),
        notes="free text\n\nwith lines",
    )
    kept: list[JobApplication] = []
    application_form(qtbot, words, application, kept).accept()
    assert kept == [application]


def test_a_renamed_person_is_renamed_in_the_history(qtbot: QtBot, words: Words) -> None:
    kept: list[JobApplication] = []
    application = JobApplication(
        id="a",
        company="Lumen",
        role="Engineer",
        people=(PRIYA,),
        rounds=(Round(starts=NOW, people=("Priya Nair",), notes=(ConversationNote(text="x", person="Priya Nair"),)),),
        messages=(Message(kind=MessageKind.THANK_YOU, sent=NOW, to=("Priya Nair",)),),
    )
    form = application_form(qtbot, words, application, kept)
    name = form.people._table.item(0, 0)
    assert name is not None
    name.setText("Priya N.")
    form.accept()
    assert kept[0].people[0].name == "Priya N."
    assert kept[0].rounds[0].people == ("Priya N.",)
    assert kept[0].rounds[0].notes[0].person == "Priya N."
    assert kept[0].messages[0].to == ("Priya N.",)


def test_a_span_that_is_none_is_refused_and_an_own_one_kept(qtbot: QtBot, words: Words) -> None:
    kept: list[JobApplication] = []
    form = application_form(qtbot, words, JobApplication(id="a", company="Lumen", role="Engineer"), kept)
    form.pages.setCurrentIndex(3)
    line = form.timing.fields._lines["check_in"][0]
    type_into(line, "soon", qtbot)
    form.accept()
    assert not kept
    assert any("“soon” is not a span" in line for line in lines_of(form))
    type_into(line, "3wd", qtbot)
    form.accept()
    changed = kept[0].pace_changes.check_in
    assert changed is not None
    assert [str(span) for span in changed] == ["3wd", "7d", "10d"]


def test_spans_may_not_run_backwards(qtbot: QtBot, words: Words) -> None:
    kept: list[JobApplication] = []
    form = application_form(qtbot, words, JobApplication(id="a", company="Lumen", role="Engineer"), kept)
    form.pages.setCurrentIndex(3)
    type_into(form.timing.fields._lines["check_in"][0], "20d", qtbot)
    form.accept()
    assert not kept
    assert any("must not run backwards" in line for line in lines_of(form))


def test_an_interview_is_booked_with_somebody_new(qtbot: QtBot, words: Words) -> None:
    kept: list[tuple[Round, Sequence[Person]]] = []
    form = RoundForm(words, TODAY, [PRIYA], None, lambda one, people: kept.append((one, people)))
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    type_into(form.fields.name, "Panel", qtbot)
    type_into(form.fields.starts._day, "tomorrow", qtbot)
    type_into(form.fields.starts._time, "2 pm", qtbot)
    picker = form.fields.people
    picker._list.item(0).setCheckState(Qt.CheckState.Checked)
    type_into(picker._name, "Tom Weiss", qtbot)
    form.accept()
    booked, people = kept[0]
    assert booked.name == "Panel"
    assert booked.starts == dt.datetime(2026, 11, 24, 13, 0, tzinfo=dt.UTC)
    assert booked.people == ("Priya Nair", "Tom Weiss")
    assert list(people) == [Person(name="Tom Weiss")]


@pytest.mark.parametrize("language", ["en", "ja", "ar", "uk", "hi"])
def test_the_days_of_an_interview_stand_whole_however_narrow_the_form(language: str, qtbot: QtBot) -> None:
    form = RoundForm(words_in(language), TODAY, [], None, lambda _one, _people: None)
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.resize(form.minimumSizeHint())
    form.show()

    for month in range(1, 13):
        for field in (form.fields.starts, form.fields.ends):
            field.set_moment(dt.date(2026, month, 28))
            day = field.findChildren(QLineEdit)[0]
            beside = 2 * day.style().pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth) + 4
            assert day.fontMetrics().horizontalAdvance(day.text()) + beside < day.width(), day.text()


def test_somebody_known_from_another_application_is_completed(qtbot: QtBot, words: Words) -> None:
    kept: list[tuple[Round, Sequence[Person]]] = []
    form = RoundForm(words, TODAY, [], None, lambda one, people: kept.append((one, people)), [PRIYA])
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    type_into(form.fields.starts._day, "tomorrow", qtbot)
    picker = form.fields.people
    picker._name.setFocus()
    qtbot.keyClicks(picker._name, "nai")
    completer = picker._name.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Priya Nair"
    popup = completer.popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    form.accept()
    assert list(kept[0][1]) == [PRIYA]


def test_an_interview_may_not_end_before_it_starts(qtbot: QtBot, words: Words) -> None:
    form = RoundForm(words, TODAY, [], None, lambda _one, _people: pytest.fail("kept"))
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    type_into(form.fields.starts._day, "tomorrow", qtbot)
    type_into(form.fields.ends._day, "today", qtbot)
    form.accept()
    assert form.fields.ends_field.problem == "The end is before the start."


@pytest.mark.parametrize("kind", list(ReplyKind))
def test_a_reply_is_recorded(kind: ReplyKind, qtbot: QtBot, words: Words) -> None:
    kept: list[Answer] = []
    form = ReplyForm(words, NOW, [PRIYA], None, lambda answer: kept.append(answer))
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    next(button for button in form.kinds.buttons() if button.property("kind") == kind.value).click()
    form.accept()
    assert kept[0].reply.kind is kind
    assert kept[0].reply.received == NOW
    assert kept[0].booked is None
    assert kept[0].promise is None


def test_they_answer_by_friday(qtbot: QtBot, words: Words) -> None:
    kept: list[Answer] = []
    form = ReplyForm(words, NOW, [PRIYA], None, lambda answer: kept.append(answer))
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    type_into(form.promised._day, "Friday", qtbot)
    form.accept()
    assert kept[0].promise == Promise(made=NOW, answer_by=dt.date(2026, 11, 27))


def test_an_invitation_brings_its_interview(qtbot: QtBot, words: Words) -> None:
    kept: list[Answer] = []
    form = ReplyForm(words, NOW, [PRIYA], None, lambda answer: kept.append(answer))
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    next(button for button in form.kinds.buttons() if button.property("kind") == "invitation").click()
    type_into(form.round.starts._day, "2026-12-01", qtbot)
    form.accept()
    assert kept[0].booked == Round(starts=dt.date(2026, 12, 1))


def test_a_promise_needs_its_day(qtbot: QtBot, words: Words) -> None:
    kept: list[Promise] = []
    form = PromiseForm(words, NOW, None, lambda promise: kept.append(promise))
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    form.accept()
    assert not kept
    assert form.answer_by_field.problem
    type_into(form.answer_by._day, "27 Nov", qtbot)
    form.accept()
    assert kept == [Promise(made=NOW, answer_by=dt.date(2026, 11, 27))]


def test_what_gets_the_focus_comes_into_sight(qtbot: QtBot, words: Words) -> None:
    form = application_form(qtbot, words, JobApplication(id="1", company="Lumen Health", role="Data Engineer"), [])
    form.resize(600, 300)
    form.show()
    qtbot.waitExposed(form)
    last = form.facts.findChildren(QLineEdit)[-1]
    assert last.visibleRegion().isEmpty()

    # as an access key does
    last.setFocus(Qt.FocusReason.ShortcutFocusReason)

    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_a_sent_message_can_be_corrected(qtbot: QtBot, words: Words) -> None:
    kept: list[Message] = []
    before = Message(
        kind=MessageKind.CHECK_IN, sent=NOW, to=("Priya Nair",), subject="Hello", body="Text", overruled=(Item.NOT_GENERIC,)
    )
    form = MessageForm(words, NOW, [PRIYA], before, lambda message, _people: kept.append(message))
    qtbot.addWidget(form, before_close_func=forget_edits)
    form.show()
    type_into(form.sent._day, "20 Nov", qtbot)
    type_into(form.sent._time, "15:10", qtbot)
    form.accept()
    assert kept[0].sent == dt.datetime(2026, 11, 20, 14, 10, tzinfo=dt.UTC)
    assert (kept[0].subject, kept[0].overruled) == ("Hello", (Item.NOT_GENERIC,))


def test_a_pace_is_edited_added_and_put_back(qtbot: QtBot, words: Words) -> None:
    page = PacesPage(words, PACES, {}, lambda pace: pace.name or pace.id)
    qtbot.addWidget(page)
    page.show()
    type_into(page.fields._lines["move_on"][0], "20d", qtbot)
    edited = page.edits["typical"]
    assert isinstance(edited, Pace)
    assert str(edited.move_on) == "20d"
    page._back.click()
    assert page.edits["typical"] is None
    page._add_button.click()
    type_into(page.name, "My agency", qtbot)
    own = [pace for id_, pace in page.edits.items() if id_.startswith("own-")]
    assert [pace.name for pace in own if pace is not None] == ["My agency"]
