"""The checklist: judges a message being written by what makes a follow-up good (follow-up-rules, "Checklist")."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hearback.domain.job_application import ConversationNote, JobApplication, MessageKind, NoteKind
from hearback.domain.left_to_fill_in import marks_left, without_marks
from hearback.domain.message import Draft, bare_subject, words_of_name
from hearback.domain.next_step import NextStep, Status
from hearback.domain.phrases import Phrases
from hearback.domain.text_overlap import EarlierText, shared_passages, trigrams
from hearback.domain.text_ranges import Span, count_words, sentences_in, whole, words_in

BEST_WORDS = (50, 125)
MOST_WORDS = 200
SUBJECT_WORDS = (3, 9)
QUESTIONS = (1, 2)
COPIED_SHARE = 0.3
"""follow-up-rules, "Checklist": from this share of common word 3-grams on a message counts as a copy."""

Stem = Callable[[str, str], str]
"""Returns a lower-case word's stem in a language (BCP 47); the word itself where the language has no stemmer."""


class Item(StrEnum):
    """What is looked at, in the order of the list."""

    GREETS = "greets"
    CONVERSATION = "conversation"
    ROLE_OR_COMPANY = "role-or-company"
    INTERESTED = "interested"
    FIT = "fit"
    WAIT = "wait"
    QUESTION = "question"
    READS_WELL = "reads-well"
    FILLED_IN = "filled-in"
    NOT_GENERIC = "not-generic"
    NOT_EAGER = "not-eager"
    NOT_A_COPY = "not-a-copy"
    WELL_TIMED = "well-timed"
    ONLY_YOU = "only-you"


class Verdict(StrEnum):
    """What is to be said of an item: `OPEN` is not there yet, `BLOCKS` keeps the message from being handed off."""

    SATISFIED = "satisfied"
    OPEN = "open"
    WARNING = "warning"
    BLOCKS = "blocks"
    NOT_JUDGED = "not-judged"


class Place(StrEnum):
    """Which text a passage is in."""

    SUBJECT = "subject"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of the subject or the body, in characters (the end is exclusive)."""

    place: Place
    start: int
    end: int


Fact = str | int | float | dt.datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One item's verdict, where it was seen, and what a sentence about it names; `problem` says which of its faults it is."""

    item: Item
    verdict: Verdict
    passages: tuple[Passage, ...] = ()
    problem: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    by_hand: bool = False


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a draft is judged by, besides the application.

    `phrases` is None for a language without lists; `earlier` holds the user's messages so far; `ticked` are the items that
    the user settled by hand.
    """

    now: dt.datetime
    next_step: NextStep
    language: str
    phrases: Phrases | None
    stem: Stem
    earlier: Sequence[EarlierText] = ()
    ticked: frozenset[Item] = frozenset()


CHECK_INS = frozenset({MessageKind.CHECK_IN, MessageKind.FINAL_CHECK_IN, MessageKind.APPLICATION_CHECK_IN})


def judge(draft: Draft, application: JobApplication, context: Context) -> tuple[Finding, ...]:
    """Return a finding for every item that the draft's kind is judged by, in the list's order."""
    findings = tuple(_findings(draft, application, context))
    return tuple(_by_hand(one) if one.item in context.ticked else one for one in findings)


def used_notes(
    body: str, notes: Sequence[ConversationNote], application: JobApplication, context: Context
) -> Mapping[int, tuple[Span, ...]]:
    """Return where each note is taken up in a text, by the note's index; notes that are not taken up are left out.

    A note is taken up where one sentence holds two of its telling words (its only one, if it has no more), compared by stems.
    """
    filler = context.phrases.filler if context.phrases else frozenset()
    names = {word for word, _span in words_in(f"{application.company} {application.role}")}
    too_common = {context.stem(word, context.language) for word in filler | names}
    sentences = [
        [(context.stem(word, context.language), span) for word, span in words_in(body, start, end)]
        for start, end in sentences_in(body)
    ]
    used: dict[int, tuple[Span, ...]] = {}
    for index, note in enumerate(notes):
        telling = {context.stem(word, context.language) for word, _span in words_in(note.text) if len(word) > 2} - too_common
        passages = []
        for sentence in sentences:
            hits = [(stem, span) for stem, span in sentence if stem in telling]
            if hits and len({stem for stem, _span in hits}) >= min(2, len(telling)):
                passages.append((hits[0][1][0], hits[-1][1][1]))
        if passages:
            used[index] = tuple(passages)
    return used


def _findings(draft: Draft, application: JobApplication, context: Context) -> Iterator[Finding]:
    body = draft.body
    # what a mark reminds of is not said yet
    written = without_marks(body)
    yield _greets(body, draft, application)
    yield _conversation(written, application, context)
    yield _role_or_company(draft, application)
    yield _says(Item.INTERESTED, "interested", body, context)
    yield _fit(written, application, context)
    if draft.kind in CHECK_INS:
        yield _says(Item.WAIT, "wait", body, context)
        yield _question(body)
    yield _reads_well(draft)
    yield _filled_in(draft, application)
    yield _not_generic(draft, context)
    yield _not_eager(draft, application, context)
    yield _not_a_copy(body, context)
    yield _well_timed(draft, context)
    yield Finding(Item.ONLY_YOU, Verdict.OPEN)


def _greets(body: str, draft: Draft, application: JobApplication) -> Finding:
    met = [name for one in application.rounds for name in one.people]
    names = dict.fromkeys(name for name in (*draft.to, *met, *(person.name for person in application.people)) if "@" not in name)
    if not names:
        return Finding(Item.GREETS, Verdict.OPEN, problem="nobody-known")
    first_line = re.search(r"\S[^\n]*", body)
    greeting = (first_line.start(), first_line.end()) if first_line else (0, 0)
    for name in names:
        found = _find_name(name, body, greeting)
        if found:
            return Finding(Item.GREETS, Verdict.SATISFIED, (Passage(Place.BODY, *found),), facts={"name": name})
    return Finding(Item.GREETS, Verdict.OPEN, facts={"name": next(iter(names))})


def _find_name(name: str, body: str, greeting: Span) -> Span | None:
    """Return where a name stands in the greeting: the whole of it, or the longest run of its words."""
    parts = [part for part in words_of_name(name) if len(part.strip(".")) > 1]
    runs = [parts[start:end] for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)]
    for run in sorted(runs[:100], key=len, reverse=True):
        match = whole(" ".join(run)).search(body, *greeting)
        if match:
            return match.span()
    return None


def _conversation(body: str, application: JobApplication, context: Context) -> Finding:
    notes = [note for one in application.rounds if not one.cancelled for note in one.notes]
    if not notes:
        return Finding(Item.CONVERSATION, Verdict.OPEN, problem="no-notes")
    used = used_notes(body, notes, application, context)
    passages = tuple(Passage(Place.BODY, *span) for spans in used.values() for span in spans)
    verdict = Verdict.SATISFIED if used else Verdict.OPEN
    return Finding(Item.CONVERSATION, verdict, passages, facts={"used": len(used), "count": len(notes)})


def _role_or_company(draft: Draft, application: JobApplication) -> Finding:
    passages = tuple(
        Passage(place, *match.span())
        for place, text in ((Place.SUBJECT, draft.subject), (Place.BODY, draft.body))
        for name in (application.role, application.company)
        if name.strip()
        for match in whole(name).finditer(text)
    )
    return Finding(Item.ROLE_OR_COMPANY, Verdict.SATISFIED if passages else Verdict.OPEN, passages)


def _says(item: Item, phrases: str, body: str, context: Context) -> Finding:
    if context.phrases is None:
        return Finding(item, Verdict.NOT_JUDGED, problem="language")
    passages = tuple(Passage(Place.BODY, *span) for span in context.phrases.found(phrases, body))
    return Finding(item, Verdict.SATISFIED if passages else Verdict.OPEN, passages)


def _fit(body: str, application: JobApplication, context: Context) -> Finding:
    notes = [note for one in application.rounds for note in one.notes if note.kind is NoteKind.FIT]
    notes += [ConversationNote(text=strength, kind=NoteKind.FIT) for strength in application.strengths]
    if not notes:
        return Finding(Item.FIT, Verdict.OPEN, problem="no-notes")
    used = used_notes(body, notes, application, context)
    passages = tuple(Passage(Place.BODY, *span) for spans in used.values() for span in spans)
    if not passages:
        return Finding(Item.FIT, Verdict.OPEN, facts={"note": notes[0].text})
    return Finding(Item.FIT, Verdict.SATISFIED, passages, facts={"words": body[passages[0].start : passages[0].end]})


def _question(body: str) -> Finding:
    marks = [match.start() for match in _QUESTION_MARKS.finditer(_LINK.sub(lambda link: " " * len(link[0]), body))]
    if not marks:
        return Finding(Item.QUESTION, Verdict.OPEN, facts={"count": 0})
    sentences = sentences_in(body)
    asked = dict.fromkeys(span for mark in marks for span in sentences if span[0] <= mark < span[1])
    passages = tuple(Passage(Place.BODY, *span) for span in asked)
    verdict = Verdict.SATISFIED if len(marks) <= QUESTIONS[1] else Verdict.WARNING
    return Finding(Item.QUESTION, verdict, passages, facts={"count": len(marks)})


def _reads_well(draft: Draft) -> Finding:
    words = count_words(draft.body)
    subject_words = count_words(bare_subject(draft.subject))
    facts: dict[str, Fact] = {"words": words, "subject_words": subject_words}

    def found(verdict: Verdict, problem: str = "") -> Finding:
        return Finding(Item.READS_WELL, verdict, problem=problem, facts=facts)

    if words > MOST_WORDS:
        return found(Verdict.WARNING, "much-too-long")
    if words < BEST_WORDS[0]:
        return found(Verdict.OPEN, "short")
    if words > BEST_WORDS[1]:
        return found(Verdict.WARNING, "long")
    if subject_words == 0:
        return found(Verdict.OPEN, "no-subject")
    if not SUBJECT_WORDS[0] <= subject_words <= SUBJECT_WORDS[1]:
        return found(Verdict.WARNING, "subject-short" if subject_words < SUBJECT_WORDS[0] else "subject-long")
    return found(Verdict.SATISFIED)


def _filled_in(draft: Draft, application: JobApplication) -> Finding:
    own = (application.company, application.role, *draft.to, *(person.name for person in application.people))
    passages = tuple(
        Passage(place, *span)
        for place, text in ((Place.SUBJECT, draft.subject), (Place.BODY, draft.body))
        for span in marks_left(text, own)
    )
    if not passages:
        return Finding(Item.FILLED_IN, Verdict.SATISFIED)
    first = passages[0]
    text = draft.subject if first.place is Place.SUBJECT else draft.body
    facts: dict[str, Fact] = {"count": len(passages), "first": text[first.start : first.end]}
    return Finding(Item.FILLED_IN, Verdict.BLOCKS, passages, facts=facts)


def _not_generic(draft: Draft, context: Context) -> Finding:
    if context.phrases is None:
        return Finding(Item.NOT_GENERIC, Verdict.NOT_JUDGED, problem="language")
    return _flagged(Item.NOT_GENERIC, "phrase", draft, _in_both(draft, context.phrases, "generic"))


def _not_eager(draft: Draft, application: JobApplication, context: Context) -> Finding:
    if context.phrases is not None:
        for problem in ("reproach", "pleading"):
            passages = _in_both(draft, context.phrases, problem)
            if passages:
                return _flagged(Item.NOT_EAGER, problem, draft, passages)
    shouted = tuple(_shouting(draft, application))
    if shouted:
        return _flagged(Item.NOT_EAGER, "shouting", draft, shouted)
    cries = tuple(Passage(Place.BODY, *match.span()) for match in re.finditer("[!！]", draft.body))
    if len(cries) > 1:
        return Finding(Item.NOT_EAGER, Verdict.WARNING, cries, "exclamation-marks", {"count": len(cries)})
    if context.phrases is None:
        return Finding(Item.NOT_EAGER, Verdict.NOT_JUDGED, problem="language")
    return Finding(Item.NOT_EAGER, Verdict.SATISFIED)


def _in_both(draft: Draft, phrases: Phrases, name: str) -> tuple[Passage, ...]:
    texts = ((Place.SUBJECT, draft.subject), (Place.BODY, draft.body))
    return tuple(Passage(place, *span) for place, text in texts for span in phrases.found(name, text))


def _flagged(item: Item, problem: str, draft: Draft, passages: tuple[Passage, ...]) -> Finding:
    if not passages:
        return Finding(item, Verdict.SATISFIED)
    first = passages[0]
    text = draft.subject if first.place is Place.SUBJECT else draft.body
    return Finding(item, Verdict.WARNING, passages, problem, {"words": text[first.start : first.end], "count": len(passages)})


def _shouting(draft: Draft, application: JobApplication) -> Iterator[Passage]:
    """Yield words in capitals that are no abbreviation and no name: five letters or more, or two such words in a row."""
    named = " ".join((application.company, application.role, *(person.name for person in application.people)))
    known = {word for word, _span in words_in(named)}
    known |= {word for one in application.rounds for note in one.notes for word, _span in words_in(note.text)}
    for match in _CAPITALS.finditer(draft.body):
        words = match[0].split()
        if all(word.casefold() in known for word in words):
            continue
        if max(map(len, words)) >= 6 or (len(words) > 1 and max(map(len, words)) >= 4):
            yield Passage(Place.BODY, *match.span())


def _not_a_copy(body: str, context: Context) -> Finding:
    mine = trigrams(body)
    if not mine or not context.earlier:
        return Finding(Item.NOT_A_COPY, Verdict.SATISFIED, facts={"share": 0.0})
    worst = max(context.earlier, key=lambda one: len(mine & one.trigrams))
    share = len(mine & worst.trigrams) / len(mine)
    facts: dict[str, Fact] = {"share": share, "company": worst.company, "sent": worst.sent}
    if share < COPIED_SHARE:
        return Finding(Item.NOT_A_COPY, Verdict.SATISFIED, facts=facts)
    passages = tuple(Passage(Place.BODY, *span) for span in shared_passages(body, worst.trigrams))
    return Finding(Item.NOT_A_COPY, Verdict.WARNING, passages, "copied", facts)


def _well_timed(draft: Draft, context: Context) -> Finding:
    step = context.next_step
    if step.window is None or step.step.value != draft.kind.value:
        return Finding(Item.WELL_TIMED, Verdict.NOT_JUDGED, problem="no-window")
    facts: dict[str, Fact] = {
        "earliest": step.window.earliest,
        "best": step.window.best,
        "latest": step.window.latest,
    }
    match step.status(context.now):
        case Status.UPCOMING:
            return Finding(Item.WELL_TIMED, Verdict.OPEN, problem="early", facts=facts)
        case Status.LATE:
            return Finding(Item.WELL_TIMED, Verdict.WARNING, problem="late", facts=facts)
        case _:
            return Finding(Item.WELL_TIMED, Verdict.SATISFIED, facts=facts)


def _by_hand(finding: Finding) -> Finding:
    return Finding(finding.item, Verdict.SATISFIED, facts=finding.facts, by_hand=True)


_QUESTION_MARKS = re.compile(r"[?？؟]+")
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z]{2,}(?:[^\S\n]+[^\W\d_a-z]{2,})*(?!\w)")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
