"""A real window over a real store, for the desk's tests: a fixed clock, screens that note what was asked for."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.desk.language.sentences import Sentences
from hearback.desk.language.short_days import ShortDays
from hearback.desk.main_window import MainWindow
from hearback.desk.paper import PaperTable
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
from hearback.desk.words import Words
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
)
from hearback.domain.pace import paces_from
from hearback.exchange.interchange.due_json import told
from hearback.storage.archive import SqliteArchive, open_archive
from hearback.system.holiday_table import LibraryHolidayTable
from hearback.system.shipped import shipped_files
from hearback.usecases.change import Act, Edits
from hearback.usecases.planning import Planning
from hearback.usecases.recording import Recording
from hearback.usecases.several import Several

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 23, 14, 0, tzinfo=BERLIN).astimezone(dt.UTC)
"""A Monday."""


def berlin(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    """Return an instant of 2026 by Berlin's clock."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(dt.UTC)


class FixedClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> dt.datetime:
        return self.moment

    def zone(self) -> ZoneInfo:
        return BERLIN


def words_in(language: str = "en-GB", folder: Path | None = None) -> Words:
    """Return the words of a language (its catalogue in `folder`), written in the year of NOW."""
    return Words(folder or shipped_files().root / "locale", language, BERLIN, now=lambda: NOW)


class NotedScreens:
    """Notes which screen was asked for, with what."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []

    def add(self) -> None:
        self.asked.append(("add", None))

    def edit(self, id_: str) -> None:
        self.asked.append(("edit", id_))

    def they_answered(self, id_: str) -> None:
        self.asked.append(("they answered", id_))

    def book_interview(self, id_: str) -> None:
        self.asked.append(("book interview", id_))

    def debrief(self, id_: str, round_index: int | None = None) -> None:
        self.asked.append(("debrief", (id_, round_index)))

    def they_promised(self, id_: str) -> None:
        self.asked.append(("they promised", id_))

    def choose_day(self, id_: str) -> None:
        self.asked.append(("choose day", id_))

    def change_tags(self, ids: Sequence[str]) -> None:
        self.asked.append(("tags", tuple(ids)))

    def name_view(self, keep: Callable[[str], object]) -> None:
        self.asked.append(("name view", keep))

    def trash(self) -> None:
        self.asked.append(("trash", None))

    def review_quiet(self) -> None:
        self.asked.append(("review quiet", None))

    def import_files(self, paths: Sequence[Path]) -> None:
        self.asked.append(("import", tuple(paths)))

    def export_file(self, ending: str) -> None:
        self.asked.append(("export", ending))

    def print_(self, table: PaperTable) -> None:
        self.asked.append(("print", table))

    def save_pdf(self, table: PaperTable) -> None:
        self.asked.append(("pdf", table))

    def search_report(self) -> None:
        self.asked.append(("report", None))

    def add_examples(self) -> None:
        self.asked.append(("examples", None))

    def settings(self) -> None:
        self.asked.append(("settings", None))

    def response_times(self) -> None:
        self.asked.append(("response times", None))

    def help(self, topic: str | None = None) -> None:
        self.asked.append(("help", topic))

    def about(self) -> None:
        self.asked.append(("about", None))

    def whats_new(self) -> None:
        self.asked.append(("what's new", None))


class NotedComposer(QLabel):
    """Stands where the composer stands, and says for whom."""

    def __init__(self) -> None:
        super().__init__()
        self.composed: list[str] = []

    def show_application(self, id_: str | None) -> None:
        self.setText(id_ or "")

    def compose(self) -> None:
        self.composed.append(self.text())


class WindowSetting:
    """A window, shown, with everything behind it; `complaints` holds what it had to say."""

    def __init__(self, qtbot: QtBot, folder: Path, applications: Iterable[JobApplication] = (), language: str = "en-GB") -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        shipped = shipped_files()
        self.folder = folder
        self.clock = FixedClock()
        self.screens = NotedScreens()
        self.complaints: list[str] = []
        self.archive: SqliteArchive = open_archive(folder, clock=self.clock.now)
        self.planning = Planning(
            self.archive, self.clock, LibraryHolidayTable, lambda: paces_from(shipped.json("paces.json")), told
        )
        kept = {one.id: one for one in applications}
        if kept:
            self.archive.write(Act.IMPORT, str(len(kept)), Edits(applications=kept))
            self.planning.refresh()
        self.words = words_in(language)
        self.announcements = Announcements()
        self.theme = Theme(app, shipped.text, shipped.path)
        self.recording = Recording(self.archive, self.clock)
        self.several = Several(self.archive, self.clock)
        self.acting = Acting(
            self.planning,
            self.announcements,
            Sentences(self.words, ShortDays(language, BERLIN)),
            self.complaints.append,
            self.announcements,
        )
        self.window = self.make_window()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.finish_start()
        self.acting.wait_for_plans()
        self.window.looking_ahead.finish()

    def make_window(self, memory: Path | None = None) -> MainWindow:
        """Return another window over the same store."""
        return MainWindow(
            words=self.words,
            archive=self.archive,
            planning=self.planning,
            recording=self.recording,
            announcements=self.announcements,
            acting=self.acting,
            clock=self.clock,
            theme=self.theme,
            screens=self.screens,
            composer=self._composer,
            memory=WindowMemory(memory),
        )

    @property
    def composer(self) -> NotedComposer:
        """What stands where the composer stands."""
        assert isinstance(self.window.composer, NotedComposer)
        return self.window.composer

    def companies(self) -> list[str]:
        """Return the companies in the list, from the top."""
        model = self.window.model
        rows = (model.row(row) for row in range(model.rowCount()))
        return [row.company for row in rows if row is not None]

    def cell(self, company: str, column: int) -> str:
        """Return what the list says of a company in a column."""
        model = self.window.model
        return str(model.data(model.index(self.companies().index(company), column)))

    def choose(self, company: str) -> None:
        """Choose a company's row."""
        self.window.list.selectRow(self.companies().index(company))

    def close(self) -> None:
        """Close the window, then the store."""
        self.window.close()
        self.archive.close()

    def _composer(self) -> QWidget:
        return NotedComposer()


def some_applications() -> list[JobApplication]:
    """Return one application a kind of next step."""
    thanked = MessageKind.THANK_YOU
    return [
        JobApplication(
            id="lumen", company="Lumen Health", role="Data Engineer", pace="tech-startup", country="DE",
            time_zone="Europe/Berlin", rounds=(Round(starts=berlin(11, 18, 14), name="Panel"),),
            messages=(Message(kind=thanked, sent=berlin(11, 19, 10), to=("Priya Nair",)),),
        ),
        JobApplication(id="arbor", company="Arbor Bank", role="Risk Analyst", rounds=(Round(starts=berlin(11, 21, 13)),)),
        JobApplication(
            id="paper", company="Papercrane", role="Product Designer", time_zone="America/Los_Angeles", country="US",
            applied=dt.date(2026, 11, 11), rounds=(Round(starts=berlin(11, 26, 18), name="Screening"),),
        ),
        JobApplication(
            id="mirai", company="Mirai Games", role="Tools Programmer", rounds=(Round(starts=berlin(11, 16, 9)),),
            messages=(Message(kind=thanked, sent=berlin(11, 17, 9)),),
            promises=(Promise(made=berlin(11, 16, 10), answer_by=dt.date(2026, 11, 27)),),
        ),
        JobApplication(
            id="offer", company="Volta Foods", role="Supply Planner", applied=dt.date(2026, 11, 2),
            replies=(Reply(received=berlin(11, 20, 9), kind=ReplyKind.OFFER),),
        ),
        JobApplication(id="quiet-1", company="Kestrel Robotics", role="Controls Engineer", applied=dt.date(2026, 9, 1)),
        JobApplication(id="quiet-2", company="Halden", role="GIS Specialist", applied=dt.date(2026, 9, 2)),
        JobApplication(
            id="gone", company="Closed Corp", role="Tester", applied=dt.date(2026, 9, 4),
            closed=Closing(at=berlin(11, 5, 10), outcome=Outcome.REJECTED),
        ),
    ]  # fmt: skip
