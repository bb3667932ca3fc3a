"""Reminders over a real store: what was told stays told, whatever happens to the clock, the computer and the program."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearback.domain.job_application import (
    ConversationNote,
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Reply,
    ReplyKind,
    Round,
)
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.message import Draft
from hearback.domain.reminders.later import Later
from hearback.domain.reminders.notices import Notice, NoticeKind
from hearback.domain.reminders.occasions import OccasionKind
from hearback.domain.reminders.settings import QuietHours, ReminderSettings, When
from hearback.usecases.reminder_settings import PREFERENCE, preference_of, settings_of
from usecases.reminder_setting import BERLIN, ReminderSetting

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)


def berlin(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    """Return an instant of 2026 by Berlin's clock; the 23rd of November is a Monday."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(dt.UTC)


MONDAY = berlin(23, 14)


def lumen(id_: str = "lumen", end: dt.datetime = MONDAY) -> JobApplication:
    """Return an application whose interview ended: 24 hours later a thank-you is well timed, until the next day's evening."""
    held = Round(starts=end - 60 * MINUTE, ends=end, notes=(ConversationNote(text="schema changes"),))
    return JobApplication(id=id_, company=id_.title(), role="Engineer", country="DE", time_zone="Europe/Berlin", rounds=(held,))


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[ReminderSetting]:
    made = ReminderSetting(tmp_path, berlin(23, 12))
    yield made
    made.archive.close()


def kinds(notices: list[Notice]) -> list[list[OccasionKind]]:
    return [[one.kind for one in notice.occasions] for notice in notices]


def at_its_opening(setting: ReminderSetting) -> Notice:
    """Let a thank-you's window open; return what was told."""
    setting.put(lumen())
    (notice,) = setting.live(berlin(23, 15), berlin(24, 14))
    return notice


def test_a_window_is_told_when_it_opens_and_before_it_closes(setting: ReminderSetting) -> None:
    setting.put(lumen())
    told = setting.live(berlin(23, 15), berlin(25, 17))
    assert kinds(told) == [[OccasionKind.WINDOW_OPENS], [OccasionKind.WINDOW_CLOSES]]
    assert [at for at, _notice in setting.shown] == [berlin(24, 14), berlin(25, 15)]


def test_after_a_restart_nothing_is_told_again(setting: ReminderSetting) -> None:
    at_its_opening(setting)
    setting.start()  # as after a crash: nobody took leave
    assert setting.live(berlin(24, 14, 1), berlin(25, 12)) == []


def test_a_program_that_was_off_for_a_month_tells_what_is_due_now_as_one(setting: ReminderSetting) -> None:
    for number in range(5):
        setting.put(lumen(f"firm-{number}", berlin(23, 14) + number * DAY))
    setting.look(berlin(23, 15))
    setting.reminding.leave()
    setting.start()
    (notice,) = setting.live(berlin(23, 11, month=12), berlin(23, 18, month=12))
    assert notice.kind is NoticeKind.MISSED
    assert len({one.application for one in notice.occasions}) == 5
    # on the holidays and between the years nothing new opens in Germany
    assert setting.live(berlin(23, 18, month=12), berlin(27, 18, month=12)) == []


def test_a_computer_that_slept_tells_what_was_missed_as_it_wakes(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.put(lumen("arbor", berlin(23, 13)))
    setting.look(berlin(23, 15))
    notice = setting.look(berlin(24, 16, 3))
    assert notice is not None
    assert notice.kind is NoticeKind.MISSED


def test_the_first_start_with_many_that_are_due_is_no_flood(setting: ReminderSetting) -> None:
    for number in range(40):
        setting.put(lumen(f"firm-{number}", berlin(2, 14)))
    (notice,) = setting.live(berlin(24, 10), berlin(25, 10))
    assert setting.shown[0][0] == berlin(25, 9)
    assert len(notice.occasions) == 40


def test_a_step_done_or_moved_before_its_moment_is_not_told(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.look(berlin(24, 13))
    thanked = Message(kind=MessageKind.THANK_YOU, sent=berlin(24, 13))
    setting.put(replace(lumen(), messages=(thanked,)))
    assert setting.live(berlin(24, 13), berlin(25, 18)) == []


def test_what_is_on_the_screen_goes_once_it_is_done(setting: ReminderSetting) -> None:
    notice = at_its_opening(setting)
    setting.put(replace(lumen(), messages=(Message(kind=MessageKind.THANK_YOU, sent=berlin(24, 14)),)))
    setting.look(berlin(24, 14, 1))
    assert setting.notifier.withdrawn == [notice.identity]


def test_undo_makes_nothing_be_told_twice(setting: ReminderSetting) -> None:
    at_its_opening(setting)
    setting.put(replace(lumen(), notes="nice people"))
    setting.archive.undo()
    setting.reminding.look_anew()
    assert setting.live(berlin(24, 14, 10), berlin(25, 12)) == []
    # what was told is no step of undo: the next one is the application itself
    assert setting.archive.undoable() == ("edit-application", "Lumen")


def test_an_application_that_was_deleted_and_brought_back_is_not_told_again(setting: ReminderSetting) -> None:
    at_its_opening(setting)
    setting.recording.delete(["lumen"])
    setting.look(berlin(24, 15))
    setting.archive.undo()
    setting.reminding.look_anew()
    assert setting.live(berlin(24, 15), berlin(25, 12)) == []


def test_a_clock_set_back_by_an_hour_tells_nothing_twice(setting: ReminderSetting) -> None:
    at_its_opening(setting)
    assert setting.live(berlin(24, 13), berlin(25, 12)) == []


def test_a_clock_that_was_a_year_ahead_takes_nothing_away(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.look(berlin(23, 15))
    assert setting.live(berlin(23, 12) + 365 * DAY, berlin(23, 12) + 366 * DAY) != []
    setting.look(berlin(23, 16))
    told = setting.live(berlin(23, 16), berlin(25, 17))
    assert kinds(told) == [[OccasionKind.WINDOW_OPENS], [OccasionKind.WINDOW_CLOSES]]


def test_while_the_desktop_asks_not_to_be_disturbed_it_is_kept(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.look(berlin(24, 13))
    setting.disturbing = False
    assert setting.live(berlin(24, 13), berlin(24, 15)) == []
    setting.disturbing = True
    notice = setting.look(berlin(24, 15, 1))
    assert notice is not None
    assert notice.kind is NoticeKind.ONE


def test_where_nothing_can_show_it_is_kept_and_where_showing_fails_as_well(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.look(berlin(24, 13))
    setting.notifier.is_ready = False
    setting.live(berlin(24, 13), berlin(24, 15))
    setting.notifier.is_ready, setting.notifier.takes = True, False
    setting.look(berlin(24, 15))
    assert setting.notifier.posted == []
    assert setting.archive.reminders() == []
    setting.notifier.takes = True
    setting.look(berlin(24, 15, 1))
    assert len(setting.notifier.posted) == 1


def test_a_pause_is_kept_over_a_restart_and_ends_by_itself(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.look(berlin(24, 13))
    setting.reminding.pause(berlin(24, 16))
    setting.reminding.leave()
    setting.start()
    assert setting.reminding.paused_until == berlin(24, 16)
    setting.live(berlin(24, 13), berlin(24, 17))
    assert [at for at, _notice in setting.shown] == [berlin(24, 16)]
    assert setting.reminding.paused_until is None


def test_a_pause_can_be_ended(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.look(berlin(24, 13))
    setting.reminding.pause(berlin(27, 16))
    setting.look(berlin(24, 15))
    setting.reminding.pause(None)
    assert setting.look(berlin(24, 15, 1)) is not None


def test_between_two_moments_a_beat_reads_nothing(setting: ReminderSetting) -> None:
    at_its_opening(setting)
    setting.look(berlin(24, 14, 20))
    assert not setting.reminding.is_time()
    assert setting.reminding.seconds_to_wait() > 60


def test_in_another_zone_the_morning_is_looked_for_anew(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.look(berlin(23, 15))
    setting.clock.place = ZoneInfo("America/Los_Angeles")
    # 14:00 in Berlin is five in the morning there: it is told with their digest
    setting.live(berlin(23, 15), berlin(24, 20))
    assert [at for at, _notice in setting.shown] == [berlin(24, 18)]


def test_an_interview_has_its_eve_and_its_end(setting: ReminderSetting) -> None:
    coming = Round(starts=berlin(25, 10), ends=berlin(25, 11))
    setting.put(JobApplication(id="lumen", company="Lumen", role="Engineer", rounds=(coming,)))
    told = setting.live(berlin(24, 12), berlin(25, 12))
    assert kinds(told) == [[OccasionKind.INTERVIEW_EVE], [OccasionKind.INTERVIEW_END]]


# answers


def test_later_within_the_day_only_the_reminder_comes_again(setting: ReminderSetting) -> None:
    notice = at_its_opening(setting)
    setting.clock.moment = berlin(24, 14, 5)
    setting.answering.later(notice.identity)
    setting.reminding.look_anew()
    application = setting.archive.application("lumen")
    assert application is not None
    assert application.snooze is None
    (again,) = setting.live(berlin(24, 14, 10), berlin(24, 20))
    assert again.identity == notice.identity
    assert [at for at, _notice in setting.shown][-1] == berlin(24, 15, 10)


def test_later_on_another_day_moves_the_step_in_the_plan(setting: ReminderSetting) -> None:
    notice = at_its_opening(setting)
    change = setting.answering.later(notice.identity, Later.TOMORROW)
    assert change is not None
    setting.reminding.look_anew()
    application = setting.archive.application("lumen")
    assert application is not None
    assert application.snooze is not None
    told = setting.live(berlin(24, 14, 10), berlin(25, 12))
    assert [at for at, _notice in setting.shown][-1] == berlin(25, 9)
    assert kinds(told) == [[OccasionKind.WINDOW_OPENS]]


def test_later_for_several_tells_again_what_still_stands(setting: ReminderSetting) -> None:
    setting.put(lumen())
    setting.put(lumen("arbor"))
    (digest,) = setting.live(berlin(23, 15), berlin(24, 12))
    setting.answering.later(digest.identity, Later.THIS_AFTERNOON)
    setting.put(replace(lumen("arbor"), messages=(Message(kind=MessageKind.THANK_YOU, sent=berlin(24, 12)),)))
    (again,) = setting.live(berlin(24, 12), berlin(24, 15))
    assert [one.application for one in again.occasions] == ["lumen"]


def test_done_records_the_message_to_whom_it_was_for(setting: ReminderSetting) -> None:
    notice = at_its_opening(setting)
    setting.answering.done(notice.identity)
    application = setting.archive.application("lumen")
    assert application is not None
    assert application.messages == (Message(kind=MessageKind.THANK_YOU, sent=berlin(24, 14)),)


def test_done_takes_the_draft_that_was_handed_off_for_what_was_sent(setting: ReminderSetting) -> None:
    notice = at_its_opening(setting)
    application = setting.archive.application("lumen")
    assert application is not None
    place = setting.drafting.place(application, MessageKind.THANK_YOU)
    typed = Draft(kind=MessageKind.THANK_YOU, to=(), subject="Thanks", body="Hi")
    setting.archive.keep_draft(KeptDraft(place=place, draft=typed, language="en", handed_off=True), None)
    setting.answering.done(notice.identity)
    application = setting.archive.application("lumen")
    assert application is not None
    assert [one.body for one in application.messages] == ["Hi"]
    assert setting.archive.drafts("lumen") == []


def test_done_with_what_is_not_planned_any_more_does_nothing(setting: ReminderSetting) -> None:
    notice = at_its_opening(setting)
    setting.put(replace(lumen(), messages=(Message(kind=MessageKind.THANK_YOU, sent=berlin(24, 14)),)))
    setting.planning.refresh()
    assert setting.answering.done(notice.identity) is None


def test_done_with_moving_on_closes_and_with_an_interviews_end_asks_no_more(setting: ReminderSetting) -> None:
    held = Round(starts=berlin(24, 13), ends=berlin(24, 14))
    setting.put(JobApplication(id="lumen", company="Lumen", role="Engineer", rounds=(held,)))
    (end,) = setting.live(berlin(24, 13, 30), berlin(24, 14))
    setting.answering.done(end.identity)
    setting.reminding.look_anew()
    assert setting.live(berlin(24, 14, 10), berlin(24, 20)) == []
    setting.put(lumen("quiet", berlin(2, 14, month=9)))
    setting.put(replace(lumen(), id="lumen", messages=(Message(kind=MessageKind.THANK_YOU, sent=berlin(24, 15)),)))
    (moved_on,) = setting.live(berlin(24, 20), berlin(25, 9, 10))
    setting.answering.done(moved_on.identity)
    quiet = setting.archive.application("quiet")
    assert quiet is not None
    assert quiet.closed is not None
    assert quiet.closed.outcome is Outcome.MOVED_ON


def test_an_answer_about_nothing_that_was_told_is_about_nothing(setting: ReminderSetting) -> None:
    setting.put(lumen())
    for identity in ("", "nonsense", "window-opens/2026-11-24/thank-you/lumen", "x" * 10_000):
        assert setting.answering.subject(identity).applications == ()
        assert setting.answering.later(identity) is None
        assert setting.answering.done(identity) is None


def test_an_offer_is_answered_by_the_next_morning_or_told(setting: ReminderSetting) -> None:
    offer = Reply(received=berlin(24, 12), kind=ReplyKind.OFFER)
    setting.put(replace(lumen(), replies=(offer,)))
    told = setting.live(berlin(24, 12), berlin(25, 12))
    assert kinds(told) == [[OccasionKind.ANSWER_THEM]]
    setting.answering.later(told[0].identity, Later.TOMORROW)
    setting.reminding.look_anew()
    assert kinds(setting.live(berlin(25, 12), berlin(26, 12))) == [[OccasionKind.ANSWER_THEM]]


# settings


@pytest.mark.parametrize(
    "settings",
    [
        ReminderSettings(),
        ReminderSettings(on=False, when=When.BEST, before_closing=False, interviews=False, digest_at=None, quiet=None),
        ReminderSettings(
            digest_at=dt.time(7, 45),
            quiet=QuietHours(dt.time(22), dt.time(6, 30)),
            silent_days=frozenset({4}),
            later=Later.TOMORROW,
        ),
    ],
)
def test_settings_are_kept_as_chosen(setting: ReminderSetting, settings: ReminderSettings) -> None:
    setting.settling.save(preferences={PREFERENCE: preference_of(settings)})
    assert setting.reminding.settings == settings


@pytest.mark.parametrize(
    "odd",
    [None, 1, "on", [], {"on": 1, "when": "never", "digest_at": "noon", "quiet": ["20:00"], "silent_days": 5, "later": 1}],
)
def test_odd_settings_count_as_not_chosen(odd: object) -> None:
    assert settings_of(odd) == ReminderSettings()
