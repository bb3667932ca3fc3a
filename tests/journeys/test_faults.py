"""The disk is full, the folder vanished: one sentence, the window lives on, and what is done next works once it can."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from journeys.desktop import Desktop, Program
from journeys.test_write_and_send import add_application


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where one may be made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("only root may make a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def add_and_fail(program: Program, company: str) -> None:
    program.keys("ctrl+n")
    program.wait_for_title("New application")
    program.types(company)
    program.keys("Tab")
    program.types("Engineer")
    program.keys("ctrl+Return")


def test_a_full_disk_is_told_and_the_same_form_saves_once_there_is_room(desktop: Desktop, small_disk: Path) -> None:
    program = desktop.hearback(data=small_disk / "data")
    add_application(program, "Arbor Bank", "Analyst")
    filler = small_disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 500):
            pass
    add_and_fail(program, "Lumen Health")
    program.sees("The disk is full, so nothing was saved.", "label")
    program.keys("Return")
    program.sees("This could not be saved. Nothing was changed; what you typed is still here.", "label")
    filler.unlink()
    program.keys("ctrl+Return")
    program.wait_for_row("Lumen Health")
    program.wait_for_row("Arbor Bank")
    assert program.quit() == ""


def test_a_folder_that_vanished_is_told_and_used_again_once_it_is_back(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, "Arbor Bank", "Analyst")
    away = hearback.data.with_name("away")
    hearback.data.rename(away)
    add_and_fail(hearback, "Lumen Health")
    hearback.keys("Return")
    hearback.sees("This could not be saved. Nothing was changed; what you typed is still here.", "label")
    away.rename(hearback.data)
    hearback.keys("ctrl+Return")
    hearback.wait_for_row("Lumen Health")
    assert hearback.quit() == ""


@pytest.fixture
def read_only() -> Iterator[Callable[[Path], None]]:
    """Return what makes a folder or a file read-only, where that may be done; root is not kept out by rights alone."""
    mounted: list[Path] = []

    def make(place: Path) -> None:
        if subprocess.run(["mount", "--bind", place, place], capture_output=True, check=False).returncode:
            pytest.skip("only root may mount")
        mounted.append(place)
        subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)

    yield make
    for place in mounted:
        subprocess.run(["umount", "--lazy", place], capture_output=True, check=False)


def test_a_folder_that_may_only_be_read_is_told(hearback: Program, read_only: Callable[[Path], None]) -> None:
    add_application(hearback, "Arbor Bank", "Analyst")
    read_only(hearback.data)
    add_and_fail(hearback, "Lumen Health")
    hearback.keys("Return")
    hearback.sees("This could not be saved. Nothing was changed; what you typed is still here.", "label")
    subprocess.run(["umount", hearback.data], check=True)
    hearback.keys("ctrl+Return")
    hearback.wait_for_row("Lumen Health")
    assert hearback.quit() == ""


def test_a_file_that_may_only_be_read_shows_what_there_is(
    desktop: Desktop, hearback: Program, read_only: Callable[[Path], None]
) -> None:
    add_application(hearback, "Arbor Bank", "Analyst")
    assert hearback.quit() == ""
    store = hearback.data / "hearback.sqlite"
    read_only(store)
    again = desktop.hearback(data=hearback.data)
    again.wait_for_row("Arbor Bank")
    add_and_fail(again, "Lumen Health")
    again.sees(f"{store} may not be written to, so nothing was saved. Check the folder’s rights.", "label")
    again.keys("Return")
    again.sees("This could not be saved. Nothing was changed; what you typed is still here.", "label")
    again.keys("Escape")
    again.click_on("Discard")
    assert again.quit() == ""
