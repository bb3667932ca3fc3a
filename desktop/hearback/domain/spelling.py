"""Which words of a message ought to be spelt right: not addresses, names, acronyms, or what is still to be filled in."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from unicodedata import normalize

from hearback.domain.left_to_fill_in import marks_left
from hearback.domain.text_ranges import Span

UNSPACED = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages written without blanks between words: no dictionary of words can check them."""


def words_to_check(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the words that a dictionary can judge, as `plain_word` writes them, with where each stands."""
    skipped = iter(_skipped(text))
    under, over = next(skipped, _NEVER)
    for match in _WORD.finditer(text):
        start, end = match.span()
        while over <= start:
            under, over = next(skipped, _NEVER)
        if 1 < end - start < _LONGEST and end <= under:
            word = plain_word(match[0])
            if not _is_spared_by_its_look(word):
                yield word, (start, end)


def plain_word(word: str) -> str:
    """Return a word as dictionaries write it: composed letters, straight apostrophes, no invisible marks."""
    return word if word.isascii() else normalize("NFC", word.translate(_PLAIN))


def spared_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of names and the like, which are right however they are spelt, for `is_spared`."""
    return frozenset(plain_word(match[0]).casefold() for text in texts for match in _WORD.finditer(text))


def is_spared(word: str, spared: Collection[str]) -> bool:
    """Whether a word is one of `spared`, or such a name's possessive (`Priya's`, `Lumens`, `Andreas'`)."""
    folded = word.casefold()
    return folded in spared or any(folded.endswith(end) and folded.removesuffix(end) in spared for end in ("'s", "s", "'"))


def is_own(word: str, own: Collection[str]) -> bool:
    """Whether a word is one of the user's own: as written, or with a capital at a sentence's beginning."""
    return word in own or (word[:1].isupper() and word[:1].lower() + word[1:] in own) or is_possessive_of(word, own)


def is_possessive_of(word: str, own: Collection[str]) -> bool:
    """Whether a word is the English possessive of one of the user's own."""
    return word.endswith("'s") and word.removesuffix("'s") in own


def _skipped(text: str) -> Sequence[Span]:
    """Return the ranges that are no prose, in order, none within another."""
    spans = [match.span() for match in _NOT_PROSE.finditer(text)]
    if not any(mark in text for mark in "[{<_XTLl"):
        return spans
    apart: list[Span] = []
    for start, end in sorted([*spans, *marks_left(text)]):
        if apart and start < apart[-1][1]:
            start, end = apart[-1][0], max(end, apart.pop()[1])
        apart.append((start, end))
    return apart


def _is_spared_by_its_look(word: str) -> bool:
    if word.islower() or word.istitle():
        return False
    # NASA, KPIs; GitHub, iPhone, BewerberInnen
    return word.isupper() or _ACRONYMS.fullmatch(word) is not None or _CAMEL.search(word) is not None


_NEVER = (2**62, 2**62)
_LONGEST = 80
"""What is longer is no word but something pasted."""

_PLAIN = {ord("’"): "'", ord("ʼ"): "'", 0xAD: None, 0x200C: None, 0x200D: None, 0x200E: None, 0x200F: None}
# marks that are written over, under or beside a letter: \w leaves them out
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0980-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d"
    "\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf"
)
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}\u00ad\u200c\u200d])"
# an apostrophe inside belongs to the word; at its end it does in `Andreas'`, which is_spared looks at without it
_WORD = re.compile(rf"(?<!\w)[^\W\d_]{_LETTER}*(?:['’ʼ]{_LETTER}+)*(?!\w)")
_ACRONYMS = re.compile(r"[^\W\d_]*[A-Z]{2,}'?s")
_CAMEL = re.compile(r"[^\W\d_A-Z][A-ZÄÖÜÀ-Þ]")
_NOT_PROSE = re.compile(
    # what begins with a repetition begins at the beginning of a word only: otherwise a long word takes a second
    r"""(?<!\S)\S+@\S+                             # addresses of mail
    | (?:\b[A-Za-z][A-Za-z0-9+.-]{0,20}://|\bwww\.|\bmailto:)\S+
    | (?<![\w.-])(?:[\w-]+\.)+[a-z]{2,}/\S*       # example.com/jobs
    | (?<![\w.-])(?:[\w-]+\.)+[a-z]{2,5}(?!\w)    # example.com, report.pdf
    | (?<!\w)[@#]\w[\w-]*                       # @priya, #hiring
    | (?:~|\b[A-Za-z]:)?[/\\]{1,2}\w\S*[/\\]\S*   # paths
    | (?<!\w)\w+[*:/_·](?:in|innen|r|n|e|s)(?!\w) # Kolleg*innen, Bewerber:in, iscritt*
    | (?<!\w)\w+(?:\(\w+\)\w*)+                  # colleague(s)
    """,
    re.VERBOSE,
)
