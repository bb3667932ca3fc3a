"""Whether a message is a copy of an earlier one, or of one in hand to somebody else at the same company."""

from collections.abc import Iterator

from hearback.domain.checklist.finding import Context, Fact, Finding, Verdict, in_body
from hearback.domain.checklist_items import Item
from hearback.domain.text_overlap import Trigrams, shared_passages, trigrams
from hearback.domain.text_ranges import is_written_without_blanks

COPIED_SHARE = 0.3
"""follow-up-rules, "Checklist": from this share of common word 3-grams on a message counts as a copy."""


def not_a_copy(body: str, context: Context) -> Finding:
    """Return the message that holds most of this one; the facts name its company or, of one in hand, its person.

    Not judged where blanks are not put between words: there are no runs of three words to compare.
    """
    if is_written_without_blanks(body):
        return Finding(Item.NOT_A_COPY, Verdict.NOT_JUDGED, problem="no-blanks")
    mine = trigrams(body)
    worst: tuple[Trigrams, dict[str, Fact]] = max(_like(mine, context), key=lambda one: len(one[0]), default=(frozenset(), {}))
    common, facts = worst
    share = len(common) / len(mine) if mine else 0.0
    facts["share"] = share
    if share < COPIED_SHARE:
        return Finding(Item.NOT_A_COPY, Verdict.SATISFIED, facts=facts)
    return Finding(Item.NOT_A_COPY, Verdict.WARNING, in_body(shared_passages(body, common)), "copied", facts)


def _like(mine: Trigrams, context: Context) -> Iterator[tuple[Trigrams, dict[str, Fact]]]:
    for one in context.siblings:
        yield mine & one.trigrams, {"person": one.person}
    earlier = context.earlier.most_like(mine)
    if earlier is not None:
        yield earlier.common, {"company": earlier.text.company, "sent": earlier.text.sent}
