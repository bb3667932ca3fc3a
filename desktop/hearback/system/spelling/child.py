"""Looks words up in a process of its own: Hunspell lets no other thread run meanwhile, and a bad dictionary may end it.

Questions and answers are JSON, a line each. A question names its dictionaries by their files:
`{"files": [[aff, dic]…], "words": […], "swiss": false}` is answered with the words that are in none of them,
`{"files": …, "suggest": word, "swiss": false}` with words to put in its place, and both with `{"problem": text}` where a
dictionary cannot be read. The process ends with its input. It never imports Qt.
"""

import json
import lzma
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Protocol

LARGEST = 64 * 1024 * 1024
"""No dictionary unpacks to more bytes than this: the largest known have 10 million."""

_ENCODINGS = {"microsoft-cp1250": "cp1250", "microsoft-cp1251": "cp1251", "tis620-2533": "tis_620", "iscii-devanagari": "ascii"}


class _Hunspell(Protocol):
    _dic_encoding: str

    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...


def main() -> int:
    """Answer until the input ends."""
    for line in sys.stdin:
        question = json.loads(line)
        try:
            books = [_opened(affixes, words) for affixes, words in question["files"]]
            answer: object
            if "suggest" in question:
                answer = _suggestions(books, question["suggest"], swiss=question["swiss"])
            else:
                answer = [word for word in question["words"] if not _is_right(books, word, swiss=question["swiss"])]
        except (EOFError, LookupError, OSError, ValueError, lzma.LZMAError) as fault:
            answer = {"problem": f"{type(fault).__name__}: {fault}"}
        print(json.dumps(answer), flush=True)
    return 0


@lru_cache(maxsize=4)
def _opened(affixes: str, words: str) -> _Hunspell:
    from hunspell import Hunspell

    # unpacked even where it is not packed: a copy has a name that every system's C library can open
    with tempfile.TemporaryDirectory(prefix="hearback-dictionary-") as folder:
        for source, name in ((affixes, "book.aff"), (words, "book.dic")):
            (Path(folder) / name).write_bytes(_content(Path(source)))
        book: _Hunspell = Hunspell("book", hunspell_data_dir=folder, system_encoding="utf-8")
    encoding = _declared_encoding(affixes)
    book._dic_encoding = _ENCODINGS.get(encoding.lower(), encoding)
    "".encode(book._dic_encoding)
    return book


def _content(path: Path) -> bytes:
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(f"{path.name} is too large")
    return content


def _declared_encoding(affixes: str) -> str:
    for line in _content(Path(affixes)).removeprefix(b"\xef\xbb\xbf").splitlines():
        if line.startswith(b"SET "):
            return line.split()[1].decode("ascii", "replace")
    return "iso-8859-1"


def _is_right(books: Sequence[_Hunspell], word: str, *, swiss: bool) -> bool:
    return any(
        _in_book(book, form) or ("'" in form and all(_in_book(book, part) for part in _around_apostrophes(form)))
        for form in _forms(word, swiss=swiss)
        for book in books
    )


def _in_book(book: _Hunspell, word: str) -> bool:
    try:
        return book.spell(word)
    except UnicodeEncodeError:  # letters that the dictionary's encoding does not have
        return False


def _around_apostrophes(word: str) -> Iterator[str]:
    """Yield the parts of what is written together with an apostrophe: `dell'azienda` is `dell'` and `azienda`."""
    *before, last = word.split("'")
    yield from (f"{part}'" for part in before)
    yield last


def _forms(word: str, *, swiss: bool) -> Iterator[str]:
    yield word
    if swiss and "ss" in word:
        # Swiss German has no ß: right is what would be right with it, too
        parts = word.split("ss")
        for at in range(1, len(parts)):
            yield "ss".join(parts[:at]) + "ß" + "ss".join(parts[at:])


def _suggestions(books: Sequence[_Hunspell], word: str, *, swiss: bool) -> Sequence[str]:
    found = [_from_book(book, word) for book in books]
    mixed = [one for row in zip_longest(*found) for one in row if one]
    return list(dict.fromkeys(one.replace("ß", "ss") if swiss else one for one in mixed))


def _from_book(book: _Hunspell, word: str) -> Sequence[str]:
    try:
        return book.suggest(word)
    except UnicodeEncodeError:
        return ()


if __name__ == "__main__":
    sys.exit(main())
