"""The shipped phrase lists: every phrase can be read, and no list is too thin to judge by."""

import json
from pathlib import Path

import pytest

from hearback.domain.phrases import PhraseList
from hearback.system.shipped import shipped_files
from hearback.system.template_shelf import ShippedTemplates

SHELF = ShippedTemplates(shipped_files().root)
FILES = sorted(shipped_files().path("phrases").glob("*.json"))
FEWEST = {"interested": 15, "wait": 15, "generic": 15, "pleading": 15, "reproach": 15, "filler": 80}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_phrase_can_be_read(file: Path) -> None:
    phrases = SHELF.phrases(file.stem)

    assert phrases is not None
    # a PhraseFault names the list, the phrase and what is wrong with it
    phrases.prepare()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_list_is_there_and_none_is_thin(file: Path) -> None:
    lists: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    # what the phrases have in common, and beside what they mean nothing, are no lists of their own
    lists.pop("groups", None)
    lists.pop("unless", None)
    lists.pop("hints", None)

    assert lists.keys() <= {*PhraseList, "filler"}
    assert {name: len(lists[name]) for name, fewest in FEWEST.items() if len(lists[name]) < fewest} == {}
    assert {name: phrases for name, phrases in lists.items() if len(set(phrases)) < len(phrases)} == {}
