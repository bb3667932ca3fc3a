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
    Draft,
    Template,
    as_template,
    fill,
    filled,
    first_name,
    starting_recipients,
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


def test_unknown_placeholders_are_left_alone() -> None:
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
        ("Dr. med. Anna Schmidt", "Anna"),
        ("Prof. Dr. rer. nat. Uwe Klein", "Uwe"),
        ("Dott.ssa Maria Rossi", "Maria"),
        ("Pani Anna Kowalska", "Anna"),
        ("Dra. Ana García", "Ana"),
        ("王 小明", "王 小明"),
        ("Dr. Weiß", "Dr. Weiß"),
        ("Priya", "Priya"),
        ("", ""),
    ],
)
def test_somebody_is_called_as_one_calls_them(name: str, called: str) -> None:
    assert first_name(name) == called


def made_from(
    body: str, subject: str = "", application: JobApplication = LUMEN, to: tuple[str, ...] = ("Priya Nair",)
) -> Template:
    draft = Draft(kind=MessageKind.CHECK_IN, to=to, subject=subject, body=body)
    return as_template(
        draft, application, id_="own", name="Mine", language="en", signature="Sam", now=NOW, calendar=BERLIN, in_words=English()
    )


def test_a_template_keeps_nobody_s_name_however_they_were_named() -> None:
    german = replace(LUMEN, people=(Person(name="Anna Müller"), Person(name="李小龍"), Person(name="Tom Weiss")))
    written = "Sehr geehrte Frau Dr. Müller,\n\nHerr Weiss und 李小龍您好.\n\nSam"

    one = made_from(written, "Danke, Frau Müller", german, to=("Anna Müller", "李小龍"))

    assert one.subject == "Danke, [… {full_names} …]"
    assert one.body.splitlines() == [
        "Sehr geehrte [… {full_names} …],",
        "",
        "[… {interviewers} …] und [… {full_names} …]您好.",
        "",
        "{signature}",
    ]


def test_one_of_a_panel_is_not_told_what_another_said() -> None:
    notes = tuple(ConversationNote(text=f"{name} said so", person=name) for name in ("Priya Nair", "Tom Weiss"))
    met = replace(LUMEN.rounds[-1], people=("Priya Nair", "Tom Weiss", "Aiko Mori"), notes=notes)
    panel = replace(LUMEN, rounds=(*LUMEN.rounds[:-1], met))

    def told(*to: str) -> str:
        return body_of("{topic}", panel, to)

    assert told("Tom Weiss") == "Tom Weiss said so"
    assert told("Aiko Mori") == "{topic}"
    assert told("Priya Nair", "Tom Weiss") == "Priya Nair said so"


def test_a_message_becomes_a_template_without_its_names() -> None:
    written = "Hi Priya,\n\nthe Data Platform Engineer role at Lumen Health[… …]. Samuel agrees.\n\nSam"
    one = made_from(written, "Priya: Lumen Health")

    assert (one.kind, one.name, one.shipped) == (MessageKind.CHECK_IN, "Mine", False)
    assert one.subject == "{first_names}: {company}"
    assert one.body == "Hi {first_names},\n\nthe {role} role at {company}[… …]. Samuel agrees.\n\n{signature}"
    assert filled(one, LUMEN, ("Priya Nair",), signature="Sam", now=NOW, calendar=BERLIN, in_words=English())[1] == written


def test_a_company_within_the_role_and_names_like_patterns_are_told_apart() -> None:
    odd = replace(LUMEN, company="C++", role="C++ Developer (m/w/d)")

    assert made_from("C++ Developer (m/w/d) at C++, not C", application=odd).body == "{role} at {company}, not C"
    assert made_from("Nothing here").body == "Nothing here"


def test_the_subject_of_a_thread_is_not_kept_in_a_template() -> None:
    sent = Message(kind=MessageKind.THANK_YOU, sent=dt.date(2026, 11, 20), to=("Priya Nair",), subject="Thank you")

    assert made_from("Hi", "Re: Thank you", replace(LUMEN, messages=(sent,))).subject == "{role}"
