"""Crashes: reported on this computer only, and told at the next start, for whoever wants to pass a report on."""

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from hearback.desk.fields.plain_box import plain_box
from hearback.desk.words import Words
from hearback.system.clock import SystemClock
from hearback.system.crash_reports import CrashReports


def watch_for_crashes(data: Path) -> CrashReports:
    """Report from now on what nobody caught, below the data folder; Python tells it on the console as well."""
    reports = CrashReports(data, SystemClock().now)
    reports.take_over()
    reports.watch()
    told = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            reports.write(kind, trace)
        told(kind, error, trace)

    sys.excepthook = hook
    return reports


def tell_of_crashes(reports: CrashReports, words: Words, window: QWidget) -> None:
    """Say, once the window stands, that there are reports, and show them where that is asked."""
    if reports.all():
        QTimer.singleShot(0, window, lambda: _tell(reports, words, window))


def _tell(reports: CrashReports, words: Words, window: QWidget) -> None:
    paths = reports.all()
    box = plain_box(window, "Hearback")
    box.setText(words.say("Something went wrong the last time, for which we are sorry. Nothing that was saved is lost."))
    box.setInformativeText(
        words.say(
            "A report says where in the program it was, and nothing that you typed. It was sent nowhere. It lies in {folder}.",
            folder=paths[0].parent,
        )
    )
    box.setDetailedText("\n".join(path.read_text(encoding="utf-8", errors="replace") for path in paths))
    keep = box.addButton(words.say("Keep it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    keep.clicked.connect(reports.keep_all)
    remove = box.addButton(words.say("Remove it"), QMessageBox.ButtonRole.DestructiveRole)
    remove.clicked.connect(reports.remove_all)
    box.open()
