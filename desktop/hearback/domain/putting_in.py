"""Where words that are put into a text go: between its words, with blanks around them, never into the middle of one."""

import unicodedata

from hearback.domain.text_ranges import Span

_NO_BLANK_AFTER = "([{‹«„“‘¿¡「『"
_NO_BLANK_BEFORE = ".,;:!?)]}›»”“’。、，！？」』؟،؛"
_APOSTROPHES = "'’-‑"


def between_words(text: str, at: int) -> int:
    """Return the nearest place between words: within a word, its start or its end, whichever is nearer."""
    start = end = at
    while _within_word(text, start):
        start -= 1
    while _within_word(text, end):
        end += 1
    return start if at - start < end - at else end


def with_blanks(text: str, span: Span, words: str) -> str:
    """Return words with a blank on either side where they would touch a word, to be put in place of a range."""
    before, after = text[: span[0]][-1:], text[span[1] :][:1]
    if before and not before.isspace() and before not in _NO_BLANK_AFTER and not _written_without_blanks(before):
        words = f" {words}"
    if after and not after.isspace() and after not in _NO_BLANK_BEFORE and not _written_without_blanks(after):
        words = f"{words} "
    return words


def _within_word(text: str, at: int) -> bool:
    """Whether a place parts a word; in scripts that set no blanks, every place between two letters is as good."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M":
        # never between a letter and the mark on it
        return True
    return _joins(before) and _joins(after)


def _joins(character: str) -> bool:
    if character in _APOSTROPHES:
        return True
    return unicodedata.category(character)[0] in "LMN" and not _written_without_blanks(character)


def _written_without_blanks(character: str) -> bool:
    name = unicodedata.name(character, "")
    return name.startswith(("CJK ", "HIRAGANA ", "KATAKANA ", "THAI ", "LAO ", "KHMER ", "MYANMAR ", "IDEOGRAPHIC "))
