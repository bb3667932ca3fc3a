"""A template's faults are named with where they stand and what was likely meant; what is right is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.message import PLACEHOLDERS
from hearback.domain.template_faults import TemplateFault, TemplateFaultKind, likely_meant, template_faults

UNKNOWN, BRACES = TemplateFaultKind.UNKNOWN, TemplateFaultKind.BRACES


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("frist_name", "first_names"),
        ("first name", "first_names"),
        ("First-Names", "first_names"),
        ("compnay", "company"),
        ("Company", "company"),
        ("roundday", "round_day"),
        ("sign", None),
        ("signatur", "signature"),
        ("job title", "role"),
        ("your name", "signature"),
        ("salary", None),
        ("x", None),
        ("שם", None),
    ],
)
def test_the_placeholder_that_was_meant_is_found(typed: str, meant: str | None) -> None:
    assert likely_meant(typed) == meant


@pytest.mark.parametrize(
    ("text", "kind", "words", "meant"),
    [
        ("Dear {frist_name},", UNKNOWN, "{frist_name}", "first_names"),
        ("Dear {First Name},", UNKNOWN, "{First Name}", "first_names"),
        ("at {salary}", UNKNOWN, "{salary}", None),
        ("at {{company}}", BRACES, "{{company}}", "company"),
        ("at { company }", BRACES, "{ company }", "company"),
        ("at {company and", BRACES, "{company", "company"),
        ("Hi first_names}, I", BRACES, "first_names}", "first_names"),
    ],
)
def test_a_wrong_placeholder_is_named(text: str, kind: TemplateFaultKind, words: str, meant: str | None) -> None:
    (fault,) = template_faults(text)

    assert (fault.kind, fault.words, fault.meant) == (kind, words, meant)
    assert text[slice(*fault.span)] == words


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("A [[on {round_day}\nB", TemplateFaultKind.NOT_CLOSED, "[[on {round_day}"),
        ("A\non {round_day}]] B", TemplateFaultKind.NOT_OPENED, "on {round_day}]]"),
        ("[[on [[{round_day}]]", TemplateFaultKind.NESTED, "[[{round_day}]]"),
        ("A [[and so on]] B", TemplateFaultKind.ALWAYS_THERE, "[[and so on]]"),
    ],
)
def test_a_broken_part_is_named(text: str, kind: TemplateFaultKind, words: str) -> None:
    (fault,) = template_faults(text)

    assert (fault.kind, fault.words) == (kind, words)


def test_faults_come_in_the_texts_order() -> None:
    text = "{nobody} [[{company}]] [[x]] {frist_name} [["

    assert [one.words for one in template_faults(text)] == ["{nobody}", "[[x]]", "{frist_name}", "[["]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello[[ {first_names}]],\n\n[… what stayed with you[[ (you noted: {topic})]] …]\n{signature}",
        "a {1} in braces, {} and { alone, 5 > 3, [one] bracket",
        " ".join(f"{{{name}}}" for name in PLACEHOLDERS),
        "שלום [[{first_names}]], תודה על השיחה ב־{company}.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert template_faults(text) == []


@given(st.text("{}[]_ ab\nfirst_names…", max_size=60))
def test_any_text_is_judged_and_every_fault_stands_where_it_says(text: str) -> None:
    for fault in template_faults(text):
        start, end = fault.span
        assert 0 <= start < end <= len(text)
        assert isinstance(fault, TemplateFault)
