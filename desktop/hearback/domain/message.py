"""Messages to be written: the draft, the templates that starting texts are made from, and how they are filled."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Protocol

from hearback.domain.history import history_at
from hearback.domain.job_application import JobApplication, Message, MessageKind, NoteKind, Person
from hearback.domain.moments import instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.workdays import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A starting text for a kind of message in a language (BCP 47).

    `id` of a shipped one is `<language>/<kind>/<opening>`; a user's template with the same id replaces it. `subject` and `body`
    hold `{placeholders}` from a fixed list and optional sections `[[ … ]]`, which are left out where a placeholder inside
    has no value. Marks `[…what to write here…]` stay in the text for the user to fill in. Nothing in a template can run.
    """

    id: str
    kind: MessageKind
    language: str
    name: str
    subject: str
    body: str
    shipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message being written."""

    kind: MessageKind
    to: tuple[str, ...] = ()
    subject: str = ""
    body: str = ""


class InWords(Protocol):
    """How the message's language writes days and lists of names."""

    def day(self, day: dt.date, today: dt.date) -> str:
        """Return a day as a sentence names it (`Thursday`, `19 November`)."""
        ...

    def names(self, names: Sequence[str]) -> str:
        """Return names as a sentence lists them (`Priya, Tom and Aiko`)."""
        ...


PLACEHOLDERS = (
    "company",
    "role",
    "first_names",
    "full_names",
    "interviewers",
    "round_name",
    "round_day",
    "applied_day",
    "last_message_day",
    "promise_day",
    "topic",
    "fit",
    "signature",
)
"""Everything that a template may name in braces."""


def filled(
    template: Template,
    application: JobApplication,
    to: Sequence[str],
    *,
    signature: str,
    now: dt.datetime,
    calendar: Calendar,
    in_words: InWords,
) -> tuple[str, str]:
    """Return subject and body made from a template; what has no value stays as its `{placeholder}`, outside of sections.

    The subject continues the thread where one of the recipients was written to before. Never raises; values are put in
    as they are and never read as templates themselves.
    """
    values = _values(application, to, signature, now, calendar, in_words)
    subject = continued_subject(application, to, now, calendar) or fill(template.subject, values)
    return " ".join(subject.split()), fill(template.body, values).strip("\n")


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a template's text with the values in place (see Template)."""
    pieces: list[str] = []
    at = 0
    for section in _SECTION.finditer(text):
        pieces.append(_put_in(text[at : section.start()], values))
        at = section.end()
        if all(name in values for name in _names(section[1]) if name in PLACEHOLDERS):
            pieces.append(_put_in(section[1], values))
            continue
        before = "".join(pieces)
        if before.endswith((" ", "\n")) or not before:
            at += _blanks_to_drop(before, text[at:])
    pieces.append(_put_in(text[at:], values))
    return "".join(pieces)


def unknown_placeholders(template: Template) -> tuple[str, ...]:
    """Return the names in braces that are no placeholders, each once, in their order."""
    named = (*_names(template.subject), *_names(template.body))
    return tuple(dict.fromkeys(name for name in named if name not in PLACEHOLDERS))


def starting_recipients(
    application: JobApplication, step: NextStep, kind: MessageKind, now: dt.datetime, calendar: Calendar
) -> tuple[str, ...]:
    """Return the names a message is likely for.

    A thank-you goes to those still to be thanked, an answer to whoever wrote last, a check-in to the people of the last
    round that is over; else to the last person written to or heard from; else to the first person with an address.
    """
    zone = calendar.zone
    heard = [(instant_of(one.received, "event", zone), (one.person,)) for one in application.replies if one.person]
    heard = [one for one in heard if one[0] <= now]
    if kind is MessageKind.OTHER and heard:
        return max(heard, key=_first)[1]
    if kind is MessageKind.THANK_YOU and step.people:
        return step.people
    last_round = history_at(application, calendar, now).last_round
    if last_round is not None and last_round.round.people:
        return last_round.round.people
    written = [(instant_of(one.sent, "event", zone), one.to) for one in application.messages if one.to]
    spoken = [*heard, *(one for one in written if one[0] <= now)]
    if spoken:
        return max(spoken, key=_first)[1]
    return tuple(person.name for person in application.people if person.email)[:1]


def continued_subject(application: JobApplication, to: Sequence[str], now: dt.datetime, calendar: Calendar) -> str | None:
    """Return `Re: …` of the last message that one of the recipients got, or None where there is none with a subject."""
    written = [
        (instant_of(one.sent, "event", calendar.zone), one.subject)
        for one in application.messages
        if one.subject and _reached(one, to)
    ]
    written = [one for one in written if one[0] <= now]
    bare = bare_subject(max(written, key=_first)[1]) if written else ""
    return f"Re: {bare}" if bare else None


def bare_subject(subject: str) -> str:
    """Return a subject without the `Re:`, `AW:`, `RV:` that mail programs put before it."""
    return _REPLY_MARKS.sub("", subject).strip()


def first_name(name: str) -> str:
    """Return the name somebody is called by: `Dr Priya Nair` and `Nair, Priya` are Priya; `Frau Jürgens` stays whole."""
    family, comma, given = name.partition(",")
    called = given if comma and given.strip() else family
    words = words_of_name(called)
    if len(words) == 1:
        # behind a title a single word is the family's name, by which alone nobody is greeted
        return " ".join(called.split())
    return words[0] if words else ""


def words_of_name(name: str) -> Sequence[str]:
    """Return the words of a name without the titles before it, unless there is nothing else."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        words = words[1:]
    return words


def people_named(application: JobApplication, names: Sequence[str]) -> Sequence[Person]:
    """Return the people of these names, or addresses, with what is known of them."""
    known = {person.name: person for person in application.people}
    return [known.get(name) or Person(name=name, email=name if "@" in name else None) for name in names]


def _values(
    application: JobApplication,
    to: Sequence[str],
    signature: str,
    now: dt.datetime,
    calendar: Calendar,
    in_words: InWords,
) -> Mapping[str, str]:
    zone, today = calendar.zone, now.astimezone(calendar.zone).date()

    def day(moment: dt.datetime | None) -> str:
        return in_words.day(moment.astimezone(zone).date(), today) if moment else ""

    history = history_at(application, calendar, now)
    met = history.last_round.round if history.last_round else None
    notes = met.notes if met else ()
    sent = [instant for one in application.messages if (instant := instant_of(one.sent, "event", zone)) <= now]
    named = [name for name in to if "@" not in name]
    values = {
        "company": application.company,
        "role": application.role,
        "first_names": in_words.names([first_name(name) for name in named]) if named else "",
        "full_names": in_words.names(named) if named else "",
        "interviewers": in_words.names(met.people) if met and met.people else "",
        "round_name": (met.name or "") if met else "",
        "round_day": day(history.last_round.starts) if history.last_round else "",
        "applied_day": day(history.applied),
        "last_message_day": day(max(sent, default=None)),
        "promise_day": in_words.day(history.promised.answer_by, today) if history.promised else "",
        "topic": next((note.text for note in notes if note.kind is not NoteKind.FIT), ""),
        "fit": next((note.text for note in notes if note.kind is NoteKind.FIT), "") or next(iter(application.strengths), ""),
    }
    values = {name: " ".join(value.split()) for name, value in values.items()}
    values["signature"] = signature.strip()
    return {name: value for name, value in values.items() if value}


def _put_in(text: str, values: Mapping[str, str]) -> str:
    # one pass over the template: what a value says is never looked at again
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def _names(text: str) -> Iterator[str]:
    return (found[1] for found in _PLACEHOLDER.finditer(text))


def _blanks_to_drop(before: str, after: str) -> int:
    """Return how many characters after a section that vanished go with it: its own line, or one of two spaces."""
    if before.endswith(" "):
        return 1 if after.startswith(" ") else 0
    breaks = len(after) - len(after.lstrip("\n"))
    return breaks if not before or before.endswith("\n\n") else min(breaks, 1)


def _reached(message: Message, to: Sequence[str]) -> bool:
    return not message.to or not to or bool(set(message.to) & set(to))


_first = itemgetter(0)
_SECTION = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*)\]\]", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_REPLY_MARKS = re.compile(r"^(?:\s*(?:re|aw|rv|sv|vs|antw|tr|fwd?|wg)\s*:)+", re.IGNORECASE)
_TITLES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "mx", "herr", "frau", "m", "mme", "mlle", "sr", "sra", "srta", "ing", "dipl-ing"}
)
