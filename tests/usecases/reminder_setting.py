"""Reminders over a real store and the real rules, at a clock that a test sets; what is shown is noted."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication
from hearback.domain.pace import paces_from
from hearback.domain.reminders.notices import Notice
from hearback.exchange.interchange.due_json import told
from hearback.exchange.mail.formats import Mail
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.holiday_table import LibraryHolidayTable
from hearback.system.shipped import shipped_files
from hearback.system.template_shelf import ShippedTemplates
from hearback.system.word_stems import stem
from hearback.usecases.answering_reminders import AnsweringReminders
from hearback.usecases.change import Act, Edits
from hearback.usecases.composing import Composing
from hearback.usecases.debriefing import Debriefing
from hearback.usecases.drafting import Drafting
from hearback.usecases.notifying import Posting
from hearback.usecases.planning import Planning
from hearback.usecases.recording import Recording
from hearback.usecases.reminding import Reminding
from hearback.usecases.settling import Settling

BERLIN = ZoneInfo("Europe/Berlin")


class SetClock:
    """A clock that a test sets, in a place that a test chooses."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment
        self.place = BERLIN

    def now(self) -> dt.datetime:
        return self.moment

    def zone(self) -> ZoneInfo:
        return self.place


class NotedNotifier:
    """Takes every posting while it is ready, and notes what was shown and withdrawn."""

    def __init__(self) -> None:
        self.is_ready = True
        self.takes = True
        self.posted: list[str] = []
        self.withdrawn: list[str] = []

    def ready(self) -> bool:
        return self.is_ready

    def post(self, posting: Posting) -> bool:
        if self.takes:
            self.posted.append(posting.identity)
        return self.takes

    def withdraw(self, identity: str) -> None:
        self.withdrawn.append(identity)


class ReminderSetting:
    """A program that is on; `shown` holds what was shown, and when."""

    def __init__(self, folder: Path, now: dt.datetime) -> None:
        shipped = shipped_files()
        self.clock = SetClock(now)
        self.archive: SqliteArchive = open_archive(folder, clock=self.clock.now)
        self.planning = Planning(
            self.archive, self.clock, LibraryHolidayTable, lambda: paces_from(shipped.json("paces.json")), told
        )
        self.recording = Recording(self.archive, self.clock)
        self.settling = Settling(self.archive, lambda: paces_from(shipped.json("paces.json")))
        self.debriefing = Debriefing(self.archive, self.clock, self.planning.calendar_of, self.settling)
        self.drafting = Drafting(self.archive, self.clock, self.planning.calendar_of)
        self.composing = Composing(self.archive, self.clock, self.recording, ShippedTemplates(shipped.root), Mail(), stem)
        self.notifier = NotedNotifier()
        self.disturbing = True
        self.shown: list[tuple[dt.datetime, Notice]] = []
        self.start()

    def start(self) -> None:
        """Start the program (again): what it knows is in the store."""
        self.reminding = Reminding(
            archive=self.archive,
            clock=self.clock,
            calendar_of=self.planning.calendar_of,
            debriefing=self.debriefing,
            settling=self.settling,
            notifier=self.notifier,
            may_disturb=lambda: self.disturbing,
            in_words=self._in_words,
        )
        self.answering = AnsweringReminders(
            archive=self.archive,
            clock=self.clock,
            calendar_of=self.planning.calendar_of,
            recording=self.recording,
            composing=lambda: self.composing,
            drafting=self.drafting,
            debriefing=self.debriefing,
            reminding=self.reminding,
        )

    def put(self, application: JobApplication) -> None:
        """Write an application down, as the user does in the window."""
        self.archive.write(Act.EDIT_APPLICATION, application.company, Edits(applications={application.id: application}))
        self.reminding.look_anew()

    def look(self, now: dt.datetime) -> Notice | None:
        """Let it be so late, and the heart beat; return what was shown."""
        self.clock.moment = now
        before = len(self.shown)
        if self.reminding.is_time():
            self.planning.refresh()
            self.reminding.look()
        return self.shown[-1][1] if len(self.shown) > before else None

    def live(self, start: dt.datetime, end: dt.datetime, step: dt.timedelta = dt.timedelta(minutes=10)) -> list[Notice]:
        """Look again and again; return what was shown."""
        before = len(self.shown)
        now = start
        while now <= end:
            self.look(now)
            now += step
        return [notice for _at, notice in self.shown[before:]]

    def _in_words(self, notice: Notice) -> Posting:
        self.shown.append((self.clock.moment, notice))
        return Posting(identity=notice.identity, title="", body="", answers=())
