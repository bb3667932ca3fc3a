"""Which words are given to a dictionary at all, and which are let pass whatever it says."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.spelling import is_own, is_spared, plain_word, spared_words, words_to_check


def words(text: str) -> list[str]:
    return [word for word, _span in words_to_check(text)]


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("I don’t know", ["don't", "know"]),
        ("follow-up call", ["follow", "up", "call"]),
        ("dell'azienda, l’entretien", ["dell'azienda", "l'entretien"]),
        ("Andreas' Idee", ["Andreas", "Idee"]),
        ("write to jo@lumen.example today", ["write", "to", "today"]),
        ("(see https://lumen.example/jobs?id=7_teh or www.teh.example, please", ["see", "or", "please"]),
        ("teh.example/wrod has it", ["has", "it"]),
        ("in cv-2026.pdf and C:\\teh\\wrod here", ["in", "and", "here"]),
        ("a mark [… what you tried …] left", ["mark", "left"]),
        ("for {compnay} too", ["for", "too"]),
        ("NASA, KPIs, GitHub, iPhone, BewerberInnen, McKinsey", []),
        ("B2B, 3rd, v2, 15km, x_y", []),
        ("Kolleg*innen und Bewerber:innen", ["und"]),
        ("colleague(s) met", ["met"]),
        ("@priya on #hirring", ["on"]),
        ("مرحبا بكم", ["مرحبا", "بكم"]),
        ("שָׁלוֹם", ["שָׁלוֹם"]),
        ("सफल हिन्दी", ["सफल", "हिन्दी"]),
        ("soft\u00adware", ["software"]),
    ],
)
def test_only_words_of_prose_are_checked(text: str, checked: list[str]) -> None:
    assert words(text) == [normalize("NFC", one) for one in checked]


@pytest.mark.parametrize("piece", ["a", "a.", "a-", "a@", "/a", "a(", "://", "a'", "_", "[", "á\u0301"])
def test_what_is_no_prose_at_all_takes_no_longer(piece: str) -> None:
    assert len(list(words_to_check(piece * 20_000))) <= 20_000


def test_decomposed_letters_are_looked_up_composed_and_found_where_they_stand() -> None:
    text = normalize("NFD", "Das Gespräch über Zürich")

    found = list(words_to_check(text))

    assert [word for word, _span in found] == ["Das", "Gespräch", "über", "Zürich"]
    assert [text[start:end] for _word, (start, end) in found] == [normalize("NFD", word) for word, _span in found]


@given(st.text(max_size=200))
def test_every_range_holds_the_word_that_is_asked_for(text: str) -> None:
    for word, (start, end) in words_to_check(text):
        assert plain_word(text[start:end]) == word
        assert len(word) > 0


@pytest.mark.parametrize("word", ["Lumen", "lumen", "Lumen's", "Lumens", "Priya's", "Lüdenscheidt", "Debezium"])
def test_names_are_right_however_they_are_spelt(word: str) -> None:
    spared = spared_words(["Lumen Health", "Priya Nair", "Müller-Lüdenscheidt GmbH", "They use Debezium"])

    assert is_spared(word, spared)


def test_other_words_are_not_spared_for_a_name_s_sake() -> None:
    assert not is_spared("lum", spared_words(["Lumen"]))
    assert not is_spared("priyaa", spared_words(["Priya"]))


def test_own_words_hold_at_a_sentence_s_beginning_and_with_an_english_genitive() -> None:
    own = {"kanban", "Debezium"}

    assert [is_own(one, own) for one in ("kanban", "Kanban", "kanban's", "Debezium", "debezium", "kanbans")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
