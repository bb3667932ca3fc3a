"""The list: its groups, its orders, its rows, and the plans kept beside it."""

import datetime as dt
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hearback.domain.job_application import JobApplication, Message, MessageKind, Person, Step
from hearback.domain.stage import Group, Stage, StageKind
from hearback.storage.archive import SqliteArchive
from hearback.usecases.change import Act, Edits
from hearback.usecases.ports import KeptPlan, ListQuery, ListRow, SortKey
from storage.plans import HOUR, NOTHING, answer, check_in, kept, move_on, wait
from storage.stores import NOW, opened

ROUND = Stage(StageKind.ROUND, 2, "Panel")
PLANS = (
    kept("open", check_in(-2, -1, 5), group=Group.DUE, stage=ROUND, holds=5),
    kept("late", check_in(-9, -8, -7), group=Group.DUE, stage=Stage(StageKind.ROUND, 1)),
    kept("soon", check_in(3, 4, 5), stage=Stage(StageKind.ROUND, 11)),
    kept("move on", move_on(2)),
    kept("moved", move_on(-1), group=Group.DUE),
    kept("wait", wait(1), group=Group.INTERVIEWING, stage=Stage(StageKind.INVITED)),
    kept("answer", answer(8), group=Group.DUE, stage=Stage(StageKind.OFFER)),
    kept("quiet", NOTHING, stage=Stage(StageKind.NOTED)),
    kept("over", NOTHING, group=Group.MOVED_ON, stage=Stage(StageKind.REJECTED)),
)
COMPANIES = {"open": "ähre", "late": "Zeta", "soon": "Ahorn", "move on": " Aal", "moved": "zeta", "quiet": "B", "new": "A"}
NAMES = [*(plan.application for plan in PLANS), "new"]


@pytest.fixture
def planned(archive: SqliteArchive) -> SqliteArchive:
    """Return a store with a plan of every sort, and one application without."""
    ones = (JobApplication(id=name, company=COMPANIES.get(name, "M"), role=f"Role {len(name)}") for name in NAMES)
    archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in ones}))
    archive.plans_to_make(NOW, "basis")
    archive.keep_plans(PLANS, "basis")
    return archive


def test_groups_are_told_apart_at_the_time_asked_for(planned: SqliteArchive) -> None:
    def groups(now: dt.datetime) -> dict[Group, set[str]]:
        found = {group: set(planned.listing(ListQuery(group=group), now)) for group in Group}
        assert {group: len(ids) for group, ids in found.items()} == planned.counts("", now)
        return found

    first = groups(NOW)
    assert first[Group.DUE] == {"open", "late", "moved", "answer"}
    assert first[Group.INTERVIEWING] == {"wait"}
    assert first[Group.MOVED_ON] == {"over"}
    assert first[Group.WAITING] == {"soon", "move on", "quiet", "new"}
    assert first[Group.ALL] == set(NAMES)
    later = groups(NOW + 3 * HOUR)
    assert later[Group.DUE] == first[Group.DUE] | {"soon", "move on"}
    assert groups(NOW - 90 * HOUR)[Group.DUE] == {"answer"}


@pytest.mark.parametrize(
    ("sort", "descending", "ids"),
    [
        # due by deadline, then to come by when, then nothing by company
        (SortKey.NEXT_STEP, False, ["answer", "late", "moved", "open", "wait", "move on", "soon", "new", "quiet", "over"]),
        (SortKey.NEXT_STEP, True, ["new", "quiet", "over", "soon", "move on", "wait", "open", "moved", "late", "answer"]),
        (SortKey.COMPANY, False, ["new", "move on", "soon", "open", "quiet", "wait", "over", "answer", "late", "moved"]),
        (SortKey.COMPANY, True, ["late", "moved", "wait", "over", "answer", "quiet", "open", "soon", "move on", "new"]),
        (SortKey.STAGE, False, ["new", "quiet", "move on", "moved", "late", "open", "soon", "wait", "answer", "over"]),
        (SortKey.ROLE, False, ["new", "soon", "open", "wait", "over", "late", "quiet", "moved", "answer", "move on"]),
    ],
)
def test_orders(planned: SqliteArchive, sort: SortKey, descending: bool, ids: list[str]) -> None:
    assert planned.listing(ListQuery(sort=sort, descending=descending), NOW) == ids


def test_group_words_and_order_work_together(planned: SqliteArchive) -> None:
    query = ListQuery(group=Group.DUE, words="zet", sort=SortKey.NEXT_STEP)
    assert planned.listing(query, NOW) == ["late", "moved"]
    assert planned.counts("zet", NOW) == {**dict.fromkeys(Group, 0), Group.DUE: 2, Group.ALL: 2}


def test_rows_show_the_plan_as_it_was_kept(planned: SqliteArchive) -> None:
    open_plan = PLANS[0]
    open_row, new_row = planned.rows(["open", "gone", "new"])
    assert open_row == ListRow(
        id="open", company="ähre", role="Role 4", next_step=open_plan.plan.next_step, stage=ROUND, group=Group.DUE
    )
    assert new_row == ListRow(id="new", company="A", role="Role 3", next_step=None, stage=None, group=None)
    assert open_row.next_step is not None
    facts = [list(reason.facts) for reason in open_row.next_step.reasons]
    assert facts == [["at", "number", "name"], ["day", "name"], ["people", "guessed"]]
    assert type(open_row.next_step.reasons[2].facts["guessed"]) is bool
    assert type(open_row.next_step.reasons[1].facts["day"]) is dt.date


def test_kept_plans_are_all_there_or_those_that_are_due(planned: SqliteArchive) -> None:
    every = {row.id: (row, told) for row, _zone, told in planned.kept_plans()}
    assert {id_: row.next_step for id_, (row, _) in every.items() if row.next_step} == {
        plan.application: replace(plan.plan.next_step, reasons=()) for plan in PLANS
    }
    assert {id_: told for id_, (_, told) in every.items() if told} == {plan.application: plan.told for plan in PLANS}
    deadlines = [row.next_step.deadline if row.next_step else None for row, _ in every.values()]
    assert deadlines == sorted(filter(None, deadlines)) + [None] * deadlines.count(None)
    assert set(every) == set(NAMES)
    assert [row.id for row, _, _ in planned.kept_plans(due_at=NOW)] == ["answer", "late", "moved", "open"]


def test_steps_to_come_are_those_of_all_that_goes_on(planned: SqliteArchive) -> None:
    going_on = {plan.application: plan.plan.next_step for plan in PLANS if plan.group is not Group.MOVED_ON}
    expected = {id_: replace(step, reasons=(), people=()) for id_, step in going_on.items() if step.step is not Step.NOTHING}
    assert dict(planned.steps_to_come()) == expected
    assert dict(planned.steps_to_come(["late", "over", "new", "gone"])) == {"late": expected["late"]}
    assert planned.steps_to_come([]) == []


def test_the_zone_of_the_application_comes_with_its_plan(archive: SqliteArchive) -> None:
    one = JobApplication(id="one", company="A", role="B", time_zone="Asia/Tokyo")
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"one": one}))
    archive.plans_to_make(NOW, "basis")
    archive.keep_plans([kept("one", check_in(-1, 0, 1))], "basis")
    assert [zone for _, zone, _ in archive.kept_plans(due_at=NOW)] == ["Asia/Tokyo"]


def test_plans_are_made_where_none_holds(planned: SqliteArchive) -> None:
    assert planned.plans_to_make(NOW, "basis") == ["new"]
    assert planned.plans_to_make(NOW + 5 * HOUR, "basis") == ["open", "new"]
    assert planned.plans_to_make(NOW - HOUR, "basis") == NAMES
    assert planned.plans_to_make(NOW, "another basis") == NAMES
    assert planned.plans_to_make(NOW, "an earlier basis") == NAMES
    planned.keep_plans([kept("new", NOTHING), kept("gone", NOTHING)], "basis")
    assert planned.plans_to_make(NOW, "basis") == []


def test_an_act_forgets_the_plans_of_what_it_changes(planned: SqliteArchive) -> None:
    late = planned.application("late")
    assert late is not None
    change = planned.write(Act.EDIT_APPLICATION, "", Edits(applications={"late": replace(late, pace="retail")}))
    assert change.planned_anew == {"late"}
    assert planned.plans_to_make(NOW, "basis") == ["late", "new"]
    planned.keep_plans([PLANS[1]], "basis")
    assert planned.plans_to_make(NOW, "basis") == ["new"]
    planned.undo()
    assert planned.plans_to_make(NOW, "basis") == ["late", "new"]


def test_what_no_plan_rests_on_leaves_it_standing(planned: SqliteArchive) -> None:
    late = planned.application("late")
    assert late is not None
    planned.write(Act.TAG, "", Edits(applications={"late": replace(late, tags=("dream",), notes="x")}))
    assert planned.plans_to_make(NOW, "basis") == ["new"]
    assert [(row.tags, row.next_step) for row in planned.rows(["late"])] == [(("dream",), PLANS[1].plan.next_step)]
    planned.undo()
    assert planned.plans_to_make(NOW, "basis") == ["new"]
    assert planned.application("late") == late


def test_plans_that_an_act_has_overtaken_are_not_kept(planned: SqliteArchive, folder: Path) -> None:
    assert planned.plans_to_make(NOW, "basis") == ["new"]
    with closing(opened(folder)) as other:
        other.write(Act.EDIT_APPLICATION, "", Edits(applications={"new": JobApplication(id="new", company="Another", role="x")}))
    planned.keep_plans([kept("new", NOTHING)], "basis")
    assert planned.plans_to_make(NOW, "basis") == ["new"]
    planned.keep_plans([kept("new", NOTHING)], "basis")
    assert planned.plans_to_make(NOW, "basis") == []


def _plan_all(archive: SqliteArchive) -> None:
    archive.plans_to_make(NOW, "basis")
    plans: list[KeptPlan] = [kept(one.id, NOTHING) for one in archive.applications()]
    archive.keep_plans(plans, "basis")


def test_messages_forget_the_plans_of_the_same_company_and_people(archive: SqliteArchive) -> None:
    message = Message(kind=MessageKind.CHECK_IN, sent=NOW)
    writer = JobApplication(
        id="writer", company="Lumen", role="x", people=(Person(name="Jo", email="jo@agency.example"),), messages=(message,)
    )
    ones = {
        "same company": JobApplication(id="same company", company=" LUMEN ", role="y"),
        "same person": JobApplication(
            id="same person", company="Arbor", role="y", people=(Person(name="Joanna", email="JO@agency.example "),)
        ),
        "stranger": JobApplication(id="stranger", company="Arbor", role="z", people=(Person(name="Jo"),)),
    }
    archive.write(Act.IMPORT, "", Edits(applications=ones))
    for act in (
        lambda: archive.write(Act.ADD_APPLICATION, "", Edits(applications={"writer": writer})),
        lambda: archive.write(Act.EDIT_MESSAGE, "", Edits(applications={"writer": replace(writer, messages=())})),
        archive.undo,
        lambda: archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications={"writer": None})),
        archive.undo,
        archive.redo,
    ):
        _plan_all(archive)
        change = act()
        assert change is not None
        assert change.applications == {"writer"}
        assert change.planned_anew == {"writer", "same company", "same person"}
        assert set(archive.plans_to_make(NOW, "basis")) - {"writer"} == {"same company", "same person"}


def test_an_address_written_to_reaches_who_has_it(archive: SqliteArchive) -> None:
    person = JobApplication(id="person", company="Arbor", role="y", people=(Person(name="Jo", email="jo@x.example"),))
    archive.write(Act.ADD_APPLICATION, "", Edits(applications={"person": person}))
    message = Message(kind=MessageKind.OTHER, sent=NOW, to=("Jo@X.example",))
    writer = JobApplication(id="writer", company="Lumen", role="x", messages=(message,))
    with archive.together(Act.IMPORT, "") as writing:
        writing.put(Edits(applications={"writer": writer}))
    assert writing.change.planned_anew == {"writer", "person"}
