"""Reminders in the real window: the heart beats, the line above the list says what is due, and answers do what they say."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.window_setting import BERLIN, WindowSetting, berlin, words_in
from hearback.composition.parts import Parts
from hearback.composition.reminders import Desktop, Reminders, build_reminders
from hearback.desk.language.names import Names
from hearback.desk.reminders.notice_words import NoticeWords
from hearback.desk.settings.reminders_page import RemindersPage, around_sentences
from hearback.domain.job_application import ConversationNote, JobApplication, MessageKind, Round, Step
from hearback.domain.next_step import NextStep, Window
from hearback.domain.reminders.later import Later
from hearback.domain.reminders.notices import Notice, NoticeKind
from hearback.domain.reminders.occasions import Occasion, OccasionKind
from hearback.domain.reminders.settings import ReminderSettings, When
from hearback.system.clock import SystemClock
from hearback.system.shipped import shipped_files
from hearback.usecases.notifying import Answer, DoNotDisturb, Posting, Surroundings
from hearback.usecases.reminder_settings import PREFERENCE, settings_of
from hearback.usecases.settling import Settling

MORNING = berlin(11, 23, 9)
NOTE = ConversationNote(text="schema changes")
MARK_UP = "<b>Lumen</b> & Søn"


def lumen(
    id_: str = "lumen", company: str = "Lumen", end: dt.datetime = MORNING, notes: tuple[ConversationNote, ...] = (NOTE,)
) -> JobApplication:
    """Return an application with an interview; a thank-you is well timed 24 hours after its end."""
    held = Round(starts=end - dt.timedelta(hours=1), ends=end, notes=notes)
    return JobApplication(id=id_, company=company, role="Engineer", country="DE", time_zone="Europe/Berlin", rounds=(held,))


class Setting(WindowSetting):
    """A window with its reminders; the clock stands at 14:00 on Monday, 23 November, until a test sets it."""

    def __init__(self, qtbot: QtBot, folder: Path, *applications: JobApplication) -> None:
        super().__init__(qtbot, folder, applications)
        shipped = shipped_files()
        parts = Parts(folder, self.archive, cast(SystemClock, self.clock), shipped, self.words)
        settling = Settling(self.archive, lambda: parts.shipped_paces)
        self.reminders: Reminders = build_reminders(
            parts, self.window, self.acting, self.announcements, self.recording, settling, self.screens, Desktop()
        )
        self.banner = self.reminders.banner

    def beat(self, now: dt.datetime) -> None:
        """Let it be so late, and the heart beat."""
        self.clock.moment = now
        self.reminders.heartbeat.beat()
        self.acting.wait_for_plans()

    def press(self, qtbot: QtBot, text: str) -> None:
        """Press the banner's button with a text."""
        (button,) = [one for one in self.banner.buttons if one.text() == text]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def setting(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    made = Setting(qtbot, tmp_path, lumen(company=MARK_UP))
    made.beat(berlin(11, 24, 8, 55))
    yield made
    made.reminders.heartbeat.stop()
    made.close()


def test_what_is_due_stands_above_the_list_as_it_is_written(setting: Setting) -> None:
    assert not setting.banner.isVisible()
    setting.beat(berlin(11, 24, 9))
    assert setting.banner.isVisible()
    assert setting.banner.title.text() == f"Thank-you · {MARK_UP}"
    assert "well timed from now until" in setting.banner.body.text()
    assert [one.text() for one in setting.banner.buttons] == ["Compose", "Later ▾", "Done", "Close"]


def test_composing_goes_to_the_message_of_the_application(qtbot: QtBot, setting: Setting) -> None:
    setting.beat(berlin(11, 24, 9))
    setting.window.top_bar.search.setText("nothing of the kind")
    setting.press(qtbot, "Compose")
    assert setting.window.chosen == "lumen"
    assert not setting.banner.isVisible()


def test_done_records_the_message_and_undo_takes_it_back(qtbot: QtBot, setting: Setting) -> None:
    setting.beat(berlin(11, 24, 9))
    setting.press(qtbot, "Done")
    application = setting.archive.application("lumen")
    assert application is not None
    assert [one.kind for one in application.messages] == [MessageKind.THANK_YOU]
    setting.window.menus.undo.trigger()
    application = setting.archive.application("lumen")
    assert application is not None
    assert application.messages == ()


def test_later_offers_moments_and_tells_again_at_the_one_that_was_chosen(setting: Setting) -> None:
    setting.beat(berlin(11, 24, 9))
    (button,) = [one for one in setting.banner.buttons if one.text().startswith("Later")]
    menu = button.menu()
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names == ["In an hour (10:00)", "This afternoon (14:00)", "Tomorrow (Wed 25 Nov)", "In a week (Tue 1 Dec)"]
    menu.actions()[0].trigger()
    assert not setting.banner.isVisible()
    setting.beat(berlin(11, 24, 9, 59))
    assert not setting.banner.isVisible()
    setting.beat(berlin(11, 24, 10))
    assert setting.banner.isVisible()


def test_closed_it_does_not_come_back_and_the_one_before_it_does(qtbot: QtBot, setting: Setting) -> None:
    first = Posting(identity="first", title="First", body="", answers=())
    setting.banner.post(first)
    setting.banner.post(Posting(identity="second", title="Second", body="", answers=()))
    setting.press(qtbot, "Close")
    assert setting.banner.title.text() == "First"
    setting.press(qtbot, "Close")
    assert not setting.banner.isVisible()


def test_written_elsewhere_the_reminder_goes_by_itself(setting: Setting) -> None:
    setting.beat(berlin(11, 24, 9))
    setting.acting(lambda: setting.recording.delete(["lumen"]))
    setting.beat(berlin(11, 24, 9, 1))
    assert not setting.banner.isVisible()


def test_a_minimized_window_shows_nothing_and_loses_nothing(setting: Setting) -> None:
    setting.window.showMinimized()
    setting.beat(berlin(11, 24, 9))
    assert not setting.banner.isVisible()
    setting.window.showNormal()
    setting.beat(berlin(11, 24, 9, 5))
    assert setting.banner.isVisible()


def test_several_are_one_and_open_what_is_due(qtbot: QtBot, tmp_path: Path) -> None:
    setting = Setting(qtbot, tmp_path, lumen(), lumen("arbor", "Arbor"))
    setting.beat(berlin(11, 24, 8, 55))
    setting.beat(berlin(11, 24, 9))
    assert setting.banner.title.text() == "2 reminders today"
    assert setting.banner.body.text() == "Thank-you · Arbor – Thank-you · Lumen"
    setting.press(qtbot, "Open")
    assert setting.companies() == ["Arbor", "Lumen"]
    setting.reminders.heartbeat.stop()
    setting.close()


def test_an_interviews_end_opens_its_debrief(qtbot: QtBot, tmp_path: Path) -> None:
    setting = Setting(qtbot, tmp_path, lumen(end=berlin(11, 23, 16), notes=()))
    setting.beat(berlin(11, 23, 15, 55))
    setting.beat(berlin(11, 23, 16))
    assert setting.banner.title.text() == "How did it go? · Lumen"
    setting.press(qtbot, "Debrief")
    assert ("debrief", ("lumen", 0)) in setting.screens.asked
    setting.reminders.heartbeat.stop()
    setting.close()


@pytest.mark.parametrize("key", ["open", "compose", "", "done/now", "later/never", "rm -rf", "debrief"])
def test_an_answer_from_nowhere_only_brings_the_window_forward(setting: Setting, key: str) -> None:
    setting.reminders.answers.answer("no such thing", key)
    application = setting.archive.application("lumen")
    assert application == lumen(company=MARK_UP)
    assert setting.complaints == []


def test_a_window_that_is_away_looks_no_more_and_catches_up_when_it_is_back(setting: Setting) -> None:
    window = setting.window
    window.hide()
    assert window.keeping_up.is_still
    window.show()
    assert window.keeping_up.is_ticking


# words

ENDS = berlin(11, 26, 18)
STEP = NextStep(step=Step.CHECK_IN, window=Window(berlin(11, 24, 9), berlin(11, 25, 9), ENDS))


class Clock:
    def __init__(self, now: dt.datetime) -> None:
        self._now = now

    def now(self) -> dt.datetime:
        return self._now

    def zone(self) -> ZoneInfo:
        return BERLIN


def said(kind: OccasionKind, now: dt.datetime, of: dt.datetime, step: NextStep | None = STEP, language: str = "en-GB") -> Posting:
    words = words_in(language)
    one = Occasion(
        identity="i", kind=kind, application="a", company="Lumen", role="Engineer", moment=now, expires=None, of=of, step=step
    )
    return NoticeWords(words, Names(words), Clock(now)).posting(Notice(NoticeKind.ONE, "i", (one,), (one,)))


@pytest.mark.parametrize(
    ("posting", "title", "body"),
    [
        (
            said(OccasionKind.WINDOW_OPENS, berlin(11, 24, 9), berlin(11, 24, 9)),
            "Check-in · Lumen",
            "It is well timed from now until Thu 26 Nov, 18:00.",
        ),
        (
            said(OccasionKind.BEST_MOMENT, berlin(11, 25, 9), berlin(11, 25, 9)),
            "Check-in · Lumen",
            "Now is the best moment; it is well timed until Thu 26 Nov, 18:00.",
        ),
        (
            said(OccasionKind.WINDOW_CLOSES, berlin(11, 26, 15), ENDS),
            "Check-in · Lumen",
            "Last chance: it is well timed only until Thu 26 Nov, 18:00.",
        ),
        (
            said(OccasionKind.WINDOW_OPENS, berlin(11, 28, 9), berlin(11, 24, 9)),
            "Check-in · Lumen",
            "It was well timed until Thu 26 Nov, 18:00, and is still worth sending.",
        ),
        (
            said(OccasionKind.INTERVIEW_EVE, berlin(11, 24, 18), berlin(11, 25, 10), None),
            "Interview tomorrow · Lumen",
            "Wed 25 Nov, 10:00",
        ),
        (said(OccasionKind.INTERVIEW_EVE, berlin(11, 25, 8), berlin(11, 25, 10), None), "Interview today · Lumen", "10:00"),
        (
            said(OccasionKind.INTERVIEW_EVE, berlin(11, 27, 19), berlin(11, 30, 7), None),
            "Interview on Mon 30 Nov · Lumen",
            "Mon 30 Nov, 07:00",
        ),
        (
            said(OccasionKind.ANSWER_THEM, berlin(11, 25, 9), berlin(11, 24, 12), NextStep(step=Step.ANSWER_THEM)),
            "Answer them · Lumen",
            "They have been waiting for your answer since Tue 24 Nov, 12:00.",
        ),
        (
            said(OccasionKind.MOVE_ON, berlin(11, 25, 9), berlin(11, 25, 9), NextStep(step=Step.MOVE_ON, at=ENDS)),
            "Move on? · Lumen",
            "Nobody has answered for long. You can move on, or leave it open.",
        ),
        (
            said(OccasionKind.WINDOW_OPENS, berlin(11, 24, 9), berlin(11, 24, 9), language="de"),
            "Nachfrage · Lumen",
            "Ab jetzt passt es gut, bis Do., 26. Nov., 18:00.",
        ),
    ],
)
def test_a_reminder_says_what_for_whom_and_until_when(posting: Posting, title: str, body: str) -> None:
    assert posting.title.replace("\N{FIRST STRONG ISOLATE}", "").replace("\N{POP DIRECTIONAL ISOLATE}", "") == title
    assert posting.body.startswith("Engineer\n")
    assert body in posting.body


def test_a_digest_names_five_and_counts_the_rest_and_says_from_when() -> None:
    words = words_in()
    now = berlin(11, 24, 9)
    ones = [
        Occasion(
            identity=str(number), kind=OccasionKind.WINDOW_OPENS, application=str(number), company=f"Firm {number}",
            role="Engineer", moment=now + dt.timedelta(hours=number), expires=None, of=now, step=STEP,
        )
        for number in range(7)
    ]  # fmt: skip
    posting = NoticeWords(words, Names(words), Clock(now)).posting(Notice(NoticeKind.MISSED, "m", tuple(ones), tuple(ones)))
    assert posting.title == "While you were away: 7 reminders"
    lines = posting.body.splitlines()
    assert lines[:2] == ["Check-in · Firm 0", "Check-in · Firm 1, from 10:00"]
    assert lines[5] == "and 2 more"
    assert [answer for answer, _label in posting.answers] == [Answer.OPEN, Answer.LATER]


# settings


def page_of(qtbot: QtBot, settings: ReminderSettings, paused: list[dt.datetime | None] | None = None) -> RemindersPage:
    """Return the page; `paused` notes until when it pauses."""
    words = words_in()

    def pause(until: dt.datetime | None) -> bool:
        if paused is not None:
            paused.append(until)
        return True

    page = RemindersPage(words, settings, Surroundings(), Clock(berlin(11, 24, 9)), None, pause)
    qtbot.addWidget(page)
    page.show()
    return page


CHOSEN = ReminderSettings(
    when=When.BEST, digest_at=dt.time(7, 45), quiet=None, silent_days=frozenset({4}), later=Later.TOMORROW, interviews=False
)


@pytest.mark.parametrize("settings", [ReminderSettings(), ReminderSettings(on=False, digest_at=None), CHOSEN])
def test_what_is_shown_in_the_settings_is_what_is_kept(qtbot: QtBot, settings: ReminderSettings) -> None:
    assert settings_of(page_of(qtbot, settings).preferences[PREFERENCE]) == settings


def test_each_choice_of_the_settings_is_kept(qtbot: QtBot) -> None:
    page = page_of(qtbot, ReminderSettings())
    page.when.setCurrentIndex(1)
    page.digest.setCurrentIndex(page.digest.findText("07:30"))
    page.quiet_since.setCurrentIndex(page.quiet_since.findText("22:00"))
    page.silent_days[6].setChecked(False)
    page.later.setCurrentIndex(2)
    kept = settings_of(page.preferences[PREFERENCE])
    assert (kept.when, kept.digest_at, kept.later) == (When.BEST, dt.time(7, 30), Later.TOMORROW)
    assert kept.quiet is not None
    assert kept.quiet.since == dt.time(22)
    assert kept.silent_days == {5}
    page.on.setChecked(False)
    assert not page.when.isEnabled()


def test_a_pause_begins_and_ends_at_once(qtbot: QtBot) -> None:
    paused: list[dt.datetime | None] = []
    page = page_of(qtbot, ReminderSettings(), paused)
    menu = page.pause_button.menu()
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names == ["For an hour (10:00)", "Until tomorrow (Wed 25 Nov)", "For a week (Tue 1 Dec)"]
    menu.actions()[1].trigger()
    assert page.paused.text() == "Paused until Wed 25 Nov, 09:00."
    qtbot.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    assert page.paused.text() == ""
    assert paused == [berlin(11, 25, 9), None]


def test_the_settings_say_what_there_is_to_remind_with() -> None:
    words = words_in()
    bare = " ".join(around_sentences(words, Surroundings()))
    assert "shown in the window while it is open" in bare
    assert "no tray" in bare
    full = Surroundings(service="dunst", buttons=True, tray=True, do_not_disturb=DoNotDisturb.ON)
    assert around_sentences(words, full) == [
        "Reminders are shown by this desktop (dunst), with buttons.",
        "You have asked the desktop not to disturb you: what is due is kept for afterwards.",
    ]
    (plain,) = around_sentences(words, Surroundings(service="dunst", tray=True))
    assert "without buttons" in plain
