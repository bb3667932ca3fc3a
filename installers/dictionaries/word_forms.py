"""Reads lists of inflected words, and writes them in Hunspell's format: words that end alike share a rule."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

_SHARED_BY = 30
"""Endings that fewer words have are written out as words of their own."""


class Lexicon:
    """Collects words; `affixes` and `words` return the two files."""

    def __init__(self, head: str) -> None:
        self._head = head
        self._inflected: dict[tuple[str, tuple[str, ...]], None] = {}
        self._flags: dict[str, set[str]] = defaultdict(set)
        self._inside: set[str] = set()

    def add(self, lemma: str, forms: set[str]) -> None:
        """Add a word with all its forms, of which there may be none that is a word."""
        if not forms:
            return
        stem = _common_beginning(min(forms), max(forms))
        self._inflected[stem, tuple(sorted(form[len(stem) :] for form in forms))] = None

    def inside(self, form: str, flag: str, only_inside: str) -> None:
        """Add a form that stands inside others only."""
        self._flags[form] |= {flag, only_inside}

    def mark(self, form: str, flag: str) -> None:
        """Say something else about a form."""
        self._flags[form].add(flag)

    def affixes(self) -> str:
        """Return the file of rules."""
        rules = []
        for endings, name in self._classes().items():
            first, *others = endings
            rules.append(f"SFX {name} N {len(others)}")
            rules += [f"SFX {name} {first or '0'} {other or '0'} ." for other in others]
        return self._head + "\n".join(rules) + "\n"

    def words(self) -> str:
        """Return the file of words."""
        lines = sorted(set(self._lines()))
        return "\n".join([str(len(lines)), *lines])

    def _classes(self) -> dict[tuple[str, ...], str]:
        counted = Counter(endings for _stem, endings in self._inflected if len(endings) > 1)
        shared = sorted(endings for endings, count in counted.items() if count >= _SHARED_BY)
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return {endings: letters[number // 26] + letters[number % 26] for number, endings in enumerate(shared)}

    def _lines(self) -> Iterator[str]:
        classes = self._classes()
        for stem, endings in self._inflected:
            if endings in classes:
                yield f"{stem}{endings[0]}/{classes[endings]}"
            else:
                yield from (stem + ending for ending in endings)
        for form, flags in self._flags.items():
            yield f"{form}/{''.join(sorted(flags))}"


def _common_beginning(first: str, last: str) -> str:
    """Return what the first and last of some words in order, and so all of them, begin with."""
    length = next(
        (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last))
    )
    return first[:length]


def read_list(folder: Path, pattern: str) -> Mapping[str, Mapping[str, object]]:
    """Return a package's list: what is known of every word, by the word."""
    content: Mapping[str, Mapping[str, object]] = json.loads(next(folder.glob(pattern)).read_text(encoding="utf-8"))
    return content


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from texts_in(one)
        case list():
            for one in value:
                yield from texts_in(one)
