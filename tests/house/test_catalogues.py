"""Every sentence that a person sees can be taken out for translation, and every translation is whole and fits."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from hearback.desk.words import Words
from house.checkout import ROOT

PROGRAM = ROOT / "desktop" / "hearback"
LOCALE = ROOT / "resources" / "locale"
# the names of desk/words.py: which arguments are text; in `say_in` the first is the context
SAYING = {"say": (1,), "say_n": (1, 2), "say_in": ((1, "c"), 2)}
TEXTS = {"say": 1, "say_n": 2, "say_in": 2}

CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))

Key = tuple[str | None, str | tuple[str, ...]]
"""A context, and a text or its two forms."""

each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
each_module = pytest.mark.parametrize("module", sorted(PROGRAM.rglob("*.py")), ids=lambda path: str(path.relative_to(PROGRAM)))


@cache
def sentences() -> frozenset[Key]:
    """Return every message that extraction finds."""
    found = extract_from_dir(PROGRAM, method_map=[("**.py", "python")], keywords=SAYING)
    return frozenset((context, message) for _, _, message, _, context in found)


@cache
def read(path: Path) -> Catalog:
    """Return a catalogue's messages."""
    language = None if path.suffix == ".pot" else path.parts[-3]
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(catalogue: Catalog) -> dict[Key, Message]:
    """Return the messages without the header."""
    return {
        (message.context, message.id if isinstance(message.id, str) else tuple(message.id)): message
        for message in catalogue
        if message.id
    }


def said(module: Path) -> Sequence[tuple[ast.Call, str]]:
    """Return the calls that say something, with the name by which they do: `self._words.say(…)` and its kin."""
    calls = (node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    named = ((call, re.fullmatch(r"(?:.*words\.)?(say|say_n|say_in)", ast.unparse(call.func))) for call in calls)
    return [(call, name[1]) for call, name in named if name is not None]


def forms(text: str | Sequence[str] | None) -> Sequence[str]:
    """Return a text's plural forms; one where it has none."""
    return tuple(text) if text is not None and not isinstance(text, str) else (text or "",)


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def mnemonics(text: str) -> int:
    """Return how many letters are marked for the Alt key."""
    return len(re.findall(r"&(?=\w)", text.replace("&&", "")))


@cache
def numbers_of_forms(path: Path) -> Sequence[int]:
    """Return for how many numbers, of the first thousand, each plural form stands."""
    form_of = c2py(read(path).plural_expr)
    counted = Counter(form_of(number) for number in range(1000))
    return [counted[form] for form in range(read(path).num_plurals)]


def unfitting(path: Path, fits: Callable[[str, str], bool]) -> list[tuple[Key, str]]:
    """Return the translations with a form that does not fit.

    A form is held against the plural or, as the first, against either. One that stands for a single number (an Arabic dual) need
    not give it.
    """
    wrong = []
    for key, message in messages(read(path)).items():
        one, many, translated = forms(key[1])[0], forms(key[1])[-1], forms(message.string)
        for place, text in enumerate(translated):
            is_singular = place == 0 and len(translated) > 1
            may_leave_out = len(translated) > 1 and numbers_of_forms(path)[place] == 1
            fitting = (
                fits(many, text)
                or (is_singular and fits(one, text))
                or (may_leave_out and fits(many.replace("{count}", ""), text))
            )
            if not fitting:
                wrong.append((key, text))
    return wrong


# what can be translated


def test_extraction_finds_sentences() -> None:
    assert len(sentences()) > 50


@each_module
def test_what_is_said_is_written_where_it_is_said(module: Path) -> None:
    # a variable or an f-string would never reach the translators
    lost = []
    for call, name in said(module):
        texts = call.args[: TEXTS[name]]
        if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
            lost.append(f"line {call.lineno}: {ast.unparse(call)}")
    assert lost == []


@each_module
def test_extraction_finds_what_is_said(module: Path) -> None:
    # it does not look into an f-string's braces
    known = {form for _, text in sentences() for form in forms(text)}
    texts = [text for call, name in said(module) for text in call.args[name == "say_in" : TEXTS[name]]]
    assert [text.value for text in texts if isinstance(text, ast.Constant) and text.value not in known] == []


def test_the_template_is_up_to_date() -> None:
    # the README says how it is made anew
    assert set(messages(read(LOCALE / "hearback.pot"))) == sentences()


# what is translated


@each_catalogue
def test_a_translation_is_complete(path: Path) -> None:
    translated, known = messages(read(path)), sentences()
    assert {
        "not there": known - translated.keys(),
        "not used any more": translated.keys() - known,
        "obsolete": list(read(path).obsolete),
        "not translated": [key for key, message in translated.items() if not all(forms(message.string))],
        "fuzzy": [key for key, message in translated.items() if message.fuzzy],
    } == {"not there": set(), "not used any more": set(), "obsolete": [], "not translated": [], "fuzzy": []}


@each_catalogue
def test_a_translation_has_its_plural_forms(path: Path) -> None:
    plurals = [message for message in messages(read(path)).values() if message.pluralizable]
    assert [message.id for message in plurals if len(forms(message.string)) != read(path).num_plurals] == []


@each_catalogue
def test_a_translation_keeps_its_placeholders(path: Path) -> None:
    assert unfitting(path, lambda text, translated: placeholders(text) == placeholders(translated)) == []


@each_catalogue
def test_a_translation_keeps_its_mnemonics(path: Path) -> None:
    assert unfitting(path, lambda text, translated: mnemonics(text) == mnemonics(translated)) == []


@each_catalogue
def test_a_translation_keeps_the_blanks_around_it(path: Path) -> None:
    def around(text: str) -> tuple[bool, bool, int]:
        return text[:1].isspace(), text[-1:].isspace(), text.count("\n")

    assert unfitting(path, lambda text, translated: around(text) == around(translated)) == []


@each_catalogue
def test_a_translation_is_what_the_program_says(path: Path, tmp_path: Path) -> None:
    language = path.parts[-3]
    folder = tmp_path / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "hearback.mo").open("wb") as file:
        write_mo(file, read(path))
    words = Words(tmp_path, language, ZoneInfo("UTC"))
    plain = [(key, message) for key, message in messages(read(path)).items() if isinstance(key[1], str)]
    wrong = []
    for (context, text), message in plain:
        assert isinstance(text, str)
        heard = words.say(text) if context is None else words.say_in(context, text)
        if heard != message.string:
            wrong.append((text, heard))
    assert wrong == []
    for text in (key[1] for key in messages(read(path)) if not isinstance(key[1], str)):
        facts = dict.fromkeys(placeholders(text[1]) - {"count"}, "…")
        assert words.say_n(text[0], text[1], 1, **facts)
        assert words.say_n(text[0], text[1], 5, **facts)
