"""A company's mark-up in the real window, under the mouse and in dialogs: it is read as it is, and no file it names is opened."""

import datetime as dt
import json
from pathlib import Path

import pytest

from desk.mark_up import Odd, Watch
from journeys.desktop import Desktop

# one pixel, in a format that Qt reads without a plug-in
PICTURE = b"P6 1 1 255\n" + bytes(3)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """An image that is not to be looked at."""
    file = tmp_path / "bait.ppm"
    file.write_bytes(PICTURE)
    return file


@pytest.fixture
def data(desktop: Desktop, tmp_path: Path, picture: Path) -> Path:
    """A store whose only application, met yesterday, names the image wherever something can be typed."""
    odd = Odd(picture)
    yesterday = (dt.datetime.now(dt.UTC) - dt.timedelta(days=1)).isoformat()
    note = {"kind": "topic", "text": odd("note " * 60)}
    lumen = {
        "company": odd("company"),
        "role": odd("role"),
        "people": [{"name": odd("Priya"), "email": "priya@lumen.example"}],
        "rounds": [{"starts": yesterday, "name": odd("round"), "people": [odd("Priya")], "notes": [note]}],
        "replies": [{"received": yesterday, "kind": "other", "text": odd("reply")}],
    }
    file = tmp_path / "applications.json"
    file.write_text(json.dumps({"format": "hearback", "version": 1, "applications": [lumen]}), encoding="utf-8")
    done = desktop.headless("import", str(file), data=tmp_path / "data")
    assert done.returncode == 0, done.stderr
    return tmp_path / "data"


def test_what_a_company_typed_is_read_and_opens_nothing(desktop: Desktop, data: Path, picture: Path) -> None:
    with Watch(picture) as watch:
        program = desktop.hearback(data=data)
        program.sees("<b>company</b>")
        # under the mouse a long note and a recipient are told whole
        for part in ("<b>note", "To R&D <b>Priya"):
            x, y, width, height = program.sees(part, "push button").box
            desktop.xdotool("mousemove", str(x + width // 2), str(y + min(height, 60) // 2))
            desktop.xdotool("mousemove_relative", "3", "3")
            program.sees("<img", "tool tip")

        for keys in ("ctrl+e", "ctrl+d", "ctrl+r"):
            program.keys(keys)
            program.sees("Cancel", "push button")
            program.keys("Escape")
            program.sees_no_more("Cancel")
        assert not watch.noticed
        assert picture.read_bytes() == PICTURE
        assert watch.noticed
