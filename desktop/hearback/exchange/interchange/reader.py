"""Reads Hearback's own file, the full backup: all of it valid, or refused with every fault and its path."""

import datetime as dt
import gc
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar
from uuid import uuid4

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
from hearback.domain.kept_draft import DraftPlace, KeptDraft
from hearback.domain.message import Draft, Template
from hearback.domain.pace import Pace, PaceChanges, Span, SpanUnit, Timing, runs_backwards
from hearback.domain.published_figures import Counts, Gleaning, InDays, is_sensible
from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.exchange.interchange.json_fields import Fields, path_of, plain_json, shown, wrong_type
from hearback.exchange.interchange.known_codes import is_country, is_language, is_zone
from hearback.exchange.interchange.strict_json import parse_json
from hearback.exchange.interchange.told_reminders import REMINDERS, read_reminders
from hearback.usecases.change import Edits
from hearback.usecases.faults import Fault, Refused

FORMAT = "hearback"
VERSION = 1
DRAFTS = "drafts"
"""Where drafts stand among the preferences."""
GLEANINGS = "gleanings"
"""Where gleanings stand among the preferences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interchange:
    """What a file holds; paces and templates are the user's own, by id. Drafts may be of applications that it does not hold."""

    applications: tuple[JobApplication, ...] = ()
    paces: dict[str, Pace] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    preferences: dict[str, object] = field(default_factory=dict)
    drafts: tuple[KeptDraft, ...] = ()
    gleanings: dict[str, Gleaning] = field(default_factory=dict)
    reminders: tuple[KeptReminder, ...] = ()

    @property
    def settings(self) -> Edits:
        """What the user set once, as it is taken in."""
        return Edits(
            paces=self.paces,
            templates=self.templates,
            preferences=self.preferences,
            gleanings=self.gleanings,
            reminders=self.reminders,
        )


def read_interchange(data: bytes, *, known_paces: Collection[str]) -> Interchange:
    """Return what the file's bytes hold; `known_paces` are the ids that applications may name besides the file's own.

    Instants come out in UTC, days as days. An application without an id gets a new one. Raises Refused with all
    faults; `place` is a path such as `applications[3].rounds[0].starts` (`$` is the document, `line:column` stands
    where it is not JSON).
    """
    # millions of small objects, none of them in a cycle: looking for cycles meanwhile doubles the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _document(parse_json(data), known_paces)
    finally:
        if collecting:
            gc.enable()


def _document(value: object, known_paces: Collection[str]) -> Interchange:
    faults: list[Fault] = []
    fields = Fields.of(value, "", _DOCUMENT, faults)
    if fields is None or not _is_ours(fields):
        raise Refused(faults)
    paces = _by_id(fields, "paces", _PACE, lambda one: _pace(one, known_paces))
    templates = _by_id(fields, "templates", _TEMPLATE, _template)
    applications = _applications(fields, paces.keys() | known_paces)
    preferences = _preferences(fields, faults)
    drafts = _drafts(preferences.pop(DRAFTS, []), faults)
    gleanings = _gleanings(preferences.pop(GLEANINGS, []), faults)
    reminders = read_reminders(preferences.pop(REMINDERS, []), faults)
    if faults:
        raise Refused(faults)
    return Interchange(
        applications=applications,
        paces=paces,
        templates=templates,
        preferences=preferences,
        drafts=drafts,
        gleanings=gleanings,
        reminders=reminders,
    )


def _keys(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DOCUMENT = _keys("format version applications paces templates preferences")
_APPLICATION = _keys(
    "id company role pace pace_changes country region time_zone language url location source salary tags strengths notes"
    " applied closed people rounds messages replies promises skips snooze pin"
)
_PERSON = _keys("name title email")
_ROUND = _keys("name starts ends people notes cancelled")
_NOTE = _keys("text kind person")
_MESSAGE = _keys("kind sent to subject body overruled")
_DRAFT = _keys("application kind occasion person language template to subject body ticked handed_off saved")
_GLEANING = _keys("id about value in_days counts source day")
_REPLY = _keys("received kind person text")
_PROMISE = _keys("made answer_by")
_SKIP = _keys("step at")
_SNOOZE = _keys("step set until")
_PIN = _keys("step set day")
_CLOSING = _keys("at outcome")
_TIMINGS = _keys("thank_you check_in application_check_in final_check_in move_on")
_PACE = _TIMINGS | {"id", "name"}
_TEMPLATE = _keys("id kind language name subject body")

_Kind = TypeVar("_Kind", bound=StrEnum)


def _words(kinds: type[_Kind]) -> dict[str, _Kind]:
    return {kind.value: kind for kind in kinds}


_MESSAGE_KINDS = _words(MessageKind)
_REPLY_KINDS = _words(ReplyKind)
_NOTE_KINDS = _words(NoteKind)
_OUTCOMES = _words(Outcome)
_STEPS = _words(Step)
_ITEMS = _words(Item)
_IN_DAYS = _words(InDays)
_COUNTS = _words(Counts)

_REGION = re.compile(r"(?:([A-Z]{2})-)?[A-Z0-9]{1,3}")


def _is_ours(fields: Fields) -> bool:
    """Whether format and version are those read here; nothing else is worth a fault where they are not."""
    name = fields.required_text("format")
    if fields.sound and name != FORMAT:
        fields.fault("format", "not-hearback", value=shown(name))
    version = fields.value("version")
    if version is None:
        fields.fault("version", "missing")
    elif isinstance(version, bool) or not isinstance(version, int):
        fields.wrong("version", "number")
    elif version != VERSION:
        fields.fault("version", "newer-version" if version > VERSION else "unknown-version", version=str(version))
    return fields.sound


def _applications(fields: Fields, paces: Collection[str]) -> tuple[JobApplication, ...]:
    found: list[JobApplication] = []
    paths: dict[str, str] = {}
    for one in fields.each("applications", _APPLICATION):
        application = _application(one, paces)
        first = paths.setdefault(application.id, one.path_of("id"))
        if first != one.path_of("id"):
            one.fault("id", "repeated-id", value=shown(application.id), first=first)
        found.append(application)
    return tuple(found)


def _application(fields: Fields, paces: Collection[str]) -> JobApplication:
    country = fields.checked("country", "unknown-country", is_country)
    changes = fields.inner("pace_changes", _TIMINGS)
    closed = fields.inner("closed", _CLOSING)
    snooze = fields.inner("snooze", _SNOOZE)
    pin = fields.inner("pin", _PIN)
    return JobApplication(
        id=fields.required_text("id") if fields.has("id") else str(uuid4()),
        company=fields.required_text("company"),
        role=fields.required_text("role"),
        pace=fields.checked("pace", "unknown-pace", paces.__contains__),
        pace_changes=_pace_changes(changes) if changes is not None else _NO_CHANGES,
        country=country,
        region=_region(fields, country),
        time_zone=fields.checked("time_zone", "unknown-zone", is_zone),
        language=fields.checked("language", "unknown-language", is_language),
        url=fields.text("url"),
        location=fields.text("location"),
        source=fields.text("source"),
        salary=fields.text("salary"),
        tags=fields.texts("tags"),
        strengths=fields.texts("strengths"),
        notes=fields.text("notes"),
        applied=fields.moment("applied"),
        closed=_closing(closed) if closed is not None else None,
        people=tuple(_person(one) for one in fields.each("people", _PERSON)),
        rounds=tuple(_round(one) for one in fields.each("rounds", _ROUND)),
        messages=tuple(_message(one) for one in fields.each("messages", _MESSAGE)),
        replies=tuple(_reply(one) for one in fields.each("replies", _REPLY)),
        promises=tuple(_promise(one) for one in fields.each("promises", _PROMISE)),
        skips=tuple(_skip(one) for one in fields.each("skips", _SKIP)),
        snooze=_snooze(snooze) if snooze is not None else None,
        pin=_pin(pin) if pin is not None else None,
    )


def _region(fields: Fields, country: str | None) -> str | None:
    """Return a subdivision of ISO 3166-2, whole or its part after the country; its shape is checked, not its existence."""
    region = fields.text("region")
    if region is None:
        return None
    shape = _REGION.fullmatch(region)
    if shape is None:
        fields.fault("region", "malformed-region", region=shown(region))
    elif shape[1] is not None and shape[1] != country:
        fields.fault("region", "region-of-another-country", region=region, country=shown(country or ""))
    return region


def _closing(fields: Fields) -> Closing:
    return Closing(at=fields.required_moment("at"), outcome=fields.choice("outcome", _OUTCOMES))


def _person(fields: Fields) -> Person:
    return Person(name=fields.required_text("name"), title=fields.text("title"), email=fields.text("email"))


def _round(fields: Fields) -> Round:
    starts, ends = fields.required_moment("starts"), fields.moment("ends")
    # an instant and a day say nothing against each other
    both_instants = isinstance(starts, dt.datetime) and isinstance(ends, dt.datetime)
    both_days = not isinstance(starts, dt.datetime) and not isinstance(ends, dt.datetime)
    if fields.sound and ends is not None and (both_instants or both_days) and ends < starts:
        fields.fault("ends", "ends-before-start", starts=starts.isoformat(), ends=ends.isoformat())
    return Round(
        starts=starts,
        ends=ends,
        name=fields.text("name"),
        people=fields.texts("people"),
        notes=tuple(_note(one) for one in fields.each("notes", _NOTE)),
        cancelled=fields.flag("cancelled"),
    )


def _note(fields: Fields) -> ConversationNote:
    return ConversationNote(
        text=fields.required_text("text"),
        kind=fields.choice("kind", _NOTE_KINDS, default=NoteKind.TOPIC),
        person=fields.text("person"),
    )


def _message(fields: Fields) -> Message:
    return Message(
        kind=fields.choice("kind", _MESSAGE_KINDS),
        sent=fields.required_moment("sent"),
        to=fields.texts("to"),
        subject=fields.text("subject"),
        body=fields.text("body"),
        overruled=fields.choices("overruled", _ITEMS),
    )


def _reply(fields: Fields) -> Reply:
    return Reply(
        received=fields.required_moment("received"),
        kind=fields.choice("kind", _REPLY_KINDS),
        person=fields.text("person"),
        text=fields.text("text"),
    )


def _promise(fields: Fields) -> Promise:
    return Promise(made=fields.required_moment("made"), answer_by=fields.required_day("answer_by"))


def _skip(fields: Fields) -> Skip:
    return Skip(step=fields.choice("step", _STEPS), at=fields.required_moment("at"))


def _snooze(fields: Fields) -> Snooze:
    return Snooze(step=fields.choice("step", _STEPS), set=fields.required_moment("set"), until=fields.required_moment("until"))


def _pin(fields: Fields) -> Pin:
    return Pin(step=fields.choice("step", _STEPS), set=fields.required_moment("set"), day=fields.required_day("day"))


_NO_CHANGES = PaceChanges()
_NO_SPAN = Span(0, SpanUnit.HOURS)
_NO_TIMING: Timing = (_NO_SPAN, _NO_SPAN, _NO_SPAN)


def _pace_changes(fields: Fields) -> PaceChanges:
    return PaceChanges(
        thank_you=_timing(fields, "thank_you"),
        check_in=_timing(fields, "check_in"),
        application_check_in=_timing(fields, "application_check_in"),
        final_check_in=_timing(fields, "final_check_in"),
        move_on=_span(fields, "move_on") if fields.has("move_on") else None,
    )


def _pace(fields: Fields, known_paces: Collection[str]) -> Pace:
    for key in sorted(_TIMINGS):
        if not fields.has(key):
            fields.fault(key, "missing")
    id_, name = fields.required_text("id"), fields.text("name")
    if name is None and id_ not in known_paces:
        fields.fault("name", "missing")
    return Pace(
        id=id_,
        name=name,
        thank_you=_timing(fields, "thank_you") or _NO_TIMING,
        check_in=_timing(fields, "check_in") or _NO_TIMING,
        application_check_in=_timing(fields, "application_check_in") or _NO_TIMING,
        final_check_in=_timing(fields, "final_check_in") or _NO_TIMING,
        move_on=_span(fields, "move_on") if fields.has("move_on") else _NO_SPAN,
    )


def _timing(fields: Fields, key: str) -> Timing | None:
    if not fields.has(key):
        return None
    texts = fields.texts(key)
    if len(texts) != 3:
        if isinstance(fields.value(key), list):
            fields.fault(key, "not-three-spans", count=str(len(texts)))
        return None
    try:
        opens, best, ends = (Span.parse(text) for text in texts)
    except ValueError:
        for index, text in enumerate(texts):
            _parsed(fields, f"{key}[{index}]", text)
        return None
    if runs_backwards((opens, best, ends)):
        fields.fault(key, "decreasing-spans", value=" ".join(texts))
    return opens, best, ends


def _span(fields: Fields, key: str) -> Span:
    text = fields.required_text(key)
    return _parsed(fields, key, text) if text else _NO_SPAN


def _parsed(fields: Fields, place: str, text: str) -> Span:
    try:
        return Span.parse(text)
    except ValueError:
        fields.fault(place, "not-a-span", value=shown(text))
        return _NO_SPAN


def _template(fields: Fields) -> Template:
    language = fields.required_text("language")
    if fields.sound and not is_language(language):
        fields.fault("language", "unknown-language", value=shown(language))
    return Template(
        id=fields.required_text("id"),
        kind=fields.choice("kind", _MESSAGE_KINDS),
        language=language,
        name=fields.required_text("name"),
        subject=fields.text("subject") or "",
        body=fields.text("body") or "",
    )


_Record = TypeVar("_Record", Pace, Template, Gleaning)


def _by_id(fields: Fields, key: str, known: frozenset[str], read: Callable[[Fields], _Record]) -> dict[str, _Record]:
    found: dict[str, _Record] = {}
    for one in fields.each(key, known):
        record = read(one)
        if record.id in found:
            one.fault("id", "repeated-id", value=shown(record.id))
        found[record.id] = record
    return found


def _preferences(fields: Fields, faults: list[Fault]) -> dict[str, object]:
    value = fields.value("preferences")
    if value is None and not fields.has("preferences"):
        return {}
    if not isinstance(value, dict):
        faults.append(wrong_type("preferences", "object", value))
        return {}
    plain_json(value, "preferences", faults)
    for name, preference in value.items():
        if preference is None:  # an absent key is how a preference is left alone
            faults.append(Fault(path_of("preferences", name), "wrong-type", {"expected": "value", "found": "null"}))
    return value


def _drafts(value: object, faults: list[Fault]) -> tuple[KeptDraft, ...]:
    fields = Fields({DRAFTS: value}, "preferences", frozenset({DRAFTS}), faults)
    return tuple(_draft(one) for one in fields.each(DRAFTS, _DRAFT))


def _gleanings(value: object, faults: list[Fault]) -> dict[str, Gleaning]:
    fields = Fields({GLEANINGS: value}, "preferences", frozenset({GLEANINGS}), faults)
    return _by_id(fields, GLEANINGS, _GLEANING, _gleaning)


def _gleaning(fields: Fields) -> Gleaning:
    value = fields.value("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or not is_sensible(value):
        fields.fault("value", "not-so-many-days")
        value = 1
    return Gleaning(
        id=fields.required_text("id"),
        about=fields.required_text("about"),
        value=value,
        in_days=fields.choice("in_days", _IN_DAYS),
        counts=fields.choice("counts", _COUNTS),
        source=fields.required_text("source"),
        day=fields.required_day("day"),
    )


def _draft(fields: Fields) -> KeptDraft:
    kind, saved = fields.choice("kind", _MESSAGE_KINDS), fields.moment("saved")
    if saved is not None and not isinstance(saved, dt.datetime):
        fields.fault("saved", "not-a-moment", value=saved.isoformat())
        saved = None
    return KeptDraft(
        place=DraftPlace(
            application=fields.required_text("application"),
            kind=kind,
            occasion=fields.text("occasion") or "",
            person=fields.text("person"),
        ),
        draft=Draft(kind=kind, to=fields.texts("to"), subject=fields.text("subject") or "", body=fields.text("body") or ""),
        language=fields.required_text("language"),
        template=_or_none(fields, "template"),
        ticked=frozenset(fields.choices("ticked", _ITEMS)),
        handed_off=fields.flag("handed_off"),
        saved=saved,
    )


def _or_none(fields: Fields, key: str) -> str | None:
    # the first releases wrote an absent template as null
    return None if fields.value(key) is None else fields.text(key)
