"""A year's review by examples, and what is claimed of messages with replies."""

import datetime as dt
import random
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.domain.checklist_items import Item
from hearback.domain.job_application import MessageKind, ReplyKind
from hearback.domain.response_times.waits import Ending, Job, Origin, Wait
from hearback.domain.response_times.year import LEAST_CASES, Happened, Share, Year, YearsWork, traits_of

UTC = ZoneInfo("UTC")
JOB = Job("this", "Lumen", "Engineer", None, None)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def wait(began: str, until: str, days: float, ending: Ending = Ending.REPLY, origin: Origin = Origin.MESSAGE) -> Wait:
    first, last = (dt.datetime.fromisoformat(f"{one}T12:00+00:00") for one in (began, until))
    return Wait(JOB, origin, MessageKind.CHECK_IN, first, last, days, ending)


def year_of(year: int, happened: Sequence[Happened], waits: Sequence[Wait], zone: ZoneInfo) -> Year:
    work = YearsWork(year, zone)
    for one in happened:
        work.add(one, ())
    work.add(Happened(None, (), (), ()), waits)
    return work.year()


def test_what_a_year_held() -> None:
    happened = [
        Happened(
            applied=day("2025-12-31"),
            sent=[day("2025-12-31"), day("2026-01-01"), day("2026-12-31"), day("2027-01-01")],
            rounds=[day("2026-03-02")],
            received=[
                (ReplyKind.OTHER, day("2026-03-02")),
                (ReplyKind.OFFER, day("2026-03-03")),
                (ReplyKind.OFFER, day("2026-03-04")),
                (ReplyKind.REJECTION, day("2027-03-04")),
            ],
        ),
        Happened(applied=day("2026-02-01"), sent=[], rounds=[], received=[(ReplyKind.REJECTION, day("2026-03-04"))]),
        Happened(applied=None, sent=[], rounds=[], received=[]),
    ]
    waits = [
        # over new year: its days are the year's in which it began
        wait("2025-12-30", "2026-01-02", 3),
        wait("2026-01-02", "2026-01-05", 1.25),
        wait("2026-01-04", "2026-01-05", 1.0),
        wait("2026-12-31", "2027-01-04", 2.0, Ending.STILL_WAITING),
        # given up, or counted from a round: nobody waited for these
        wait("2026-05-01", "2026-11-01", 130, Ending.MOVED_ON),
        wait("2026-06-01", "2026-06-10", 7, Ending.REPLY, Origin.ROUND),
    ]
    year = year_of(2026, happened, waits, UTC)
    assert (year.applications, year.rounds, year.messages, year.replies) == (1, 1, 2, 3)
    assert (year.offers, year.rejections) == (1, 1)
    assert year.waited == pytest.approx(4.2, abs=0.06)
    # the 1st to the 5th of January, and the 31st of December
    assert year.days_waiting == 6


def test_an_empty_year() -> None:
    year = year_of(2024, [], [], UTC)
    assert (year.applications, year.waited, year.days_waiting) == (0, 0, 0)


days = st.dates(dt.date(2025, 12, 1), dt.date(2027, 1, 31))


@given(st.lists(st.tuples(days, days).map(sorted), max_size=8))
def test_days_on_which_anything_waited_count_once(spans: list[list[dt.date]]) -> None:
    waits = [wait(first.isoformat(), last.isoformat(), 1) for first, last in spans]
    waited = {first + dt.timedelta(days=number) for first, last in spans for number in range((last - first).days + 1)}
    assert year_of(2026, [], waits, UTC).days_waiting == sum(day.year == 2026 for day in waited)


def test_days_are_the_user_s_own() -> None:
    midnight = wait("2025-12-31", "2025-12-31", 0)._replace(
        began=dt.datetime(2025, 12, 31, 23, 30, tzinfo=dt.UTC), until=dt.datetime(2025, 12, 31, 23, 45, tzinfo=dt.UTC)
    )
    assert year_of(2026, [], [midnight], ZoneInfo("Europe/Berlin")).days_waiting == 1
    assert year_of(2026, [], [midnight], UTC).days_waiting == 0


@pytest.mark.parametrize("year", [1, 9999])
def test_the_calendar_s_ends_are_years_like_any(year: int) -> None:
    assert year_of(year, [], [wait("2026-01-01", "2026-01-02", 1)], ZoneInfo("Pacific/Kiritimati")).days_waiting == 0


def messages(*counts: tuple[bool, int, int]) -> Sequence[tuple[dict[Item, bool], bool]]:
    """So many replied to of so many with (or without) a question."""
    return [({Item.QUESTION: has}, number < replied) for has, replied, many in counts for number in range(many)]


def test_nothing_is_claimed_of_fewer_than_20_messages_with_or_without_something() -> None:
    assert traits_of(messages((True, 19, 19), (False, 0, 400))) == []
    assert traits_of(messages((True, 300, 300), (False, 0, 19))) == []
    assert traits_of([]) == []
    assert LEAST_CASES == 20


def test_a_difference_is_told_with_its_interval() -> None:
    # Newcombe 1998, table II, example (a): 56 of 70 and 48 of 80, method 10
    (trait,) = traits_of(messages((True, 56, 70), (False, 48, 80)))
    assert (trait.item, trait.having, trait.lacking) == (Item.QUESTION, Share(56, 70), Share(48, 80))
    assert trait.difference == pytest.approx(0.2)
    assert (trait.low, trait.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert trait.is_clear


def test_a_small_difference_is_not_clear() -> None:
    (trait,) = traits_of(messages((True, 11, 20), (False, 9, 20)))
    assert trait.low < 0 < trait.high and not trait.is_clear


def test_the_more_is_compared_the_more_is_asked_of_each_and_the_clearest_comes_first() -> None:
    chosen = random.Random(1)
    alone = traits_of(messages((True, 56, 70), (False, 48, 80)))
    many = [
        ({**items, Item.FIT: chosen.random() < 0.5, Item.GREETS: replied}, replied)
        for items, replied in messages((True, 56, 70), (False, 48, 80))
    ]
    traits = traits_of(many)
    assert traits[0].item is Item.GREETS
    question = next(trait for trait in traits if trait.item is Item.QUESTION)
    assert question.low < alone[0].low and question.high > alone[0].high


def test_where_nothing_matters_a_claim_is_rare() -> None:
    chosen = random.Random(4)
    items = list(Item)[:10]
    claims = 0
    for _ in range(300):
        sent = [({item: chosen.random() < 0.5 for item in items}, chosen.random() < 0.4) for _ in range(120)]
        claims += any(trait.is_clear for trait in traits_of(sent))
    # 5 in 100 of all reviews, at most
    assert claims <= 26
