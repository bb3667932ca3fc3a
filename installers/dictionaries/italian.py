"""Makes the Italian dictionary from lists of inflected words, and packs it into resources/dictionaries.

    python installers/dictionaries/italian.py FOLDER

FOLDER holds the unpacked packages that the README beside this file names.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pack import added, pack
from word_forms import Lexicon, read_list, texts_in

_CLITICS = (
    *("mi", "ti", "si", "ci", "vi", "lo", "la", "li", "le", "gli", "ne"),
    *(f"{first}{second}" for first in ("me", "te", "se", "ce", "ve", "glie") for second in ("lo", "la", "li", "le", "ne")),
)
_ARTICLES = (
    "l'",
    "un'",
    "d'",
    "c'",
    "s'",
    "m'",
    "t'",
    "v'",
    "n'",
    "dell'",
    "all'",
    "nell'",
    "dall'",
    "sull'",
    "coll'",
    "quest'",
    "quell'",
)
_HEAD = """SET UTF-8
FLAG long
LANG it
TRY aioertnsclmdpugvfbzhàòqèùéìkwjxyAIOERTNSCLMDPUGVFBZHÀQÈÙÉ'
WORDCHARS '
MAP 5
MAP aà
MAP eèé
MAP iì
MAP oò
MAP uù
REP 18
REP ò o'
REP è é
REP é è
REP cq q
REP q cq
REP cc c
REP c cc
REP zz z
REP z zz
REP tt t
REP t tt
REP ll l
REP l ll
REP gn ni
REP n nn
REP ss s
REP mm m
REP sce scie
"""


def main(arguments: Sequence[str]) -> int:
    """Make the dictionary."""
    folder = Path(arguments[0])
    lexicon = Lexicon(_HEAD)
    for lemma, facts in read_list(folder, "italian-words-dict-*/dist/words.json").items():
        lexicon.add(lemma, _words({lemma, *(text for name, text in facts.items() if name != "G" and isinstance(text, str))}))
    for lemma, facts in read_list(folder, "italian-adjectives-dict-*/dist/adjectives.json").items():
        lexicon.add(lemma, _words({lemma, *texts_in(facts), _adverb(lemma), *_superlatives(lemma)}))
    for infinitive, facts in read_list(folder, "italian-verbs-dict-*/dist/verbs.json").items():
        lexicon.add(infinitive, _words(set(_verb(infinitive, facts))))
    for word in (*added("it_IT"), *_ARTICLES):
        lexicon.add(word, {word})
    licence = next(folder.glob("italian-words-dict-*/dist/readme-morph-it.txt")).read_text(encoding="utf-8")
    pack("it_IT", lexicon.affixes(), lexicon.words(), _CHANGES + licence)
    return 0


_CHANGES = """Italian words from Morph-it! 0.4.8 (http://sslmit.unibo.it/morphit), as the npm packages italian-words-dict,
italian-adjectives-dict and italian-verbs-dict (https://rosaenlg.org) hand them on, under the licences below, of which Hearback
takes the first, Creative Commons Attribution ShareAlike 2.0 (https://creativecommons.org/licenses/by-sa/2.0/legalcode).
Changed for Hearback: put into Hunspell's format, with pronouns joined to verbs, adverbs and superlatives made of adjectives, and
words of our own, which are under the same licence here. Hearback itself is not. Its own readme follows.

"""


def _words(forms: set[str]) -> set[str]:
    return {form for form in forms if form.isalpha() and len(form) > 1}


def _adverb(adjective: str) -> str:
    stem = f"{adjective[:-1]}a" if adjective.endswith("o") else adjective
    return f"{stem[:-1] if stem.endswith(('le', 're')) else stem}mente"


def _superlatives(adjective: str) -> Iterator[str]:
    stem = adjective[:-1] + ("h" if adjective.endswith(("co", "go")) else "")
    yield from (f"{stem}issim{ending}" for ending in "oaie")


def _verb(infinitive: str, facts: Mapping[str, object]) -> Iterator[str]:
    yield infinitive
    yield from texts_in(facts)
    base = infinitive.removesuffix("si")
    base = f"{base}e" if not base.endswith("e") else base
    yield base
    short = base[:-1] if not base.endswith("rre") else base[:-2]
    yield short
    yield from (short + clitic for clitic in _CLITICS)
    for form in texts_in(facts.get("ger", {})):
        # the list may have it with a pronoun: parlandosi
        gerund = form[: form.rfind("ndo") + 3]
        yield gerund
        yield from (gerund + clitic for clitic in _CLITICS)
        # said to somebody: scrivetemi, fateci, diciamoci
    for order in texts_in(facts.get("impr", {})):
        yield from (order + clitic for clitic in _CLITICS[:11])
    participles = facts.get("part", {})
    past = participles.get("past", {}) if isinstance(participles, dict) else {}
    for participle in texts_in(past):
        yield from (participle[:-1] + ending for ending in "oaie")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
