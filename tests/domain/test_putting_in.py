"""Putting a note into a text: between words, in the message's quotation marks, as a mark that holds the message back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.job_application import ConversationNote, NoteKind
from hearback.domain.left_to_fill_in import as_mark, marks_left, without_marks, words_of_mark_at
from hearback.domain.putting_in import between_words, with_blanks
from hearback.domain.quotation import note_as_said, quoted


def put_in(text: str, words: str = "X") -> str:
    """Put words in where a `|` stands."""
    at = text.index("|")
    text = text.replace("|", "")
    place = between_words(text, at)
    return text[:place] + with_blanks(text, (place, place), words) + text[place:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|", "X"),
        ("Hello| there", "Hello X there"),
        ("Hello |there", "Hello X there"),
        ("Hello | there", "Hello X there"),
        ("He|llo there", "X Hello there"),
        ("Hell|o there", "Hello X there"),
        ("I don|’t know", "I don’t X know"),
        ("a follow-t|he-sun rota", "a follow-the-sun X rota"),
        ("It ends here|.", "It ends here X."),
        ("(|aside)", "(X aside)"),
        ("„|“", "„X“"),
        ("One.|Two", "One. X Two"),
        ("line\n|next", "line\nX next"),
        ("Cafe\u0301s a|re", "Cafe\u0301s X are"),
        ("e|\u0301", "e\u0301 X"),
        ("नम|स्ते दुनिया", "X नमस्ते दुनिया"),
        ("مرح|با بكم", "مرحبا X بكم"),
        ("我们|谈过", "我们X谈过"),
        ("ขอบ|คุณ", "ขอบXคุณ"),
        ("😀|😀", "😀 X 😀"),
    ],
)
def test_words_are_put_between_words(text: str, expected: str) -> None:
    assert put_in(text) == expected


@given(st.text(), st.integers(min_value=0))
def test_any_text_has_a_place(text: str, at: int) -> None:
    assert 0 <= between_words(text, min(at, len(text))) <= len(text)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“so it is”"),
        ("en-GB", "“so it is”"),
        ("de", "„so it is“"),
        ("de-CH", "«so it is»"),
        ("fr", "«\u202fso it is\u202f»"),
        ("es", "«so it is»"),
        ("pt-BR", "“so it is”"),
        ("pl", "„so it is”"),
        ("nl", "‘so it is’"),
        ("xx", "“so it is”"),
    ],
)
@pytest.mark.parametrize("typed", ["so it is", '"so it is"', "“so it is”", "«\u202fso it is\u202f»", "„so it is“", "'so it is'"])
def test_a_quotation_stands_in_the_marks_of_the_message(language: str, expected: str, typed: str) -> None:
    assert quoted(typed, language) == expected


def test_only_a_quotation_is_put_in_quotation_marks() -> None:
    assert note_as_said(ConversationNote(text="free\n coffee "), "de") == "free coffee"
    assert note_as_said(ConversationNote(text="free coffee", kind=NoteKind.QUOTE), "de") == "„free coffee“"


@given(st.text(min_size=1))
def test_a_note_put_in_is_one_mark_and_says_nothing_yet(words: str) -> None:
    mark = as_mark(" ".join(words.split()))

    assert marks_left(mark) == [(0, len(mark))]
    assert without_marks(mark).strip() == ""


def test_the_edges_of_a_mark_lead_to_its_words() -> None:
    text = f"I like {as_mark('the pagers')} a lot"
    start, end = text.index("["), text.index("]") + 1

    on_edges = [at for at in range(len(text)) if words_of_mark_at(text, at) == ((start, end), "the pagers")]
    assert on_edges == [start, start + 1, end - 2, end - 1]
