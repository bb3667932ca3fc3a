"""Whatever the store accepts is read back equal; what no file can hold is refused with its place."""

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.job_application import ConversationNote, JobApplication, Message, MessageKind, Person, Promise, Round
from hearback.domain.message import Template
from hearback.domain.pace import Pace
from hearback.storage.archive import SqliteArchive
from hearback.usecases.change import Act, Edits
from hearback.usecases.faults import Refused
from storage import odd_applications as odd
from storage.stores import opened

JSON_DATA = st.recursive(odd.some | st.integers() | st.booleans(), lambda item: st.lists(item, max_size=3))
PLAIN = JobApplication(id="plain", company="Lumen Health", role="Risk Analyst")


@settings(max_examples=40, deadline=None)
@given(st.lists(odd.applications(), max_size=4, unique_by=lambda one: one.id))
def test_applications_read_back_equal(given_ones: list[JobApplication]) -> None:
    with tempfile.TemporaryDirectory() as name:
        archive = opened(Path(name))
        archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in given_ones}))
        assert list(archive.applications()) == given_ones
        assert [archive.application(one.id) for one in given_ones] == given_ones
        archive.close()
        again = opened(Path(name))
        assert list(again.applications()) == given_ones
        again.close()


@settings(max_examples=15, deadline=None)
@given(odd.paces, odd.templates, odd.texts, JSON_DATA)
def test_settings_read_back_equal(pace: Pace, template: Template, name: str, value: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = opened(Path(folder))
        edits = Edits(paces={pace.id: pace}, templates={template.id: template}, preferences={name: value})
        change = archive.write(Act.EDIT_PREFERENCES, "", edits)
        assert (change.paces, change.templates) == (True, True)
        assert archive.paces() == {pace.id: pace}
        assert archive.templates() == {template.id: template}
        assert archive.preferences() == ({} if value is None else {name: value})
        nothing = Edits(paces={pace.id: None}, templates={template.id: None}, preferences={name: None})
        archive.write(Act.EDIT_PREFERENCES, "", nothing)
        assert not archive.paces()
        assert not archive.templates()
        assert not archive.preferences()
        archive.close()


def test_none_and_nothing_written_are_told_apart(archive: SqliteArchive) -> None:
    rounds = (Round(starts=dt.date(2026, 1, 1), name=""), Round(starts=dt.date(2026, 1, 1)))
    one = replace(PLAIN, notes="", url=None, people=(Person(name="", email=""),), rounds=rounds)
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={one.id: one}))
    assert archive.application(one.id) == one


def test_instants_keep_their_microseconds_and_become_utc(archive: SqliteArchive) -> None:
    moment = dt.datetime(2026, 10, 25, 2, 30, 0, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    one = replace(PLAIN, applied=moment)
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={one.id: one}))
    found = archive.application(one.id)
    assert found is not None
    assert found.applied == moment
    assert isinstance(found.applied, dt.datetime)
    assert found.applied.tzinfo is dt.UTC


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (replace(PLAIN, company="\ud800"), "application[plain]: application.company"),
        (replace(PLAIN, tags=("fine", "\udfff")), "application[plain]: application.tags"),
        (
            replace(PLAIN, rounds=(Round(starts=dt.date(2026, 1, 1), notes=(ConversationNote(text="a\ud83d"),)),)),
            "application[plain]: note.text",
        ),
        (replace(PLAIN, id="\ud800"), r"application[\ud800]: application.id"),
    ],
)
def test_half_a_surrogate_pair_is_refused_with_its_place(archive: SqliteArchive, one: JobApplication, place: str) -> None:
    with pytest.raises(Refused) as refused:
        archive.write(Act.ADD_APPLICATION, "", Edits(applications={PLAIN.id: PLAIN, one.id: one}))
    assert (place, "lone-surrogate") in [(fault.place, fault.problem) for fault in refused.value.faults]
    assert list(archive.applications()) == []
    assert archive.undoable() is None


def test_half_a_surrogate_pair_is_refused_in_settings_too(archive: SqliteArchive) -> None:
    for preferences in ({"signature": "\ud800"}, {"\ud800": None}):
        with pytest.raises(Refused):
            archive.write(Act.EDIT_PREFERENCES, "", Edits(preferences=preferences))


def test_a_moment_before_the_calendar_begins_in_utc_is_refused(archive: SqliteArchive) -> None:
    one = replace(PLAIN, applied=dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=5))))
    with pytest.raises(Refused) as refused:
        archive.write(Act.ADD_APPLICATION, "", Edits(applications={one.id: one}))
    assert [fault.problem for fault in refused.value.faults] == ["moment-out-of-range"]


def test_the_order_of_adding_is_kept_through_edits_and_asking_for_some(archive: SqliteArchive) -> None:
    ones = [replace(PLAIN, id=f"{number}") for number in range(1200)]
    archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in ones}))
    archive.write(Act.EDIT_APPLICATION, "", Edits(applications={"3": replace(ones[3], role="Nurse")}))
    assert [one.id for one in archive.applications()] == [one.id for one in ones]
    assert [one.id for one in archive.applications(["1100", "3", "gone", "\ud800"])] == ["3", "1100"]


def test_reading_goes_on_while_applications_change(archive: SqliteArchive) -> None:
    ones = [replace(PLAIN, id=f"{number}") for number in range(1200)]
    archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in ones}))
    reading = archive.applications()
    first = next(reading)
    archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications={"1100": None, "0": None}))
    assert [first.id, *(one.id for one in reading)] == [one.id for one in ones if one.id != "1100"]


def test_histories_keep_the_order_in_which_they_were_written_down(archive: SqliteArchive) -> None:
    day = dt.date(2026, 5, 5)
    messages = tuple(
        Message(kind=MessageKind.OTHER, sent=day - dt.timedelta(days=number), to=("b", "a", f"{number}")) for number in range(12)
    )
    promises = tuple(Promise(made=day, answer_by=day + dt.timedelta(days=number % 3)) for number in range(12))
    one = replace(PLAIN, messages=messages, promises=promises)
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={one.id: one}))
    assert archive.application(one.id) == one
