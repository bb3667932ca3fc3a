"""Hypothesis strategies for whole applications, paces, templates and preferences: anything that the domain can hold."""

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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
from hearback.domain.moments import Moment
from hearback.domain.pace import Pace, PaceChanges, Span, SpanUnit, Timing
from hearback.domain.published_figures import Counts, Gleaning, InDays
from hearback.domain.reminders.kept_reminder import KeptReminder

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Africa/Monrovia", "Australia/Lord_Howe"]
KNOWN_PACES = ["typical", "retail"]

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
text = st.text(characters, min_size=1, max_size=20)
words = text.filter(lambda one: not one.isspace())
days = st.dates()
instants = st.datetimes(timezones=st.just(dt.UTC))
moments: SearchStrategy[Moment] = days | instants


gleanings = st.builds(
    Gleaning,
    id=words,
    about=words,
    value=st.floats(0.1, 3650),
    in_days=st.sampled_from(InDays),
    counts=st.sampled_from(Counts),
    source=words,
    day=days,
)


reminders = st.builds(
    KeptReminder,
    identity=words,
    application=words,
    notice=words,
    moment=instants,
    shown=instants,
    again=st.none() | instants,
)


def maybe(values: SearchStrategy[str]) -> SearchStrategy[str | None]:
    """A value, or that it is not known."""
    return st.none() | values


def several(values: SearchStrategy[object]) -> SearchStrategy[tuple[object, ...]]:
    """A short history of values."""
    return st.lists(values, max_size=2).map(tuple)


@st.composite
def timings(draw: st.DrawFn) -> Timing:
    """Three spans of one unit that do not decrease."""
    unit = draw(st.sampled_from(SpanUnit))
    first, second, third = sorted(draw(st.lists(st.integers(0, 9999), min_size=3, max_size=3)))
    return Span(first, unit), Span(second, unit), Span(third, unit)


spans = st.builds(Span, st.integers(0, 9999), st.sampled_from(SpanUnit))
changes = st.builds(PaceChanges, thank_you=st.none() | timings(), check_in=st.none() | timings(), move_on=st.none() | spans)


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    """A round that does not end before it starts."""
    first, second = sorted(draw(st.tuples(days, days) | st.tuples(instants, instants)))
    notes = st.builds(ConversationNote, text=words, kind=st.sampled_from(NoteKind), person=maybe(text))
    return draw(
        st.builds(
            Round,
            starts=st.just(first),
            ends=st.sampled_from([None, second]),
            name=maybe(text),
            people=several(words),
            notes=several(notes),
            cancelled=st.booleans(),
        )
    )


steps = st.sampled_from(Step)
applications = st.builds(
    JobApplication,
    id=words,
    company=words,
    role=words,
    pace=maybe(st.sampled_from(KNOWN_PACES)),
    pace_changes=changes,
    country=maybe(st.sampled_from(["DE", "IN"])),
    region=maybe(st.sampled_from(["BE", "2"])),
    time_zone=maybe(st.sampled_from(ZONES)),
    language=maybe(st.sampled_from(["en", "zh-Hant-TW", "de-CH"])),
    url=maybe(text),
    location=maybe(text),
    source=maybe(text),
    salary=maybe(text),
    tags=several(words),
    strengths=several(words),
    notes=maybe(text),
    applied=st.none() | moments,
    closed=st.none() | st.builds(Closing, at=moments, outcome=st.sampled_from(Outcome)),
    people=several(st.builds(Person, name=words, title=maybe(text), email=maybe(text))),
    rounds=several(rounds()),
    messages=several(
        st.builds(
            Message,
            kind=st.sampled_from(MessageKind),
            sent=moments,
            to=several(words),
            subject=maybe(text),
            body=maybe(text),
            overruled=several(st.sampled_from(Item)),
        )
    ),
    replies=several(st.builds(Reply, received=moments, kind=st.sampled_from(ReplyKind), person=maybe(text), text=maybe(text))),
    promises=several(st.builds(Promise, made=moments, answer_by=days)),
    skips=several(st.builds(Skip, step=steps, at=moments)),
    snooze=st.none() | st.builds(Snooze, step=steps, set=moments, until=moments),
    pin=st.none() | st.builds(Pin, step=steps, set=moments, day=days),
)
paces = st.builds(
    Pace,
    id=words,
    name=words,
    thank_you=timings(),
    check_in=timings(),
    application_check_in=timings(),
    final_check_in=timings(),
    move_on=spans,
)
templates = st.builds(
    Template,
    id=words,
    kind=st.sampled_from(MessageKind),
    language=st.sampled_from(["en", "fr-CA"]),
    name=words,
    subject=st.text(characters, max_size=20),
    body=st.text(characters, max_size=20),
    shipped=st.just(False),
)
draft_texts = st.text(characters, max_size=20)
drafts = st.builds(
    lambda place, to, subject, body, **rest: KeptDraft(
        place=place, draft=Draft(kind=place.kind, to=to, subject=subject, body=body), **rest
    ),
    place=st.builds(
        DraftPlace, application=words, kind=st.sampled_from(MessageKind), occasion=st.just("") | words, person=maybe(text)
    ),
    to=several(words),
    subject=draft_texts,
    body=draft_texts,
    language=words,
    template=maybe(text),
    ticked=st.frozensets(st.sampled_from(Item)),
    handed_off=st.booleans(),
    saved=st.none() | instants,
)
json_leaves = st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.floats(allow_nan=False, allow_infinity=False) | text
json_values = st.recursive(
    json_leaves,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(text, inner, max_size=2),
    max_leaves=5,
)
preferences = st.dictionaries(text, json_values.filter(lambda one: one is not None), max_size=3)
