"""What only an installed program can show, on the desktop of the system that it is installed in: prove_installed runs these."""

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.desktop import Desktop, Program, wait_for
from journeys.test_one_window import id_of
from journeys.test_write_and_send import add_application, book_interview, write

INSIDE = shlex.split(os.environ.get("HEARBACK_INSIDE", ""))
"""What comes before a command, so that it runs where Hearback is installed."""

ENTRY = "/usr/share/applications/hearback.desktop"

pytestmark = pytest.mark.skipif(not INSIDE, reason="installers/prove_installed.py runs these where Hearback is installed")


class Started:
    """A program that the desktop has started by itself, in the data folder of its own."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.window = wait_for(self._window, "the window")
        self.number = int(desktop.xdotool("getwindowpid", self.window))

    def _window(self) -> str:
        return self.desktop.ask("xdotool", "search", "--onlyvisible", "--class", "hearback").partition("\n")[0]

    def says(self, part: str) -> None:
        """Wait until something in its windows says this."""
        wait_for(lambda: any(one.says(part) for one in self.desktop.read_aloud(self.number)), f"{part!r}", 60)

    def quit(self) -> None:
        """Quit by the key for it."""
        self.desktop.xdotool("windowactivate", "--sync", self.window, "key", "--clearmodifiers", "ctrl+q")
        wait_for(lambda: not self._window(), "the window to go")


def inside(desktop: Desktop, *command: str) -> str:
    """Run a command where Hearback is installed, and return what it prints."""
    done = subprocess.run(
        [*INSIDE, *command], env=desktop.environment, cwd="/", capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout.strip()


def start(desktop: Desktop, *command: str) -> None:
    """Run a command where Hearback is installed that leaves a program behind, or is one itself until that ends."""
    inside(desktop, "sh", "-c", '"$@" > /dev/null 2>&1 < /dev/null &', "sh", *command)


@pytest.fixture
def own_data(desktop: Desktop) -> Iterator[Path]:
    """The data folder of whoever names none."""
    folder = Path(desktop.environment["XDG_DATA_HOME"]) / "hearback"
    yield folder
    # one that a failed journey has left would stand in the way of the next
    for window in desktop.ask("xdotool", "search", "--class", "hearback").split():
        desktop.ask("xdotool", "windowkill", window)
    shutil.rmtree(folder, ignore_errors=True)


def test_there_is_no_python_of_the_system(desktop: Desktop) -> None:
    assert subprocess.run([*INSIDE, "sh", "-c", "command -v python3 python"], check=False).returncode != 0


def test_it_starts_from_its_menu_entry_and_opens_links_and_files(desktop: Desktop, own_data: Path, tmp_path: Path) -> None:
    start(desktop, "gio", "launch", ENTRY)
    started = Started(desktop)
    started.says("Look at an example")
    started.quit()

    file = tmp_path / "hearback-brought.json"
    document = {"format": "hearback", "version": 1, "applications": [{"company": "Koeln & Soehne", "role": "Analyst"}]}
    file.write_text(json.dumps(document), encoding="utf-8")
    # as file managers ask; without a desktop around it, xdg-mime looks into the file only
    asked = inside(desktop, "gio", "info", "--attributes=standard::content-type", str(file))
    assert "standard::content-type: application/x-hearback+json" in asked
    inside(desktop, "hearback", "import", str(file))
    link = f"hearback:{id_of(desktop, own_data, 'Koeln & Soehne')}"
    start(desktop, "xdg-open", link)
    started = Started(desktop)
    started.says("Koeln & Soehne · Analyst")

    calendar = tmp_path / "Einladung zum Gespräch.ics"
    calendar.write_bytes((Path(__file__).parents[1] / "examples" / "invitation-outlook.ics").read_bytes())
    start(desktop, "gio", "launch", ENTRY, str(calendar))
    started.says("Interview: Data Platform Engineer")
    desktop.xdotool("key", "Escape")
    started.quit()


def test_it_is_the_one_that_the_system_has_for_its_links(desktop: Desktop) -> None:
    assert inside(desktop, "xdg-mime", "query", "default", "x-scheme-handler/hearback") == "hearback.desktop"


def test_the_mail_program_gets_the_surroundings_that_hearback_got(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, "Koeln & Soehne", "Analyst")
    book_interview(hearback, "yesterday", "10:00", "Jens", "jens@koeln.example")
    write(hearback, "Hello Jens")
    hearback.click_on("Open in email")
    desktop.mail_link()
    variables = desktop.mail_programs_variables()
    assert {"LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"} & variables.keys() == set()
    assert [name for name, value in variables.items() if "/usr/lib/hearback" in value] == []


def test_at_login_the_installed_program_starts(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, "Koeln & Soehne", "Analyst")
    assert hearback.quit() == ""
    again = desktop.hearback(data=hearback.data)
    again.click_on("Start when I log in")
    entry = Path(desktop.environment["XDG_CONFIG_HOME"]) / "autostart" / "hearback.desktop"
    wait_for(entry.exists, "the entry")
    text = entry.read_text(encoding="utf-8")
    entry.unlink()
    assert 'Exec="/usr/lib/hearback/hearback" ' in text
    assert "TryExec=/usr/lib/hearback/hearback" in text


def test_misspelt_words_are_found(desktop: Desktop, hearback: Program) -> None:
    add_application(hearback, "Koeln & Soehne", "Analyst")
    book_interview(hearback, "yesterday", "10:00", "Jens", "jens@koeln.example")
    write(hearback, "Hello Jens, thank you for your tiime and the walk.")
    hearback.keys("F7")
    wait_for(lambda: len(hearback.surfaces()) > 1, "the suggestions")
    hearback.keys("Return")
    hearback.sees_no_more("tiime")
