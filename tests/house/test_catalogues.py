"""Every sentence that a person sees can be taken out for translation, and every translation can be put in."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from house.checkout import ROOT

DESK = ROOT / "desktop" / "hearback"
# the names of desk/words.py: which arguments are text; in `say_in` the first is the context
SAYING = {"say": (1,), "say_n": (1, 2), "say_in": ((1, "c"), 2)}
TEXTS = {"say": 1, "say_n": 2, "say_in": 2}

CATALOGUES = sorted((ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po"))


def sentences() -> set[str]:
    """Return every message that extraction finds, plural forms by their singular."""
    found = extract_from_dir(DESK, method_map=[("**.py", "python")], keywords=SAYING)
    return {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in found}


def test_extraction_finds_sentences() -> None:
    assert len(sentences()) > 50


@pytest.mark.parametrize("module", sorted(DESK.rglob("*.py")), ids=lambda path: str(path.relative_to(DESK)))
def test_what_is_said_is_written_where_it_is_said(module: Path) -> None:
    # a variable or an f-string would never reach the translators
    lost = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        # `self._words.say(…)` and its kin
        if isinstance(node, ast.Call) and (call := re.fullmatch(r"(?:.*words\.)?(say|say_n|say_in)", ast.unparse(node.func))):
            texts = node.args[: TEXTS[call[1]]]
            if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
                lost.append(f"line {node.lineno}: {ast.unparse(node)}")
    assert lost == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_keeps_its_placeholders(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3], abort_invalid=True)
    assert [(message.id, [str(fault) for fault in faults]) for message, faults in catalogue.check()] == []
