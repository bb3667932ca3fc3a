"""The checklist finds the flaws that people see in messages, and leaves good messages alone."""

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from domain.labelled_messages import LABELLED, Figures, Judged, judged, languages, messages


@cache
def every(part: str) -> Mapping[str, Sequence[Judged]]:
    """Return all judgements of a part's messages, by language."""
    return {language: [one for message in messages(language, part) for one in judged(message)] for language in languages()}


def test_every_item_finds_the_flaws_in_what_the_lists_were_written_with() -> None:
    together = [one for some in every("tuning").values() for one in some]
    figures = {item: Figures([one for one in together if one.finding.item is item]) for item in LABELLED}

    assert {item: round(one.precision, 3) for item, one in figures.items() if one.precision < 0.95} == {}
    assert {item: round(one.recall, 3) for item, one in figures.items() if one.recall < 0.9} == {}
    assert {item: round(one.false_alarms, 3) for item, one in figures.items() if one.false_alarms >= 0.03} == {}


@pytest.mark.parametrize("language", languages())
def test_every_language_finds_the_flaws_in_what_its_lists_were_written_with(language: str) -> None:
    figures = Figures(every("tuning")[language])

    assert figures.precision >= 0.95
    assert figures.recall >= 0.9
    assert figures.false_alarms < 0.03


def test_messages_that_nobody_looked_at_are_judged_no_worse_than_before() -> None:
    figures = Figures([one for some in every("aside").values() for one in some])

    assert figures.precision > 0.88
    assert figures.recall > 0.92
    assert figures.false_alarms < 0.03


@pytest.mark.parametrize("language", languages())
def test_the_labelled_messages_are_many_and_their_labels_known(language: str) -> None:
    some = list(messages(language))
    good = sum(not message.flaws for message in some)
    enough = (40, 60) if language in ("en", "de") else (15, 25)

    assert len({message.id for message in some}) == len(some)
    assert good >= enough[0]
    assert len(some) - good >= enough[1]
    assert all(flaw in LABELLED for message in some for flaw in message.flaws)
