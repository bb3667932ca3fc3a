"""A year of ten applications, minute by minute: every notification against what the rules say at that minute.

By itself the test looks at some weeks every ten minutes. With HEARBACK_YEAR=1 in the environment it looks at every minute of a
whole year.
"""

import datetime as dt
import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.follow_up import plan
from hearback.domain.history import meeting_of
from hearback.domain.job_application import (
    Closing,
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Promise,
    Reply,
    ReplyKind,
    Round,
    Skip,
    Snooze,
    Step,
)
from hearback.domain.next_step import NextStep, ReasonCode
from hearback.domain.reminders.notices import Notice, NoticeKind
from hearback.domain.reminders.occasions import Occasion, OccasionKind
from usecases.reminder_setting import ReminderSetting

IN_FULL = bool(os.environ.get("HEARBACK_YEAR"))
STEP = dt.timedelta(minutes=1 if IN_FULL else 10)
FIRST = dt.datetime(2026, 3, 2, tzinfo=dt.UTC) if IN_FULL else dt.datetime(2026, 9, 28, tzinfo=dt.UTC)
LAST = FIRST + (dt.timedelta(days=365) if IN_FULL else dt.timedelta(days=49))
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
MORNING = dt.time(9)

PLACES: tuple[tuple[str | None, str | None], ...] = (
    ("DE", "Europe/Berlin"),
    ("US", "America/Los_Angeles"),
    ("JP", "Asia/Tokyo"),
    (None, None),
    ("AE", "Asia/Dubai"),
    ("GB", "Europe/London"),
    ("US", "America/New_York"),
    ("DE", "Europe/Berlin"),
    (None, None),
    ("NZ", "Pacific/Auckland"),
)
PACES = (None, "tech-startup", "retail", "finance", "big-tech")


@dataclass
class User:
    """Lives through the year: applies, is invited, writes or does not, puts off, is turned down, and tries again."""

    setting: ReminderSetting
    dice: random.Random
    next_act: dict[str, dt.datetime] = field(default_factory=dict)

    def apply_everywhere(self) -> None:
        for number, (country, zone) in enumerate(PLACES):
            id_ = f"application-{number}"
            self.next_act[id_] = FIRST + self.dice.uniform(0, 20) * DAY
            self.setting.put(
                JobApplication(
                    id=id_,
                    company=f"Company {number}",
                    role="Engineer",
                    country=country,
                    time_zone=zone,
                    pace=self.dice.choice(PACES),
                    applied=(FIRST + number * DAY).date(),
                )
            )

    def act(self, now: dt.datetime) -> Iterator[str]:
        """Do what is to be done by now; yield whom it was about."""
        for id_, at in self.next_act.items():
            if at <= now:
                application = self.setting.archive.application(id_)
                assert application is not None
                self.setting.put(self._after_something(application, now))
                self.next_act[id_] = now + self.dice.choice([2 * HOUR, DAY, 3 * DAY, 6 * DAY, 12 * DAY, 25 * DAY])
                yield id_

    def _after_something(self, one: JobApplication, now: dt.datetime) -> JobApplication:
        step = self.setting.planning.next_step(one).step
        what = self.dice.choice(["write", "write", "reply", "interview", "interview", "promise", "later", "skip", "end"])
        match what:
            case "write" if step.value in list(MessageKind):
                message = Message(kind=MessageKind(step.value), sent=now)
                return replace(one, messages=(*one.messages, message))
            case "reply":
                kind = self.dice.choice([ReplyKind.HOLDING, ReplyKind.INVITATION, ReplyKind.OTHER])
                return replace(one, replies=(*one.replies, Reply(received=now, kind=kind)))
            case "interview":
                starts = (now + self.dice.uniform(0.5, 6) * DAY).replace(minute=0, second=0, microsecond=0)
                return replace(one, rounds=(*one.rounds, Round(starts=starts, ends=starts + HOUR)))
            case "promise":
                return replace(one, promises=(*one.promises, Promise(made=now, answer_by=(now + 4 * DAY).date())))
            case "later" if step not in (Step.NOTHING, Step.WAIT_FOR_INTERVIEW, Step.ANSWER_THEM):
                until = now + self.dice.choice([2 * HOUR, DAY, 3 * DAY])
                return replace(one, snooze=Snooze(step=step, set=now, until=until))
            case "skip" if step not in (Step.NOTHING, Step.WAIT_FOR_INTERVIEW):
                return replace(one, skips=(*one.skips, Skip(step=step, at=now)))
            case "end":
                closed = None if one.closed is not None else Closing(at=now, outcome=Outcome.WITHDRAWN)
                return replace(one, closed=closed)
        return one


Key = tuple[str, str, str, dt.date, str]
"""Application, kind, step, the day that it is about, and what the user asked for."""


@dataclass(frozen=True)
class Expected:
    """An occasion as the rules say it, written down anew: when it is to be told, and when it is too late for that."""

    moment: dt.datetime
    told_at: dt.datetime
    expires: dt.datetime | None
    of_a_step: bool


@dataclass(frozen=True)
class _Asked:
    """What the rules said of an application, when, and until when they say so."""

    at: dt.datetime
    holds_until: dt.datetime | None
    occasions: Mapping[Key, Expected]


class Plan:
    """What the rules say, asked anew whenever they could say something else, and every six hours as well."""

    def __init__(self, setting: ReminderSetting) -> None:
        self._setting = setting
        self._asked: dict[str, _Asked] = {}
        self._quiet: dict[tuple[dt.datetime, str], dt.datetime] = {}

    def forget(self) -> None:
        """Ask the rules anew: somebody acted, or travelled."""
        self._asked.clear()

    def occasions(self, now: dt.datetime) -> dict[Key, Expected]:
        """Return all that stands now."""
        found: dict[Key, Expected] = {}
        for number in range(len(PLACES)):
            id_ = f"application-{number}"
            asked = self._asked.get(id_)
            if asked is None or now - asked.at > 6 * HOUR or (asked.holds_until is not None and asked.holds_until <= now):
                asked = self._asked[id_] = self._ask(id_, now)
            found.update(asked.occasions)
        return found

    def is_silent(self, at: dt.datetime) -> bool:
        wall = at.astimezone(self._setting.clock.place)
        return wall.weekday() >= 5 or not 8 <= wall.hour < 20

    def morning(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, MORNING, self._setting.clock.place).astimezone(dt.UTC)

    def day(self, at: dt.datetime) -> dt.date:
        return at.astimezone(self._setting.clock.place).date()

    def _ask(self, id_: str, now: dt.datetime) -> "_Asked":
        planning = self._setting.planning
        application = self._setting.archive.application(id_)
        assert application is not None
        letters = [kept.letter(self._setting.clock.place) for kept in self._setting.archive.letters([id_])]
        made = plan(application, planning.pace_of(application.pace), planning.calendar_of(application), now, letters)
        return _Asked(now, made.holds_until, dict([*self._of_step(id_, made.next_step), *self._of_interviews(application)]))

    def _of_step(self, id_: str, step: NextStep) -> Iterator[tuple[Key, Expected]]:
        asked = "".join(
            reason.facts["until"].isoformat()  # type: ignore[union-attr]
            for reason in step.reasons
            if reason.code is ReasonCode.SNOOZED
        )

        def one(kind: OccasionKind, of: dt.datetime, moment: dt.datetime, expires: dt.datetime | None) -> tuple[Key, Expected]:
            told_at = self._after_silence(moment)
            if (morning := self.morning(self.day(told_at))) > told_at and (expires is None or morning < expires):
                told_at = morning
            return (id_, kind, step.step, of.date(), asked), Expected(moment, told_at, expires, of_a_step=True)

        if step.window is not None:
            yield one(OccasionKind.WINDOW_OPENS, step.window.earliest, step.window.earliest, None)
            closes = self._told_before(step.window.latest - 3 * HOUR, step.window.latest)
            if self.day(closes) > self.day(step.window.earliest):
                yield one(OccasionKind.WINDOW_CLOSES, step.window.latest, closes, step.window.latest)
        elif step.step is Step.MOVE_ON and step.at is not None:
            yield one(OccasionKind.MOVE_ON, step.at, step.at, None)
        elif step.step is Step.ANSWER_THEM and step.at is not None:
            yield one(OccasionKind.ANSWER_THEM, step.at, self.morning(self.day(step.at) + DAY), None)

    def _of_interviews(self, one: JobApplication) -> Iterator[tuple[Key, Expected]]:
        if one.closed is not None:
            return
        for held in one.rounds:
            meeting = meeting_of(held, self._setting.planning.calendar_of(one))
            eve = dt.datetime.combine(self.day(meeting.starts) - DAY, dt.time(18), self._setting.clock.place)
            moment = self._told_before(eve.astimezone(dt.UTC), meeting.starts)
            key = (one.id, OccasionKind.INTERVIEW_EVE, "", meeting.starts.date(), "")
            yield key, Expected(moment, self._after_silence(moment), meeting.starts, of_a_step=False)
            key = (one.id, OccasionKind.INTERVIEW_END, meeting.starts.isoformat(), meeting.ends.date(), "")
            told_at = self._after_silence(meeting.ends)
            yield key, Expected(meeting.ends, told_at, meeting.ends + 7 * DAY, of_a_step=False)

    def _after_silence(self, at: dt.datetime) -> dt.datetime:
        key = (at, self._setting.clock.place.key)
        if key not in self._quiet:
            speaks = at
            while self.is_silent(speaks):
                speaks += dt.timedelta(minutes=1)
            self._quiet[key] = speaks
        return self._quiet[key]

    def _told_before(self, moment: dt.datetime, end: dt.datetime) -> dt.datetime:
        """A moment that silence would swallow comes half an hour before the silence."""
        if self._after_silence(moment) < end:
            return moment
        while self.is_silent(moment - dt.timedelta(minutes=1)):
            moment -= dt.timedelta(minutes=1)
        return moment - dt.timedelta(minutes=30)


class Watch:
    """Looks at the same clock as the program, and knows what it has to show."""

    def __init__(self, plan: Plan, since: dt.datetime) -> None:
        self.plan = plan
        self.since = since
        self.told: set[Key] = set()

    def expected(self, now: dt.datetime) -> set[Key]:
        """Return what is to be told now, in one notice."""
        if self.plan.is_silent(now):
            return set()
        standing = {
            key: one
            for key, one in self.plan.occasions(now).items()
            if key not in self.told and (one.expires is None or now < one.expires)
        }
        morning = self._is_a_morning(now)
        told = {key for key, one in standing.items() if one.told_at <= now and (one.told_at >= self.since or morning)}
        if morning:
            today = {
                key
                for key, one in standing.items()
                if one.of_a_step and one.told_at > now and self.plan.day(one.told_at) == self.plan.day(now)
            }
            if len({key if not standing[key].of_a_step else key[0] for key in told | today}) > 1:
                told |= today
        furthest = {
            key[0]: max(standing[k].moment for k in told if k[0] == key[0] and standing[k].of_a_step)
            for key in told
            if standing[key].of_a_step
        }
        told |= {key for key, one in standing.items() if one.of_a_step and key[0] in furthest and one.moment < furthest[key[0]]}
        self.since = now
        self.told |= told
        return told

    def _is_a_morning(self, now: dt.datetime) -> bool:
        """Whether nine o'clock of a day that is not silent has come since the last look."""
        day = self.plan.day(now)
        while self.plan.morning(day) > self.since:
            if self.plan.morning(day) <= now and not self.plan.is_silent(self.plan.morning(day)):
                return True
            day -= DAY
        return False


def keys_of(notice: Notice | None) -> set[Key]:
    """Return what a notice covers."""
    return {_key_of(one) for one in notice.covers} if notice is not None else set()


def _key_of(one: Occasion) -> Key:
    if one.step is None:
        what = one.identity.split("/")[2] if one.kind is OccasionKind.INTERVIEW_END else ""
        return one.application, one.kind, what, one.of.date(), ""
    return one.application, one.kind, one.step.step, one.of.date(), one.identity.split("/")[2].partition("@")[2]


# what happens to the computer, by days since the first
TRAVELS = ((0, "Europe/Berlin"), (12, "America/New_York"), (19, "Asia/Tokyo"), (24, "Europe/Berlin"))
ASLEEP = ((2.4, 2.6), (9.3, 11.4), (33.37, 33.52))
OFF = ((15.5, 16.4), (37.0, 39.2)) if not IN_FULL else ((15.5, 16.4), (37.0, 39.2), (200.3, 231.6))


def is_within(days: float, spans: tuple[tuple[float, float], ...]) -> bool:
    return any(begin <= days < end for begin, end in spans)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_notification_is_what_the_rules_say_at_its_minute(tmp_path: Path, seed: int) -> None:
    setting = ReminderSetting(tmp_path, FIRST)
    user = User(setting, random.Random(seed))
    user.apply_everywhere()
    watch = Watch(Plan(setting), FIRST)
    told: dict[Key, dt.datetime] = {}
    was_on = True
    looked = FIRST
    now = FIRST
    while now < LAST:
        days = (now - FIRST) / DAY
        setting.clock.moment = now
        place = [name for since, name in TRAVELS if since <= days % 60][-1]
        if setting.clock.place.key != place:
            setting.clock.place = ZoneInfo(place)
            watch.plan.forget()
        if is_within(days, OFF):
            if was_on:
                setting.reminding.leave()
            was_on = False
        elif not is_within(days, ASLEEP):
            if not was_on:
                setting.start()
                was_on = True
            if list(user.act(now)):
                watch.plan.forget()
            shown = setting.look(now)
            assert keys_of(shown) == watch.expected(now), f"at {now.isoformat()}"
            if shown is not None:
                assert (shown.kind is NoticeKind.ONE) == (len(shown.occasions) == 1)
                assert len(shown.occasions) == 1 or (shown.kind is NoticeKind.MISSED) == (
                    now - looked > 10 * dt.timedelta(minutes=1)
                )
                for key in keys_of(shown):
                    assert key not in told, f"{key} was told at {told[key]} already"
                    told[key] = now
            looked = now
        now += STEP
    setting.archive.close()
    kinds = {key[1] for key in told}
    assert kinds >= set(OccasionKind) - {OccasionKind.BEST_MOMENT, OccasionKind.ANSWER_THEM}
    assert any(notice.kind is NoticeKind.DIGEST for _at, notice in setting.shown)
