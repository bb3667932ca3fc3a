"""A crash is reported on this computer, told at the next start, and removed when one wants."""

import os
import signal
from pathlib import Path

from journeys.desktop import Desktop, Program, wait_for
from journeys.test_write_and_send import add_application

SECRET = "Zwiebelfisch"


def test_a_crash_is_told_at_the_next_start_and_its_report_removed(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, SECRET, "Analyst")
    wait_for((hearback.data / "window.address").exists, "the start to be over")
    os.kill(hearback.number, signal.SIGSEGV)
    wait_for(lambda: not hearback.running, "the program to crash")

    again = desktop.hearback(data=hearback.data)
    again.wait_for_row(SECRET)
    again.sees("Remove it", "push button")
    (report,) = (hearback.data / "crashes").glob("crash-*.txt")
    text = report.read_text(encoding="utf-8")
    assert text.startswith("Hearback ")
    assert "Fatal Python error: Segmentation fault" in text
    assert SECRET not in text
    assert report.stat().st_mode & 0o077 == 0
    again.click_on("Remove it")
    wait_for(lambda: not report.exists(), "the report to be removed")
    assert again.quit() == ""
    assert list((hearback.data / "crashes").iterdir()) == []


def test_a_report_that_is_kept_is_told_once(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, SECRET, "Analyst")
    wait_for((hearback.data / "window.address").exists, "the start to be over")
    os.kill(hearback.number, signal.SIGSEGV)
    wait_for(lambda: not hearback.running, "the program to crash")
    crashes = hearback.data / "crashes"

    again = desktop.hearback(data=hearback.data)
    again.sees("Keep it", "push button")
    # the harmless answer is the one that Enter gives
    again.keys("Return")
    wait_for(lambda: list(crashes.glob("kept-crash-*.txt")), "the report to be kept")
    assert again.quit() == ""
    third = desktop.hearback(data=hearback.data)
    third.wait_for_row(SECRET)
    assert third.quit() == ""
    assert list(crashes.glob("crash-*.txt")) == []


def test_whoever_quits_is_told_nothing(desktop: Desktop, hearback: Program) -> None:
    assert hearback.quit() == ""
    assert list((hearback.data / "crashes").iterdir()) == []


def test_a_kill_leaves_no_report(desktop: Desktop, hearback: Program, tmp_path: Path) -> None:
    wait_for((hearback.data / "window.address").exists, "the start to be over")
    hearback.kill()
    again = desktop.hearback(data=hearback.data)
    wait_for((hearback.data / "window.address").exists, "the start to be over")
    assert list((hearback.data / "crashes").glob("crash-*.txt")) == []
    assert again.quit() == ""
