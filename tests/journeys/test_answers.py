"""They answered, booked an interview, went quiet: each is said in a moment, changes the plan, and is taken back by undo."""

import datetime as dt
import json
from pathlib import Path

import pytest

from journeys.desktop import Desktop, Program, wait_for

WEEK = dt.timedelta(days=7)


def plan(desktop: Desktop, program: Program, company: str) -> dict[str, str]:
    """Return an application's next step, as a script sees it."""
    done = desktop.headless("due", "--all", "--json", data=program.data)
    assert done.returncode == 0, done.stderr
    return next(dict(one) for one in json.loads(done.stdout) if one["company"] == company)


@pytest.fixture
def program(desktop: Desktop, tmp_path: Path) -> Program:
    """A window with one application that was checked in on a week ago, and three that went quiet long ago."""
    today = dt.datetime.now(dt.UTC).date()
    long_ago = today - 20 * WEEK
    applications: list[dict[str, object]] = [
        {"company": f"Quiet {name}", "role": "Tester", "applied": long_ago.isoformat()} for name in ("Acres", "Bay", "Corner")
    ]
    applications.append({"company": "Lumen Health", "role": "Engineer", "applied": (today - WEEK).isoformat()})
    file = tmp_path / "applications.json"
    file.write_text(json.dumps({"format": "hearback", "version": 1, "applications": applications}), encoding="utf-8")
    done = desktop.headless("import", str(file), data=tmp_path / "data")
    assert done.returncode == 0, done.stderr
    window = desktop.hearback(data=tmp_path / "data")
    window.keys("ctrl+f")
    window.types("lumen")
    window.wait_for_rows(lambda rows: len(rows) == 1)
    window.keys("Down")
    window.wait_for_focus("Applications")
    return window


def test_an_answer_by_friday_makes_the_plan_wait(desktop: Desktop, program: Program) -> None:
    before = plan(desktop, program, "Lumen Health")
    assert before["step"] == "application-check-in"
    in_two_weeks = dt.datetime.now(dt.UTC).date() + 2 * WEEK
    friday = in_two_weeks + dt.timedelta(days=(4 - in_two_weeks.weekday()) % 7)
    program.keys("ctrl+r")
    program.wait_for_title("They answered")
    program.sees("Still deciding", "radio button")
    program.click_on("They answer by, day", "text")
    program.types(f"{friday:%d %b}")
    program.keys("ctrl+Return")
    program.sees_no_more("They want to answer by")

    after = wait_for(lambda: _other_than(before, plan(desktop, program, "Lumen Health")), "another plan")
    assert "promise" in {reason["code"] for reason in after["reasons"]}  # type: ignore[index]
    earliest = dt.datetime.fromisoformat(after["earliest"])
    assert earliest.date() == friday + dt.timedelta(days=3), "the Monday after"

    program.keys("ctrl+z")
    wait_for(lambda: plan(desktop, program, "Lumen Health") == before, "the plan of before")


def test_an_interview_to_come_stops_all_nudging(desktop: Desktop, program: Program) -> None:
    before = plan(desktop, program, "Lumen Health")
    program.keys("ctrl+i")
    program.wait_for_title("Interview booked")
    program.types("tomorrow")
    program.keys("Tab")
    program.types("2 pm")
    program.keys("ctrl+Return")
    after = wait_for(lambda: _other_than(before, plan(desktop, program, "Lumen Health")), "another plan")
    assert after["step"] == "wait-for-interview"
    assert dt.datetime.fromisoformat(after["at"]).hour == 14
    program.sees("Interviewing: 1", "check box")
    program.keys("ctrl+z")
    wait_for(lambda: plan(desktop, program, "Lumen Health") == before, "the plan of before")


def test_a_time_that_is_none_is_said_beside_the_field_and_nothing_is_lost(program: Program) -> None:
    program.keys("ctrl+i")
    program.wait_for_title("Interview booked")
    program.types("someday")
    program.keys("ctrl+Return")
    program.sees("“someday” is not a day", "label")
    # Escape asks before it throws away what was typed
    program.keys("Escape")
    program.sees("Discard what you typed?")
    program.keys("Return")
    program.sees_no_more("Discard what you typed?")
    program.keys("ctrl+a")
    program.types("today")
    program.keys("ctrl+Return")
    program.sees_no_more("Name of the interview")


def test_moving_on_is_one_click_and_undone_by_one_key(desktop: Desktop, program: Program) -> None:
    before = plan(desktop, program, "Lumen Health")
    program.click_on("Moved on")
    program.sees("Moved on: 1", "check box")
    assert plan(desktop, program, "Lumen Health")["step"] == "nothing"
    program.keys("ctrl+z")
    program.sees("Moved on: 0", "check box")
    assert plan(desktop, program, "Lumen Health") == before


def test_what_went_quiet_is_reviewed_in_one_go(desktop: Desktop, program: Program) -> None:
    program.keys("ctrl+f", "Escape")
    program.sees("3 applications have gone quiet.")
    program.click_on("Review them together")
    program.wait_for_title("Gone quiet")
    # one of them stays
    program.wait_for_focus("Applications that have gone quiet")
    program.keys("Home", "space")
    program.keys("ctrl+Return")
    program.sees("Moved on: 2")
    steps = [plan(desktop, program, f"Quiet {name}")["step"] for name in ("Acres", "Bay", "Corner")]
    assert sorted(steps) == ["move-on", "nothing", "nothing"]
    program.wait_for_title("Hearback")
    program.keys("ctrl+z")
    program.sees("3 applications have gone quiet.")


def _other_than(before: dict[str, str], now: dict[str, str]) -> dict[str, str] | None:
    return now if now != before else None
