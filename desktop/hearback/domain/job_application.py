"""An application's facts and history, as the user knows them: one role at one company that the user applied for."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.checklist_items import Item
from hearback.domain.moments import Moment
from hearback.domain.pace import PaceChanges


class MessageKind(StrEnum):
    """What the user sent."""

    THANK_YOU = "thank-you"
    CHECK_IN = "check-in"
    FINAL_CHECK_IN = "final-check-in"
    APPLICATION_CHECK_IN = "application-check-in"
    OTHER = "other"


class ReplyKind(StrEnum):
    """What the company sent; `OTHER` (out of office, small talk) changes nothing."""

    HOLDING = "holding"
    INVITATION = "invitation"
    REJECTION = "rejection"
    OFFER = "offer"
    OTHER = "other"


class NoteKind(StrEnum):
    """What a conversation note remembers."""

    TOPIC = "topic"
    INSIGHT = "insight"
    HUMOUR = "humour"
    FIT = "fit"
    QUOTE = "quote"


class Outcome(StrEnum):
    """How a closed application ended."""

    REJECTED = "rejected"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    MOVED_ON = "moved-on"


class Step(StrEnum):
    """What comes next."""

    THANK_YOU = "thank-you"
    CHECK_IN = "check-in"
    FINAL_CHECK_IN = "final-check-in"
    APPLICATION_CHECK_IN = "application-check-in"
    WAIT_FOR_INTERVIEW = "wait-for-interview"
    MOVE_ON = "move-on"
    ANSWER_THEM = "answer-them"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody at the company; the name is what rounds, notes, messages and replies refer to."""

    name: str
    title: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationNote:
    """Something remembered from a round."""

    text: str
    kind: NoteKind = NoteKind.TOPIC
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One interview: start, end, the people met (by name)."""

    starts: Moment
    ends: Moment | None = None
    name: str | None = None
    people: tuple[str, ...] = ()
    notes: tuple[ConversationNote, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something the user sent; `to` holds names (or e-mail addresses), and an empty `to` went to all.

    `overruled` are the items of the checklist that the user settled by hand before sending it.
    """

    kind: MessageKind
    sent: Moment
    to: tuple[str, ...] = ()
    subject: str | None = None
    body: str | None = None
    overruled: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Something the company sent."""

    received: Moment
    kind: ReplyKind
    person: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The company's word to answer by a day."""

    made: Moment
    answer_by: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A step that the user chose to leave out."""

    step: Step
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """A step put off: no sooner than `until`."""

    step: Step
    set: Moment
    until: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A step that the user put on a day."""

    step: Step
    set: Moment
    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of an application."""

    at: Moment
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class JobApplication:
    """One role at one company that the user applied for, and all that has happened since.

    `pace` is a pace's id (None: typical); `time_zone` an IANA name, `country` ISO 3166-1 alpha-2, `region` the
    subdivision part of ISO 3166-2 (or the full code), `language` BCP 47: None where it is not known. Histories
    keep the order in which they were written down, which need not be the order in time.
    """

    id: str
    company: str
    role: str
    pace: str | None = None
    pace_changes: PaceChanges = PaceChanges()
    country: str | None = None
    region: str | None = None
    time_zone: str | None = None
    language: str | None = None
    url: str | None = None
    location: str | None = None
    source: str | None = None
    salary: str | None = None
    tags: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    notes: str | None = None
    applied: Moment | None = None
    closed: Closing | None = None
    people: tuple[Person, ...] = ()
    rounds: tuple[Round, ...] = ()
    messages: tuple[Message, ...] = ()
    replies: tuple[Reply, ...] = ()
    promises: tuple[Promise, ...] = ()
    skips: tuple[Skip, ...] = ()
    snooze: Snooze | None = None
    pin: Pin | None = None
