"""Finds dictionaries in Hunspell's format: the user's own, those that come with the program, those installed on the system."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"(?P<language>[a-z]{2,3})(?:[_-](?P<region>[A-Z]{2}))?(?P<variant>[_-].*)?")
_PACKED = ".xz"
_AT_HOME = {"ar": "EG", "de": "DE", "en": "US", "es": "ES", "fr": "FR", "it": "IT", "nl": "NL", "pt": "BR", "sr": "RS"}
"""The region to look in first where none is said."""

_ELSEWHERE = {**_AT_HOME, "en": "GB", "pt": "PT"}
"""The region whose spelling is used where a region has no dictionary of its own (Australia, Angola)."""


@dataclass(frozen=True, slots=True)
class DictionaryFiles:
    """A dictionary's two files (packed ones end in `.xz`), and the language and region that it is for."""

    language: str
    region: str
    affixes: Path
    words: Path


class Shelf:
    """The dictionaries in some folders: the user's own are preferred, then those in the folders within `shipped`."""

    def __init__(self, own: Path, shipped: Path, installed: Sequence[Path]) -> None:
        self._own = [own]
        self._shipped = sorted(shipped.iterdir()) if shipped.is_dir() else []
        self._installed = installed

    def find(self, language: str) -> Sequence[DictionaryFiles]:
        """Return the dictionaries for a language (BCP 47), the best first; a word is right that is in any of them.

        `de-CH` is the Swiss one, or another German one where there is none. Where no region is said, or it has no dictionary, any
        region's spelling will do: `en` is American and British.
        """
        wanted, region = _parts(language)
        kinds = [sorted(_in_all(folders, wanted), key=_plain_first) for folders in (self._own, self._shipped, self._installed)]
        for there in kinds if region else ():
            if exact := [one for one in there if one.region == region]:
                return exact[:1]
        there = next((one for one in kinds if one), [])
        meant = (_ELSEWHERE if region else _AT_HOME).get(wanted, "")
        by_region: dict[str, DictionaryFiles] = {}
        for one in sorted(there, key=lambda one: one.region != meant):
            by_region.setdefault(one.region, one)
        best = list(by_region.values())
        return best if there is kinds[1] else best[:1]

    def languages(self) -> Sequence[str]:
        """Return the languages (BCP 47) that there are dictionaries for."""
        found = {
            f"{one.language}-{one.region}" if one.region else one.language
            for one in _in_all([*self._own, *self._shipped, *self._installed])
        }
        return sorted(found)


def _in_all(folders: Sequence[Path], wanted: str = "") -> Iterator[DictionaryFiles]:
    for folder in folders:
        yield from _in(folder, wanted)


def _plain_first(one: DictionaryFiles) -> tuple[int, str]:
    # de_DE before de_DE_frami: shorter names are the usual ones
    return len(one.words.name), one.words.name


def _parts(language: str) -> tuple[str, str]:
    first, *others = language.replace("_", "-").split("-")
    return first.lower(), next((one.upper() for one in others if len(one) == 2), "")


def _in(folder: Path, wanted: str = "") -> Iterator[DictionaryFiles]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.endswith((".dic", ".dic" + _PACKED)) and not entry.name.startswith("hyph"):
            one = _files(entry)
            if one is not None and wanted in ("", one.language):
                yield one


def _files(words: Path) -> DictionaryFiles | None:
    packed = _PACKED if words.name.endswith(_PACKED) else ""
    stem = words.name.removesuffix(packed).removesuffix(".dic")
    affixes = words.with_name(f"{stem}.aff{packed}")
    name = _NAME.fullmatch(stem)
    if name is None or not affixes.is_file():
        return None
    return DictionaryFiles(name["language"], name["region"] or "", affixes, words)
