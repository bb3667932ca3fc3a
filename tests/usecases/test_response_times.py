"""Response times over a real store: read a slice at a time, kept in step with changes, and asked for."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hearback.domain.job_application import JobApplication, Message, MessageKind, Reply, ReplyKind, Round
from hearback.domain.response_times.overview import Grouping
from hearback.domain.response_times.waits import Origin
from hearback.usecases.change import Act, Edits
from usecases.response_times_setting import DAY, HOUR, NOW, Setting


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[Setting]:
    made = Setting(tmp_path)
    yield made
    made.archive.close()


def job(number: int, *, replied: bool, days: int = 1, pace: str | None = "finance", tags: Sequence[str] = ()) -> JobApplication:
    """An application with one check-in, sent so many weekdays before NOW (up to 4), that was replied to today or not."""
    sent = NOW - days * DAY
    return JobApplication(
        id=f"job-{number}",
        company=f"Company {number}",
        role="Engineer",
        pace=pace,
        tags=tuple(tags),
        messages=(Message(kind=MessageKind.CHECK_IN, sent=sent),),
        replies=(Reply(received=NOW - HOUR, kind=ReplyKind.HOLDING),) if replied else (),
    )


def test_the_overview_has_a_row_and_a_curve_for_each_industry(setting: Setting) -> None:
    finance = [job(number, replied=number < 6, days=2) for number in range(8)]
    retail = [job(number, replied=number < 13, pace="retail") for number in range(10, 15)]
    setting.add(*finance, *retail, JobApplication(id="quiet", company="Quiet", role="None"))
    setting.read()
    overview = setting.times.overview()
    assert [(row.key, row.waits, row.replied, row.pooled) for row in overview.groups] == [
        ("finance", 8, 6, False),
        ("retail", 5, 3, True),
    ]
    finance_row, retail_row = overview.groups
    assert finance_row.half == pytest.approx(2 - 1 / 9, abs=0.01) and finance_row.nine_in_ten is None
    # fewer than 5 replies: all together stand in
    assert retail_row.curve is overview.everyone and overview.everyone.waits == 13


def test_those_still_waiting_are_told_their_chance_and_the_waits_behind_it(setting: Setting) -> None:
    setting.add(*(job(number, replied=True, days=3) for number in range(6)), job(7, replied=False, days=4), job(8, replied=False))
    setting.read()
    waiting = setting.times.overview().still_waiting
    assert [(one.job.company, one.waited) for one in waiting] == [("Company 8", 1.0), ("Company 7", 4.0)]
    first, last = waiting
    assert first.chance is not None
    low, high = first.chance.interval
    assert 0 < low < first.chance.share < high < 1
    assert (first.chance.similar.cases, first.chance.similar.replied_later, first.chance.similar.pooled) == (7, 6, False)
    # nobody has waited longer
    assert last.chance is None


def test_groups_may_be_steps_or_sizes_and_waits_may_begin_at_rounds(setting: Setting) -> None:
    met = JobApplication(
        id="met",
        company="Met",
        role="Engineer",
        rounds=(Round(starts=NOW - 2 * DAY - HOUR, ends=NOW - 2 * DAY),),
        messages=(Message(kind=MessageKind.THANK_YOU, sent=NOW - DAY), Message(kind=MessageKind.OTHER, sent=NOW - HOUR)),
    )
    setting.add(job(1, replied=True, tags=["remote", "11-50"]), met)
    setting.read()
    steps = setting.times.overview(grouping=Grouping.STEP).groups
    assert [(row.key, row.waits) for row in steps] == [("check-in", 1), ("other", 1), ("thank-you", 1)]
    sizes = setting.times.overview(grouping=Grouping.SIZE).groups
    assert [(row.key, row.waits) for row in sizes] == [("unknown", 2), ("small", 1)]
    rounds = setting.times.overview(Origin.ROUND).groups
    assert [(row.key, row.waits, row.follow_ups_per_round) for row in rounds] == [("typical", 1, 2.0)]


def test_weeks_are_counted_by_the_user_s_days_with_the_empty_ones_between(setting: Setting) -> None:
    sunday_night = dt.datetime(2026, 11, 1, 22, 30, tzinfo=dt.UTC)
    letter = Message(kind=MessageKind.OTHER, sent=sunday_night + HOUR)
    setting.add(JobApplication(id="late", company="Late", role="None", messages=(letter,)), job(1, replied=True))
    setting.read()
    assert [(week.monday.isoformat(), week.sent, week.replies) for week in setting.times.weeks()] == [
        ("2026-11-02", 1, 0),
        ("2026-11-09", 0, 0),
        ("2026-11-16", 1, 1),
    ]


def test_reading_goes_on_in_slices_and_keeps_what_was_at_hand_until_it_ends(setting: Setting) -> None:
    setting.add(*(job(number, replied=True) for number in range(5)))
    setting.read()
    setting.add(*(job(number, replied=True) for number in range(5, 9)))
    reading = setting.times.reading(at_once=2)
    assert next(reading) == 2
    assert setting.times.overview().everyone.waits == 9
    assert list(reading) == [4, 6, 8, 9]
    assert setting.times.overview().everyone.waits == 9


def test_what_changes_is_read_again_also_while_everything_is_being_read(setting: Setting) -> None:
    setting.add(*(job(number, replied=True) for number in range(5)))
    reading = setting.times.reading(at_once=3)
    next(reading)
    setting.add(job(0, replied=False), job(9, replied=True))
    list(reading)
    assert (setting.times.overview().everyone.waits, setting.times.overview().everyone.replied) == (6, 5)
    setting.times.follow(setting.archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications={"job-1": None})))
    assert setting.times.overview().everyone.waits == 5
    change = setting.archive.undo()
    assert change is not None
    setting.times.follow(change)
    assert setting.times.overview().everyone.waits == 6


def test_after_a_large_change_everything_has_to_be_read_again(setting: Setting) -> None:
    setting.read()
    assert setting.times.read_at == NOW
    setting.add(*(job(number, replied=True) for number in range(300)))
    assert setting.times.read_at is None


def test_waits_that_go_on_are_as_long_as_when_they_were_read_which_may_be_long_ago(setting: Setting) -> None:
    setting.add(job(1, replied=False), job(2, replied=False, days=2))
    assert not setting.times.is_old
    setting.read()
    assert [one.waited for one in setting.times.overview().still_waiting] == [1.0, 2.0]
    setting.instant = NOW + 3 * DAY
    assert setting.times.is_old
    assert [one.waited for one in setting.times.overview().still_waiting] == [1.0, 2.0]
    setting.read()
    assert not setting.times.is_old
    # over a weekend
    assert [one.waited for one in setting.times.overview().still_waiting] == [2.0, 3.0]


def test_a_wait_follows_another_pace_once_its_own_is_taken_away(setting: Setting) -> None:
    setting.settling.save(paces={"mine": replace(setting.shipped_paces["finance"], id="mine", name="Mine")})
    setting.add(*(job(number, replied=True, days=3, pace="mine") for number in range(6)), job(9, replied=False, pace="mine"))
    setting.read()
    waiting = setting.archive.application("job-9")
    assert waiting is not None
    before = setting.times.waiting(waiting)
    change = setting.settling.save(paces={"mine": None})
    setting.planning.forget_paces()
    setting.times.follow(change)
    waiting = setting.archive.application("job-9")
    assert waiting is not None
    after = setting.times.waiting(waiting)
    assert before is not None and after is not None
    assert (before.group, after.group) == ("mine", "typical")
    assert after.chance == before.chance


def test_one_application_s_wait_is_told_as_of_now(setting: Setting) -> None:
    mine = job(99, replied=False, days=1)
    setting.add(mine, *(job(number, replied=True, days=3) for number in range(6)), job(50, replied=False, days=4))
    setting.read()
    setting.instant = NOW + 2 * HOUR
    found = setting.times.waiting(mine)
    assert found is not None and found.waited == pytest.approx(1.22)
    assert found.chance is not None and found.chance.similar.cases == 7
    assert setting.times.waiting(job(1, replied=True)) is None
    assert setting.times.waiting(JobApplication(id="quiet", company="Quiet", role="None")) is None


def test_nothing_at_all(setting: Setting) -> None:
    setting.read()
    overview = setting.times.overview()
    assert (overview.groups, overview.still_waiting, overview.everyone.waits) == ([], [], 0)
    assert setting.times.weeks() == ()
