"""Words and sentences of a text, with the ranges where they stand."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

Span = tuple[int, int]
"""A range in a text: where it starts, and where it ends (exclusive)."""


# a message is looked at item by item: what was found in it is kept for the next one
@lru_cache(maxsize=64)
def words_in(text: str) -> Sequence[tuple[str, Span]]:
    """Return the words, each as `plain` writes it, with where it stands."""
    return [(plain(match[0]), match.span()) for match in _WORD.finditer(text)]


def bare_words(text: str) -> Sequence[str]:
    """Return the words without their places: of many long texts, quicker than `words_in`."""
    return _WORD.findall(text.lower()) if text.isascii() else [plain(word) for word in _WORD.findall(text)]


def plain(word: str) -> str:
    """Return what all spellings of a word have in common.

    Letter case, the way an accent is encoded, letters of full width, soft hyphens and blanks without width, vowel points, `ß`
    or `ss`, `ё` or `е` are no matter.
    """
    return word.lower() if word.isascii() else _plain(word)


def common_beginning(word: str, other: str) -> int:
    """Return with how many equal letters two words begin."""
    return next((at for at, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]), min(len(word), len(other)))


@lru_cache(maxsize=16)
def sentences_in(text: str) -> Sequence[Span]:
    """Return the sentences; an empty line and the beginning of a list's entry end one, too."""
    found: list[Span] = []
    at = 0
    for stop in _STOP.finditer(text):
        if stop["stop"] and _goes_on(text, at, stop):
            continue
        found.append((at, stop.end()))
        at = stop.end()
    found.append((at, len(text)))
    trimmed = ((start + _blanks(text[start:end]), start + len(text[start:end].rstrip())) for start, end in found)
    return [(start, end) for start, end in trimmed if start < end]


def count_words(text: str) -> int:
    """Return how many words a reader counts (`follow-the-sun` is one)."""
    return sum(1 for word in text.split() if _WORD.search(word))


def whole(name: str) -> re.Pattern[str]:
    """Return a pattern that finds a name as whole words, whatever its letter case and the blanks between."""
    inside = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){inside}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    written = unicodedata.normalize("NFKC", _UNWRITTEN.sub("", word)).casefold()
    # a dotted capital I leaves its dot behind
    return unicodedata.normalize("NFC", written.replace("i\u0307", "i")).replace("ё", "е")


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence goes on behind what looks like its end: an abbreviation, `Yahoo!` or `…` amid it."""
    mark = stop["stop"][0]
    following = text[stop.end() : stop.end() + _NEAR].lstrip()[:1]
    if stop["stop"].strip("\"'”’)]»") == ".":
        before = _LAST_WORD.search(text, max(start, stop.start() - _NEAR), stop.start())
        word = before[0].casefold() if before else ""
        return word in _ABBREVIATIONS or (len(word) == 1 and word != "i")
    return mark in "!….。" and following.islower()


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def _marks() -> str:
    """Return the accents, vowel signs and points that are written on letters, as a pattern's ranges."""
    marks = {code for code in range(0x300, 0x1E00) if unicodedata.category(chr(code))[0] == "M"}
    starts = sorted(code for code in marks if code - 1 not in marks)
    ends = sorted(code for code in marks if code + 1 not in marks)
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


_NEAR = 12
_FORMAT = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Characters that nobody sees: soft hyphens, blanks and joiners without width."""

_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_FORMAT}{_marks()}])*")
# what of a word is not always written: the unseen, the points of Hebrew, the vowels and the lengthening of Arabic
_UNWRITTEN = re.compile(f"[{_FORMAT}\u0591-\u05c7\u0640\u064b-\u065f\u0670]")
_LAST_WORD = re.compile(r"[^\W_]+$")
_STOP = re.compile(
    r"(?P<stop>(?<![.!?…؟।])[.!?…؟।]++[\"'”’)\]»]*+)(?=\s|\Z)"  # where blanks are put between words, one follows
    r"|[。！？]+[」』”’)）]*"
    r"|\n[^\S\n]*\n\s*"
    r"|\n(?=[^\S\n]*(?:[-*•–—]|\d{1,2}[.)])[^\S\n])"
)
_TITLES_AND_KIN = """mr mrs ms mx dr prof st jr nr nos vs ca ing dipl inż hab approx incl env cf hr fr bzw evtl inkl ggf sog vgl
abs tel sr sra srta dra dott avv sig dhr mevr drs mme mlle ul np tzn tzw mgr"""
_ABBREVIATIONS = frozenset(_TITLES_AND_KIN.split())


def is_written_without_blanks(text: str) -> bool:
    """Return whether most letters of a text are of scripts that put no blanks between words."""
    return 2 * len(_WITHOUT_BLANKS.findall(text)) > len(re.findall(r"[^\W\d_]", text))


# Han, kana, Thai, Lao, Burmese, Khmer, Tibetan
_WITHOUT_BLANKS = re.compile(
    r"[\u0e01-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
