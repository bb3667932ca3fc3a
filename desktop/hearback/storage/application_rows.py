"""One application as rows of the store's tables, and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from hearback.domain.checklist_items import Item
from hearback.domain.job_application import (
    Closing,
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    NoteKind,
    Outcome,
    Person,
    Pin,
    Promise,
    Reply,
    ReplyKind,
    Round,
    Skip,
    Snooze,
    Step,
)
from hearback.domain.letter import company_key, email_key, name_key
from hearback.storage.column_values import (
    list_of,
    list_text,
    moment_of,
    moment_text,
    optional_moment_of,
    optional_moment_text,
    pace_changes_of,
    pace_changes_text,
    sorting_key,
)

Row = tuple[Any, ...]
Image = Mapping[str, list[Row]]
"""All rows of one application, by table, each table's rows in the order of their positions; the first column is `number`."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "application": (
        *("number", "id", "company", "role", "pace", "pace_changes", "country", "region", "time_zone", "language", "url"),
        *("location", "source", "salary", "tags", "strengths", "notes", "applied", "closed_at", "closed_outcome"),
        *("snooze_step", "snooze_set", "snooze_until", "pin_step", "pin_set", "pin_day"),
        *("company_key", "role_key", "company_sort", "role_sort"),
    ),
    "person": ("application", "position", "name", "title", "email", "email_key"),
    "round": ("application", "position", "name", "starts", "ends", "cancelled"),
    "round_person": ("application", "round", "position", "name"),
    "note": ("application", "round", "position", "text", "kind", "person"),
    "message": ("application", "position", "kind", "sent", "subject", "body", "overruled"),
    "message_to": ("application", "message", "position", "name", "address_key"),
    "reply": ("application", "position", "received", "kind", "person", "text"),
    "promise": ("application", "position", "made", "answer_by"),
    "skip": ("application", "position", "step", "at"),
}
"""The tables that hold applications, parents before children, with their columns."""

_FOR_NO_PLAN = {
    table: frozenset(COLUMNS[table].index(column) for column in columns)
    for table, columns in {
        "application": ("language", "url", "location", "source", "salary", "tags", "strengths", "notes"),
        "message": ("subject", "body", "overruled"),
        "reply": ("text",),
    }.items()
}
"""Columns that no plan rests on; no note does, either."""

CHILDREN = tuple(table for table in COLUMNS if table != "application")

_Item = TypeVar("_Item")

_NOTE_KINDS = {kind.value: kind for kind in NoteKind}
_MESSAGE_KINDS = {kind.value: kind for kind in MessageKind}
_ITEMS = {item.value: item for item in Item}
_REPLY_KINDS = {kind.value: kind for kind in ReplyKind}
_STEPS = {step.value: step for step in Step}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


def plan_facts(image: Image | None) -> object:
    """Return all of an application's rows that a plan, or what is told of it, rests on."""
    if image is None:
        return None
    return [
        [[value for place, value in enumerate(row) if place not in _FOR_NO_PLAN.get(table, ())] for row in rows]
        for table, rows in image.items()
        if table != "note"
    ]


def image_of(one: JobApplication, number: int) -> Image:
    """Return an application's rows; `number` is its place in the order in which applications were added."""
    closed, snooze, pin = one.closed, one.snooze, one.pin
    return {
        "application": [
            (
                *(number, one.id, one.company, one.role, one.pace, pace_changes_text(one.pace_changes)),
                *(one.country, one.region, one.time_zone, one.language, one.url, one.location, one.source, one.salary),
                *(list_text(one.tags), list_text(one.strengths), one.notes, optional_moment_text(one.applied)),
                *((moment_text(closed.at), closed.outcome.value) if closed else (None, None)),
                *((snooze.step.value, moment_text(snooze.set), moment_text(snooze.until)) if snooze else (None, None, None)),
                *((pin.step.value, moment_text(pin.set), pin.day.isoformat()) if pin else (None, None, None)),
                *(company_key(one.company), company_key(one.role), sorting_key(one.company), sorting_key(one.role)),
            )
        ],
        "person": [
            (number, place, person.name, person.title, person.email, (email_key(person.email) or None) if person.email else None)
            for place, person in enumerate(one.people)
        ],
        "round": [
            (number, place, held.name, moment_text(held.starts), optional_moment_text(held.ends), int(held.cancelled))
            for place, held in enumerate(one.rounds)
        ],
        "round_person": [
            (number, round_place, place, name)
            for round_place, held in enumerate(one.rounds)
            for place, name in enumerate(held.people)
        ],
        "note": [
            (number, round_place, place, note.text, note.kind.value, note.person)
            for round_place, held in enumerate(one.rounds)
            for place, note in enumerate(held.notes)
        ],
        "message": [
            (
                *(number, place, message.kind.value, moment_text(message.sent), message.subject, message.body),
                list_text(message.overruled),
            )
            for place, message in enumerate(one.messages)
        ],
        "message_to": [
            (number, message_place, place, name, name_key(name) if "@" in name else None)
            for message_place, message in enumerate(one.messages)
            for place, name in enumerate(message.to)
        ],
        "reply": [
            (number, place, moment_text(reply.received), reply.kind.value, reply.person, reply.text)
            for place, reply in enumerate(one.replies)
        ],
        "promise": [
            (number, place, moment_text(promise.made), promise.answer_by.isoformat())
            for place, promise in enumerate(one.promises)
        ],
        "skip": [(number, place, skip.step.value, moment_text(skip.at)) for place, skip in enumerate(one.skips)],
    }


def application_of(image: Image) -> JobApplication:
    """Return the application that `image_of` laid out."""
    row = image["application"][0]
    return JobApplication(
        id=row[1],
        company=row[2],
        role=row[3],
        pace=row[4],
        pace_changes=pace_changes_of(row[5]),
        country=row[6],
        region=row[7],
        time_zone=row[8],
        language=row[9],
        url=row[10],
        location=row[11],
        source=row[12],
        salary=row[13],
        tags=list_of(row[14]),
        strengths=list_of(row[15]),
        notes=row[16],
        applied=optional_moment_of(row[17]),
        closed=Closing(at=moment_of(row[18]), outcome=_OUTCOMES[row[19]]) if row[18] else None,
        snooze=Snooze(step=_STEPS[row[20]], set=moment_of(row[21]), until=moment_of(row[22])) if row[20] else None,
        pin=Pin(step=_STEPS[row[23]], set=moment_of(row[24]), day=moment_of(row[25])) if row[23] else None,
        people=tuple([Person(name=name, title=title, email=email) for _, _, name, title, email, _ in image["person"]]),
        rounds=_rounds(image) if image["round"] else (),
        messages=_messages(image) if image["message"] else (),
        replies=tuple(
            [
                Reply(received=moment_of(received), kind=_REPLY_KINDS[kind], person=person, text=text)
                for _, _, received, kind, person, text in image["reply"]
            ]
        ),
        promises=tuple(
            [Promise(made=moment_of(made), answer_by=moment_of(answer_by)) for _, _, made, answer_by in image["promise"]]
        ),
        skips=tuple([Skip(step=_STEPS[step], at=moment_of(at)) for _, _, step, at in image["skip"]]),
    )


def _rounds(image: Image) -> tuple[Round, ...]:
    people = _by_parent((round_, name) for _, round_, _, name in image["round_person"])
    notes = _by_parent(
        (round_, ConversationNote(text=text, kind=_NOTE_KINDS[kind], person=person))
        for _, round_, _, text, kind, person in image["note"]
    )
    return tuple(
        [
            Round(
                starts=moment_of(starts),
                ends=optional_moment_of(ends),
                name=name,
                people=tuple(people.get(position, ())),
                notes=tuple(notes.get(position, ())),
                cancelled=bool(cancelled),
            )
            for _, position, name, starts, ends, cancelled in image["round"]
        ]
    )


def _messages(image: Image) -> tuple[Message, ...]:
    to = _by_parent((message, name) for _, message, _, name, _ in image["message_to"])
    return tuple(
        [
            Message(
                kind=_MESSAGE_KINDS[kind],
                sent=moment_of(sent),
                to=tuple(to.get(position, ())),
                subject=subject,
                body=body,
                overruled=tuple([_ITEMS[item] for item in list_of(overruled)]) if overruled else (),
            )
            for _, position, kind, sent, subject, body, overruled in image["message"]
        ]
    )


def _by_parent(pairs: Iterable[tuple[int, _Item]]) -> Mapping[int, list[_Item]]:
    found: defaultdict[int, list[_Item]] = defaultdict(list)
    for parent, item in pairs:
        found[parent].append(item)
    return found
