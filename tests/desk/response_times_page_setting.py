"""The whole program's window with the page of response times over it, at a time that stands still."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk.window_setting import NOW, FixedClock, words_in
from hearback.composition.parts import Parts
from hearback.composition.window import build_window
from hearback.desk.main_window import MainWindow
from hearback.desk.response_times.page import ResponseTimesPage
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
from hearback.domain.job_application import JobApplication, Message, MessageKind, Reply, ReplyKind, Round
from hearback.storage.archive import open_archive
from hearback.system.clock import SystemClock
from hearback.system.shipped import shipped_files
from hearback.usecases.change import Act, Change, Edits

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


class PageSetting:
    """A store, its window, and the page once it is opened."""

    def __init__(self, qtbot: QtBot, folder: Path, applications: Sequence[JobApplication], language: str = "en-GB") -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        shipped, clock = shipped_files(), FixedClock()
        archive = open_archive(folder, clock=clock.now)
        words = words_in(language)
        self.parts = Parts(folder=folder, archive=archive, clock=cast(SystemClock, clock), shipped=shipped, words=words)
        if applications:
            archive.write(Act.IMPORT, "", Edits(applications={one.id: one for one in applications}))
        self.window: MainWindow = build_window(app, self.parts, Theme(app, shipped.text, shipped.path), WindowMemory(None))
        qtbot.addWidget(self.window)
        self.window.resize(1100, 700)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.finish_start()
        self.window._acting.wait_for_plans()

    @property
    def page(self) -> ResponseTimesPage:
        """The page, which has been opened."""
        found = self.window.findChild(ResponseTimesPage)
        assert isinstance(found, ResponseTimesPage)
        return found

    def open(self) -> ResponseTimesPage:
        """Open the page and wait until it has read and worked out everything."""
        self.window.top_bar.response_times_button.click()
        return self.settle()

    def settle(self) -> ResponseTimesPage:
        """Wait until the page has worked out what was changed."""
        self.page.finish()
        QApplication.processEvents()
        self.page.finish()
        return self.page

    def act(self, act: Act, **applications: JobApplication) -> Change | None:
        """Write applications as the window does."""
        change = self.window._acting(lambda: self.parts.archive.write(act, "", Edits(applications=applications)))
        self.settle()
        return change

    def rows(self, table: str) -> list[list[str]]:
        """Return a table's rows as they are read aloud."""
        model = {
            "groups": self.page.waits.groups,
            "waiting": self.page.waits.waiting,
            "published": self.page.figures.published,
            "gleaned": self.page.figures.gleaned,
            "held": self.page.year.held,
            "traits": self.page.year.traits,
        }[table].texts
        return [
            [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def export(self, action: int, file: Path) -> None:
        """Choose an entry of the export menu, and give a file to the dialog that opens."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QFileDialog)
            dialog.selectFile(str(file))
            dialog.accept()

        QTimer.singleShot(0, answer)
        self.page.waits.export_menu.actions()[action].trigger()

    def close(self) -> None:
        """Close everything, and delete the window now: the next test's style sheet would dress it, too."""
        if isValid(self.window):
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.parts.archive.close()


def written_to(
    number: int, *, replied_after: int | None, ago: int = 60, pace: str = "tech-startup", tags: tuple[str, ...] = ()
) -> JobApplication:
    """An application that was asked after so many days ago, and answered so many days later or not yet."""
    sent = NOW - ago * DAY
    reply = () if replied_after is None else (Reply(received=sent + replied_after * DAY, kind=ReplyKind.HOLDING),)
    return JobApplication(
        id=f"one-{number}",
        company=f"Company {number}",
        role="Engineer",
        pace=pace,
        tags=tags,
        time_zone="Europe/Berlin",
        messages=(Message(kind=MessageKind.CHECK_IN, sent=sent),),
        replies=reply,
    )


def met(number: int, *, ago: int, replied_after: int | None) -> JobApplication:
    """An application to a bank whose round ended so many days ago, thanked for, and replied to so many days later."""
    ended = NOW - ago * DAY
    reply = () if replied_after is None else (Reply(received=ended + replied_after * DAY, kind=ReplyKind.REJECTION),)
    return JobApplication(
        id=f"met-{number}",
        company=f"Bank {number}",
        role="Analyst",
        pace="finance",
        rounds=(Round(starts=ended - HOUR, ends=ended),),
        messages=(Message(kind=MessageKind.THANK_YOU, sent=ended + DAY + HOUR),),
        replies=reply,
    )
