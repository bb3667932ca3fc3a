"""Whether a message has a length that is read: of its text, and of its subject."""

import re

from hearback.domain.checklist.finding import Fact, Finding, Passage, Passages, Place, Verdict
from hearback.domain.checklist_items import Item
from hearback.domain.message import Draft
from hearback.domain.subject import bare_subject
from hearback.domain.text_ranges import count_words, is_written_without_blanks

BEST_WORDS = (50, 125)
MOST_WORDS = 200
SUBJECT_WORDS = (3, 9)


def reads_well(draft: Draft) -> Finding:
    """Judge the length by words; not where blanks are not put between words."""
    if is_written_without_blanks(draft.body):
        return Finding(Item.READS_WELL, Verdict.NOT_JUDGED, problem="no-blanks")
    words = count_words(draft.body)
    subject_words = count_words(bare_subject(draft.subject))
    facts: dict[str, Fact] = {"words": words, "subject_words": subject_words}

    def found(verdict: Verdict, problem: str = "", *passages: Passage) -> Finding:
        return Finding(Item.READS_WELL, verdict, passages, problem, facts)

    subject = Passage(Place.SUBJECT, 0, len(draft.subject))
    if words > MOST_WORDS:
        return found(Verdict.WARNING, "much-too-long", *_beyond(draft.body))
    if words < BEST_WORDS[0]:
        return found(Verdict.OPEN, "short", Passage(Place.BODY, len(draft.body), len(draft.body)))
    if words > BEST_WORDS[1]:
        return found(Verdict.WARNING, "long", *_beyond(draft.body))
    if subject_words == 0:
        return found(Verdict.OPEN, "no-subject", subject)
    if not SUBJECT_WORDS[0] <= subject_words <= SUBJECT_WORDS[1]:
        return found(Verdict.WARNING, "subject-short" if subject_words < SUBJECT_WORDS[0] else "subject-long", subject)
    return found(Verdict.SATISFIED)


def _beyond(body: str) -> Passages:
    """Return what stands beyond the words that are read best."""
    counted = 0
    for word in re.finditer(r"\S+", body):
        counted += count_words(word[0])
        if counted > BEST_WORDS[1]:
            return (Passage(Place.BODY, word.start(), len(body)),)
    return ()
