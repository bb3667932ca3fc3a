"""The search report in its dialog, saved as PDF and as a spreadsheet through the real program."""

import csv
import datetime as dt
import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from hearback.composition.parts import Parts, opened
from hearback.composition.window import build_window
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.main_window import MainWindow
from hearback.desk.reporting.report_dialog import ReportDialog
from hearback.desk.theme import Theme
from hearback.desk.window.window_memory import WindowMemory
from hearback.domain.job_application import (
    Closing,
    JobApplication,
    Message,
    MessageKind,
    Outcome,
    Reply,
    ReplyKind,
    Round,
)
from hearback.usecases.change import Act, Edits

TODAY = dt.datetime.now().astimezone().date()

APPLICATIONS = (
    JobApplication(
        id="1",
        company="=HYPERLINK(“x”)",
        role="Baker",
        applied=TODAY - dt.timedelta(days=20),
        rounds=(Round(starts=TODAY - dt.timedelta(days=9), name="Trial day"),),
        messages=(Message(kind=MessageKind.THANK_YOU, sent=TODAY - dt.timedelta(days=8), to=("Priya Nair",)),),
        replies=(Reply(received=TODAY - dt.timedelta(days=12), kind=ReplyKind.INVITATION),),
    ),
    JobApplication(id="2", company="<b>Arbor</b>", role="Cook", applied=TODAY - dt.timedelta(days=6)),
    JobApplication(
        id="3",
        company="Long ago",
        role="Cook",
        applied=TODAY - dt.timedelta(days=400),
        closed=Closing(at=TODAY - dt.timedelta(days=5), outcome=Outcome.MOVED_ON),
    ),
)
FOUR_WEEKS = 2


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    """Open a store with some applications, and the user's name."""
    with opened(tmp_path / "data", "en-GB") as made:
        kept = {one.id: one for one in APPLICATIONS}
        made.archive.write(Act.IMPORT, "3", Edits(applications=kept, preferences={"name": "Noa Levi"}))
        yield made


@pytest.fixture
def window(qtbot: QtBot, parts: Parts) -> Iterator[MainWindow]:
    """Return the program's window, which need not be shown for its menu."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[ReportDialog]:
    """Open the report from the menu, with everything read, over the last four weeks."""
    window.menus.report.trigger()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ReportDialog)
    shown.finish()
    shown.spans.setCurrentIndex(FOUR_WEEKS)
    yield shown
    shown.reject()


def lines(dialog: ReportDialog) -> list[tuple[str, str, str]]:
    """Return company, what was done and the result, line by line."""
    model = dialog.model
    return [
        (model.index(row, 1).data(), model.index(row, 3).data(), model.index(row, 4).data()) for row in range(model.rowCount())
    ]


def type_day(qtbot: QtBot, field: MomentField, day: dt.date) -> None:
    """Type a day in the place of the one that stands there."""
    line = field.focusProxy()
    assert isinstance(line, QLineEdit)
    line.clear()
    qtbot.keyClicks(line, day.isoformat())


def save(dialog: ReportDialog, button: int, to: Path) -> None:
    """Press a button and choose a file."""

    def choose() -> None:
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, QFileDialog)
        asking.selectFile(str(to))
        asking.accept()

    QTimer.singleShot(0, choose)
    dialog.buttons[button].click()


def test_an_act_is_a_line_with_where_it_led(dialog: ReportDialog) -> None:
    assert lines(dialog) == [
        ("=HYPERLINK(“x”)", "Applied", "Trial day"),
        ("=HYPERLINK(“x”)", "Their answer: Invitation", "Trial day"),
        ("=HYPERLINK(“x”)", "Interview: Trial day", "Trial day"),
        ("=HYPERLINK(“x”)", "Thank-you to Priya Nair", "Trial day"),
        ("<b>Arbor</b>", "Applied", "No answer yet"),
        ("Long ago", "Ended: Moved on", "Moved on"),
    ]
    assert dialog.totals.text() == "2 applications  ·  one interview  ·  one message  ·  one answer  ·  3 companies"


def test_days_can_be_typed_and_what_is_wrong_is_said(qtbot: QtBot, dialog: ReportDialog) -> None:
    day = TODAY - dt.timedelta(days=6)
    for field in (dialog.first, dialog.last):
        type_day(qtbot, field, day)
    assert [company for company, _what, _result in lines(dialog)] == ["<b>Arbor</b>"]
    assert dialog.spans.currentText() == "Other days"
    type_day(qtbot, dialog.last, day - dt.timedelta(days=1))
    assert lines(dialog) == []
    assert not any(button.isEnabled() for button in dialog.buttons)
    problems = [label.text() for label in dialog.findChildren(QLabel) if label.property("tone") == "problem"]
    assert problems == ["This day is before the first one."]


def test_a_span_in_which_nothing_was_done(qtbot: QtBot, dialog: ReportDialog) -> None:
    type_day(qtbot, dialog.first, dt.date(2020, 1, 1))
    type_day(qtbot, dialog.last, dt.date(2020, 1, 31))
    assert dialog.totals.text() == "Nothing is noted for these days."


def test_the_spreadsheet_runs_nothing(dialog: ReportDialog, tmp_path: Path) -> None:
    save(dialog, 1, tmp_path / "report.csv")
    text = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["Date", "Company", "Role", "What was done", "Result"]
    assert rows[1] == [(TODAY - dt.timedelta(days=20)).isoformat(), "'=HYPERLINK(“x”)", "Baker", "Applied", "Trial day"]
    assert len(rows) == 7


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_the_document_says_whose_it_is_and_what_it_adds_up_to(dialog: ReportDialog, tmp_path: Path) -> None:
    save(dialog, 0, tmp_path / "report.pdf")
    document = tmp_path / "report.pdf"
    assert document.stat().st_mode & 0o077 == 0
    read = subprocess.run(["pdftotext", "-layout", document, "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(read.split())
    for part in ("Job search report", "Noa Levi", "2 applications · one interview", "<b>Arbor</b>", "Thank-you to Priya Nair"):
        assert part in text


def test_it_is_read_bit_by_bit_and_closes_meanwhile(window: MainWindow) -> None:
    window.menus.report.trigger()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ReportDialog)
    assert shown.totals.text() == "Reading…"
    assert not any(button.isEnabled() for button in shown.buttons)
    shown.reject()
    QApplication.processEvents()
    assert shown.totals.text() == "Reading…"
