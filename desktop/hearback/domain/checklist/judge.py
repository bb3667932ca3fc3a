"""Goes through the checklist: every item that a message of its kind is judged by, in the list's order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearback.domain.checklist.filling_in import filled_in
from hearback.domain.checklist.finding import Context, Finding, Place, Verdict, in_body
from hearback.domain.checklist.greeting import greets
from hearback.domain.checklist.length import reads_well
from hearback.domain.checklist.likeness import not_a_copy
from hearback.domain.checklist.notes_taken_up import conversation, fit
from hearback.domain.checklist.question import question
from hearback.domain.checklist.role_or_company import role_or_company
from hearback.domain.checklist.timing import well_timed
from hearback.domain.checklist.tone import not_eager, not_generic
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication, MessageKind
from hearback.domain.left_to_fill_in import without_marks
from hearback.domain.message import Draft
from hearback.domain.phrases import PhraseList
from hearback.domain.text_ranges import Span

CHECK_INS = frozenset({MessageKind.CHECK_IN, MessageKind.FINAL_CHECK_IN, MessageKind.APPLICATION_CHECK_IN})


def judge(draft: Draft, application: JobApplication, context: Context) -> tuple[Finding, ...]:
    """Return a finding for every item that the draft's kind is judged by, in the list's order."""
    findings = tuple(_findings(draft, application, context))
    return tuple(_by_hand(one) if one.item in context.ticked else one for one in findings)


def _findings(draft: Draft, application: JobApplication, context: Context) -> Iterator[Finding]:
    # what a mark reminds of is not said yet
    written = without_marks(draft.body)
    said = replace(draft, body=written)
    yield greets(said, application, context)
    yield conversation(written, application, context)
    names = role_or_company(said, application, context)
    named = [(one.start, one.end) for one in names.passages if one.place is Place.BODY]
    yield names
    yield _says(Item.INTERESTED, PhraseList.INTERESTED, written, named, context)
    yield fit(written, named, application, context)
    if draft.kind in CHECK_INS:
        yield _says(Item.WAIT, PhraseList.WAIT, written, named, context)
        yield question(written, context)
    yield reads_well(draft)
    yield filled_in(draft, application)
    yield not_generic(said, context)
    yield not_eager(said, application, context)
    yield not_a_copy(draft.body, context)
    yield well_timed(draft, context)
    yield Finding(Item.ONLY_YOU, Verdict.OPEN)


def _says(item: Item, phrases: PhraseList, written: str, named: Sequence[Span], context: Context) -> Finding:
    if context.phrases is None:
        return Finding(item, Verdict.NOT_JUDGED, problem="language")
    passages = in_body(context.phrases.found(written, named)[phrases])
    if not passages:
        return Finding(item, Verdict.OPEN)
    return Finding(item, Verdict.SATISFIED, passages, facts={"words": written[passages[0].start : passages[0].end]})


def _by_hand(finding: Finding) -> Finding:
    return Finding(finding.item, Verdict.SATISFIED, facts=finding.facts, by_hand=True)
