"""Packs a dictionary in Hunspell's format into resources/dictionaries, with its licence.

    python installers/dictionaries/pack.py FOLDER NAME

FOLDER holds `index.aff`, `index.dic` and `license`, as the packages named in the README beside this file do; NAME is such as
`en_US`.
"""

import lzma
import sys
from pathlib import Path

DICTIONARIES = Path(__file__).resolve().parents[2] / "resources" / "dictionaries"
_TIGHTEST = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0}]


def pack(name: str, affixes: str, words: str, licence: str) -> None:
    """Write a dictionary; `words` has a word a line, its number of words first."""
    folder = DICTIONARIES / name
    folder.mkdir(parents=True, exist_ok=True)
    for ending, text in (("aff", affixes), ("dic", _by_flags(words))):
        (folder / f"{name}.{ending}.xz").write_bytes(lzma.compress(text.encode("utf-8"), filters=_TIGHTEST))
    (folder / "LICENSE.txt").write_text(licence, encoding="utf-8", newline="\n")


def added(name: str) -> list[str]:
    """Return the words that we add to a language: of working life today, most of them younger than the dictionaries."""
    own = Path(__file__).with_name("added") / f"{name.split('_')[0]}.txt"
    return own.read_text(encoding="utf-8").split() if own.is_file() else []


def _by_flags(words: str) -> str:
    """Put together what is alike: a fifth less to ship, and the order means nothing."""
    count, *lines = words.split("\n")
    return "\n".join([count, *sorted((line for line in lines if line), key=lambda line: (line.partition("/")[2], line))]) + "\n"


def main(arguments: list[str]) -> int:
    """Pack one dictionary."""
    folder, name = Path(arguments[0]), arguments[1]
    affixes, words, licence = ((folder / one).read_text(encoding="utf-8") for one in ("index.aff", "index.dic", "license"))
    pack(name, affixes, "\n".join([words.rstrip(), *added(name)]), licence)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
