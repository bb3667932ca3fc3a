"""A store that cannot be opened: told, left as it is, and the newest whole backup put in its place where one agrees."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journeys.desktop import Desktop, wait_for


def bring(desktop: Desktop, data: Path, *companies: str) -> None:
    for company in companies:
        file = data.parent / f"{company}.json"
        applications = [{"company": company, "role": "Engineer"}]
        file.write_text(json.dumps({"format": "hearback", "version": 1, "applications": applications}), encoding="utf-8")
        assert desktop.headless("import", str(file), data=data).returncode == 0


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in (*range(100, 140), *range(4096, 4140)):
        content[place] ^= 0x55
    path.write_bytes(content)


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        cut,
        flip,
        lambda path: path.write_text("My shopping list, which is quite long." * 40),
    ],
    ids=["empty", "cut off", "bits flipped", "foreign"],
)
def test_the_newest_whole_backup_is_offered(desktop: Desktop, tmp_path: Path, harm: Callable[[Path], object]) -> None:
    data = tmp_path / "data"
    # a backup is made before each import: the second knows Arbor, the third Arbor and Lumen
    bring(desktop, data, "Arbor", "Lumen", "Kestrel")
    store = data / "hearback.sqlite"
    newest = max((data / "backups").iterdir())
    newest.write_bytes(newest.read_bytes()[:9000])
    harm(store)
    before = store.read_bytes()

    program = desktop.hearback(data=data)
    program.click_on("Go back to this backup")
    program.wait_for_row("Arbor")
    program.keys("ctrl+q")
    assert program.wait_for_end() == ""
    kept = [path for path in data.iterdir() if path.name.startswith("unopened-")]
    assert [path.read_bytes() for path in kept] == [before]


def test_damage_that_only_the_backup_of_the_day_finds_is_told_and_can_be_gone_back_from(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    bring(desktop, data, "Arbor")
    file = tmp_path / "many.json"
    applications = [{"company": f"Company {number}", "role": "Engineer"} for number in range(400)]
    file.write_text(json.dumps({"format": "hearback", "version": 1, "applications": applications}), encoding="utf-8")
    assert desktop.headless("import", str(file), data=data).returncode == 0
    # as if it had been made the day before yesterday
    (backup,) = (data / "backups").iterdir()
    backup.rename(backup.with_name("hearback-import-20240101T000000.000Z.sqlite"))
    store = data / "hearback.sqlite"
    with closing(sqlite3.connect(store)) as other:
        (page,) = other.execute("SELECT rootpage FROM sqlite_master WHERE name = 'search_data'").fetchone()
        (size,) = other.execute("PRAGMA page_size").fetchone()
    content = bytearray(store.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    store.write_bytes(content)

    program = desktop.hearback(data=data)
    program.wait_for_row("Company 1")
    program.sees(
        f"The data in {store} is damaged. “Backups” in the settings leads back to an earlier copy that is whole.", "label"
    )
    program.keys("Return")
    program.keys("ctrl+comma")
    program.wait_for_title("Settings")
    program.click_on("Backups", "page tab")
    program.click_on("before an import", "list item")
    program.click_on("Go back to this one…")
    program.wait_for_title("Go back to")
    # the harmless answer has the focus
    program.keys("shift+Tab", "space")
    program.sees_no_more("Company 1")
    program.wait_for_row("Arbor")
    assert program.quit() == ""
    (aside,) = data.glob("unopened-*")
    assert aside.read_bytes()[(page - 1) * size : page * size] == b"\xff" * size


def test_a_search_that_is_out_of_step_is_mended_without_being_asked(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    bring(desktop, data, "Arbor")
    with closing(sqlite3.connect(data / "hearback.sqlite", isolation_level=None)) as other:
        other.execute("DELETE FROM search")

    def found() -> bool:
        with closing(sqlite3.connect(data / "hearback.sqlite")) as other:
            return bool(other.execute("SELECT 1 FROM search WHERE search MATCH 'arbor'").fetchall())

    assert not found()
    program = desktop.hearback(data=data)
    wait_for(found, "the search to be mended")
    assert program.quit() == ""
    assert list((data / "backups").glob("hearback-repair-*.sqlite"))


def test_a_newer_store_is_told_and_left_alone(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    bring(desktop, data, "Arbor")
    store = data / "hearback.sqlite"
    with closing(sqlite3.connect(store)) as other:
        other.execute("PRAGMA user_version = 99")
    before = store.read_bytes()
    program = desktop.hearback(data=data)
    program.sees(f"The data in {store} was written by a newer Hearback. Update Hearback, then open it again.", "label")
    program.keys("Return")
    assert program.wait_for_end(expected_status=1) == ""
    assert store.read_bytes() == before


def test_where_no_backup_is_whole_it_says_what_helps(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    bring(desktop, data, "Arbor")
    store = data / "hearback.sqlite"
    cut(store)
    program = desktop.hearback(data=data)
    program.sees(
        f"The data in {store} is damaged. There is no whole backup in {data / 'backups'}. If you have a copy elsewhere, put that "
        "into the folder of the data. Nothing was changed.",
        "label",
    )
    program.keys("Return")
    assert program.wait_for_end(expected_status=1) == ""


def test_whoever_declines_finds_everything_as_it_was(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    bring(desktop, data, "Arbor", "Lumen")
    store = data / "hearback.sqlite"
    store.write_bytes(b"")
    program = desktop.hearback(data=data)
    program.click_on("Leave everything as it is")
    # then it says what is wrong, and ends
    program.click_on("OK")
    assert program.wait_for_end(expected_status=1) == ""
    assert store.read_bytes() == b""
    wait_for(lambda: not [path for path in data.iterdir() if path.name.startswith("unopened-")], "nothing to be moved")
