"""The shipped phrase lists: every phrase can be read, and no list is too thin to judge by."""

import json
from pathlib import Path

import pytest

from hearback.domain.phrases import PhraseList
from hearback.system.shipped import shipped_files
from hearback.system.template_shelf import ShippedTemplates
from house.checkout import ROOT

SHELF = ShippedTemplates(shipped_files().root)
FILES = sorted(shipped_files().path("phrases").glob("*.json"))
SENTENCES = json.loads((ROOT / "tests" / "examples" / "sentences.json").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("item", [PhraseList.INTERESTED, PhraseList.FIT, PhraseList.WAIT])
@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_in_words_of_their_own_are_known_for_what_they_say(language: str, item: PhraseList) -> None:
    phrases, sentences = SHELF.phrases(language), SENTENCES[language][item]
    assert phrases is not None
    missed = [one for one in sentences["says"] if not phrases.found(one)[item]]

    # some will always be said in a way that no list knows
    assert len(missed) <= len(sentences["says"]) * 0.2, missed
    assert [one for one in sentences["does not"] if phrases.found(one)[item]] == []
