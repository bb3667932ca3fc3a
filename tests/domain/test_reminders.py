"""When a reminder comes, in the words of what the program promises: the right nudge at the right moment, and never noise."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.job_application import Step
from hearback.domain.next_step import NextStep, Reason, ReasonCode, Window
from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.domain.reminders.notices import Notice, NoticeKind, Outcome, Turn, due_notice
from hearback.domain.reminders.occasions import (
    Interview,
    Occasion,
    OccasionKind,
    Planned,
    interview_occasions,
    step_occasions,
)
from hearback.domain.reminders.settings import QuietHours, ReminderSettings, When

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = dt.timedelta(minutes=1)
BY_ITSELF = ReminderSettings()


def berlin(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    """Return an instant of November 2026 by Berlin's clock; the 23rd is a Monday."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(dt.UTC)


def planned(id_: str, step: Step, *moments: dt.datetime, reasons: Sequence[Reason] = ()) -> Planned:
    """Return a plan: of a message its window, else its moment."""
    window = Window(moments[0], moments[len(moments) // 2], moments[-1]) if len(moments) > 1 else None
    at = moments[0] if len(moments) == 1 else None
    next_step = NextStep(step=step, window=window, at=at, reasons=tuple(reasons))
    return Planned(application=id_, company=id_.title(), role="Engineer", next_step=next_step)


def interview(id_: str, starts: dt.datetime, ends: dt.datetime, *, wants_debrief: bool = True) -> Interview:
    return Interview(
        application=id_,
        company=id_.title(),
        role="Engineer",
        round_index=0,
        starts=starts,
        ends=ends,
        wants_debrief=wants_debrief,
    )


class Day:
    """A user at a computer that is on: plans, settings, and what was told so far."""

    def __init__(self, *plans: Planned | Interview, settings: ReminderSettings = BY_ITSELF, zone: ZoneInfo = BERLIN) -> None:
        self.plans: list[Planned | Interview] = list(plans)
        self.settings = settings
        self.zone = zone
        self.told: dict[str, KeptReminder] = {}
        self.since: dt.datetime | None = None
        self.paused_until: dt.datetime | None = None

    def occasions(self) -> Iterable[Occasion]:
        for one in self.plans:
            if isinstance(one, Planned):
                yield from step_occasions(one, self.settings, self.zone)
            else:
                yield from interview_occasions(one, self.settings, self.zone)

    def look(self, now: dt.datetime, *, away: bool = False) -> Outcome:
        """Look at the clock, and take note of what is shown."""
        turn = Turn(since=self.since or now, now=now, zone=self.zone, away=away, paused_until=self.paused_until)
        outcome = due_notice(self.occasions(), self.settings, self.told, turn)
        self.since = outcome.since
        if outcome.notice is not None:
            for one in outcome.notice.covers:
                self.told[one.identity] = KeptReminder(
                    identity=one.identity, application=one.application, notice="", moment=one.moment, shown=now
                )
        return outcome

    def between(self, start: dt.datetime, end: dt.datetime) -> list[tuple[dt.datetime, Notice]]:
        """Look every ten minutes; return what was shown, and when."""
        shown = []
        now = start
        while now <= end:
            notice = self.look(now).notice
            if notice is not None:
                shown.append((now, notice))
            now += 10 * MINUTE
        return shown

    def again(self, identity: str, at: dt.datetime) -> None:
        self.told[identity] = replace(self.told[identity], again=at)


def kinds(shown: Iterable[tuple[dt.datetime, Notice]]) -> list[tuple[dt.datetime, list[OccasionKind]]]:
    return [(at, [one.kind for one in notice.occasions]) for at, notice in shown]


LUMEN = planned("lumen", Step.CHECK_IN, berlin(24, 14), berlin(25, 14), berlin(26, 18))
ARBOR = planned("arbor", Step.THANK_YOU, berlin(24, 10), berlin(24, 10), berlin(25, 18))


def test_a_window_is_told_once_as_it_opens_and_once_before_it_closes() -> None:
    shown = Day(LUMEN).between(berlin(23, 12), berlin(27, 12))
    assert kinds(shown) == [
        (berlin(24, 14), [OccasionKind.WINDOW_OPENS]),
        (berlin(26, 15), [OccasionKind.WINDOW_CLOSES]),
    ]


def test_who_likes_it_better_is_told_at_the_best_moment_only() -> None:
    settings = replace(BY_ITSELF, when=When.BEST, before_closing=False)
    shown = Day(LUMEN, settings=settings).between(berlin(23, 12), berlin(27, 12))
    assert kinds(shown) == [(berlin(25, 14), [OccasionKind.BEST_MOMENT])]


def test_several_windows_of_a_day_are_one_digest_in_the_morning() -> None:
    ((at, notice),) = Day(LUMEN, ARBOR).between(berlin(24, 8), berlin(24, 20))
    assert (at, notice.kind) == (berlin(24, 9), NoticeKind.DIGEST)
    assert [one.application for one in notice.occasions] == ["arbor", "lumen"]


def test_without_a_digest_each_window_has_its_own_moment_and_two_at_once_are_one() -> None:
    settings = replace(BY_ITSELF, digest_at=None)
    shown = Day(LUMEN, ARBOR, settings=settings).between(berlin(24, 8), berlin(24, 20))
    assert [at for at, _notice in shown] == [berlin(24, 10), berlin(24, 14)]
    other = planned("nordwind", Step.CHECK_IN, berlin(24, 14), berlin(25, 14), berlin(26, 18))
    ((_at, both),) = Day(LUMEN, other, settings=settings).between(berlin(24, 13), berlin(24, 15))
    assert [one.application for one in both.occasions] == ["lumen", "nordwind"]


def test_an_interview_is_told_on_its_eve_and_looked_back_on_at_its_end() -> None:
    shown = Day(interview("lumen", berlin(26, 10), berlin(26, 11, 10))).between(berlin(25, 12), berlin(26, 20))
    assert kinds(shown) == [
        (berlin(25, 18), [OccasionKind.INTERVIEW_EVE]),
        (berlin(26, 11, 10), [OccasionKind.INTERVIEW_END]),
    ]


def test_notes_that_are_taken_already_are_not_asked_for() -> None:
    assert (
        Day(interview("lumen", berlin(26, 10), berlin(26, 11), wants_debrief=False)).between(berlin(26, 9), berlin(26, 20)) == []
    )


def test_a_window_that_opens_in_the_night_elsewhere_waits_for_the_morning() -> None:
    tokyo = planned("sakura", Step.CHECK_IN, berlin(24, 1), berlin(25, 1), berlin(27, 10))
    assert [at for at, _notice in Day(tokyo).between(berlin(23, 22), berlin(24, 12))] == [berlin(24, 9)]


def test_a_window_that_would_close_in_the_night_is_told_before_the_quiet_hours() -> None:
    seattle = planned("cedar", Step.CHECK_IN, berlin(24, 18), berlin(24, 19), berlin(27, 3))
    shown = Day(seattle).between(berlin(26, 12), berlin(27, 12))
    assert kinds(shown) == [(berlin(26, 19, 30), [OccasionKind.WINDOW_CLOSES])]


def test_mondays_early_interview_is_told_before_a_silent_weekend() -> None:
    early = interview("lumen", berlin(30, 7, 30), berlin(30, 8))
    assert [at for at, _notice in Day(early).between(berlin(27, 12), berlin(29, 23))] == [berlin(27, 19, 30)]


def test_a_weekends_occasions_come_together_on_monday_morning() -> None:
    dubai = planned("falcon", Step.CHECK_IN, berlin(29, 9), berlin(29, 9), berlin(30, 15))
    ((at, notice),) = Day(dubai, interview("lumen", berlin(28, 10), berlin(28, 11))).between(berlin(28, 9), berlin(30, 10))[-1:]
    assert at == berlin(30, 9)
    assert [one.application for one in notice.occasions] == ["falcon"]


def test_what_was_missed_while_nobody_was_there_is_one_digest() -> None:
    day = Day(LUMEN, ARBOR, interview("nordwind", berlin(24, 15), berlin(24, 16)))
    day.look(berlin(23, 17))
    notice = day.look(berlin(25, 11, 7), away=True).notice
    assert notice is not None
    assert notice.kind is NoticeKind.MISSED
    assert {(one.application, one.kind) for one in notice.occasions} == {
        ("arbor", OccasionKind.WINDOW_CLOSES),
        ("lumen", OccasionKind.WINDOW_OPENS),
        ("nordwind", OccasionKind.INTERVIEW_END),
    }
    assert day.between(berlin(25, 11, 8), berlin(25, 14)) == []


def test_what_is_over_by_then_is_not_told_any_more() -> None:
    day = Day(interview("lumen", berlin(24, 10), berlin(24, 11), wants_debrief=False))
    day.look(berlin(23, 12))
    assert day.look(berlin(24, 10, 30), away=True).notice is None


def test_a_step_that_was_done_is_not_told() -> None:
    day = Day(LUMEN)
    day.look(berlin(24, 13))
    day.plans.clear()
    assert day.between(berlin(24, 13), berlin(24, 15)) == []


def test_a_window_moved_to_another_day_is_told_anew_and_moved_within_its_day_not() -> None:
    day = Day(LUMEN)
    assert len(day.between(berlin(24, 13), berlin(24, 15))) == 1
    day.plans = [planned("lumen", Step.CHECK_IN, berlin(24, 16), berlin(25, 14), berlin(26, 18))]
    assert day.between(berlin(24, 15), berlin(24, 20)) == []
    day.plans = [planned("lumen", Step.CHECK_IN, berlin(30, 9), berlin(30, 9), berlin(30, 18))]
    assert [at for at, _notice in day.between(berlin(27, 12), berlin(30, 12))] == [berlin(30, 9)]


def test_what_the_user_has_just_written_down_waits_for_the_next_morning() -> None:
    day = Day()
    day.look(berlin(24, 16))
    day.plans = [LUMEN]
    shown = day.between(berlin(24, 16), berlin(25, 12))
    assert [at for at, _notice in shown] == [berlin(25, 9)]


def test_what_they_said_is_to_be_answered_by_the_next_morning() -> None:
    offer = planned("lumen", Step.ANSWER_THEM, berlin(24, 12))
    assert kinds(Day(offer).between(berlin(24, 11), berlin(25, 12))) == [(berlin(25, 9), [OccasionKind.ANSWER_THEM])]


def test_a_suggestion_to_move_on_comes_with_its_date() -> None:
    quiet = planned("lumen", Step.MOVE_ON, berlin(24, 9))
    assert kinds(Day(quiet).between(berlin(23, 9), berlin(30, 12))) == [(berlin(24, 9), [OccasionKind.MOVE_ON])]


def test_snoozed_it_comes_again_once_when_the_user_asked_for_it_even_in_quiet_hours() -> None:
    day = Day(LUMEN)
    ((_at, notice),) = day.between(berlin(24, 13), berlin(24, 15))
    day.again(notice.identity, berlin(24, 20, 30))
    shown = day.between(berlin(24, 15), berlin(25, 12))
    assert [at for at, _notice in shown] == [berlin(24, 20, 30)]


def test_a_step_snoozed_in_the_plan_is_told_again_on_the_same_day() -> None:
    day = Day(LUMEN)
    day.between(berlin(24, 13), berlin(24, 15))
    until = Reason(ReasonCode.SNOOZED, {"until": berlin(24, 16)})
    day.plans = [planned("lumen", Step.CHECK_IN, berlin(24, 16), berlin(25, 14), berlin(26, 18), reasons=[until])]
    assert [at for at, _notice in day.between(berlin(24, 15), berlin(24, 20))] == [berlin(24, 16)]


def test_paused_nothing_is_told_and_nothing_is_lost() -> None:
    day = Day(LUMEN, ARBOR)
    day.look(berlin(24, 8))
    day.paused_until = berlin(25, 12)
    shown = day.between(berlin(24, 8), berlin(25, 13))
    assert [(at, len(notice.occasions)) for at, notice in shown] == [(berlin(25, 12), 2)]


def test_switched_off_nothing_is_told() -> None:
    assert Day(LUMEN, ARBOR, settings=replace(BY_ITSELF, on=False)).between(berlin(24, 8), berlin(26, 18)) == []


def test_a_clock_that_is_set_back_tells_nothing_twice_and_forgets_nothing() -> None:
    day = Day(LUMEN, planned("nordwind", Step.CHECK_IN, berlin(24, 14, 30), berlin(25, 14), berlin(26, 18)))
    day.settings = replace(BY_ITSELF, digest_at=None)
    first = day.between(berlin(24, 13), berlin(24, 14, 10))
    then = day.between(berlin(24, 13, 10), berlin(24, 15))
    assert [[one.application for one in notice.occasions] for _at, notice in first + then] == [["lumen"], ["nordwind"]]


def test_a_clock_that_is_set_forward_tells_what_it_jumped_over() -> None:
    day = Day(LUMEN)
    day.look(berlin(24, 13))
    notice = day.look(berlin(24, 17)).notice
    assert notice is not None


@pytest.mark.parametrize(("month", "day"), [(3, 29), (10, 25)])
def test_quiet_hours_hold_by_the_wall_clock_on_the_days_of_both_clock_changes(month: int, day: int) -> None:
    settings = replace(BY_ITSELF, silent_days=frozenset(), digest_at=None, quiet=QuietHours(dt.time(22), dt.time(2, 30)))
    opens = dt.datetime(2026, month, day, 1, 30, tzinfo=BERLIN).astimezone(dt.UTC)
    one = planned("lumen", Step.CHECK_IN, opens, opens, opens + dt.timedelta(days=2))
    ((at, _notice),) = Day(one, settings=settings).between(opens - 10 * MINUTE, opens + dt.timedelta(hours=4))
    wall = at.astimezone(BERLIN)
    assert (wall.hour, wall.minute) == ((3, 0) if month == 3 else (2, 30))


def test_after_a_journey_the_morning_is_that_of_the_new_place() -> None:
    day = Day(planned("sakura", Step.CHECK_IN, berlin(24, 1), berlin(25, 1), berlin(27, 10)))
    day.look(berlin(23, 12))
    day.zone = ZoneInfo("Asia/Tokyo")
    # 01:00 in Berlin is 09:00 in Tokyo
    assert [at for at, _notice in day.between(berlin(23, 12), berlin(24, 12))] == [berlin(24, 1)]


def test_where_every_day_is_silent_nothing_is_ever_told() -> None:
    day = Day(LUMEN, settings=replace(BY_ITSELF, silent_days=frozenset(range(7))))
    assert day.between(berlin(24, 13), berlin(25, 15)) == []
    assert day.look(berlin(25, 16)).look_again is None
