"""Life without the window, on real desktop services: tray, notifications with buttons, hidden starts, kills, waking up."""

import contextlib
import datetime as dt
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from journeys.desktop import Desktop, Program, wait_for
from journeys.test_write_and_send import add_application

GOES_ON = "Hearback goes on, to remind you"
ALWAYS: Mapping[str, object] = {"on": True, "quiet": None, "silent_days": [], "digest_at": None}
"""Reminders at any hour: when this runs, nobody knows."""


@pytest.fixture
def tray(desktop: Desktop) -> Iterator[None]:
    with desktop.tray():
        yield


def bring(
    desktop: Desktop, data: Path, *applications: Mapping[str, object], preferences: Mapping[str, object] | None = None
) -> None:
    """Have another program write to the store."""
    file = data.parent / "brought.json"
    document = {
        "format": "hearback",
        "version": 1,
        "applications": applications,
        "preferences": {"reminders": ALWAYS, **(preferences or {})},
    }
    file.write_text(json.dumps(document), encoding="utf-8")
    done = desktop.headless("import", str(file), data=data)
    assert (done.returncode, done.stderr) == (0, "")


def interview_that_ends(within: float, company: str = "Lumen Health") -> Mapping[str, object]:
    """Return an application whose interview is over in so many seconds: the next moment is that of looking back on it."""
    now = dt.datetime.now(dt.UTC)
    starts, ends = now - dt.timedelta(hours=1), now + dt.timedelta(seconds=within)
    round_ = {"starts": starts.isoformat(timespec="seconds"), "ends": ends.isoformat(timespec="seconds")}
    return {"company": company, "role": "Engineer", "applied": "2026-01-05", "rounds": [round_]}


def looks(program: Program) -> None:
    """Wait until it has looked at the clock and kept when: what ends after that is news."""

    def looked() -> bool:
        with contextlib.closing(sqlite3.connect(program.data / "hearback.sqlite")) as store:
            return bool(store.execute("SELECT * FROM reminded_until").fetchall())

    wait_for((program.data / "window.address").exists, "the start to be over")
    wait_for(looked, "the first look at the clock")


def open_menu(desktop: Desktop, program: Program) -> None:
    """Open the tray's menu; one that a window's coming or going has closed at once is opened again, as a person does."""
    before = program.surfaces()

    def opened() -> bool:
        desktop.click_tray(button=3)
        with contextlib.suppress(AssertionError):
            wait_for(lambda: program.surfaces() - before, "the menu", 3)
        return bool(program.surfaces() - before)

    wait_for(opened, "the menu", 60)


def told(desktop: Desktop, title: str) -> dict[str, str]:
    """Wait for a notification, and return it: out of sight, what another program wrote is seen within a minute."""

    def found() -> dict[str, str] | None:
        desktop.notifications()
        return next((one for one in desktop.told() if title in one["summary"]), None)

    return wait_for(found, f"the notification {title!r}", 150)


def test_closing_keeps_the_program_in_the_tray_and_says_so_once(desktop: Desktop, hearback: Program, tray: None) -> None:
    add_application(hearback, "Koeln & Soehne", "Analyst")
    desktop.tray_icon()
    hearback.close()
    hearback.wait_until_out_of_sight()
    assert "in the tray" in told(desktop, GOES_ON)["body"]
    assert hearback.running

    desktop.click_tray()
    hearback.wait_until_seen()
    hearback.wait_for_row("Koeln & Soehne")
    hearback.close()
    hearback.wait_until_out_of_sight()
    # started again, it brings the window back as well
    assert desktop.start_again(data=hearback.data).returncode == 0
    hearback.wait_until_seen()
    assert len([one for one in desktop.told() if one["summary"] == GOES_ON]) == 1
    assert hearback.quit() == ""


def test_the_tray_s_menu_leads_to_the_next_steps_and_out(desktop: Desktop, hearback: Program, tray: None) -> None:
    add_application(hearback, "Koeln & Soehne", "Analyst")
    bring(desktop, hearback.data, interview_that_ends(-1))
    hearback.wait_for_row("Lumen Health")
    desktop.tray_icon()
    hearback.close()
    hearback.wait_until_out_of_sight()
    open_menu(desktop, hearback)
    hearback.keys("Down", "Return")
    hearback.wait_until_seen()
    hearback.sees("Lumen Health · Engineer", "label")

    hearback.close()
    hearback.wait_until_out_of_sight()
    open_menu(desktop, hearback)
    hearback.keys("Up", "Return")
    assert hearback.wait_for_end() == ""


def test_reminders_are_paused_from_the_tray(desktop: Desktop, hearback: Program, tray: None) -> None:
    bring(desktop, hearback.data)
    looks(hearback)
    desktop.tray_icon()
    hearback.close()
    hearback.wait_until_out_of_sight()
    told(desktop, GOES_ON)
    open_menu(desktop, hearback)
    hearback.keys("p", "Return")
    hearback.wait_until_out_of_sight()
    over = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=6)
    bring(desktop, hearback.data, interview_that_ends(5))
    assert desktop.start_again(data=hearback.data).returncode == 0
    hearback.wait_until_seen()
    hearback.wait_for_row("Lumen Health", "1st round")
    wait_for(lambda: dt.datetime.now(dt.UTC) > over, "the interview to end")
    assert desktop.shown_notifications() == 0

    hearback.close()
    hearback.wait_until_out_of_sight()
    open_menu(desktop, hearback)
    # the first choice is now the one that ends it
    hearback.keys("p", "Return")
    told(desktop, "Lumen Health")


@pytest.mark.parametrize(
    ("button", "where"), [("Debrief", "Debrief — Hearback"), ("Open", "Hearback")], ids=["a button", "the notification itself"]
)
def test_a_notification_opens_the_program_at_what_it_is_about(
    desktop: Desktop, hearback: Program, tray: None, button: str, where: str
) -> None:
    add_application(hearback, "Koeln & Soehne", "Analyst")
    looks(hearback)
    desktop.tray_icon()
    hearback.close()
    hearback.wait_until_out_of_sight()
    told(desktop, GOES_ON)
    bring(desktop, hearback.data, interview_that_ends(5, "Lumen <b>&</b> Health"))
    wait_for(desktop.shown_notifications, "the reminder", 120)
    desktop.press_in_notification(button)
    hearback.wait_until_seen()
    hearback.wait_for_title(where)
    hearback.sees("Lumen <b>&</b> Health · Engineer", "label")
    # answered, it goes
    wait_for(lambda: desktop.shown_notifications() == 0, "the notification to go")


def test_later_and_done_do_it_without_the_window(desktop: Desktop, hearback: Program, tray: None) -> None:
    looks(hearback)
    desktop.tray_icon()
    hearback.close()
    hearback.wait_until_out_of_sight()
    told(desktop, GOES_ON)
    bring(desktop, hearback.data, interview_that_ends(5))
    desktop.press_in_notification("Later")
    wait_for(lambda: desktop.shown_notifications() == 0, "the notification to go")
    assert not hearback.is_seen()
    # it is told once, and again only when it was asked to be
    bring(desktop, hearback.data, interview_that_ends(5, "Northwind"))
    wait_for(desktop.shown_notifications, "the other reminder", 120)
    assert desktop.shown_notifications() == 1
    desktop.press_in_notification("Done")
    wait_for(lambda: desktop.shown_notifications() == 0, "the notification to go")
    assert not hearback.is_seen()


def test_the_notification_service_may_end_and_come_back(desktop: Desktop, hearback: Program, tray: None) -> None:
    looks(hearback)
    with desktop.without_notifications():
        pass
    bring(desktop, hearback.data, interview_that_ends(3))
    told(desktop, "Lumen Health")


def test_a_desktop_that_asks_for_silence_gets_it_until_it_is_over(desktop: Desktop, hearback: Program) -> None:
    looks(hearback)
    bring(desktop, hearback.data, interview_that_ends(3, "Northwind"))
    told(desktop, "Northwind")
    desktop.ask("dunstctl", "set-paused", "true")
    try:
        bring(desktop, hearback.data, interview_that_ends(1))
        hearback.wait_for_row("Lumen Health", "1st round")
        assert desktop.ask("dunstctl", "count", "waiting") == "0"
    finally:
        desktop.ask("dunstctl", "set-paused", "false")
    told(desktop, "Lumen Health")


def test_without_a_tray_closing_minimizes_and_reminders_still_come(desktop: Desktop, hearback: Program) -> None:
    looks(hearback)
    hearback.close()
    hearback.wait_until_out_of_sight()
    assert "minimized" in told(desktop, GOES_ON)["body"]
    bring(desktop, hearback.data, interview_that_ends(5))
    told(desktop, "Lumen Health")
    assert desktop.start_again(data=hearback.data).returncode == 0
    hearback.wait_until_seen()
    assert hearback.quit() == ""


def test_a_tray_that_comes_late_is_found(desktop: Desktop, hearback: Program) -> None:
    looks(hearback)
    with desktop.tray():
        desktop.tray_icon()
        hearback.close()
        hearback.wait_until_out_of_sight()
        assert "in the tray" in told(desktop, GOES_ON)["body"]
        desktop.click_tray()
        hearback.wait_until_seen()


@pytest.mark.parametrize("chosen", [{"reminders": {**ALWAYS, "on": False}}, {"goes_on_when_closed": False}], ids=["off", "so"])
def test_where_there_is_nothing_to_go_on_for_closing_is_the_end(
    desktop: Desktop, hearback: Program, tray: None, chosen: Mapping[str, object]
) -> None:
    bring(desktop, hearback.data, preferences=chosen)
    desktop.tray_icon()
    hearback.close()
    assert hearback.wait_for_end() == ""


@pytest.mark.parametrize("with_tray", [True, False])
def test_a_hidden_start_reminds_and_comes_when_it_is_called(desktop: Desktop, tmp_path: Path, with_tray: bool) -> None:
    def start() -> None:
        program = desktop.hearback("--hidden", data=tmp_path / "data")
        looks(program)
        if with_tray:
            desktop.tray_icon()
        bring(desktop, program.data, interview_that_ends(5))
        told(desktop, "Lumen Health")
        assert not program.is_seen()
        assert desktop.start_again(data=program.data).returncode == 0
        program.wait_until_seen()
        program.wait_for_row("Lumen Health")
        assert program.quit() == ""

    if with_tray:
        with desktop.tray():
            start()
    else:
        start()


def test_killed_in_the_tray_it_starts_again_and_tells_nothing_twice(desktop: Desktop, hearback: Program, tray: None) -> None:
    looks(hearback)
    bring(desktop, hearback.data, interview_that_ends(3))
    told(desktop, "Lumen Health")
    hearback.close()
    hearback.wait_until_out_of_sight()
    hearback.kill()
    (hearback.data / "window.address").unlink()
    again = desktop.hearback("--hidden", data=hearback.data)
    looks(again)
    bring(desktop, again.data, interview_that_ends(3, "Northwind"))
    told(desktop, "Northwind")
    assert len([one for one in desktop.told() if "Lumen Health" in one["summary"]]) == 1


def test_it_is_asked_once_whether_to_start_with_the_session(desktop: Desktop, hearback: Program) -> None:
    entry = Path(desktop.environment["XDG_CONFIG_HOME"]) / "autostart" / "hearback.desktop"
    add_application(hearback, "Koeln & Soehne", "Analyst")
    assert hearback.quit() == ""
    again = desktop.hearback(data=hearback.data)
    again.click_on("Start when I log in")
    wait_for(entry.exists, "the autostart file")
    assert desktop.ask("desktop-file-validate", str(entry)) == ""
    assert again.quit() == ""
    # what the desktop would start
    command = next(line.removeprefix("Exec=") for line in entry.read_text().splitlines() if line.startswith("Exec="))
    entry.unlink()
    assert subprocess.run(["sh", "-c", f"set -- {command}; echo $#"], capture_output=True, text=True).stdout == "4\n"
    third = desktop.hearback(data=hearback.data)
    third.wait_for_row("Koeln & Soehne")
    looks(third)
    assert not any(one.says("Start when I log in") for one in third.look())


@pytest.mark.skipif(not Path("/usr/bin/dbus-daemon").exists(), reason="logind's place is taken on a bus of the test's own")
def test_waking_up_has_it_look_at_once(desktop: Desktop, tmp_path: Path) -> None:
    from hearback.system.bus.sleep import LOGIND
    from system.bus_services import Service, bus_daemon

    assert sys.platform == "linux"
    with bus_daemon() as address:
        logind = Service(address, "org.freedesktop.login1", {})
        try:
            program = desktop.hearback(data=tmp_path / "data", variables={"DBUS_SYSTEM_BUS_ADDRESS": address})
            looks(program)
            logind.tell(LOGIND, "PrepareForSleep", "b", True)
            logind.tell(LOGIND, "PrepareForSleep", "b", False)
            bring(desktop, program.data, interview_that_ends(2))
            told(desktop, "Lumen Health")
        finally:
            logind.stop()


def test_a_backup_of_the_day_is_made_beside_the_window(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, "Koeln & Soehne", "Analyst")
    assert hearback.quit() == ""
    again = desktop.hearback(data=hearback.data)
    again.wait_for_row("Koeln & Soehne")
    wait_for(lambda: list((hearback.data / "backups").glob("hearback-daily-*.sqlite")), "the backup")
    assert again.quit() == ""
