"""What `hearback due --json` prints: each application's next step, instants in the company's zone."""

import datetime as dt
import json
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication
from hearback.domain.next_step import Fact, NextStep, Reason
from hearback.usecases.planning import Listed

# quotes inside the user's words are escaped, so that this stands nowhere else before the member itself
_STATUS_LEFT_OPEN = '"status": null'


def due_json(listed: Sequence[Listed]) -> str:
    """Return the JSON array (interchange, "Headless commands")."""
    lines = ",\n ".join(map(_with_status, listed))
    return f"[{lines}]\n"


def told(application: JobApplication, step: NextStep, zone: ZoneInfo) -> str:
    """Return an application's next step as a JSON object, instants in `zone`, the status null: it changes as time passes."""

    def here(instant: dt.datetime | None) -> str | None:
        return None if instant is None else instant.astimezone(zone).isoformat()

    window = step.window
    record = {
        "id": application.id,
        "company": application.company,
        "role": application.role,
        "step": step.step,
        "status": None,
        "earliest": here(window.earliest) if window else None,
        "best": here(window.best) if window else None,
        "latest": here(window.latest) if window else None,
        "at": here(step.at),
        "reasons": [_reason(reason, zone) for reason in step.reasons],
    }
    return json.dumps(record, ensure_ascii=False)


def _with_status(one: Listed) -> str:
    return one.told if one.status is None else one.told.replace(_STATUS_LEFT_OPEN, f'"status": "{one.status}"', 1)


def _reason(reason: Reason, zone: ZoneInfo) -> dict[str, object]:
    return {"code": reason.code, **{name: _fact(fact, zone) for name, fact in reason.facts.items()}}


def _fact(fact: Fact, zone: ZoneInfo) -> object:
    if isinstance(fact, dt.datetime):
        return fact.astimezone(zone).isoformat()
    return fact.isoformat() if isinstance(fact, dt.date) else fact
