"""Two languages that nobody speaks: one whose sentences are much longer than the English ones, one from right to left."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from hearback.desk.words import Words
from house.checkout import ROOT

_KEPT = re.compile(r"(\{[^{}]*\}|&(?=\w)|\n)")
"""What a translation keeps as it is: placeholders, marks of access keys, line breaks."""

_ACCENTED = str.maketrans("aeiouAEIOUcnsyz", "àéîöûÀÉÎÖÛçñšýž")
_HEBREW = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבגדהוזחטיכלמנסעפצקרשתאבגדאבגדהוזחטיכלמנסעפצקרשתאבגד"
)


def stretched(text: str) -> str:
    """Return a text that is longer by four tenths, as German is, and looks foreign: `[Šàvé ··]`."""
    letters = len(_KEPT.sub("", text))
    return f"[{_each_word(text, _ACCENTED)}{' ··' * max(1, letters * 4 // 30)}]"


def mirrored(text: str) -> str:
    """Return a text in Hebrew letters, which say nothing."""
    return _each_word(text, _HEBREW)


def words_of(folder: Path, language: str, changed: Callable[[str], str], zone: ZoneInfo) -> Words:
    """Return the words of a language that says everything so; its catalogue is written to `folder`."""
    with (ROOT / "resources" / "locale" / "hearback.pot").open("rb") as file:
        template = read_po(file)
    catalogue = Catalog(locale=language.split("-")[0], fuzzy=False)
    for message in template:
        if message.id:
            text = message.id
            said = changed(text) if isinstance(text, str) else tuple(changed(form) for form in text)
            catalogue.add(text, said, context=message.context)
    place = folder / language.replace("-", "_") / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "hearback.mo").open("wb") as file:
        write_mo(file, catalogue)
    return Words(folder, language, zone)


def _each_word(text: str, letters: Mapping[int, int | str | None]) -> str:
    parts = _KEPT.split(text)
    return "".join(part if _KEPT.fullmatch(part) else part.translate(letters) for part in parts)
