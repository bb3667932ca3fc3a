"""The cache of the rules' answers: plans as rows, and which of them no longer hold."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from hearback.domain.job_application import ReplyKind, Step
from hearback.domain.next_step import NextStep, Reason, ReasonCode, Window
from hearback.domain.stage import Group, Stage, StageKind
from hearback.storage.column_values import (
    instant_text,
    list_of,
    list_text,
    moment_of,
    moment_text,
    optional_instant_text,
    optional_moment_of,
)
from hearback.storage.written import Written
from hearback.usecases.ports import GroupFacts, KeptPlan, ListRow

# answer-them is open whenever it is asked for (follow-up-rules, 9)
_ALWAYS = ""

_STEPS = {step.value: step for step in Step}
_STAGES = {kind.value: kind for kind in StageKind}
_STAGE_ORDER = {kind: place for place, kind in enumerate(StageKind)}
_GROUPS = {group.value: group for group in Group}
_CODES = {code.value: code for code in ReasonCode}
_ROUNDS_PER_STAGE = 10_000

LAST_HEARD = f"(SELECT max(received) FROM reply WHERE reply.application = number AND kind <> '{ReplyKind.OTHER}')"
"""When the last reply that counts came."""

_LACKS_A_PLAN = "NOT EXISTS (SELECT 1 FROM plan WHERE plan.application = number)"

_ROW_COLUMNS = """
    id, company, application.role, step, earliest, best, latest, at, people, stage, round_number, round_name, kept_group
"""


class Unplanned:
    """Knows the applications that have no plan; with `written` it looks through all of them once only."""

    def __init__(self, connection: sqlite3.Connection, written: Written | None = None) -> None:
        self._connection = connection
        self._written = written
        self._numbers: set[int] = set()

    def numbers(self) -> Collection[int]:
        """Return the numbers of the applications that have none."""
        written = self._written.numbers() if self._written is not None else None
        if written is not None:
            query = f"SELECT number FROM application WHERE number IN (SELECT value FROM json_each(?)) AND {_LACKS_A_PLAN}"
            found = self._connection.execute(query, (json.dumps(list(self._numbers | written)),))
        else:
            # where there are as many plans as applications, none lacks one: no need to look
            some = "(SELECT count(*) FROM application) > (SELECT count(*) FROM plan)"
            found = self._connection.execute(f"SELECT number FROM application WHERE {some} AND {_LACKS_A_PLAN}")
        self._numbers = {number for (number,) in found}
        return self._numbers


def plans_to_make(connection: sqlite3.Connection, now: dt.datetime, basis: str, without: Collection[int]) -> Sequence[str]:
    """Return the ids of applications without a plan that holds at `now` and was made on `basis`, in the order of adding.

    `without` are those that have none.
    """
    asked = {"now": instant_text(now), "basis": basis, "without": json.dumps(list(without))}
    stale = """
        SELECT value FROM json_each(:without)
        UNION SELECT application FROM plan WHERE basis < :basis
        UNION SELECT application FROM plan WHERE basis > :basis
        UNION SELECT application FROM plan WHERE holds_until <= :now
        UNION SELECT application FROM plan WHERE seen_at > :now
    """
    return [id_ for (id_,) in connection.execute(f"SELECT id FROM application WHERE number IN ({stale}) ORDER BY number", asked)]


def keep_plans(connection: sqlite3.Connection, plans: Iterable[KeptPlan], basis: str) -> None:
    """Keep plans; those of applications that are gone are dropped."""
    connection.executemany(
        f"INSERT OR REPLACE INTO plan SELECT number, {', '.join('?' * 18)} FROM application WHERE id = ?",
        (_row_of(kept, basis) for kept in plans),
    )


def list_rows(connection: sqlite3.Connection, ids: Sequence[str]) -> Sequence[ListRow]:
    """Return the list rows of the ids that exist, in the order of the ids."""
    query = f"""
        SELECT {_ROW_COLUMNS}, reasons, tags, pace, country, applied, {LAST_HEARD}
        FROM application LEFT JOIN plan ON plan.application = number WHERE id = ?
    """
    return [_list_row(row[:14], row[14:]) for id_ in ids for row in connection.execute(query, (id_,))]


def group_facts(connection: sqlite3.Connection) -> Mapping[str, GroupFacts]:
    """Return what groups each application, by id."""
    query = """
        SELECT id, stage, stage_order, round_number, pace, due_from, coalesce(earliest, at), tags
        FROM application LEFT JOIN plan ON plan.application = number
    """
    # one object a stage: there are few
    stages = cache(lambda kind, number: Stage(_STAGES[kind], number) if kind is not None else None)
    return {
        id_: GroupFacts(stages(kind, number), order or -1, pace, due_from, opens, list_of(tags))
        for id_, kind, order, number, pace, due_from, opens, tags in connection.execute(query)
    }


def kept_plans(connection: sqlite3.Connection, due_at: dt.datetime | None) -> Iterator[tuple[ListRow, str | None, str | None]]:
    """Yield rows with zone and what is told of them, soonest deadline first: those due at an instant, or all."""
    query = f"""
        SELECT {_ROW_COLUMNS}, NULL, time_zone, told, deadline, company_key
        FROM application LEFT JOIN plan ON plan.application = number
    """
    if due_at is None:
        found = connection.execute(query).fetchall()
    else:
        found = connection.execute(f"{query} WHERE due_from <= ?", (instant_text(due_at),)).fetchall()
    # here, as SQLite would carry all that is told about while it sorts
    found.sort(key=lambda row: (row[16] is None, row[16], row[17], row[0]))
    for row in found:
        yield _list_row(row[:14]), row[14], row[15]


def steps_to_come(connection: sqlite3.Connection, ids: Collection[str] | None) -> Sequence[tuple[str, NextStep]]:
    """Return ids with their planned next steps, without reasons and people; what ended or is not planned is left out."""
    query = f"""
        SELECT id, step, earliest, best, latest, at FROM plan JOIN application ON application.number = plan.application
        WHERE kept_group <> '{Group.MOVED_ON}' AND step <> '{Step.NOTHING}'
    """
    if ids is None:
        found = connection.execute(query)
    else:
        found = connection.execute(f"{query} AND id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
    return [(id_, _step_of(step, earliest, best, latest, at)) for id_, step, earliest, best, latest, at in found]


def _row_of(kept: KeptPlan, basis: str) -> tuple[Any, ...]:
    step, stage, window = kept.plan.next_step, kept.stage, kept.plan.next_step.window
    earliest, best, latest = (
        (instant_text(window.earliest), instant_text(window.best), instant_text(window.latest)) if window else (None, None, None)
    )
    at = optional_instant_text(step.at)
    return (
        *(basis, instant_text(kept.plan.seen_at), optional_instant_text(kept.plan.holds_until), kept.group.value),
        *(stage.kind.value, _STAGE_ORDER[stage.kind] * _ROUNDS_PER_STAGE + stage.round_number, stage.round_number),
        *(stage.round_name, step.step.value, earliest, best, latest, at, _due_from(step.step, earliest, at), latest or at),
        *(list_text(step.people), kept.told, _reasons_text(step.reasons), kept.application),
    )


def _due_from(step: Step, earliest: str | None, at: str | None) -> str | None:
    match step:
        case Step.NOTHING | Step.WAIT_FOR_INTERVIEW:
            return None
        case Step.ANSWER_THEM:
            return _ALWAYS
        case Step.MOVE_ON:
            return at
        case _:
            return earliest


def _list_row(planned: tuple[Any, ...], facts: tuple[Any, ...] = (None, None, None, None, None)) -> ListRow:
    id_, company, role, step, earliest, best, latest, at, people, stage, round_number, round_name, group, reasons = planned
    tags, pace, country, applied, last_heard = facts
    unplanned = step is None
    return ListRow(
        id=id_,
        company=company,
        role=role,
        next_step=None if unplanned else _step_of(step, earliest, best, latest, at, list_of(people), _reasons_of(reasons)),
        stage=None if unplanned else Stage(_STAGES[stage], round_number, round_name),
        group=None if unplanned else _GROUPS[group],
        tags=list_of(tags),
        pace=pace,
        country=country,
        applied=optional_moment_of(applied),
        last_heard=optional_moment_of(last_heard),
    )


def _step_of(
    step: str,
    earliest: str | None,
    best: str | None,
    latest: str | None,
    at: str | None,
    people: tuple[str, ...] = (),
    reasons: tuple[Reason, ...] = (),
) -> NextStep:
    instant = dt.datetime.fromisoformat
    return NextStep(
        step=_STEPS[step],
        window=Window(instant(earliest), instant(best), instant(latest)) if earliest and best and latest else None,
        at=instant(at) if at else None,
        people=people,
        reasons=reasons,
    )


def _reasons_text(reasons: Sequence[Reason]) -> str | None:
    """Return reasons as JSON: of each its code, its facts, the names of those that are moments, of those that are lists."""
    if not reasons:
        return None
    written: list[list[object]] = []
    for reason in reasons:
        facts = {name: moment_text(fact) if isinstance(fact, dt.date) else fact for name, fact in reason.facts.items()}
        moments = [name for name, fact in reason.facts.items() if isinstance(fact, dt.date)]
        lists = [name for name, fact in reason.facts.items() if isinstance(fact, tuple)]
        written.append([reason.code.value, facts, moments, lists])
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def _reasons_of(text: str | None) -> tuple[Reason, ...]:
    if text is None:
        return ()
    reasons = []
    for code, facts, moments, lists in json.loads(text):
        for name in moments:
            facts[name] = moment_of(facts[name])
        for name in lists:
            facts[name] = tuple(facts[name])
        reasons.append(Reason(_CODES[code], facts))
    return tuple(reasons)
