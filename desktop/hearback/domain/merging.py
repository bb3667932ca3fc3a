"""Merging two records of the same application: what one knows and the other does not is kept, nothing is lost or there twice."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication, Message, Person, Round

_T = TypeVar("_T")


def merged(kept: JobApplication, other: JobApplication) -> JobApplication:
    """Return `kept` with what only `other` knows; where both know a fact and differ, `kept` is right.

    Notes stand one below the other. People are the same by name or address, rounds by their start; both keep what either
    knows of them.
    """
    return replace(
        kept,
        pace=kept.pace or other.pace,
        pace_changes=kept.pace_changes or other.pace_changes,
        country=kept.country or other.country,
        region=kept.region or (other.region if other.country == (kept.country or other.country) else None),
        time_zone=kept.time_zone or other.time_zone,
        language=kept.language or other.language,
        url=kept.url or other.url,
        location=kept.location or other.location,
        source=kept.source or other.source,
        salary=kept.salary or other.salary,
        tags=_together(kept.tags, other.tags),
        strengths=_together(kept.strengths, other.strengths),
        notes=_notes(kept.notes, other.notes),
        applied=kept.applied or other.applied,
        closed=kept.closed or other.closed,
        people=_people(kept.people, other.people),
        rounds=_rounds(kept.rounds, other.rounds),
        messages=_messages(kept.messages, other.messages),
        replies=_together(kept.replies, other.replies),
        promises=_together(kept.promises, other.promises),
        skips=_together(kept.skips, other.skips),
        snooze=kept.snooze or other.snooze,
        pin=kept.pin or other.pin,
    )


def _together(kept: Iterable[_T], other: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys([*kept, *other]))


def _messages(kept: Iterable[Message], other: Iterable[Message]) -> tuple[Message, ...]:
    """Return the messages of both; one that differs only in what was overruled is the same message."""
    overruled: dict[Message, tuple[Item, ...]] = {}
    for one in (*kept, *other):
        same = replace(one, overruled=())
        overruled[same] = _together(overruled.get(same, ()), one.overruled)
    return tuple(replace(one, overruled=items) for one, items in overruled.items())


def _notes(kept: str | None, other: str | None) -> str | None:
    if not kept or not other:
        return kept or other
    return kept if other in kept else f"{kept}\n{other}"


def _people(kept: Iterable[Person], other: Iterable[Person]) -> tuple[Person, ...]:
    people = list(kept)
    for person in other:
        index = next((index for index, known in enumerate(people) if _same_person(known, person)), None)
        if index is None:
            people.append(person)
        else:
            known = people[index]
            people[index] = replace(known, title=known.title or person.title, email=known.email or person.email)
    return tuple(people)


def _same_person(known: Person, person: Person) -> bool:
    if known.email and person.email:
        return known.email.casefold() == person.email.casefold()
    return known.name.casefold() == person.name.casefold()


def _rounds(kept: Iterable[Round], other: Iterable[Round]) -> tuple[Round, ...]:
    rounds = list(kept)
    for one in other:
        index = next((index for index, known in enumerate(rounds) if known.starts == one.starts), None)
        if index is None:
            rounds.append(one)
            continue
        known = rounds[index]
        rounds[index] = replace(
            known,
            name=known.name or one.name,
            ends=known.ends or one.ends,
            people=_together(known.people, one.people),
            notes=_together(known.notes, one.notes),
        )
    return tuple(rounds)
