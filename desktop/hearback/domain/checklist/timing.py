"""Whether now is the moment for the message, and else when."""

from hearback.domain.checklist.finding import Context, Fact, Finding, Verdict
from hearback.domain.checklist_items import Item
from hearback.domain.message import Draft
from hearback.domain.next_step import Status


def well_timed(draft: Draft, context: Context) -> Finding:
    """Return whether now is inside the step's window; a message that is not planned has none."""
    step = context.next_step
    if step.window is None or step.step.value != draft.kind.value:
        return Finding(Item.WELL_TIMED, Verdict.NOT_JUDGED, problem="no-window")
    window = step.window
    facts: dict[str, Fact] = {"earliest": window.earliest, "best": window.best, "latest": window.latest}
    match step.status(context.now):
        case Status.UPCOMING:
            return Finding(Item.WELL_TIMED, Verdict.OPEN, problem="early", facts=facts)
        case Status.LATE:
            return Finding(Item.WELL_TIMED, Verdict.WARNING, problem="late", facts=facts)
        case _:
            return Finding(Item.WELL_TIMED, Verdict.SATISFIED, facts=facts)
