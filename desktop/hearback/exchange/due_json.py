"""What `hearback due --json` prints: each application's next step, instants in the company's zone."""

import datetime as dt
import json
from collections.abc import Sequence
from functools import cache
from zoneinfo import ZoneInfo

from hearback.domain.next_step import Fact, Reason
from hearback.usecases.planning import Listed


def due_json(listed: Sequence[Listed], user_zone: ZoneInfo) -> str:
    """Return the JSON array (interchange, "Headless commands"); a company without a zone is in the user's own."""
    records = (_record(one, _zone(one.zone) if one.zone else user_zone) for one in listed)
    lines = ",\n ".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f"[{lines}]\n"


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _record(one: Listed, zone: ZoneInfo) -> dict[str, object]:
    def here(instant: dt.datetime | None) -> str | None:
        return None if instant is None else instant.astimezone(zone).isoformat()

    window = one.step.window
    return {
        "id": one.row.id,
        "company": one.row.company,
        "role": one.row.role,
        "step": one.step.step,
        "status": one.status,
        "earliest": here(window.earliest) if window else None,
        "best": here(window.best) if window else None,
        "latest": here(window.latest) if window else None,
        "at": here(one.step.at),
        "reasons": [_reason(reason, zone) for reason in one.step.reasons],
    }


def _reason(reason: Reason, zone: ZoneInfo) -> dict[str, object]:
    return {"code": reason.code, **{name: _fact(fact, zone) for name, fact in reason.facts.items()}}


def _fact(fact: Fact, zone: ZoneInfo) -> object:
    if isinstance(fact, dt.datetime):
        return fact.astimezone(zone).isoformat()
    return fact.isoformat() if isinstance(fact, dt.date) else fact
