"""Whether a message sounds like its writer, calmly: no stock phrases, no pleading, no reproach, no shouting."""

import re
from collections.abc import Callable, Iterable, Iterator

from hearback.domain.checklist.finding import Context, Finding, Passages, Verdict, in_body, in_both
from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication
from hearback.domain.message import Draft
from hearback.domain.phrases import PhraseList
from hearback.domain.text_ranges import Span, words_in

MOST_EXCLAMATION_MARKS = 1


def not_generic(draft: Draft, context: Context) -> Finding:
    """Return the stock phrases."""
    if context.phrases is None:
        return Finding(Item.NOT_GENERIC, Verdict.NOT_JUDGED, problem="language")
    passages = in_both(draft, _finder(context, PhraseList.GENERIC))
    if not passages:
        return Finding(Item.NOT_GENERIC, Verdict.SATISFIED)
    return Finding(Item.NOT_GENERIC, Verdict.WARNING, passages, "phrase", _words(draft, passages))


def not_eager(draft: Draft, application: JobApplication, context: Context) -> Finding:
    """Return all that sounds too eager; the worst of it is what is said."""
    problems = {
        "reproach": in_both(draft, _finder(context, PhraseList.REPROACH)),
        "pleading": in_both(draft, _finder(context, PhraseList.PLEADING)),
        "shouting": in_body(_shouting(draft.body, application)),
        "exclamation-marks": in_both(draft, lambda text: _exclamation_marks(text, application)),
    }
    if len(problems["exclamation-marks"]) <= MOST_EXCLAMATION_MARKS:
        del problems["exclamation-marks"]
    problems = {problem: passages for problem, passages in problems.items() if passages}
    if not problems:
        if context.phrases is None:
            return Finding(Item.NOT_EAGER, Verdict.NOT_JUDGED, problem="language")
        return Finding(Item.NOT_EAGER, Verdict.SATISFIED)
    worst, shown = next(iter(problems.items()))
    every = tuple(passage for passages in problems.values() for passage in passages)
    return Finding(Item.NOT_EAGER, Verdict.WARNING, every, worst, _words(draft, shown))


def _finder(context: Context, name: PhraseList) -> Callable[[str], Iterable[Span]]:
    phrases = context.phrases
    return (lambda text: phrases.found(text)[name]) if phrases is not None else (lambda _text: ())


def _words(draft: Draft, passages: Passages) -> dict[str, str | int | float]:
    return {"words": passages[0].words(draft), "count": len(passages)}


def _shouting(body: str, application: JobApplication) -> Iterator[Span]:
    """Yield words in capitals that are no abbreviation and no name: six letters or more, or several words in a row."""
    notes = [note.text for one in application.rounds for note in one.notes]
    named = (
        application.company,
        application.role,
        *(person.name for person in application.people),
        *application.strengths,
        *notes,
    )
    known = {word for text in named for word, _span in words_in(text)}
    for match in _CAPITALS.finditer(body):
        words = match[0].split()
        # letters of scripts without small ones shout no more than others
        if not match[0].isupper() or all(word.casefold() in known for word in words):
            continue
        if max(map(len, words)) >= 6 or (len(words) > 1 and max(map(len, words)) >= 4):
            yield match.span()


def _exclamation_marks(text: str, application: JobApplication) -> Iterator[Span]:
    """Yield the exclamation marks; those of a name (`Yahoo!`) and of what is quoted are not the writer's."""
    spared = [match.span() for match in _QUOTED.finditer(text)]
    names = [word for name in (application.company, application.role) for word in name.split() if "!" in word]
    spared += [match.span() for name in names for match in re.finditer(re.escape(name), text)]
    for match in _EXCLAMATION_MARK.finditer(text):
        if not any(start <= match.start() < end for start, end in spared):
            yield match.span()


_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z]{2,}(?:[^\S\n]+[^\W\d_a-z]{2,})*(?!\w)")
# a question in surprise is a question; in Spanish the one that opens goes with the one that closes
_EXCLAMATION_MARK = re.compile(r"(?<![?？])[!！❗❕‼](?![?？])")
_QUOTED = re.compile(r"“[^“”\n]{0,200}”|„[^“”„\n]{0,200}[“”]|«[^«»\n]{0,200}»|\"[^\"\n]{0,200}\"")
