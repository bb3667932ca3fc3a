"""What is typed stays: through kills at any moment, beside another window, on a full disk, until it is discarded on purpose."""

import datetime as dt
import faulthandler
import json
import os
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Timer
from zoneinfo import ZoneInfo

import pytest

from journeys.desktop import Desktop, Program, wait_for
from journeys.test_write_and_send import add_application, book_interview, plan, write

PRIYA, AHMAD = "Priya Nair", "أحمد بن محمد"
INTERESTED, FITTING = "Settled by hand: Says you are still interested", "Settled by hand: Says why you fit"
_LONG = 600
KILLS = int(os.environ.get("HEARBACK_KILLS", "4"))


@pytest.fixture
def data(desktop: Desktop, tmp_path: Path) -> Path:
    """A store whose only application had an interview with two people this morning or yesterday; nobody was thanked yet."""
    starts = dt.datetime.now(dt.UTC) - dt.timedelta(hours=20)
    application = {
        "company": "Lumen Health",
        "role": "Data Engineer",
        "language": "en",
        "people": [{"name": name, "email": f"{index}@lumen.example"} for index, name in enumerate((PRIYA, AHMAD))],
        "rounds": [{"name": "Panel", "starts": starts.isoformat(timespec="seconds"), "people": [PRIYA, AHMAD]}],
    }
    file = tmp_path / "panel.json"
    whole = {"format": "hearback", "version": 1, "applications": [application], "preferences": {"name": "Sam Bell"}}
    file.write_text(json.dumps(whole), encoding="utf-8")
    done = desktop.headless("import", str(file), data=tmp_path / "data")
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path / "data"


def export(desktop: Desktop, data: Path) -> bytes:
    """Return all that another program can read meanwhile."""
    file = data.parent / "everything.json"
    done = desktop.headless("export", str(file), data=data)
    assert (done.returncode, done.stderr) == (0, "")
    return file.read_bytes()


def drafts(desktop: Desktop, data: Path) -> list[dict[str, object]]:
    """Return the drafts in the store, those saved last at the end."""
    found: list[dict[str, object]] = json.loads(export(desktop, data))["preferences"].get("drafts", [])
    return found


def bodies(desktop: Desktop, data: Path) -> list[str]:
    """Return what the drafts in the store say."""
    return [str(one["body"]) for one in drafts(desktop, data)]


def wait_until_saved(desktop: Desktop, data: Path, text: str) -> None:
    """Wait until a draft in the store says `text`, among other things."""
    wait_for(lambda: any(text in body for body in bodies(desktop, data)), f"{text!r} to be saved")


def shows(program: Program, text: str, name: str = "Message") -> None:
    """Wait until the message, or its subject, is `text`."""
    wait_for(lambda: program.sees(name, "text").text == text, f"{name}: {text!r}", 60)


def open_tab(program: Program, person: str) -> None:
    """Show the message to one person."""
    program.click_on(f"{person}: ", "check box")
    program.sees(f"To {person}: remove", "push button")


# kills


def test_everything_typed_before_the_last_pause_is_there_after_a_kill(desktop: Desktop, data: Path) -> None:
    program = desktop.hearback(data=data)
    program.click_on("One message each")
    open_tab(program, PRIYA)
    write(program, "Hello Priya, that schema change stayed with me.", "About the schema")
    program.click_on(INTERESTED, "check box")
    program.click_on("To: add a name or address", "text")
    program.types("boss@lumen.example\n")
    open_tab(program, AHMAD)
    write(program, "Hello Ahmad, so did your walk.", "About the walk")
    wait_until_saved(desktop, data, "so did your walk")
    program.kill()

    again = desktop.hearback(data=data)
    open_tab(again, PRIYA)
    shows(again, "Hello Priya, that schema change stayed with me.")
    shows(again, "About the schema", "Subject")
    again.sees("To boss@lumen.example: remove", "push button")
    assert "CHECKED" in again.sees(INTERESTED, "check box").states
    open_tab(again, AHMAD)
    shows(again, "Hello Ahmad, so did your walk.")
    shows(again, "About the walk", "Subject")
    assert "CHECKED" not in again.sees(INTERESTED, "check box").states
    assert not any(one.says("boss@lumen.example") for one in again.look())
    assert again.quit() == ""


def test_a_kill_at_any_moment_loses_nothing_that_was_saved(desktop: Desktop, data: Path) -> None:
    """Type to two people in turn and kill the program at any moment of it: both texts are whole up to what was saved.

    `HEARBACK_KILLS=200` kills that often instead of a few times.
    """
    faulthandler.cancel_dump_traceback_later()  # many kills take longer than any other test may
    chance = random.Random(1812)
    texts = {PRIYA: "", AHMAD: ""}
    for turn in range(KILLS):
        person = (PRIYA, AHMAD)[turn % 2]
        program = desktop.hearback(data=data)
        if turn == 0:
            program.click_on("One message each")
        open_tab(program, person)
        begun = texts[person]
        if begun:
            shows(program, begun)
        # a text without an end would only make the typing slow
        if 0 < len(begun) < _LONG:
            program.click_on("Message", "text")
            program.keys("ctrl+End")
        else:
            begun = f"To {person.split()[0]}:"
            write(program, begun)
        saved = f"{begun} saved{turn}"
        program.types(f" saved{turn}")
        wait_until_saved(desktop, data, saved)

        typing = f" and then {turn} words that nobody waited for, typed in one go"
        kill = Timer(chance.uniform(0, 2.5), program.kill)
        kill.start()
        program.types(typing)
        kill.join()
        found = {str(one["person"]): str(one["body"]) for one in drafts(desktop, data)}
        assert found.keys() == {name for name in texts if texts[name] or name == person}
        assert found[person].startswith(saved)
        assert f"{saved}{typing}".startswith(found[person])
        texts[person] = found[person]
        assert all(found[name] == text for name, text in texts.items() if text)


# undo


def test_undo_where_something_is_typed_never_takes_an_act_back(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.hearback(data=tmp_path / "data")
    add_application(program, "Koeln & Soehne", "Analyst")
    book_interview(program, "yesterday", "10:00", "Jo", "jo@koeln.example")
    for field in ("Message", "Subject"):
        program.click_on(field, "text")
        begun = program.sees(field, "text").text
        # with nothing typed yet there is nothing to undo here
        program.keys("ctrl+z", "ctrl+z")
        program.keys("ctrl+Home" if field == "Message" else "Home")
        program.types("typed ")
        shows(program, f"typed {begun}", field)
        program.keys(*["ctrl+z"] * 8)
        shows(program, begun, field)
        program.keys("ctrl+shift+z")
        wait_for(partial(typed_again, program, field), "the typing done again")
        program.keys(*["ctrl+z"] * 8)
        shows(program, begun, field)
    program.click_on("To: add a name or address", "text")
    program.keys("ctrl+z", "ctrl+z")
    assert plan(desktop, program)["step"] == "thank-you"

    # in the list it is the program's: first the interview goes, then the application
    program.click_on("Koeln & Soehne", "table cell")
    program.keys("ctrl+z")
    wait_for(lambda: plan(desktop, program)["step"] != "thank-you", "the interview to go")
    program.keys("ctrl+shift+z")
    wait_for(lambda: plan(desktop, program)["step"] == "thank-you", "the interview to come back")


def typed_again(program: Program, field: str) -> bool:
    """Return whether the typing that was undone is being done again."""
    return program.sees(field, "text").text.startswith("t")


def test_a_deleted_application_comes_back_with_its_drafts(desktop: Desktop, data: Path) -> None:
    program = desktop.hearback(data=data)
    program.click_on("One message each")
    for person, text in ((PRIYA, "first thought"), (AHMAD, "second thought")):
        open_tab(program, person)
        write(program, text)
    wait_until_saved(desktop, data, "second thought")
    before = export(desktop, data)

    program.click_on("Lumen Health", "table cell")
    program.keys("Delete")
    wait_for(lambda: not json.loads(export(desktop, data))["applications"], "the application to go")
    assert drafts(desktop, data) == []
    program.keys("ctrl+z")
    wait_for(lambda: export(desktop, data) == before, "all of it to come back")
    program.click_on("Lumen Health", "table cell")
    open_tab(program, PRIYA)
    shows(program, "first thought")


# two windows, and a disk that is full


@pytest.mark.parametrize("begun", [True, False])
def test_two_windows_that_write_one_message_keep_both_texts_and_say_so(desktop: Desktop, data: Path, begun: bool) -> None:
    other, one = desktop.hearback(data=data), desktop.second_hearback(data=data)
    if begun:
        write(one, "begun")
        wait_until_saved(desktop, data, "begun")
        shows(other, "begun")
    before = one.sees("Message", "text").text
    for program in (other, one):
        program.activate()
        program.click_on("Message", "text")
        program.keys("ctrl+End")
    one.types(" and mine")
    # before it can save this, the other one does
    one.pause()
    other.activate()
    other.types(" and theirs")
    wait_until_saved(desktop, data, f"{before} and theirs")
    one.go_on()

    one.sees("Another window changed this message, too. Both are kept", "label")
    wait_for(lambda: sorted(bodies(desktop, data)) == [f"{before} and mine", f"{before} and theirs"], "both texts")
    shows(other, f"{before} and theirs")
    one.activate()
    choose_draft(one, "Down")
    shows(one, f"{before} and theirs")
    assert sorted(bodies(desktop, data)) == [f"{before} and mine", f"{before} and theirs"]


def test_typing_goes_on_while_nothing_can_be_saved_and_is_saved_once_there_is_room(desktop: Desktop, data: Path) -> None:
    program = desktop.hearback(data=data)
    write(program, "one")
    wait_until_saved(desktop, data, "one")
    program.let_files_grow(to=1024)
    program.types(" two")
    sentence = program.sees("What you type cannot be saved at the moment.", "label")
    assert "\n" not in sentence.name
    program.types(" three")
    shows(program, "one two three")
    # neither a dialog nor a lost key
    assert len(program.titles()) == 1
    assert bodies(desktop, data) == ["one"]

    program.let_files_grow()
    wait_until_saved(desktop, data, "one two three")
    program.sees_no_more("cannot be saved")
    assert program.quit() == ""


# what was never sent, and what was overruled


def test_a_draft_for_an_earlier_interview_is_found_and_discarded_on_purpose(desktop: Desktop, data: Path) -> None:
    program = desktop.hearback(data=data)
    write(program, "Thank you for the panel")
    wait_until_saved(desktop, data, "for the panel")
    now = dt.datetime.now(ZoneInfo("Europe/Berlin")) - dt.timedelta(minutes=90)
    program.keys("ctrl+i")
    program.wait_for_title("Interview booked")
    program.types(f"{now:%Y-%m-%d}\t{now:%H:%M}")
    program.keys("ctrl+Return")
    program.wait_for_title("Hearback")
    # what is in hand stays there until it is left
    shows(program, "Thank you for the panel")
    program.quit()
    program = desktop.hearback(data=data)
    assert program.sees("Message", "text").text.startswith("Hello")
    write(program, "Thank you, Jo")
    wait_until_saved(desktop, data, "Thank you, Jo")
    assert sorted(bodies(desktop, data)) == ["Thank you for the panel", "Thank you, Jo"]

    choose_draft(program, "Down")
    shows(program, "Thank you for the panel")
    # the last entry discards what is shown
    choose_draft(program, "Up")
    shows(program, "Thank you, Jo")
    assert bodies(desktop, data) == ["Thank you, Jo"]


def choose_draft(program: Program, *keys: str) -> None:
    """Choose from the menu of drafts."""
    program.click_on("Drafts that were not sent")
    program.keys(*keys, "Return")


def test_what_was_overruled_is_remembered_with_the_message_and_in_the_backup(
    desktop: Desktop, data: Path, tmp_path: Path
) -> None:
    program = desktop.hearback(data=data)
    write(program, "Dear both, that schema change stayed with me.")
    program.click_on(INTERESTED, "check box")
    program.click_on(FITTING, "check box")
    wait_for(lambda: len(ticked(drafts(desktop, data))) == 2, "both ticks to be saved")
    before = ticked(drafts(desktop, data))
    assert_comes_back_the_same(desktop, data, tmp_path / "while writing")

    program.keys("ctrl+shift+c")
    program.click_on("Yes, sent just now")
    (application,) = wait_for(
        lambda: [one for one in json.loads(export(desktop, data))["applications"] if one.get("messages")], "the message"
    )
    assert set(application["messages"][0]["overruled"]) == set(before)
    assert_comes_back_the_same(desktop, data, tmp_path / "sent")

    program.click_on("Lumen Health", "table cell")
    program.keys("ctrl+z")
    wait_for(lambda: ticked(drafts(desktop, data)) == before, "the draft with its ticks")
    assert "CHECKED" in program.sees(INTERESTED, "check box").states


def ticked(found: Sequence[dict[str, object]]) -> list[object]:
    """Return what is ticked in the only draft."""
    items = found[0].get("ticked", []) if found else []
    assert isinstance(items, list)
    return items


def assert_comes_back_the_same(desktop: Desktop, data: Path, folder: Path) -> None:
    """Import what is exported elsewhere, and export it again."""
    once = export(desktop, data)
    file = folder / "once.json"
    folder.mkdir()
    file.write_bytes(once)
    done = desktop.headless("import", str(file), data=folder / "data")
    assert (done.returncode, done.stderr) == (0, "")
    assert export(desktop, folder / "data") == once
