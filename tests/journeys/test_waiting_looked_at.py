"""Response times in the real window: opened by key, looked through without eyes, and written to files of each kind."""

import csv
import io
import stat
from pathlib import Path
from xml.etree import ElementTree

from journeys.desktop import Program, wait_for
from journeys.test_accessible import controls


def test_the_example_is_looked_at_and_exported(hearback: Program, tmp_path: Path) -> None:
    hearback.wait_for_focus("Add your first application")
    hearback.keys("Tab", "Tab", "Return")
    hearback.wait_for_row("Lumen Health", "Panel")
    hearback.keys("ctrl+shift+t")
    hearback.wait_for_title("Response times")
    hearback.sees("How long replies took after")
    # the table, those still waiting and the chart, as they are heard
    hearback.sees("Tech start-ups, few of its own", "table cell")
    hearback.sees("City of Halden, GIS Specialist", "table cell")
    hearback.sees("Chance that a reply has arrived")
    assert [one for one in controls(hearback) if not one.name] == []

    written = {"p": "curves.png", "d": "curves.svg", "t": "table.csv", "w": "weeks.csv"}
    for key, name in written.items():
        hearback.click_on("Export", "push button")
        hearback.keys(key)
        hearback.wait_for_title("Export")
        hearback.keys("ctrl+a")
        hearback.types(str(tmp_path / name))
        hearback.keys("Return")
        wait_for((tmp_path / name).exists, f"{name} to be written")
        hearback.wait_for_title("Response times")
    assert all(stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600 for name in written.values())
    assert (tmp_path / "curves.png").read_bytes().startswith(b"\x89PNG")
    drawing = ElementTree.fromstring((tmp_path / "curves.svg").read_text("utf-8"))
    assert any("All together" in "".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    table, weeks = (
        list(csv.reader(io.StringIO((tmp_path / name).read_text("utf-8-sig")))) for name in ("table.csv", "weeks.csv")
    )
    assert table[0][0] == "Industry" and "Tech start-ups" in {row[0] for row in table}
    assert weeks[0] == ["Week from", "sent", "replies"] and len(weeks) > 5

    hearback.keys("Escape")
    wait_for(lambda: not any("Response times" in one for one in hearback.titles()), "the page to close")


def test_what_a_friend_said_is_kept_and_taken_back(hearback: Program) -> None:
    hearback.wait_for_focus("Add your first application")
    hearback.keys("ctrl+shift+t")
    hearback.wait_for_title("Response times")
    hearback.sees("Here you will see how long replies take")
    hearback.click_on("What others say", "page tab")
    hearback.sees("NACE, Recruiting Benchmarks Survey 2012", "table cell")
    hearback.click_on("Add what you heard…", "push button")
    hearback.wait_for_title("What you gleaned about waiting")
    hearback.types("Lumen Health")
    hearback.keys("Tab")
    hearback.types("12")
    hearback.keys("Tab", "Tab", "Tab")
    hearback.types("a friend who works there")
    hearback.keys("ctrl+Return")
    hearback.sees("a friend who works there", "table cell")
    hearback.wait_for_title("Response times")
    hearback.keys("ctrl+z")
    hearback.sees_no_more("a friend who works there")
