"""What holds for reminders whatever the plans, the settings and the times at which somebody looks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.job_application import Step
from hearback.domain.next_step import NextStep, Window
from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.domain.reminders.notices import Notice, Turn, due_notice
from hearback.domain.reminders.occasions import Interview, Occasion, Planned, interview_occasions, step_occasions
from hearback.domain.reminders.settings import QuietHours, ReminderSettings, When
from hearback.domain.reminders.silence import is_silent, silent_since, silent_until

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "Asia/Kathmandu")]
BEGIN = dt.datetime(2026, 10, 19, tzinfo=dt.UTC)
"""A Monday; Europe puts its clocks back six days later, America two weeks."""

HALF_HOUR = dt.timedelta(minutes=30)
DAYS = dt.timedelta(days=20)

times = st.integers(0, 47).map(lambda half: (BEGIN + half * HALF_HOUR).time())
instants = st.integers(0, 20 * 48 * 3).map(lambda tens: BEGIN + tens * dt.timedelta(minutes=10))
chosen_settings = st.builds(
    ReminderSettings,
    when=st.sampled_from(When),
    before_closing=st.booleans(),
    digest_at=st.none() | times,
    quiet=st.none() | st.builds(QuietHours, times, times),
    silent_days=st.frozensets(st.integers(0, 6), max_size=6),
)


@st.composite
def plans(draw: st.DrawFn) -> Planned:
    id_ = draw(st.sampled_from("abcdefgh"))
    step = draw(st.sampled_from([Step.THANK_YOU, Step.CHECK_IN, Step.FINAL_CHECK_IN, Step.MOVE_ON, Step.ANSWER_THEM]))
    moments = sorted(draw(st.lists(instants, min_size=3, max_size=3)))
    if step in (Step.MOVE_ON, Step.ANSWER_THEM):
        next_step = NextStep(step=step, at=moments[0])
    else:
        next_step = NextStep(step=step, window=Window(*moments))
    return Planned(application=id_, company=id_, role="Engineer", next_step=next_step)


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    starts = draw(instants)
    id_ = draw(st.sampled_from("abcdefgh"))
    lasts = draw(st.integers(1, 5)) * HALF_HOUR
    return Interview(
        application=id_, company=id_, role="Engineer", round_index=0, starts=starts, ends=starts + lasts, wants_debrief=True
    )


class Told:
    """Looks at the clock, one time after the other."""

    def __init__(self, given_settings: ReminderSettings, zone: ZoneInfo) -> None:
        self.settings = given_settings
        self.zone = zone
        self.told: dict[str, KeptReminder] = {}
        self.since: dt.datetime | None = None
        self.notices: list[tuple[dt.datetime, Notice]] = []

    def look(self, occasions: Sequence[Occasion], now: dt.datetime, *, away: bool = False) -> None:
        turn = Turn(since=self.since or now, now=now, zone=self.zone, away=away)
        outcome = due_notice(occasions, self.settings, self.told, turn)
        self.since = outcome.since
        assert outcome.look_again is None or outcome.look_again > now
        if outcome.notice is not None:
            self.notices.append((now, outcome.notice))
            for one in outcome.notice.covers:
                assert one.identity not in self.told, "told twice"
                self.told[one.identity] = KeptReminder(
                    identity=one.identity, application=one.application, notice="", moment=one.moment, shown=now
                )


def occasions_of(planned: Sequence[Planned], held: Sequence[Interview], told: Told) -> list[Occasion]:
    by_application = {one.application: one for one in planned}
    found = [one for plan in by_application.values() for one in step_occasions(plan, told.settings, told.zone)]
    return found + [one for interview in held for one in interview_occasions(interview, told.settings, told.zone)]


some = st.lists(plans(), max_size=6)
some_interviews = st.lists(interviews(), max_size=3, unique_by=lambda one: one.application)
looks = st.lists(instants, min_size=1, max_size=40).map(sorted)


@settings(max_examples=60, deadline=None)
@given(some, some_interviews, chosen_settings, st.sampled_from(ZONES), looks)
def test_nothing_is_told_twice_nor_in_silence_nor_when_it_is_over(
    planned: list[Planned], held: list[Interview], given_settings: ReminderSettings, zone: ZoneInfo, moments: list[dt.datetime]
) -> None:
    told = Told(given_settings, zone)
    occasions = occasions_of(planned, held, told)
    for now in moments:
        told.look(occasions, now)
    for at, notice in told.notices:
        assert not is_silent(given_settings, at, zone)
        assert notice.occasions
        for one in notice.occasions:
            assert one.expires is None or at < one.expires
            # ahead of its moment something is told only in the morning of its day
            assert one.moment <= at or one.moment.astimezone(zone).date() >= at.astimezone(zone).date()


def test_half_an_hour_a_week_is_found() -> None:
    saturday_night = ReminderSettings(quiet=QuietHours(dt.time(1), dt.time(0, 30)), silent_days=frozenset({0, 1, 2, 3, 4, 6}))
    new_york = ZoneInfo("America/New_York")
    just_over = dt.datetime(2026, 11, 7, 1, tzinfo=new_york)
    assert silent_until(saturday_night, just_over, new_york) == dt.datetime(2026, 11, 14, 0, 30, tzinfo=new_york)
    assert silent_since(saturday_night, just_over + 7 * dt.timedelta(days=1) - dt.timedelta(hours=1), new_york) == just_over


@settings(max_examples=60, deadline=None)
@given(some, some_interviews, chosen_settings, st.sampled_from(ZONES), looks)
def test_nothing_is_lost(
    planned: list[Planned], held: list[Interview], given_settings: ReminderSettings, zone: ZoneInfo, moments: list[dt.datetime]
) -> None:
    told = Told(given_settings, zone)
    occasions = occasions_of(planned, held, told)
    for now in moments:
        told.look(occasions, now)
    # two weeks later a morning has come whatever days are silent
    later = silent_until(given_settings, BEGIN + DAYS + dt.timedelta(days=14), zone)
    assert later is not None
    told.look(occasions, later, away=True)
    assert {one.identity for one in occasions if one.expires is None} <= told.told.keys()


@settings(max_examples=20, deadline=None)
@given(some, some_interviews, chosen_settings, st.sampled_from(ZONES), instants)
def test_looking_when_told_to_look_again_misses_nothing(
    planned: list[Planned], held: list[Interview], given_settings: ReminderSettings, zone: ZoneInfo, start: dt.datetime
) -> None:
    """Who looks only when something can be due tells the same, at the same time, as who looks every ten minutes."""
    patient, restless = Told(given_settings, zone), Told(given_settings, zone)
    occasions = occasions_of(planned, held, patient)
    end = min(start + dt.timedelta(days=4), BEGIN + DAYS)
    look_again: dt.datetime | None = start
    now = start
    while now <= end:
        restless.look(occasions, now)
        if look_again is not None and now >= look_again:
            turn = Turn(since=patient.since or now, now=now, zone=zone)
            look_again = due_notice(occasions, given_settings, patient.told, turn).look_again
            patient.look(occasions, now)
        now += dt.timedelta(minutes=10)
    assert [(at, notice.identity) for at, notice in patient.notices] == [(at, one.identity) for at, one in restless.notices]


@settings(max_examples=60, deadline=None)
@given(chosen_settings, st.sampled_from(ZONES), instants)
def test_silence_ends_where_it_is_silent_no_more_and_begins_where_it_was_not(
    given_settings: ReminderSettings, zone: ZoneInfo, at: dt.datetime
) -> None:
    ends, since = silent_until(given_settings, at, zone), silent_since(given_settings, at, zone)
    assert ends is not None
    assert not is_silent(given_settings, ends, zone)
    assert (since is None) == (not is_silent(given_settings, at, zone)) == (ends == at)
    tick = dt.timedelta(minutes=7)
    while at < ends:
        assert is_silent(given_settings, at, zone)
        at += tick
    if since is not None:
        assert is_silent(given_settings, since, zone)
        assert not is_silent(given_settings, since - dt.timedelta(seconds=1), zone)


def test_quiet_hours_that_never_begin_are_never() -> None:
    always = replace(ReminderSettings(), quiet=QuietHours(dt.time(8), dt.time(8)), silent_days=frozenset())
    assert not any(is_silent(always, BEGIN + hour * dt.timedelta(hours=1), ZONES[0]) for hour in range(48))
