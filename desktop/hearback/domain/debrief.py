"""The debrief after an interview: which rounds want one, and the notes that its answers make."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.history import meeting_of
from hearback.domain.job_application import ConversationNote, JobApplication, NoteKind, Round
from hearback.domain.quotation import is_quotation
from hearback.domain.workdays import Calendar

DEBRIEF_WITHIN = dt.timedelta(days=7)
"""How long after its end a round is worth a debrief: later, what was said is not fresh any more."""


class Prompt(StrEnum):
    """What is asked of each person met."""

    CARED_ABOUT = "cared-about"
    LAUGHED_OR_THOUGHT = "laughed-or-thought"
    FIT = "fit"


KINDS_OF: dict[Prompt, tuple[NoteKind, ...]] = {
    Prompt.CARED_ABOUT: (NoteKind.TOPIC, NoteKind.INSIGHT, NoteKind.QUOTE),
    Prompt.LAUGHED_OR_THOUGHT: (NoteKind.HUMOUR, NoteKind.INSIGHT, NoteKind.QUOTE),
    Prompt.FIT: (NoteKind.FIT,),
}
"""The kinds of note that an answer can be, the likeliest first."""


@dataclass(frozen=True, slots=True)
class DebriefWanted:
    """A round that wants a debrief: its place in the order in which rounds were written down, and when it was over."""

    round_index: int
    round: Round
    ended: dt.datetime


def debriefs_wanted(
    application: JobApplication, calendar: Calendar, now: dt.datetime, dismissed: Collection[str]
) -> Sequence[DebriefWanted]:
    """Return the rounds that are over since not long, without a note and not dismissed (see `round_mark`), the newest first.

    A cancelled round has nothing to look back on, and a closed application no message to come.
    """
    if application.closed is not None:
        return ()
    wanted = [
        DebriefWanted(place, one, ended)
        for place, one in enumerate(application.rounds)
        if not one.cancelled and not one.notes and round_mark(one) not in dismissed
        if now - DEBRIEF_WITHIN <= (ended := meeting_of(one, calendar).ends) <= now
    ]
    return sorted(wanted, key=lambda one: one.ended, reverse=True)


def rounds_to_look_back_on(application: JobApplication, calendar: Calendar, now: dt.datetime) -> Sequence[int]:
    """Return the places of the rounds that have begun and were not cancelled, the newest first."""
    began = {place: meeting_of(one, calendar).starts for place, one in enumerate(application.rounds) if not one.cancelled}
    return sorted((place for place, at in began.items() if at <= now), key=lambda place: began[place], reverse=True)


def round_mark(one: Round) -> str:
    """Return what a round is remembered by when its debrief is dismissed: when it starts."""
    return one.starts.isoformat()


def notes_from(text: str, kind: NoteKind, person: str | None) -> Iterator[ConversationNote]:
    """Yield the notes that an answer makes, one a line; a line in quotation marks is a quotation."""
    for line in text.splitlines():
        said = " ".join(_BULLET.sub("", line).split())
        if said:
            yield ConversationNote(text=said, kind=NoteKind.QUOTE if is_quotation(said) else kind, person=person)


_BULLET = re.compile(r"^\s*[-–•*·]\s+")
