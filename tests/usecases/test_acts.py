"""What a person does with applications: each act is one change, planned anew, and can be undone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.job_application import (
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Person,
    Promise,
    Reply,
    ReplyKind,
    Round,
    Step,
)
from hearback.domain.next_step import ReasonCode, Status
from hearback.domain.pace import Pace, paces_from
from hearback.domain.stage import Group
from hearback.exchange.interchange.due_json import told
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.holiday_table import LibraryHolidayTable
from hearback.system.shipped import shipped_files
from hearback.usecases.planning import Planning
from hearback.usecases.recording import ApplicationGone, Recording
from hearback.usecases.settling import Settling
from hearback.usecases.several import Several

BERLIN = ZoneInfo("Europe/Berlin")
PACES = paces_from(shipped_files().json("paces.json"))


def berlin(month: int, day: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(dt.UTC)


class SetClock:
    def __init__(self) -> None:
        self.moment = berlin(11, 23, 14)

    def now(self) -> dt.datetime:
        return self.moment

    def zone(self) -> ZoneInfo:
        return BERLIN


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def archive(tmp_path: Path, clock: SetClock) -> Iterator[SqliteArchive]:
    archive = open_archive(tmp_path / "data", clock=clock.now)
    yield archive
    archive.close()


@pytest.fixture
def recording(archive: SqliteArchive, clock: SetClock) -> Recording:
    return Recording(archive, clock)


@pytest.fixture
def planning(archive: SqliteArchive, clock: SetClock) -> Planning:
    table = LibraryHolidayTable()
    return Planning(archive, clock, lambda: table, lambda: PACES, told)


PRIYA = Person(name="Priya Nair", email="priya@lumen.example")
LUMEN = JobApplication(
    id="lumen",
    company="Lumen Health",
    role="Engineer",
    pace="tech-startup",
    country="DE",
    time_zone="Europe/Berlin",
    people=(PRIYA,),
    rounds=(Round(starts=berlin(11, 18, 14), ends=berlin(11, 18, 15, 10), people=("Priya Nair",)),),
    messages=(Message(kind=MessageKind.THANK_YOU, sent=berlin(11, 19, 15, 10), to=("Priya Nair",)),),
)


def test_a_message_recorded_as_sent_moves_the_plan_on(archive: SqliteArchive, recording: Recording, planning: Planning) -> None:
    recording.add(LUMEN)
    planning.refresh()
    [row] = archive.rows(["lumen"])
    assert row.next_step is not None
    assert row.next_step.step is Step.CHECK_IN
    assert row.group is Group.WAITING or row.group is Group.DUE

    recording.record_message("lumen", Message(kind=MessageKind.CHECK_IN, sent=berlin(11, 23, 14), to=("Priya Nair",)))
    planning.refresh()
    [row] = archive.rows(["lumen"])
    assert row.next_step is not None
    assert row.next_step.step is Step.FINAL_CHECK_IN


def test_they_answered_with_a_day_and_the_plan_waits_for_it(
    archive: SqliteArchive, recording: Recording, planning: Planning
) -> None:
    recording.add(LUMEN)
    reply = Reply(received=berlin(11, 23, 10), kind=ReplyKind.HOLDING)
    recording.record_reply("lumen", reply, promise=Promise(made=reply.received, answer_by=dt.date(2026, 12, 4)))
    planning.refresh()
    [row] = archive.rows(["lumen"])
    assert row.next_step is not None
    assert row.next_step.window is not None
    assert row.next_step.window.earliest == berlin(12, 7, 9)
    assert ReasonCode.PROMISE in [reason.code for reason in row.next_step.reasons]


def test_an_invitation_brings_its_interview_and_its_people_as_one_act(archive: SqliteArchive, recording: Recording) -> None:
    recording.add(LUMEN)
    tom = Person(name="Tom Weiss", email="tom@lumen.example")
    recording.record_reply(
        "lumen",
        Reply(received=berlin(11, 23, 10), kind=ReplyKind.INVITATION),
        booked=Round(starts=berlin(11, 27, 10), people=("Tom Weiss",)),
        met=[tom, replace(PRIYA, name="priya nair")],
    )
    after = archive.application("lumen")
    assert after is not None
    assert after.people == (PRIYA, tom)
    assert len(after.rounds) == 2
    archive.undo()
    assert archive.application("lumen") == LUMEN


def test_moving_on_from_several_is_one_act(archive: SqliteArchive, recording: Recording, planning: Planning) -> None:
    old = JobApplication(id="a", company="A", role="R", applied=dt.date(2026, 3, 2))
    for one in (old, replace(old, id="b", company="B"), replace(old, id="c", company="C", applied=dt.date(2026, 11, 20))):
        recording.add(one)
    planning.refresh()
    assert [quiet.id for quiet in planning.gone_quiet()] == ["a", "b"]
    recording.move_on(["a", "b"])
    planning.refresh()
    assert planning.gone_quiet() == []
    assert archive.counts("", berlin(11, 23, 14))[Group.MOVED_ON] == 2
    archive.undo()
    planning.refresh()
    assert len(planning.gone_quiet()) == 2


def test_a_snooze_a_pin_and_a_skip_are_heard(archive: SqliteArchive, recording: Recording, planning: Planning) -> None:
    recording.add(LUMEN)
    recording.snooze("lumen", Step.CHECK_IN, berlin(11, 30, 9))
    [listed] = planning.listed(every=True)
    assert listed.step.window is not None
    assert listed.step.window.earliest == berlin(11, 30, 9)
    recording.pin("lumen", Step.CHECK_IN, dt.date(2026, 12, 2))
    [listed] = planning.listed(every=True)
    assert listed.step.window is not None
    assert listed.step.window.best == berlin(12, 2, 9)
    Several(archive, SetClock()).as_planned(["lumen"])
    recording.skip("lumen", Step.CHECK_IN)
    [listed] = planning.listed(every=True)
    assert listed.step.step is Step.FINAL_CHECK_IN


def test_an_application_deleted_elsewhere_is_said_to_be_gone(recording: Recording) -> None:
    with pytest.raises(ApplicationGone):
        recording.skip("nobody", Step.CHECK_IN)


def test_closing_and_taking_up_again(archive: SqliteArchive, recording: Recording, planning: Planning) -> None:
    recording.add(LUMEN)
    recording.close(["lumen"], Outcome.WITHDRAWN)
    [listed] = planning.listed(every=True)
    assert listed.step.step is Step.NOTHING
    assert listed.status is None
    recording.reopen("lumen")
    [listed] = planning.listed(every=True)
    assert listed.step.step is Step.CHECK_IN


def test_courtesy_reaches_the_other_application_at_once(archive: SqliteArchive, recording: Recording, planning: Planning) -> None:
    recording.add(LUMEN)
    recording.add(replace(LUMEN, id="second", role="Analyst", messages=()))
    planning.refresh()
    recording.record_message("second", Message(kind=MessageKind.THANK_YOU, sent=berlin(11, 23, 13), to=("Priya Nair",)))
    moved = {one.row.id: one.step for one in planning.listed(every=True)}["lumen"]
    assert moved.window is not None
    assert moved.window.earliest == berlin(11, 25, 13)
    (row,) = archive.rows(["lumen"])
    assert row.next_step is not None
    assert ReasonCode.COURTESY in [reason.code for reason in row.next_step.reasons]


def test_another_instant_is_only_worked_out(archive: SqliteArchive, recording: Recording, planning: Planning) -> None:
    recording.add(LUMEN)
    planning.refresh()
    before = list(archive.rows(["lumen"]))
    [listed] = planning.listed(every=True, at=berlin(12, 20, 9))
    assert before[0].next_step is not None
    assert listed.step.step is not before[0].next_step.step
    assert list(archive.rows(["lumen"])) == before


def test_due_is_ordered_by_deadline_and_time_alone_makes_things_due(
    recording: Recording, planning: Planning, clock: SetClock
) -> None:
    recording.add(
        replace(LUMEN, id="later", company="Z", pace="finance", people=(), rounds=(replace(LUMEN.rounds[0], people=()),))
    )
    recording.add(LUMEN)
    clock.moment = berlin(12, 4, 14)
    listed = planning.listed(every=False)
    assert {one.row.id for one in listed} == {"later", "lumen"}
    deadlines = [one.step.deadline for one in listed]
    assert deadlines == sorted(deadline for deadline in deadlines if deadline is not None)
    assert {one.status for one in listed} <= {Status.OPEN, Status.LATE}


def test_a_pace_changed_in_the_settings_moves_the_plan(archive: SqliteArchive, recording: Recording, planning: Planning) -> None:
    recording.add(LUMEN)
    [before] = planning.listed(every=True)
    settling = Settling(archive, lambda: PACES)
    slower: Pace = replace(PACES["tech-startup"], check_in=PACES["government"].check_in)
    settling.save(paces={"tech-startup": slower})
    planning.forget_paces()
    [after] = planning.listed(every=True)
    assert after.step.window is not None
    assert before.step.window is not None
    assert after.step.window.earliest > before.step.window.earliest
    settling.save(paces={"tech-startup": None})
    planning.forget_paces()
    assert [one.step for one in planning.listed(every=True)] == [before.step]


def test_removing_a_pace_of_ones_own_leaves_nobody_without(archive: SqliteArchive, recording: Recording) -> None:
    settling = Settling(archive, lambda: PACES)
    settling.save(paces={"mine": replace(PACES["typical"], id="mine", name="Mine")})
    recording.add(replace(LUMEN, pace="mine"))
    settling.save(paces={"mine": None})
    after = archive.application("lumen")
    assert after is not None
    assert after.pace is None
    archive.undo()
    assert "mine" in archive.paces()


def test_what_the_program_remembers_by_itself_is_no_step_of_undo(archive: SqliteArchive, recording: Recording) -> None:
    recording.add(LUMEN)
    settling = Settling(archive, lambda: PACES)
    settling.remember("columns", [{"header": "Firma"}])
    assert settling.preference("columns") == [{"header": "Firma"}]
    undone = archive.undo()
    assert undone is not None
    assert undone.applications == {"lumen"}
    settling.remember("columns", None)
    assert settling.preference("columns") is None
