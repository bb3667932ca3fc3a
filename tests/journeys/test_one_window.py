"""Started twice, it is one program: the window that is open comes forward, and opens what the second start was given."""

import json
from pathlib import Path

import pytest

from journeys.desktop import Desktop, Program, wait_for
from journeys.test_write_and_send import add_application

SHEET = Path(__file__).parents[1] / "examples" / "job-search-google-sheet.csv"


def start_again(desktop: Desktop, program: Program, *arguments: str) -> None:
    done = desktop.start_again(*arguments, data=program.data)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def id_of(desktop: Desktop, data: Path, company: str) -> str:
    due = json.loads(desktop.headless("due", "--all", "--json", data=data).stdout)
    return next(str(one["id"]) for one in due if one["company"] == company)


def test_a_second_start_brings_the_window_forward(desktop: Desktop, hearback: Program) -> None:
    desktop.xdotool("windowminimize", "--sync", hearback.window)
    start_again(desktop, hearback)
    wait_for(lambda: desktop.active_window() == hearback.window, "the window to come forward")
    assert len(hearback.titles()) == 1
    assert hearback.quit() == ""


def test_nothing_that_it_keeps_can_be_read_by_others(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, "Koeln & Soehne", "Analyst")
    assert desktop.headless("import", str(SHEET), data=hearback.data).returncode == 0
    hearback.wait_for_row("Lumen Health")

    def open_to_others() -> list[str]:
        return [path.name for path in (hearback.data, *hearback.data.rglob("*")) if path.stat().st_mode & 0o077]

    assert (hearback.data / "window.lock").exists()
    assert open_to_others() == []
    assert hearback.quit() == ""
    assert (hearback.data / "window.json").exists()
    assert open_to_others() == []


def test_a_second_start_hands_over_a_file_to_import(desktop: Desktop, hearback: Program) -> None:
    start_again(desktop, hearback, "open", str(SHEET))
    hearback.wait_for_title("Import")
    hearback.sees(SHEET.name)


def test_a_link_chooses_its_application_and_a_wrong_one_says_so(desktop: Desktop, hearback: Program) -> None:
    for company in ("Koeln & Soehne", "Lumen Health"):
        add_application(hearback, company, "Analyst")
    start_again(desktop, hearback, "open", f"hearback:{id_of(desktop, hearback.data, 'Koeln & Soehne')}")
    wait_for(lambda: desktop.active_window() == hearback.window, "the window to come forward")
    hearback.wait_for_focus("Koeln & Soehne")

    start_again(desktop, hearback, "open", "hearback:0b1c")
    hearback.sees("The application that this link leads to is not kept here: hearback:0b1c")
    hearback.keys("Return")
    hearback.sees_no_more("is not kept here")
    start_again(desktop, hearback, "open", "hearback:<b>%zz</b>")
    hearback.sees("This is not a link to an application: hearback:<b>%zz</b>")


def test_the_first_start_opens_what_it_is_given_too(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.hearback("open", str(SHEET), data=tmp_path / "data")
    program.wait_for_title("Import")


def test_a_killed_window_stands_in_nobody_s_way(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.hearback(data=tmp_path / "data")
    add_application(program, "Koeln & Soehne", "Analyst")
    wait_for((program.data / "window.address").exists, "the window to hear of other starts")
    program.kill()
    again = desktop.hearback(data=program.data)
    again.wait_for_row("Koeln & Soehne")
    wait_for((program.data / "window.address").exists, "the window to hear of other starts")
    start_again(desktop, again)
    assert again.quit() == ""
    assert not (program.data / "window.lock").exists()


def test_windows_on_other_folders_and_commands_go_their_own_way(desktop: Desktop, hearback: Program, tmp_path: Path) -> None:
    other = desktop.hearback(data=tmp_path / "other")
    assert other.running and hearback.running
    assert desktop.headless("due", data=hearback.data).returncode == 0


@pytest.mark.parametrize("example", [True, False])
def test_what_has_no_store_of_its_own_to_share_opens_beside_it(
    desktop: Desktop, hearback: Program, tmp_path: Path, example: bool
) -> None:
    if example:
        assert desktop.hearback("--example", data=hearback.data).running
    else:
        picture = tmp_path / "window.png"
        assert desktop.headless("--screenshot", str(picture), data=hearback.data).returncode == 0
        assert picture.exists()
