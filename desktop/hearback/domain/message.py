"""Messages to be written: the draft, the templates that starting texts are made from, and how they are filled."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Protocol

from hearback.domain.history import history_at
from hearback.domain.job_application import JobApplication, MessageKind, NoteKind, Person
from hearback.domain.moments import instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.subject import continued_subject
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


def as_template(
    draft: Draft,
    application: JobApplication,
    *,
    id_: str,
    name: str,
    language: str,
    signature: str,
    now: dt.datetime,
    calendar: Calendar,
    in_words: InWords,
) -> Template:
    """Return a template made from a message that was written: the names in it become placeholders.

    A subject that continues a thread names the role instead. Days stay as they are: they are too often meant otherwise.
    """
    values = _values(application, draft.to, signature, now, calendar, in_words)
    continues = draft.subject == continued_subject(application, draft.to, now, calendar)
    subject = "{role}" if continues else _with_placeholders(draft.subject, values)
    body = _with_placeholders(draft.body, values)
    met = (name for one in application.rounds for name in one.people)
    for people, placeholder in (
        (draft.to, "full_names"),
        ((*met, *(person.name for person in application.people)), "interviewers"),
    ):
        subject, body = (_with_marks(text, people, placeholder) for text in (subject, body))
    return Template(id=id_, kind=draft.kind, language=language, name=name, subject=subject, body=body)


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


def first_name(name: str) -> str:
    """Return the name somebody is called by: `Dr Priya Nair` and `Nair, Priya` are Priya; `Frau Jürgens` stays whole."""
    family, comma, given = name.partition(",")
    called = given if comma and given.strip() else family
    words = words_of_name(called)
    # where the family's name comes first, nobody is called by the first word alone
    if len(words) == 1 or all(_WITHOUT_GIVEN_NAME_FIRST.fullmatch(word) for word in words):
        # behind a title a single word is the family's name, by which alone nobody is greeted
        return " ".join(called.split())
    return words[0] if words else ""


def words_of_name(name: str) -> Sequence[str]:
    """Return the words of a name without the titles before it, unless there is nothing else."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in TITLES:
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
    if len(to) == 1:
        # somebody written to alone is reminded of what they said themselves; what another of the panel said is for that one
        others = set(met.people) - {to[0]} if met is not None and to[0] in met.people else set()
        notes = tuple(sorted((note for note in notes if note.person not in others), key=lambda note: note.person != to[0]))
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


def _with_placeholders(text: str, values: Mapping[str, str]) -> str:
    """Return a text with names put back as placeholders, the longest first: a company may be named within a role."""
    names = {values[one]: one for one in reversed(_NAMES) if one in values}
    if not names:
        return text
    longest_first = sorted(names, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return found.sub(lambda name: f"{{{names[name[0]]}}}", text)


def _with_marks(text: str, people: Iterable[str], placeholder: str) -> str:
    """Return a text in which what else names these people, with the titles before it, is a mark to be filled in."""
    words = {word for name in people if "@" not in name for word in words_of_name(name) if len(word.strip(".")) > 1}
    parts = [re.escape(word) if _WITHOUT_GIVEN_NAME_FIRST.match(word) else rf"\b{re.escape(word)}\b" for word in words]
    if not parts:
        return text
    titles = "|".join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))
    one = "|".join(sorted(parts, key=len, reverse=True))
    named = re.compile(rf"(?:(?<!\w)(?i:{titles})\.?[^\S\n]+)*(?:{one})(?:[^\S\n]+(?:{one}))*")
    return named.sub(f"[… {{{placeholder}}} …]", text)


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


_NAMES = ("first_names", "full_names", "company", "role", "signature")
"""What is told apart in a text by its words alone; where two are the same, the first is meant."""
_first = itemgetter(0)
_SECTION = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*)\]\]", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_WITHOUT_GIVEN_NAME_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
"""Kana, Han, Hangul."""
TITLES = frozenset(
    {
        *(
            "dr",
            "prof",
            "prof.dr",
            "dr.-ing",
            "dr-ing",
            "dr.med",
            "dr.phil",
            "pd",
            "priv.-doz",
            "univ.-prof",
            "doctor",
            "professor",
        ),
        *("med", "rer", "nat", "phil", "jur", "iur", "oec", "pol", "theol", "vet", "dent", "habil", "h.c", "hc"),
        *("mr", "mrs", "ms", "mx", "miss", "sir", "madam"),
        *("herr", "frau", "mag", "ing", "dipl-ing", "dipl.-ing", "dipl", "doktor"),
        *("m", "mme", "mlle", "madame", "monsieur", "mademoiselle"),
        *("sr", "sra", "srta", "señor", "señora", "señorita", "senhor", "senhora", "dra", "dña", "lic", "arq", "eng", "profa"),
        *(
            "sig",
            "sig.ra",
            "sig.na",
            "signor",
            "signora",
            "signorina",
            "dott",
            "dott.ssa",
            "dottore",
            "dottoressa",
            "prof.ssa",
            "avv",
        ),
        *("dhr", "mevr", "mw", "meneer", "mevrouw", "drs", "ir"),
        *("pan", "pani", "mgr", "inż", "inz", "hab"),
    }
)
"""Words before a name that are none of it, without their full stops."""
