"""Filling templates: what has a value stands there, what has none vanishes with its section, and nothing is read twice."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.job_application import (
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    NoteKind,
    Person,
    Promise,
    Reply,
    ReplyKind,
    Round,
    Step,
)
from hearback.domain.message import (
    PLACEHOLDERS,
    Template,
    bare_subject,
    fill,
    filled,
    first_name,
    starting_recipients,
    unknown_placeholders,
)
from hearback.domain.next_step import NextStep
from hearback.domain.workdays import Calendar

NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)
BERLIN = Calendar(zone=ZoneInfo("Europe/Berlin"), weekend=frozenset({5, 6}), holidays_in=lambda _year: {})
NOTHING = NextStep(step=Step.NOTHING)

PRIYA = Person(name="Priya Nair", email="priya.nair@lumen.example")
TOM = Person(name="Tom Weiss")
PANEL = Round(
    name="Panel",
    starts=dt.datetime(2026, 11, 19, 13, tzinfo=dt.UTC),
    ends=dt.datetime(2026, 11, 19, 14, 10, tzinfo=dt.UTC),
    people=("Priya Nair", "Tom Weiss"),
    notes=(
        ConversationNote(text="lost two weeks to a schema change"),
        ConversationNote(text="ran Debezium for 18 months", kind=NoteKind.FIT),
    ),
)
LUMEN = JobApplication(
    id="lumen",
    company="Lumen Health",
    role="Data Platform Engineer",
    applied=dt.date(2026, 10, 28),
    people=(PRIYA, TOM),
    rounds=(PANEL,),
)


class English:
    """Words enough for these tests."""

    def day(self, day: dt.date, today: dt.date) -> str:
        return f"{day:%A}" if (today - day).days < 7 else f"{day.day} {day:%B}"

    def names(self, names: Sequence[str]) -> str:
        return " and ".join(names)


def template(body: str, subject: str = "{role}") -> Template:
    return Template(id="en/x", kind=MessageKind.CHECK_IN, language="en", name="x", subject=subject, body=body)


def body_of(text: str, application: JobApplication = LUMEN, to: tuple[str, ...] = ("Priya Nair",), signature: str = "Sam") -> str:
    return filled(template(text), application, to, signature=signature, now=NOW, calendar=BERLIN, in_words=English())[1]


def test_values_stand_where_their_placeholders_stood() -> None:
    text = "Hi {first_names}, {role} at {company}, {round_name} on {round_day}, applied {applied_day}. {signature}"

    assert body_of(text) == ("Hi Priya, Data Platform Engineer at Lumen Health, Panel on Thursday, applied 28 October. Sam")


def test_several_people_are_named_together() -> None:
    assert body_of("{first_names} / {full_names}", to=("Priya Nair", "Tom Weiss")) == "Priya and Tom / Priya Nair and Tom Weiss"


def test_an_address_is_not_taken_for_a_name() -> None:
    assert body_of("Hello[[ {first_names}]],", to=("jobs@lumen.example",)) == "Hello,"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A.[[ They said {promise_day}.]] B.", "A. B."),
        ("A\n\n[[By {promise_day}.]]\n\nB", "A\n\nB"),
        ("[[By {promise_day}.]]\n\nB", "B"),
        ("A [[{promise_day}]] B", "A B"),
        ("A\n[[{promise_day}]]\nB", "A\nB"),
        ("[[{company}]] [[{promise_day} {company}]]", "Lumen Health "),
    ],
)
def test_a_section_vanishes_where_a_value_is_missing(text: str, expected: str) -> None:
    assert body_of(text) == expected


def test_a_promise_that_stands_is_named() -> None:
    promised = replace(
        LUMEN, promises=(Promise(made=dt.datetime(2026, 11, 19, 14, tzinfo=dt.UTC), answer_by=dt.date(2026, 12, 4)),)
    )

    assert body_of("[[by {promise_day}]]", promised) == "by Friday"


def test_a_missing_value_outside_of_sections_stays_visible() -> None:
    assert body_of("Until {promise_day}.", signature="") == "Until {promise_day}."
    assert body_of("{signature}", signature="  ") == "{signature}"


@pytest.mark.parametrize("text", ["{", "}", "{}", "{1}", "{ company }", "[[", "]]", "]] {company", "{{}}", "[x] {a-b}"])
def test_literal_braces_and_brackets_survive(text: str) -> None:
    assert body_of(text) == text


@pytest.mark.parametrize("name", ["{signature}", "[[x]]", "{company}", "{{role}}", "%(role)s", "[…x…]", "\\g<0>"])
def test_a_value_is_never_read_as_a_template(name: str) -> None:
    strange = replace(LUMEN, company=name)

    assert body_of("At {company}.", strange) == f"At {name}."
    assert body_of("[[At {company}.]]", strange) == f"At {name}."


def test_unknown_placeholders_are_reported_and_left_alone() -> None:
    odd = template("{company} {salary} {salary} {__class__}", subject="{boss}")

    assert unknown_placeholders(odd) == ("boss", "salary", "__class__")
    assert body_of("{salary} {__class__}") == "{salary} {__class__}"


def test_a_subject_stays_on_one_line_and_continues_what_was_sent_to_the_same_people() -> None:
    sent = Message(
        kind=MessageKind.THANK_YOU, sent=dt.date(2026, 11, 20), to=("Priya Nair",), subject="AW: Re: Thank you for Thursday"
    )
    written = replace(LUMEN, messages=(sent,))

    def subject(application: JobApplication, to: tuple[str, ...]) -> str:
        one = template("", subject="{role}\nsecond line")
        return filled(one, application, to, signature="", now=NOW, calendar=BERLIN, in_words=English())[0]

    assert subject(LUMEN, ("Priya Nair",)) == "Data Platform Engineer second line"
    assert subject(written, ("Priya Nair",)) == "Re: Thank you for Thursday"
    assert subject(written, ("Tom Weiss",)) == "Data Platform Engineer second line"


@pytest.mark.parametrize(
    ("subject", "bare"),
    [("Re: x", "x"), ("AW: RE: x", "x"), ("Fwd: x", "x"), ("Reply: x", "Reply: x"), ("Re:", ""), ("x Re: y", "x Re: y")],
)
def test_reply_marks_are_taken_off(subject: str, bare: str) -> None:
    assert bare_subject(subject) == bare


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Priya Nair", "Priya"),
        ("Dr. Priya Nair", "Priya"),
        ("Nair, Priya", "Priya"),
        ("Priya", "Priya"),
        ("Prof. Dr. Jan Krüger", "Jan"),
        ("  ", ""),
        ("Dr", "Dr"),
    ],
)
def test_people_are_called_by_their_first_name(name: str, first: str) -> None:
    assert first_name(name) == first


class TestStartingRecipients:
    def to(self, application: JobApplication, kind: MessageKind, step: NextStep = NOTHING) -> tuple[str, ...]:
        return starting_recipients(application, step, kind, NOW, BERLIN)

    def test_a_thank_you_goes_to_those_still_to_be_thanked(self) -> None:
        rest = NextStep(step=Step.THANK_YOU, people=("Tom Weiss",))

        assert self.to(LUMEN, MessageKind.THANK_YOU, rest) == ("Tom Weiss",)
        assert self.to(LUMEN, MessageKind.THANK_YOU) == ("Priya Nair", "Tom Weiss")

    def test_a_check_in_goes_to_the_last_round_that_is_over(self) -> None:
        coming = Round(starts=dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC), people=("Aiko Mori",))
        cancelled = Round(starts=dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), people=("Nobody",), cancelled=True)

        assert self.to(replace(LUMEN, rounds=(coming, PANEL, cancelled)), MessageKind.CHECK_IN) == ("Priya Nair", "Tom Weiss")

    def test_without_a_round_it_goes_to_whom_one_wrote_or_heard_last(self) -> None:
        sent = Message(kind=MessageKind.OTHER, sent=dt.date(2026, 11, 2), to=("jobs@lumen.example",))
        heard = Reply(received=dt.date(2026, 11, 5), kind=ReplyKind.HOLDING, person="Tom Weiss")
        later = Message(kind=MessageKind.OTHER, sent=dt.date(2026, 12, 2), to=("Priya Nair",))
        bare = replace(LUMEN, rounds=())

        assert self.to(replace(bare, messages=(sent, later)), MessageKind.APPLICATION_CHECK_IN) == ("jobs@lumen.example",)
        assert self.to(replace(bare, messages=(sent,), replies=(heard,)), MessageKind.APPLICATION_CHECK_IN) == ("Tom Weiss",)
        assert self.to(bare, MessageKind.APPLICATION_CHECK_IN) == ("Priya Nair",)
        assert self.to(replace(bare, people=(TOM,)), MessageKind.APPLICATION_CHECK_IN) == ()

    def test_an_answer_goes_to_whoever_wrote_last(self) -> None:
        invited = Reply(received=dt.date(2026, 11, 20), kind=ReplyKind.INVITATION, person="Aiko Mori")

        assert self.to(replace(LUMEN, replies=(invited,)), MessageKind.OTHER) == ("Aiko Mori",)


FRAGMENTS = [*["{company}", "{role}", "{topic}", "{nobody}", "{", "}", "[[", "]]", "[…", "…]", "a", "é", "😀"], " ", "\n"]
pieces = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)


@given(text=pieces, company=pieces, role=pieces, signature=pieces)
@settings(max_examples=150, deadline=None)
def test_filling_never_raises(text: str, company: str, role: str, signature: str) -> None:
    strange = replace(LUMEN, company=company, role=role)
    subject, _body = filled(
        template(text, text), strange, ("Priya Nair",), signature=signature, now=NOW, calendar=BERLIN, in_words=English()
    )

    assert "\n" not in subject


@given(
    values=st.dictionaries(st.sampled_from(PLACEHOLDERS), pieces.filter(bool)),
    names=st.lists(st.sampled_from(PLACEHOLDERS), max_size=6),
)
@settings(max_examples=150, deadline=None)
def test_every_value_comes_out_once_and_as_it_is(values: dict[str, str], names: list[str]) -> None:
    text = "|".join(f"{{{name}}}" for name in names)

    assert fill(text, values) == "|".join(values.get(name, f"{{{name}}}") for name in names)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Priya Nair", "Priya"),
        ("Nair, Priya", "Priya"),
        ("Dr Priya Nair", "Priya"),
        ("Frau Jürgens", "Frau Jürgens"),
        ("Dr. Weiß", "Dr. Weiß"),
        ("Priya", "Priya"),
        ("", ""),
    ],
)
def test_somebody_is_called_as_one_calls_them(name: str, called: str) -> None:
    assert first_name(name) == called
