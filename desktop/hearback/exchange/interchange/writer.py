"""Writes Hearback's own file in its one canonical form: the same data give the same bytes."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearback.domain.checklist_items import Item
from hearback.domain.job_application import JobApplication, Message, Reply, Round
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.message import Template
from hearback.domain.moments import Moment
from hearback.domain.pace import Pace, PaceChanges, Timing
from hearback.domain.published_figures import Gleaning
from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.exchange.interchange.reader import DRAFTS, FORMAT, GLEANINGS, VERSION
from hearback.exchange.interchange.told_reminders import REMINDERS, written_reminders

Json = dict[str, object]


def write_interchange(
    applications: Iterable[JobApplication],
    paces: Mapping[str, Pace],
    templates: Mapping[str, Template],
    preferences: Mapping[str, object],
    drafts: Sequence[KeptDraft] = (),
    gleanings: Mapping[str, Gleaning] = {},
    reminders: Sequence[KeptReminder] = (),
) -> Iterator[bytes]:
    """Yield the file piece by piece: UTF-8, one record a line, absent keys left out.

    Applications and drafts keep their order (importing keeps it, too); paces, templates and gleanings are ordered by id,
    preferences by name, what was told of reminders by identity. Drafts, gleanings and reminders stand among the preferences.
    Instants stand in the application's zone (UTC where it is not known), days as days.
    """
    yield f'{{"format": {_json(FORMAT)}, "version": {VERSION}'.encode()
    yield from _list("applications", map(_application, applications))
    yield from _list("paces", (_pace(paces[id_]) for id_ in sorted(paces)))
    yield from _list("templates", (_template(templates[id_]) for id_ in sorted(templates)))
    kept = {name: value for name, value in preferences.items() if value is not None}
    if drafts:
        kept[DRAFTS] = [_draft(one) for one in drafts]
    if gleanings:
        kept[GLEANINGS] = [_gleaning(gleanings[id_]) for id_ in sorted(gleanings)]
    if reminders:
        kept[REMINDERS] = written_reminders(reminders)
    yield f',\n "preferences": {json.dumps(kept, ensure_ascii=False, allow_nan=False, sort_keys=True)}}}\n'.encode()


def _list(key: str, records: Iterable[Json]) -> Iterator[bytes]:
    yield f",\n {_json(key)}: [".encode()
    separator = "\n  "
    for record in records:
        yield (separator + _json(record)).encode()
        separator = ",\n  "
    yield b"]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _known(record: Json) -> Json:
    """Leave out what is not known, empty lists and texts included."""
    return {key: value for key, value in record.items() if value is not None and value != [] and value != ""}


def _application(one: JobApplication) -> Json:
    zone = _zone(one.time_zone)
    return _known(
        {
            "id": one.id,
            "company": one.company,
            "role": one.role,
            "pace": one.pace,
            "pace_changes": _timings(one.pace_changes) if one.pace_changes else None,
            "country": one.country,
            "region": one.region,
            "time_zone": one.time_zone,
            "language": one.language,
            "url": one.url,
            "location": one.location,
            "source": one.source,
            "salary": one.salary,
            "tags": list(one.tags),
            "strengths": list(one.strengths),
            "notes": one.notes,
            "applied": _moment(one.applied, zone) if one.applied else None,
            "closed": {"at": _moment(one.closed.at, zone), "outcome": one.closed.outcome} if one.closed else None,
            "people": [_known({"name": who.name, "title": who.title, "email": who.email}) for who in one.people],
            "rounds": [_round(round_, zone) for round_ in one.rounds],
            "messages": [_message(message, zone) for message in one.messages],
            "replies": [_reply(reply, zone) for reply in one.replies],
            "promises": [
                {"made": _moment(promise.made, zone), "answer_by": promise.answer_by.isoformat()} for promise in one.promises
            ],
            "skips": [{"step": skip.step, "at": _moment(skip.at, zone)} for skip in one.skips],
            "snooze": {
                "step": one.snooze.step,
                "set": _moment(one.snooze.set, zone),
                "until": _moment(one.snooze.until, zone),
            }
            if one.snooze
            else None,
            "pin": {"step": one.pin.step, "set": _moment(one.pin.set, zone), "day": one.pin.day.isoformat()} if one.pin else None,
        }
    )


def _round(one: Round, zone: dt.tzinfo) -> Json:
    return _known(
        {
            "name": one.name,
            "starts": _moment(one.starts, zone),
            "ends": _moment(one.ends, zone) if one.ends else None,
            "people": list(one.people),
            "notes": [_known({"text": note.text, "kind": note.kind, "person": note.person}) for note in one.notes],
            "cancelled": one.cancelled or None,
        }
    )


def _message(one: Message, zone: dt.tzinfo) -> Json:
    return _known(
        {
            "kind": one.kind,
            "sent": _moment(one.sent, zone),
            "to": list(one.to),
            "subject": one.subject,
            "body": one.body,
            "overruled": list(one.overruled),
        }
    )


def _reply(one: Reply, zone: dt.tzinfo) -> Json:
    return _known({"received": _moment(one.received, zone), "kind": one.kind, "person": one.person, "text": one.text})


def _pace(one: Pace) -> Json:
    return _known({"id": one.id, "name": one.name, **_timings(one)})


def _timings(one: Pace | PaceChanges) -> Json:
    return _known(
        {
            "thank_you": _spans(one.thank_you),
            "check_in": _spans(one.check_in),
            "application_check_in": _spans(one.application_check_in),
            "final_check_in": _spans(one.final_check_in),
            "move_on": str(one.move_on) if one.move_on else None,
        }
    )


def _spans(timing: Timing | None) -> list[str] | None:
    return [str(span) for span in timing] if timing is not None else None


def _template(one: Template) -> Json:
    return _known(
        {
            "id": one.id,
            "kind": one.kind,
            "language": one.language,
            "name": one.name,
            "subject": one.subject,
            "body": one.body,
        }
    )


def _draft(one: KeptDraft) -> Json:
    return _known(
        {
            "application": one.place.application,
            "kind": one.place.kind,
            "occasion": one.place.occasion,
            "person": one.place.person,
            "language": one.language,
            "template": one.template,
            "to": list(one.draft.to),
            "subject": one.draft.subject,
            "body": one.draft.body,
            "ticked": [item for item in Item if item in one.ticked],
            "handed_off": one.handed_off or None,
            "saved": _moment(one.saved, dt.UTC) if one.saved else None,
        }
    )


def _gleaning(one: Gleaning) -> Json:
    return {
        "id": one.id,
        "about": one.about,
        "value": one.value,
        "in_days": one.in_days,
        "counts": one.counts,
        "source": one.source,
        "day": one.day.isoformat(),
    }


def _moment(moment: Moment, zone: dt.tzinfo) -> str:
    if not isinstance(moment, dt.datetime):
        return moment.isoformat()
    try:
        return moment.astimezone(zone).isoformat()
    except OverflowError:  # the last hours of the year 9999 have no name in zones east of Greenwich
        return moment.astimezone(dt.UTC).isoformat()


@cache
def _zone(name: str | None) -> dt.tzinfo:
    """Return a zone; UTC where it is not known, also where this machine's zone data have lost it: a backup must succeed."""
    if name is None:
        return dt.UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC
