"""Drafts belong to what they follow: a thank-you for one interview is never taken for that of the next."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.job_application import JobApplication, MessageKind, Reply, ReplyKind, Round
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.message import Draft
from hearback.domain.workdays import Calendar
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.usecases.change import Act, Edits
from hearback.usecases.drafting import Drafting

THANKS, CHECK_IN = MessageKind.THANK_YOU, MessageKind.CHECK_IN
FIRST, SECOND = (Round(starts=dt.datetime(2026, 11, day, 9, tzinfo=dt.UTC)) for day in (10, 18))
LUMEN = JobApplication(id="lumen", company="Lumen Health", role="Engineer", applied=dt.date(2026, 11, 2), rounds=(FIRST,))


class SetClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 11, 11, 9, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.moment

    def zone(self) -> ZoneInfo:
        return ZoneInfo("UTC")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def archive(tmp_path: Path, clock: SetClock) -> Iterator[SqliteArchive]:
    archive = open_archive(tmp_path, clock=clock.now)
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"lumen": LUMEN}))
    yield archive
    archive.close()


@pytest.fixture
def drafting(archive: SqliteArchive, clock: SetClock) -> Drafting:
    calendar = Calendar(ZoneInfo("UTC"), frozenset({5, 6}), lambda _year: {})
    return Drafting(archive, clock, lambda _application: calendar)


def type_in(drafting: Drafting, kind: MessageKind, body: str, application: JobApplication = LUMEN) -> None:
    """Have something typed and kept."""
    place = drafting.place(application, kind)
    drafting.keep(KeptDraft(place=place, draft=Draft(kind=kind, body=body), language="en"), None)


def written_now(drafting: Drafting, kind: MessageKind, application: JobApplication) -> list[str]:
    """Return what is there of a message if it is written now."""
    place = drafting.place(application, kind)
    return [kept.draft.body for _seen, kept in drafting.of(application) if kept.place == place]


def test_a_thank_you_that_was_never_sent_is_not_the_next_ones(drafting: Drafting, clock: SetClock) -> None:
    type_in(drafting, THANKS, "for the first")
    clock.moment = dt.datetime(2026, 11, 19, 9, tzinfo=dt.UTC)
    both = replace(LUMEN, rounds=(FIRST, SECOND))

    assert written_now(drafting, THANKS, both) == []
    type_in(drafting, THANKS, "for the second", both)

    assert written_now(drafting, THANKS, both) == ["for the second"]
    assert [kept.draft.body for _seen, kept in drafting.of(both)] == ["for the first", "for the second"]


def test_a_check_in_follows_the_last_that_was_heard_and_a_thank_you_the_interview_alone(drafting: Drafting) -> None:
    type_in(drafting, THANKS, "thanks")
    type_in(drafting, CHECK_IN, "any news?")
    automatic = Reply(received=dt.datetime(2026, 11, 11, 8, tzinfo=dt.UTC), kind=ReplyKind.OTHER)
    heard = replace(LUMEN, replies=(automatic,))
    assert written_now(drafting, CHECK_IN, heard) == ["any news?"]

    heard = replace(LUMEN, replies=(automatic, replace(automatic, kind=ReplyKind.HOLDING)))
    assert written_now(drafting, CHECK_IN, heard) == []
    assert written_now(drafting, THANKS, heard) == ["thanks"]


def test_a_draft_whose_interview_was_moved_goes_with_it(drafting: Drafting) -> None:
    type_in(drafting, THANKS, "thanks")
    moved = replace(LUMEN, rounds=(replace(FIRST, starts=dt.datetime(2026, 11, 10, 11, tzinfo=dt.UTC)),))

    assert written_now(drafting, THANKS, moved) == ["thanks"]


def test_a_draft_whose_interview_is_gone_makes_way_for_one_of_its_own(drafting: Drafting, clock: SetClock) -> None:
    type_in(drafting, THANKS, "for the first")
    clock.moment = dt.datetime(2026, 11, 19, 9, tzinfo=dt.UTC)
    type_in(drafting, THANKS, "for the second", replace(LUMEN, rounds=(FIRST, SECOND)))
    only = replace(LUMEN, rounds=(SECOND,))

    assert written_now(drafting, THANKS, only) == ["for the second"]
    assert len(drafting.of(only)) == 2


def test_discarding_can_be_taken_back(drafting: Drafting, archive: SqliteArchive) -> None:
    type_in(drafting, THANKS, "thanks")
    ((seen, _kept),) = drafting.of(LUMEN)
    drafting.discard(LUMEN, seen)
    assert drafting.of(LUMEN) == []
    archive.undo()
    assert written_now(drafting, THANKS, LUMEN) == ["thanks"]
