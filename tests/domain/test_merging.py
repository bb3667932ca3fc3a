"""Merging two records of one application loses nothing and doubles nothing."""

import datetime as dt
from dataclasses import replace

from hearback.domain.checklist_items import Item
from hearback.domain.job_application import ConversationNote, JobApplication, Message, MessageKind, Person, Round
from hearback.domain.merging import merged

KEPT = JobApplication(
    id="kept",
    company="Lumen Health",
    role="Engineer",
    notes="First",
    salary="80k",
    tags=("remote",),
    people=(Person(name="Priya Nair", email="p@lumen.example"),),
    rounds=(Round(starts=dt.date(2026, 11, 19), people=("Priya Nair",)),),
    messages=(Message(kind=MessageKind.THANK_YOU, sent=dt.date(2026, 11, 20)),),
)
OTHER = JobApplication(
    id="other",
    company="lumen health",
    role="engineer",
    notes="Second",
    salary="90k",
    location="Berlin",
    tags=("dream", "remote"),
    people=(Person(name="Nair", email="P@lumen.example", title="Head of Data"), Person(name="Tom Weiss")),
    rounds=(
        Round(starts=dt.date(2026, 11, 19), name="Panel", people=("Tom Weiss",), notes=(ConversationNote(text="on-call"),)),
        Round(starts=dt.date(2026, 12, 1)),
    ),
    messages=KEPT.messages,
)


def test_what_only_the_other_knows_is_added() -> None:
    both = merged(KEPT, OTHER)

    assert (both.id, both.company, both.salary, both.location) == ("kept", "Lumen Health", "80k", "Berlin")
    assert (both.tags, both.notes, both.messages) == (("remote", "dream"), "First\nSecond", KEPT.messages)
    assert both.people == (Person(name="Priya Nair", email="p@lumen.example", title="Head of Data"), Person(name="Tom Weiss"))
    assert both.rounds == (
        Round(
            starts=dt.date(2026, 11, 19),
            name="Panel",
            people=("Priya Nair", "Tom Weiss"),
            notes=(ConversationNote(text="on-call"),),
        ),
        Round(starts=dt.date(2026, 12, 1)),
    )


def test_merging_again_changes_nothing() -> None:
    assert merged(KEPT, KEPT) == KEPT
    assert merged(merged(KEPT, OTHER), OTHER) == merged(KEPT, OTHER)


def test_a_message_that_differs_in_what_was_overruled_alone_is_the_same_message() -> None:
    message = Message(kind=MessageKind.THANK_YOU, sent=dt.date(2026, 11, 20), body="Hi")
    mine = replace(message, overruled=(Item.NOT_GENERIC,))
    theirs = replace(message, overruled=(Item.ONLY_YOU, Item.NOT_GENERIC))
    ours = JobApplication(id="ours", company="Lumen", role="Engineer", messages=(mine,))

    both = merged(ours, replace(ours, messages=(theirs, message)))

    assert both.messages == (replace(message, overruled=(Item.NOT_GENERIC, Item.ONLY_YOU)),)
