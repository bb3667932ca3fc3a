"""One message a person met: to whom, how far each is, and how much the texts have in common."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication, Message, MessageKind
from hearback.domain.kept_draft import begun_at, round_of
from hearback.domain.left_to_fill_in import marks_left
from hearback.domain.letter import email_key, name_key
from hearback.domain.message import Draft
from hearback.domain.moments import instant_of
from hearback.domain.text_overlap import shared_passages, trigrams
from hearback.domain.text_ranges import Span


class Progress(StrEnum):
    """How far one person's message is."""

    EMPTY = "empty"
    STARTED = "started"
    READY = "ready"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a text stands in the one most like it, whose that is, and what stands in any of the others."""

    person: str
    share: float
    passages: Sequence[Span]


def people_of(application: JobApplication, kind: MessageKind, occasion: str, to: Sequence[str]) -> tuple[str, ...]:
    """Return whom a message could go to one by one: for a thank-you the people met in its round, and whom it goes to anyway."""
    met = round_of(application, occasion) if kind is MessageKind.THANK_YOU else None
    return tuple(dict.fromkeys((*(met.people if met is not None else ()), *to)))


def sent_to(
    application: JobApplication, kind: MessageKind, occasion: str, person: str, zone: ZoneInfo, now: dt.datetime
) -> Message | None:
    """Return the last message of a kind that a person was sent since the occasion; one that names nobody went to all."""
    begun = begun_at(application, occasion, zone)
    keys = _keys(application, person)
    sent = [
        (instant, one)
        for one in application.messages
        if one.kind is kind
        and (instant := instant_of(one.sent, "event", zone)) <= now
        and (begun is None or instant >= begun)
        and (not one.to or not keys.isdisjoint(map(name_key, one.to)))
    ]
    return max(sent, key=lambda one: one[0])[1] if sent else None


def progress_of(draft: Draft, application: JobApplication, *, edited: bool) -> Progress:
    """Return how far a message that was not sent is: ready once nothing is left to fill in."""
    if not edited:
        return Progress.EMPTY
    own = (application.company, application.role, *draft.to, *(person.name for person in application.people))
    left = any(marks_left(text, own) for text in (draft.subject, draft.body))
    return Progress.STARTED if left or not draft.body.strip() else Progress.READY


def likeness(text: str, others: Mapping[str, str]) -> Likeness | None:
    """Return what a text has in common with other people's; None where that is nothing."""
    mine = trigrams(text)
    common = {person: mine & trigrams(other) for person, other in others.items()}
    person = max(common, key=lambda one: len(common[one]), default=None)
    if person is None or not common[person]:
        return None
    return Likeness(person, len(common[person]) / len(mine), shared_passages(text, frozenset().union(*common.values())))


def _keys(application: JobApplication, name: str) -> set[str]:
    """Return what a message to a person can name: the name, or an address."""
    emails = {email_key(one.email) for one in application.people if one.email and name_key(one.name) == name_key(name)}
    return {name_key(name), *emails}
