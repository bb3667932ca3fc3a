"""Links to an application: there and back for any id, and everything else is refused, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.exchange.application_link import application_of, is_link, link_to

IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
NEAR_LINKS = st.lists(st.sampled_from([*"%/?#&=.:+ a\0\né", "hearback:", "%2", "%C3%A9", "%c3"]), max_size=12).map(
    lambda parts: "hearback:" + "".join(parts)
)


@given(IDS)
def test_a_link_leads_back_to_its_application(application: str) -> None:
    assert application_of(link_to(application)) == application


@given(st.one_of(st.text(), NEAR_LINKS))
def test_any_text_is_read_and_only_links_as_we_write_them_are_taken(text: str) -> None:
    application = application_of(text)
    if application is not None:
        assert is_link(text)
        assert link_to(application).removeprefix("hearback:") == text.partition(":")[2]


def test_a_link_is_of_letters_that_every_program_passes_on() -> None:
    assert link_to("a b/ü&?") == "hearback:a%20b%2F%C3%BC%26%3F"
    assert application_of("HEARBACK:0b1c") == "0b1c"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hearback:",
        "hearback",
        "hearback:a/b",
        "hearback://a",
        "hearback:a?b=c",
        "hearback:a#b",
        "hearback:%61",
        "hearback:%2f",
        "hearback:%ff",
        "hearback:%",
        "hearback:a\n",
        " hearback:a",
        "mailto:a",
        "hearback:" + "a" * 1000,
        "hearback:\ud800",
    ],
)
def test_what_is_written_otherwise_is_no_link(text: str) -> None:
    assert application_of(text) is None
