"""Erased for good means that not a byte is left: in rows, undo, the search index, free pages, nor (asked) in backups."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.job_application import (
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    NoteKind,
    Person,
    Reply,
    ReplyKind,
    Round,
)
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.usecases.backing_up import BackingUp, Why
from hearback.usecases.change import Act, Edits
from hearback.usecases.recording import KEPT_IN_TRASH, Recording
from hearback.usecases.settling import Settling
from storage.stores import NOW

TRACE = "Zwiebelfisch"
"""A word that stands in everything that is to be erased."""


class Clock:
    moment = NOW

    def now(self) -> dt.datetime:
        return self.moment

    def zone(self) -> ZoneInfo:
        return ZoneInfo("Europe/Berlin")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def archive(tmp_path: Path, clock: Clock) -> Iterator[SqliteArchive]:
    made = open_archive(tmp_path / "data", clock=clock.now)
    yield made
    made.close()


def told(id_: str, word: str, length: int = 1) -> JobApplication:
    """Return an application in which a word stands everywhere."""
    return JobApplication(
        id=id_,
        company=f"{word} AG",
        role=f"{word} Engineer",
        url=f"https://{word}.example",
        location=word,
        source=word,
        salary=word,
        tags=(word,),
        strengths=(word,),
        notes=f"ünïcode {word} " * length,
        people=(Person(name=f"Ada {word}", title=word, email=f"ada@{word}.example"),),
        rounds=(Round(name=word, starts=NOW, people=(f"Ada {word}",), notes=(ConversationNote(text=word, kind=NoteKind.FIT),)),),
        messages=(Message(kind=MessageKind.THANK_YOU, sent=NOW, to=(f"Ada {word}",), subject=word, body=f"{word} " * length),),
        replies=(Reply(received=NOW, kind=ReplyKind.HOLDING, person=f"Ada {word}", text=word),),
    )


def traces(folder: Path, word: str = TRACE) -> list[str]:
    """Return the files in which the word stands, in whatever case."""
    found = [path for path in folder.rglob("*") if path.is_file() and word.lower().encode() in path.read_bytes().lower()]
    return [path.name for path in found]


@pytest.mark.parametrize("length", [1, 20_000], ids=["short", "long"])
def test_nothing_is_left_of_what_was_erased(archive: SqliteArchive, clock: Clock, tmp_path: Path, length: int) -> None:
    recording = Recording(archive, clock)
    others = {str(number): told(str(number), f"Word{number}", 50) for number in range(40)}
    archive.write(Act.IMPORT, "40", Edits(applications=others))
    recording.add(told("gone", TRACE, length))
    archive.undo()
    archive.redo()
    archive.write(Act.EDIT_APPLICATION, f"{TRACE} AG", Edits(applications={"gone": told("gone", f"{TRACE}2", length)}))
    archive.write(Act.EDIT_APPLICATION, "", Edits(applications={"1": told("1", "Word1 changed")}))
    recording.delete(["gone"])
    assert traces(tmp_path) == ["hearback.sqlite"]
    recording.erase(["gone"])
    assert traces(tmp_path) == []
    # and the others are found as before
    assert archive.application("2") == others["2"]
    assert traces(tmp_path, "Word2") == ["hearback.sqlite"]


def test_backups_are_erased_from_where_it_is_asked(archive: SqliteArchive, clock: Clock, tmp_path: Path) -> None:
    recording = Recording(archive, clock)
    settling = Settling(archive, dict)
    backing_up = BackingUp(archive.backups, clock, settling)
    stick = tmp_path / "stick"
    stick.mkdir()
    settling.save(preferences={"backup_folder": str(stick)})
    recording.add(told("kept", "Word"))
    recording.add(told("gone", TRACE))
    backing_up.make(Why.ASKED)
    recording.delete(["gone"])
    recording.erase(["gone"])
    assert len(traces(tmp_path)) == 2
    clock.moment += dt.timedelta(minutes=1)
    backing_up.begin_anew()
    assert traces(tmp_path) == []
    assert len(backing_up.all()) == len(list(stick.iterdir())) == 1


def test_the_trash_is_cleared_after_ninety_days(archive: SqliteArchive, clock: Clock, tmp_path: Path) -> None:
    recording = Recording(archive, clock)
    recording.add(told("gone", TRACE))
    recording.delete(["gone"])
    clock.moment += KEPT_IN_TRASH
    assert recording.clear_trash() is None
    assert [row.id for row in archive.trash()] == ["gone"]
    clock.moment += dt.timedelta(minutes=1)
    assert recording.clear_trash() is not None
    assert (archive.trash(), traces(tmp_path)) == ([], [])
