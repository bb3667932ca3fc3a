"""The subject continues the thread with whom the message goes to, and begins with one `Re:` whatever came before."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.job_application import JobApplication, Message, MessageKind, Person
from hearback.domain.subject import answered_subject, bare_subject, continued_subject
from hearback.domain.workdays import Calendar

NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)
BERLIN = Calendar(zone=ZoneInfo("Europe/Berlin"), weekend=frozenset({5, 6}), holidays_in=lambda _year: {})
LUMEN = JobApplication(
    id="lumen",
    company="Lumen Health",
    role="PD",
    people=(Person(name="Priya Nair", email="Priya.Nair@lumen.example"), Person(name="Tom Weiss")),
)


def message(day: int, to: tuple[str, ...], subject: str | None) -> Message:
    return Message(kind=MessageKind.OTHER, sent=dt.date(2026, 11, day), to=to, subject=subject)


def continued(to: tuple[str, ...], *messages: Message) -> str | None:
    return continued_subject(replace(LUMEN, messages=messages), to, NOW, BERLIN)


PRIYA, TOM, BOTH = ("Priya Nair",), ("Tom Weiss",), ("Priya Nair", "Tom Weiss")


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Re: x", "x"),
        ("RE: re: Re: x", "x"),
        ("AW: RE: WG: x", "x"),
        ("Antw: x", "x"),
        ("Antwort: x", "x"),
        ("RE[2]: x", "x"),
        ("Re(3): x", "x"),
        ("Re^2: x", "x"),
        ("SV: VS: x", "x"),
        ("RE : x", "x"),
        ("TR : Re: x", "x"),
        ("R: I: x", "x"),
        ("RES: ENC: x", "x"),
        ("Odp: x", "x"),
        ("Ynt: x", "x"),
        ("ΑΠ: x", "x"),
        ("Ответ: x", "x"),
        ("回复：x", "x"),
        ("答复: 转发: x", "x"),
        ("رد: x", "x"),
        ("השב: x", "x"),
        ("Fwd: x", "x"),
        ("Reply: x", "Reply: x"),
        ("Ref: 4711", "Ref: 4711"),
        ("Regarding: x", "Regarding: x"),
        ("Re", "Re"),
        ("Re:", ""),
        ("x Re: y", "x Re: y"),
        ("  x ", "x"),
    ],
)
def test_what_mail_programs_put_before_a_subject_is_taken_off(subject: str, bare: str) -> None:
    assert bare_subject(subject) == bare
    assert answered_subject(subject, LUMEN) == (f"Re: {bare}" if bare else "")


def test_a_role_that_reads_like_an_answer_mark_stays() -> None:
    assert answered_subject("Re: PD: a thought since we spoke", LUMEN) == "Re: PD: a thought since we spoke"


@given(st.text())
def test_an_answer_to_an_answer_is_the_same_answer(subject: str) -> None:
    once = answered_subject(subject, LUMEN)
    assert answered_subject(once, LUMEN) == once


def test_the_last_message_to_the_person_is_continued() -> None:
    sent = (message(10, PRIYA, "First"), message(12, PRIYA, "AW: Second"), message(14, TOM, "Tom’s"))

    assert continued(PRIYA, *sent) == "Re: Second"
    assert continued(TOM, *sent) == "Re: Tom’s"
    assert continued(("Aiko Mori",), *sent) is None


def test_a_message_that_both_got_is_continued_rather_than_one_that_one_of_them_got() -> None:
    assert continued(BOTH, message(10, BOTH, "Together"), message(12, TOM, "Alone")) == "Re: Together"
    assert continued(BOTH, message(12, TOM, "Alone")) == "Re: Alone"


def test_an_address_and_its_name_are_the_same_person() -> None:
    assert continued(PRIYA, message(10, ("priya.nair@LUMEN.example",), "Hello")) == "Re: Hello"
    assert continued(("priya.nair@lumen.example",), message(10, ("priya  nair",), "Hello")) == "Re: Hello"


def test_who_is_not_named_is_everybody() -> None:
    assert continued(PRIYA, message(10, (), "To all")) == "Re: To all"
    assert continued((), message(10, TOM, "Hello")) == "Re: Hello"


def test_what_has_no_subject_or_lies_ahead_is_not_continued() -> None:
    sent = (message(10, PRIYA, "First"), message(12, PRIYA, None), message(13, PRIYA, "Re: "), message(28, PRIYA, "Ahead"))

    assert continued(PRIYA, *sent) == "Re: First"
