"""Which conversation notes a text takes up, and whether it says why its writer fits."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from hearback.domain.checklist.finding import Context, Finding, Passages, Stem, Verdict, in_body
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import ConversationNote, JobApplication, NoteKind
from hearback.domain.names_in_text import DECLINES_NAMES
from hearback.domain.phrases import PhraseList
from hearback.domain.text_ranges import Span, common_beginning, sentences_in, words_in

_NEAR = 6
"""Words before and behind the end of a sentence that still belong together."""

_SHORT = 3
"""Letters of a word that could stand in any sentence."""

_Stems = list[tuple[str, Span]]
_Same = Callable[[str, Set[str]], str | None]


def used_notes(
    body: str, notes: Sequence[ConversationNote], application: JobApplication, context: Context
) -> Mapping[int, tuple[Span, ...]]:
    """Return where each note is taken up in a text, by the note's index; notes that are not taken up are left out.

    A note is taken up where two of its telling words (its only one, if it has no more) stand within a sentence, or, unless they
    are short, near each other in two sentences that follow each other; words are compared by stems. What the job is called tells
    less: one of the two must be another word.
    """
    filler = context.phrases.filler if context.phrases else frozenset()
    named = {context.stem_of(word) for word, _span in words_in(f"{application.company} {application.role}")} - filler
    sentences = _stems_by_sentence(body, context.stem, context.language)
    bridges = [_long(before[-_NEAR:] + after[:_NEAR]) for before, after in pairwise(sentences)]
    same = _alike if context.language.split("-")[0].lower() in DECLINES_NAMES else _equal
    used: dict[int, tuple[Span, ...]] = {}
    for index, note in enumerate(notes):
        words = [word for word, _span in words_in(note.text) if len(word) > 2 or word.isdecimal()]
        all_telling = {context.stem_of(word) for word in words} - filler
        telling = all_telling - named
        passages = _together(sentences, all_telling, telling, same) or _together(bridges, all_telling, telling, same)
        if passages:
            used[index] = passages
    return used


def _together(places: Sequence[_Stems], all_telling: Set[str], telling: Set[str], same: _Same) -> tuple[Span, ...]:
    """Return the places where enough telling words stand together, one of them none that the job is called by."""
    passages = []
    for place in places:
        hits = [(one, span) for stem, span in place if (one := same(stem, all_telling)) is not None]
        found = {stem for stem, _span in hits}
        if found & telling and len(found) >= min(2, len(telling)):
            passages.append((hits[0][1][0], hits[-1][1][1]))
    return tuple(passages)


def _long(stems: _Stems) -> _Stems:
    return [(stem, span) for stem, span in stems if len(stem) > _SHORT]


def _equal(stem: str, telling: Set[str]) -> str | None:
    return stem if stem in telling else None


def _alike(stem: str, telling: Set[str]) -> str | None:
    """Return the telling stem that is this one, or ends otherwise: `rynek` and `rynk` are one word in Polish."""
    if stem in telling:
        return stem
    close = (one for one in telling if len(one) >= 5 and common_beginning(one, stem) >= max(len(one), len(stem)) - 2)
    return next(close, None)


@lru_cache(maxsize=8)
def _stems_by_sentence(text: str, stem: Stem, language: str) -> Sequence[_Stems]:
    ends = [end for _start, end in sentences_in(text)]
    found: list[_Stems] = [[] for _end in ends]
    for word, span in words_in(text):
        found[bisect_right(ends, span[0])].append((stem(word, language), span))
    return found


def conversation(written: str, application: JobApplication, context: Context) -> Finding:
    """Return where notes are taken up, how many of how many; without any conversation so far there is nothing to judge."""
    rounds = [one for one in application.rounds if not one.cancelled]
    notes = [note for one in rounds for note in one.notes]
    if not notes:
        if not rounds:
            return Finding(Item.CONVERSATION, Verdict.NOT_JUDGED, problem="no-round")
        return Finding(Item.CONVERSATION, Verdict.OPEN, problem="no-notes")
    used = used_notes(written, notes, application, context)
    verdict = Verdict.SATISFIED if used else Verdict.OPEN
    return Finding(Item.CONVERSATION, verdict, _all_passages(used), facts={"used": len(used), "count": len(notes)})


def fit(written: str, named: Sequence[Span], application: JobApplication, context: Context) -> Finding:
    """Return where a note of fit, a strength or a phrase says why the writer fits; the facts name what it was."""
    notes = [note for one in application.rounds for note in one.notes if note.kind is NoteKind.FIT]
    notes += [ConversationNote(text=strength, kind=NoteKind.FIT) for strength in application.strengths]
    passages = _all_passages(used_notes(written, notes, application, context))
    if context.phrases is not None:
        passages += in_body(context.phrases.found(written, named)[PhraseList.FIT])
    if passages:
        first = passages[0]
        return Finding(Item.FIT, Verdict.SATISFIED, passages, facts={"words": written[first.start : first.end]})
    if context.phrases is None and not notes:
        return Finding(Item.FIT, Verdict.NOT_JUDGED, problem="language")
    return Finding(Item.FIT, Verdict.OPEN, problem="" if notes else "no-notes", facts={"note": notes[0].text} if notes else {})


def _all_passages(used: Mapping[int, tuple[Span, ...]]) -> Passages:
    return in_body(dict.fromkeys(span for spans in used.values() for span in spans))
