"""What the user gleans about waiting: kept with its source and day, changed, removed, and undone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hearback.domain.published_figures import Counts, Gleaning, InDays
from hearback.storage.archive import SqliteArchive
from hearback.usecases.faults import Refused
from hearback.usecases.gleaning import Gleanings
from storage.stores import opened

FORUM = Gleaning(
    id="",
    about="Banks",
    value=12.5,
    in_days=InDays.WORKING,
    counts=Counts.MESSAGE_TO_REPLY,
    source="a forum",
    day=dt.date(2026, 11, 20),
)
FRIEND = replace(FORUM, about=" Lumen Health ", value=3, in_days=InDays.NOT_SAID, source="a friend", day=dt.date(2026, 10, 1))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    store = opened(tmp_path / "Hearback")
    yield store
    store.close()


def test_they_are_kept_by_their_days_changed_removed_and_undone(archive: SqliteArchive) -> None:
    gleanings = Gleanings(archive)
    change = gleanings.add(FORUM)
    assert change.gleanings and change.about == "Banks"
    gleanings.add(FRIEND)
    friend, forum = gleanings.all()
    assert (friend.about, friend.value, friend.day) == ("Lumen Health", 3, FRIEND.day)
    assert replace(forum, id="") == FORUM and forum.id

    gleanings.change(replace(forum, value=14))
    assert [one.value for one in gleanings.all()] == [3, 14]
    gleanings.remove(forum)
    assert gleanings.all() == [friend]
    undone = archive.undo()
    assert undone is not None and undone.gleanings
    archive.undo()
    assert gleanings.all() == [friend, forum]
    archive.redo()
    assert [one.value for one in gleanings.all()] == [3, 14]


@pytest.mark.parametrize(
    ("odd", "place"),
    [
        (replace(FORUM, about=" "), "about"),
        (replace(FORUM, source=""), "source"),
        (replace(FORUM, value=0), "value"),
        (replace(FORUM, value=-1), "value"),
        (replace(FORUM, value=float("nan")), "value"),
        (replace(FORUM, value=float("inf")), "value"),
        (replace(FORUM, value=4000), "value"),
    ],
)
def test_one_that_says_nothing_is_refused(archive: SqliteArchive, odd: Gleaning, place: str) -> None:
    with pytest.raises(Refused) as refusal:
        Gleanings(archive).add(odd)
    assert [fault.place for fault in refusal.value.faults] == [place]
    assert Gleanings(archive).all() == []
