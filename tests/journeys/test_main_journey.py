"""The whole way, from a workbook to a message that was sent: imported, due, written, copied, sent."""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl  # type: ignore[import-untyped]

from journeys.desktop import Desktop, Program, wait_for
from journeys.test_spreadsheet import open_file
from journeys.test_write_and_send import write

TEXT = """Hello Ines,

Thank you for yesterday. You told me how the night trains taught you to plan for the one that fails. I have thought of what it \
would mean for your timetables in Halle: I ran the same exercise for 40 buses last winter, and would love to do it at Saale Rail.

Sam Bell"""


def workbook(path: Path) -> Path:
    """Write what people keep of a job search in a spreadsheet: one interview that nobody has written about yet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    interview = dt.datetime.now(ZoneInfo("Europe/Berlin")).replace(hour=10, minute=0, second=0, microsecond=0, tzinfo=None)
    interview -= dt.timedelta(days=1)
    sheet.append(["Company", "Position", "Applied on", "Interview", "Contact", "Email"])
    sheet.append(["Saale Rail", "Planner", interview - dt.timedelta(days=14), interview, "Ines Roth", "ines@saale.example"])
    book.save(path)
    return path


def step(desktop: Desktop, program: Program) -> dict[str, Any]:
    """Return the only application's next step, as a script sees it."""
    done = desktop.headless("due", "--all", "--json", data=program.data)
    assert done.returncode == 0, done.stderr
    (only,) = json.loads(done.stdout)
    return dict(only)


def test_a_workbook_becomes_a_message_that_was_sent(desktop: Desktop, hearback: Program, tmp_path: Path) -> None:
    # workbooks are read by a process of its own
    open_file(hearback, workbook(tmp_path / "search.xlsx"))
    hearback.click_on("Import 1 application", "push button")
    hearback.wait_for_row("Saale Rail", "Planner")
    hearback.wait_for_title("Hearback")
    assert (step(desktop, hearback)["company"], step(desktop, hearback)["step"]) == ("Saale Rail", "thank-you")

    write(hearback, TEXT)
    desktop.set_clipboard("what was there before")
    hearback.keys("ctrl+shift+c")
    hearback.sees("Did you send it?")
    assert desktop.clipboard() == TEXT
    hearback.click_on("Yes, sent just now")
    hearback.sees("Message to Saale Rail recorded.", "label")
    wait_for(lambda: step(desktop, hearback)["step"] == "check-in", "the next step")
    # else it would stay to hand out what was copied
    desktop.set_clipboard("what came afterwards")
    assert hearback.quit() == ""
    assert desktop.headless("self-test", data=hearback.data).returncode == 0
