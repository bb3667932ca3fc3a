"""Openings take turns: twenty applications do not get one letter twenty times."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.job_application import MessageKind, Step
from hearback.domain.message import Template
from hearback.domain.next_step import NextStep, Reason, ReasonCode
from hearback.domain.openings import fitting, latest_uses, opening_in_turn

NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)
CHECK_IN = NextStep(step=Step.CHECK_IN)


def template(name: str, language: str = "en", kind: MessageKind = MessageKind.CHECK_IN) -> Template:
    return Template(id=f"{language}/{kind.value}/{name}", kind=kind, language=language, name=name, subject="", body="")


NEW, TIMETABLE, DOOR = (template(name) for name in ("something-new", "their-timetable", "open-door"))
THREE = (NEW, TIMETABLE, DOOR)


def hours_ago(hours: int) -> dt.datetime:
    return NOW - dt.timedelta(hours=hours)


def test_what_was_never_used_comes_first_then_what_was_used_longest_ago() -> None:
    assert opening_in_turn(THREE, {}) is NEW
    assert opening_in_turn(THREE, {NEW.id: hours_ago(1)}) is TIMETABLE
    assert opening_in_turn(THREE, {NEW.id: hours_ago(1), TIMETABLE.id: hours_ago(3), DOOR.id: hours_ago(2)}) is TIMETABLE
    assert opening_in_turn((), {}) is None


def test_messages_to_others_of_a_panel_come_last_even_where_each_opening_was_used() -> None:
    used = {one.id: hours_ago(place) for place, one in enumerate(THREE)}

    assert opening_in_turn(THREE, used) is DOOR
    assert opening_in_turn(THREE, used, [DOOR.id]) is TIMETABLE
    assert opening_in_turn(THREE, used, [DOOR.id, TIMETABLE.id, NEW.id]) is DOOR
    assert opening_in_turn(THREE, used, [None, "own-gone"]) is DOOR


@given(st.integers(1, 6), st.integers(1, 30))
def test_any_number_of_letters_in_a_row_uses_all_openings_equally(openings: int, letters: int) -> None:
    templates = [template(f"opening {number}") for number in range(openings)]
    uses: dict[str, dt.datetime] = {}
    begun = []
    for letter in range(letters):
        one = opening_in_turn(templates, uses)
        assert one is not None
        assert one is opening_in_turn(templates, uses), "it does not change while nothing was sent"
        uses[one.id] = NOW + dt.timedelta(minutes=letter)
        begun.append(one.id)

    assert all(first != second for first, second in pairwise(begun)) or openings == 1
    counts = [begun.count(one.id) for one in templates]
    assert max(counts) - min(counts) <= 1


def test_the_latest_use_counts_wherever_it_is_known_from() -> None:
    sent = [("a", hours_ago(5)), ("b", hours_ago(1))]
    drafts = [("a", hours_ago(2)), ("b", hours_ago(9)), (None, NOW), ("c", None)]

    assert latest_uses(sent, drafts) == {"a": hours_ago(2), "b": hours_ago(1)}


def test_an_own_template_in_a_language_without_shipped_ones_goes_before_the_english_ones() -> None:
    hebrew = template("shelli", "he")

    assert fitting([hebrew, *THREE], CHECK_IN, "he") == [hebrew]
    assert fitting(THREE, CHECK_IN, "he") == list(THREE)
    austrian = template("meine", "de-AT")
    assert fitting([austrian, replace(NEW, language="de")], CHECK_IN, "de") == [austrian, replace(NEW, language="de")]


def test_thanks_for_an_offer_start_only_an_answer_to_one() -> None:
    invitation, offer = (template(name, kind=MessageKind.OTHER) for name in ("invitation", "offer"))
    own = template("own", kind=MessageKind.OTHER)
    offered = NextStep(step=Step.ANSWER_THEM, reasons=(Reason(ReasonCode.OFFER, {}),))
    invited = NextStep(step=Step.ANSWER_THEM, reasons=(Reason(ReasonCode.INVITATION, {}),))

    assert fitting([invitation, offer, own], offered, "en") == [offer]
    assert fitting([invitation, offer, own], invited, "en") == [invitation]
    assert fitting([invitation, offer, own], CHECK_IN, "en") == [own]
    assert fitting([invitation, offer], CHECK_IN, "en") == [invitation]
    # only answers are told apart by their names
    assert fitting([template("offer-of-help"), NEW], CHECK_IN, "en") == [template("offer-of-help"), NEW]


def test_nobody_is_addressed_familiarly_before_it_came_to_that_and_nobody_formally_after() -> None:
    sie = replace(template("formal", "de"), body="Guten Tag, ich danke Ihnen.", shipped=True)
    du = replace(template("familiar", "de"), body="Hallo, danke dir.", shipped=True)
    own = replace(template("own", "de"), body="Hallo, danke dir.")

    assert fitting([own, sie, du], CHECK_IN, "de") == [own, sie], "the user's own are the user's choice"
    assert fitting([own, sie, du], CHECK_IN, "de", familiar=True) == [own, du]
    assert fitting([sie], CHECK_IN, "de", familiar=True) == [sie]
