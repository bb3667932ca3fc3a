"""The window beside other programs: headless commands on the same store, a crash, a restart, a picture without a display."""

import json
from pathlib import Path

from journeys.desktop import Desktop, wait_for
from journeys.test_write_and_send import TEXT, add_application, book_interview, write


def test_a_command_beside_the_window_shows_up_and_leaves_what_is_typed_alone(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.hearback(data=tmp_path / "data")
    add_application(program, "Koeln & Soehne", "Analyst")
    book_interview(program, "yesterday", "10:00", "Jo", "jo@koeln.example")
    write(program, TEXT)

    file = tmp_path / "more.json"
    new = {"company": "Lumen Health", "role": "Engineer", "applied": "2026-01-05"}
    file.write_text(json.dumps({"format": "hearback", "version": 1, "applications": [new]}), encoding="utf-8")
    done = desktop.headless("import", str(file), data=program.data)
    assert (done.returncode, done.stderr) == (0, "")
    program.wait_for_row("Lumen Health")
    assert program.sees("Message", "text").text == TEXT

    due = desktop.headless("due", "--all", "--json", data=program.data)
    assert {one["company"] for one in json.loads(due.stdout)} == {"Koeln & Soehne", "Lumen Health"}


def test_a_crash_loses_nothing_that_was_saved(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.hearback(data=tmp_path / "data")
    add_application(program, "Koeln & Soehne", "Analyst")
    book_interview(program, "yesterday", "10:00", "Jo", "jo@koeln.example")
    before = desktop.headless("due", "--all", "--json", data=program.data).stdout
    program.kill()
    assert desktop.headless("due", "--all", "--json", data=program.data).stdout == before
    again = desktop.hearback(data=program.data)
    again.wait_for_row("Koeln & Soehne")
    again.sees("Thank-you", "label")
    assert again.quit() == ""


def test_what_was_being_written_is_there_at_the_next_start(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.hearback(data=tmp_path / "data")
    add_application(program, "Koeln & Soehne", "Analyst")
    book_interview(program, "yesterday", "10:00", "Jo", "jo@koeln.example")
    write(program, TEXT, "About the role")
    assert program.quit() == ""
    again = desktop.hearback(data=program.data)
    wait_for(lambda: again.sees("Message", "text").text == TEXT, "the text")
    assert again.sees("Subject", "text").text == "About the role"


def test_the_window_is_drawn_to_a_picture_without_a_display(desktop: Desktop, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    data = tmp_path / "data"
    done = desktop.headless("--screenshot", str(picture), "--example", "--size", "1280x800", data=data)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert desktop.ask("identify", "-format", "%wx%h", str(picture)) == "1280x800"
    # a real window: many colours, the accent among them
    assert int(desktop.ask("identify", "-format", "%k", str(picture))) > 200
    assert not (data / "hearback.sqlite").exists()
