"""Everything stands where a reader looks for it, and says in its first line what it is for."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from house.checkout import ROOT, TOP, files, modules

NAMES_THAT_SAY_NOTHING = {"common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}
LAYERS = {"composition", "desk", "domain", "exchange", "storage", "system", "usecases"}
LARGEST = 1_000_000  # bytes

# written so that the patterns do not find themselves
HOSTS = re.compile(
    r"py[p]i\.org|python[h]osted|deb\.de[b]ian|security\.de[b]ian|archive\.ub[u]ntu|anaconda\.o[r]g|registry\.np[m]js|snap[s]hot\.debian"
)


def text_of(file: Path) -> str | None:
    try:
        return (ROOT / file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_the_top_level_holds_only_what_the_plan_of_the_house_shows() -> None:
    assert {file.parts[0] for file in files() if not file.parts[0].startswith(".")} <= TOP


def test_names_say_what_is_inside() -> None:
    poor = [str(file) for file in files() if NAMES_THAT_SAY_NOTHING & {*file.parts[:-1], file.stem}]
    assert poor == []


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_module_says_in_one_sentence_what_it_is_for(module: Path) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    docstring = ast.get_docstring(tree)
    assert docstring, "no docstring"
    assert isinstance(tree.body[0], ast.Expr)
    assert re.fullmatch(r"\S.*[.?!]", docstring.splitlines()[0]), "the first line is no sentence"


def test_tests_mirror_the_folders() -> None:
    folders = {file.parts[1] for file in files() if file.parts[0] == "tests" and len(file.parts) > 2}
    assert folders <= LAYERS | {"benchmarks", "examples", "house", "journeys"}


def test_test_modules_have_names_of_their_own() -> None:
    names = Counter(module.name for module in modules() if module.name.startswith("test_"))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_file_is_large() -> None:
    assert [str(file) for file in files() if (ROOT / file).stat().st_size > LARGEST] == []


def test_no_package_index_or_mirror_is_named() -> None:
    # people behind a firewall have their own, set in pip and apt
    naming = {str(file): found[0] for file in files() if (found := HOSTS.search(text_of(file) or ""))}
    assert naming == {}


def test_lines_end_alike() -> None:
    text = [
        file
        for file in files()
        if file.parts[:2] != ("tests", "examples") and file.suffix in {".py", ".md", ".toml", ".json", ".txt"}
    ]
    assert [str(file) for file in text if b"\r\n" in (ROOT / file).read_bytes()] == []
