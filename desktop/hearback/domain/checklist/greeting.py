"""Whether the person is greeted by name."""

import re

from hearback.domain.checklist.finding import Context, Finding, Verdict, in_body
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication
from hearback.domain.message import Draft
from hearback.domain.names_in_text import find_name

_LONGEST_GREETING = 120
"""Characters of the first line; a name behind them is no greeting any more."""


def greets(draft: Draft, application: JobApplication, context: Context) -> Finding:
    """Return where somebody written to, met or known is named in the first line.

    A warning where that is only somebody who gets a message of their own: this one was copied from it.
    """
    met = [name for one in application.rounds if not one.cancelled for name in one.people]
    known = [person.name for person in application.people]
    names = list(dict.fromkeys(name for name in (*draft.to, *met, *known) if "@" not in name))
    if not names:
        return Finding(Item.GREETS, Verdict.OPEN, problem="nobody-known")
    first_line = re.search(rf"\S[^\n]{{0,{_LONGEST_GREETING}}}", draft.body)
    greeting = first_line.span() if first_line else (0, 0)
    found = {name: span for name in names if (span := find_name(name, draft.body, greeting, context.language))}
    if not found:
        return Finding(Item.GREETS, Verdict.OPEN, in_body([greeting]), facts={"name": names[0]})
    if {one.person for one in context.siblings}.issuperset(found):
        facts = {"name": names[0], "other": next(iter(found))}
        return Finding(Item.GREETS, Verdict.WARNING, in_body(dict.fromkeys(found.values())), "somebody-else", facts)
    return Finding(Item.GREETS, Verdict.SATISFIED, in_body(dict.fromkeys(found.values())), facts={"name": next(iter(found))})
