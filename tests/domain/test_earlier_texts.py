"""Earlier messages: the most like one is found however many there are, and none is found once it is gone."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.earlier_texts import EarlierText, EarlierTexts

SENT = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
GRAMS = st.frozensets(st.integers(-(2**56), 2**56) | st.integers(0, 12), max_size=12)


def kept(texts: dict[str, list[frozenset[int]]]) -> EarlierTexts:
    earlier = EarlierTexts()
    for owner, every in texts.items():
        earlier.put(owner, [(EarlierText(f"{owner} {number}", SENT), grams) for number, grams in enumerate(every)])
    return earlier


@given(texts=st.dictionaries(st.sampled_from("abcde"), st.lists(GRAMS, max_size=4)), mine=GRAMS)
@settings(max_examples=150, deadline=None)
def test_the_message_with_most_in_common_is_found(texts: dict[str, list[frozenset[int]]], mine: frozenset[int]) -> None:
    found = kept(texts).most_like(mine)
    best = max((len(grams & mine) for every in texts.values() for grams in every), default=0)

    assert (len(found.common) if found else 0) == best
    if found:
        owner, number = found.text.company.split()
        assert found.common == texts[owner][int(number)] & mine


def test_what_stands_in_very_many_messages_is_counted_as_well() -> None:
    earlier = EarlierTexts()
    for number in range(3_000):
        earlier.put(str(number), [(EarlierText(str(number), SENT), frozenset({1, 2, 100 + number, 10_000 + number}))])

    found = earlier.most_like(frozenset({1, 2, 3, 100 + 2_500, 10_000 + 2_500}))

    assert found is not None
    assert (found.text.company, found.common) == ("2500", {1, 2, 2_600, 12_500})
    assert len(earlier) == 3_000


def test_a_message_that_changed_or_is_gone_is_found_no_more() -> None:
    earlier = kept({"a": [frozenset({1, 2, 3})], "b": [frozenset({1})]})
    assert earlier.most_like(frozenset({1, 2, 3})) is not None

    earlier.put("a", [(EarlierText("a 0", SENT), frozenset({2}))])
    found = earlier.most_like(frozenset({1, 2, 3}))
    assert found is not None
    assert len(found.common) == 1

    earlier.drop("a")
    earlier.drop("a")
    assert earlier.most_like(frozenset({2, 3})) is None
    earlier.clear()
    assert earlier.most_like(frozenset({1})) is None
