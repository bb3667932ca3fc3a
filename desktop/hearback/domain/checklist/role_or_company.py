"""Whether the message says which job it is about: the role's or the company's name, as people write them."""

from collections.abc import Iterable, Sequence

from hearback.domain.checklist.finding import Context, Finding, Verdict, in_both
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication
from hearback.domain.job_names import company_names, role_names
from hearback.domain.message import Draft
from hearback.domain.names_in_text import DECLINES_NAMES
from hearback.domain.text_ranges import Span


def role_or_company(draft: Draft, application: JobApplication, context: Context) -> Finding:
    """Return where either stands in subject or text."""
    base = context.language.split("-")[0].lower()
    names = [
        *role_names(application.role, context.stem_of, language=base),
        *company_names(application.company, context.stem_of, nouns_are_capital=base == "de", inflected=base in DECLINES_NAMES),
    ]
    passages = in_both(draft, lambda text: _outermost(span for name in names for span in name.found(text)))
    if not passages:
        return Finding(Item.ROLE_OR_COMPANY, Verdict.OPEN)
    return Finding(Item.ROLE_OR_COMPANY, Verdict.SATISFIED, passages, facts={"words": passages[0].words(draft)})


def _outermost(spans: Iterable[Span]) -> Sequence[Span]:
    """Return the ranges in order, without those that lie in a longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept
