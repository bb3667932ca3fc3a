"""Nothing is sent anywhere: with networking cut off everything works, and not one attempt is made to reach anybody."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from journeys.desktop import Desktop, wait_for
from journeys.test_write_and_send import add_application

SHEET = Path(__file__).parents[1] / "examples" / "job-search-google-sheet.csv"
WAYS = (("unshare", "--net"), ("unshare", "--map-root-user", "--net"))


@pytest.fixture(scope="module")
def cut_off() -> Sequence[str]:
    """Return a command that runs another one where there is no network."""
    for way in WAYS:
        if subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            return way
    pytest.skip("this system lets nobody cut a program off from the network")


def attempts(counters: str) -> int:
    """Return how often something was to be sent to where no way leads."""
    names, values = (line.split() for line in counters.splitlines() if line.startswith("Ip:"))
    return int(values[names.index("OutNoRoutes")])


def test_attempts_would_be_counted(cut_off: Sequence[str]) -> None:
    script = "import socket\ntry: socket.create_connection(('192.0.2.1', 80), 2)\nexcept OSError: pass\n"
    script += "print(open('/proc/self/net/snmp').read())"
    done = subprocess.run([*cut_off, sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert attempts(done.stdout) > 0


def test_a_whole_way_through_the_window_tries_to_reach_nobody(desktop: Desktop, tmp_path: Path, cut_off: Sequence[str]) -> None:
    program = desktop.hearback(data=tmp_path / "data", within=cut_off)
    add_application(program, "Lumen Health", "Engineer")
    wait_for((program.data / "window.address").exists, "the start to be over")
    assert desktop.headless("import", str(SHEET), data=program.data).returncode == 0
    program.keys("ctrl+shift+t")
    program.wait_for_title("Response times")
    program.keys("Escape", "F1")
    program.wait_for_title("Help")
    program.keys("Escape", "ctrl+comma")
    program.wait_for_title("Settings")
    program.click_on("Cancel")
    program.keys("ctrl+shift+a")
    program.keys("ctrl+shift+a")
    program.activate()
    program.keys("ctrl+shift+c")
    counters = Path(f"/proc/{program.number}/net/snmp").read_text(encoding="ascii")
    assert program.quit() == ""
    assert attempts(counters) == 0


@pytest.mark.parametrize("command", [["due", "--all"], ["self-test"], ["export", "all.json"]], ids=lambda one: one[0])
def test_commands_try_to_reach_nobody(tmp_path: Path, cut_off: Sequence[str], command: list[str]) -> None:
    (tmp_path / "data").mkdir()
    program = f"{sys.executable} -m hearback {' '.join(command)} --data {tmp_path / 'data'}"
    script = f"{program} >/dev/null && cat /proc/self/net/snmp"
    done = subprocess.run([*cut_off, "sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert attempts(done.stdout) == 0
