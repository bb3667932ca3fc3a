"""Whether nothing is left to fill in: the one item that keeps a message from being handed off."""

from functools import partial

from hearback.domain.checklist.finding import Fact, Finding, Verdict, in_both
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication
from hearback.domain.left_to_fill_in import marks_left
from hearback.domain.message import Draft


def filled_in(draft: Draft, application: JobApplication) -> Finding:
    """Return the marks that are left; names that look like marks are none."""
    own = (application.company, application.role, *draft.to, *(person.name for person in application.people))
    passages = in_both(draft, partial(marks_left, own_words=own))
    if not passages:
        return Finding(Item.FILLED_IN, Verdict.SATISFIED)
    facts: dict[str, Fact] = {"count": len(passages), "first": passages[0].words(draft)}
    return Finding(Item.FILLED_IN, Verdict.BLOCKS, passages, facts=facts)
