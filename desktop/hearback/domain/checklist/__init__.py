"""The checklist: judges a message being written by what makes a follow-up good (follow-up-rules, "Checklist")."""

from hearback.domain.checklist.finding import Context, Finding, Passage, Place, SiblingText, Stem, Verdict
from hearback.domain.checklist.judge import judge
from hearback.domain.checklist.length import BEST_WORDS, SUBJECT_WORDS
from hearback.domain.checklist.likeness import COPIED_SHARE
from hearback.domain.checklist.notes_taken_up import used_notes
from hearback.domain.checklist_items import Item

__all__ = [
    "BEST_WORDS",
    "COPIED_SHARE",
    "SUBJECT_WORDS",
    "Context",
    "Finding",
    "Item",
    "Passage",
    "Place",
    "SiblingText",
    "Stem",
    "Verdict",
    "judge",
    "used_notes",
]
