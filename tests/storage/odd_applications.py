"""Applications as odd as the model allows, for property tests of the store."""

import datetime as dt

from hypothesis import strategies as st

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
from hearback.domain.message import Template
from hearback.domain.pace import Pace, PaceChanges, Span, SpanUnit
from hearback.domain.published_figures import Counts, Gleaning, InDays

TRICKY = (
    *("", " ", "\0", "a\0b", "né", "e\u0301", "שלום", "مرحبا", "👩‍💻🎉", "ß", "İı", "東京", "a\r\nb", "0"),
    *("'; DROP TABLE act; --", '"*'),
)

texts = st.one_of(st.sampled_from(TRICKY), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
some = st.one_of(st.none(), texts)
days = st.dates()
_ZONES = st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=12, minutes=45))])
# a day off both ends of the calendar, where other zones have no UTC
instants = st.builds(
    lambda day, later, zone: dt.datetime.combine(day, dt.time(), zone) + later,
    st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 30)),
    st.timedeltas(dt.timedelta(0), dt.timedelta(hours=24)),
    _ZONES,
)
moments = st.one_of(days, instants)
spans = st.builds(Span, st.integers(0, 9999), st.sampled_from(SpanUnit))
timings = st.tuples(spans, spans, spans)


def _several(items: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=most).map(tuple)


people = st.builds(Person, name=texts, title=some, email=st.one_of(some, st.sampled_from(["Jo@x.example", " jo@X.example "])))
notes = st.builds(ConversationNote, text=texts, kind=st.sampled_from(NoteKind), person=some)
rounds = st.builds(
    Round,
    starts=moments,
    ends=st.none() | moments,
    name=some,
    people=_several(texts),
    notes=_several(notes),
    cancelled=st.booleans(),
)
messages = st.builds(
    Message,
    kind=st.sampled_from(MessageKind),
    sent=moments,
    to=_several(texts),
    subject=some,
    body=some,
    overruled=_several(st.sampled_from(Item)),
)
replies = st.builds(Reply, received=moments, kind=st.sampled_from(ReplyKind), person=some, text=some)
steps = st.sampled_from(Step)

pace_changes = st.builds(
    PaceChanges,
    thank_you=st.none() | timings,
    check_in=st.none() | timings,
    application_check_in=st.none() | timings,
    final_check_in=st.none() | timings,
    move_on=st.none() | spans,
)
paces = st.builds(
    Pace,
    id=texts,
    name=some,
    thank_you=timings,
    check_in=timings,
    application_check_in=timings,
    final_check_in=timings,
    move_on=spans,
)
gleanings = st.builds(
    Gleaning,
    id=texts,
    about=texts,
    value=st.floats(0.1, 3650),
    in_days=st.sampled_from(InDays),
    counts=st.sampled_from(Counts),
    source=texts,
    day=st.dates(),
)
templates = st.builds(
    Template,
    id=texts,
    kind=st.sampled_from(MessageKind),
    language=texts,
    name=texts,
    subject=texts,
    body=texts,
    shipped=st.booleans(),
)


def applications(ids: st.SearchStrategy[str] = texts) -> st.SearchStrategy[JobApplication]:
    """Return applications with the given ids, everything else as odd as it gets."""
    return st.builds(
        JobApplication,
        id=ids,
        company=st.one_of(texts, st.sampled_from(["Lumen Health", " lumen health"])),
        role=texts,
        pace=some,
        pace_changes=pace_changes,
        country=some,
        region=some,
        time_zone=some,
        language=some,
        url=some,
        location=some,
        source=some,
        salary=some,
        tags=_several(texts),
        strengths=_several(texts),
        notes=some,
        applied=st.none() | moments,
        closed=st.none() | st.builds(Closing, at=moments, outcome=st.sampled_from(Outcome)),
        people=_several(people),
        rounds=_several(rounds),
        messages=_several(messages),
        replies=_several(replies),
        promises=_several(st.builds(Promise, made=moments, answer_by=days)),
        skips=_several(st.builds(Skip, step=steps, at=moments)),
        snooze=st.none() | st.builds(Snooze, step=steps, set=moments, until=moments),
        pin=st.none() | st.builds(Pin, step=steps, set=moments, day=days),
    )
