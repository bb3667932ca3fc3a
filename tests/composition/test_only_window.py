"""The first window and those that come after it: told what they wanted, by this user only, and never stuck after a crash."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from tempfile import mkdtemp

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from hearback.composition import only_window
from hearback.composition.only_window import OnlyWindow
from hearback.composition.starts import StartRequest, written
from house.checkout import ROOT

WANTED = StartRequest(files=(Path("/lists/jobs.csv"),), links=("hearback:0b1c",), token="leave")

# another program's start, which must not share this one's event loop
SECOND = """
import sys
from pathlib import Path
from hearback.composition.only_window import OnlyWindow
from hearback.composition.starts import read
one = OnlyWindow(Path(sys.argv[1]))
wanted = read(sys.stdin.buffer.readline())
print("first" if one.take() else "told" if one.tell(wanted) else "alone", flush=True)
sys.stdin.buffer.readline()
"""


def start(data: Path, line: bytes = b"{}\n") -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(SECOND), str(data)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "desktop")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(line.decode())
    process.stdin.flush()
    return process


def answer(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: "subprocess.Popen[str]") -> None:
    process.communicate("\n")


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> OnlyWindow:
    one = OnlyWindow(tmp_path)
    assert one.take()
    one.listen()
    return one


def test_a_second_start_tells_the_first_what_it_is_for(first: OnlyWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.asked, timeout=30_000) as heard:
        second = start(tmp_path, written(WANTED))
    assert heard.args == [WANTED]
    qtbot.waitUntil(lambda: second.stdout is not None and second.stdout.readable(), timeout=30_000)
    assert answer(second) == "told"
    end(second)
    first.leave()


def test_who_leaves_lets_the_next_be_first_and_leaves_nothing_behind(first: OnlyWindow, tmp_path: Path) -> None:
    socket = Path((tmp_path / "window.address").read_text())
    assert socket.is_socket()
    first.leave()
    assert not socket.exists()
    assert list(tmp_path.iterdir()) == []
    second = start(tmp_path)
    assert answer(second) == "first"
    end(second)


def test_a_crash_leaves_no_lock(tmp_path: Path, qtbot: QtBot) -> None:
    killed = start(tmp_path)
    assert answer(killed) == "first"
    assert not OnlyWindow(tmp_path).take()
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    after = OnlyWindow(tmp_path)
    assert after.take()
    after.leave()


def test_a_crash_s_socket_is_cleared_away(tmp_path: Path, first: OnlyWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    left = Path((tmp_path / "window.address").read_text())
    # as if it had died: the lock goes, the socket and its address stay
    first._lock.unlock()
    after = OnlyWindow(tmp_path)
    assert after.take()
    after.listen()
    assert not left.exists()
    assert Path((tmp_path / "window.address").read_text()).is_socket()
    after.leave()


def test_every_folder_has_a_window_of_its_own(first: OnlyWindow, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    second = start(other)
    assert answer(second) == "first"
    end(second)
    first.leave()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps others away from a pipe by other means")
@pytest.mark.parametrize("runtime", ["private", "shared", "missing", "long"])
def test_only_this_user_can_reach_the_socket(runtime: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(mkdtemp(prefix="run-")) / ("r" * 90 if runtime == "long" else "run")
    if runtime != "missing":
        folder.mkdir(mode=0o700)
    if runtime == "shared":
        folder.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    names = set()
    for _twice in range(2):
        one = OnlyWindow(tmp_path)
        assert one.take()
        one.listen()
        address = tmp_path / "window.address"
        socket = Path(address.read_text())
        assert socket.is_socket()
        assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(address.stat().st_mode) == 0o600
        assert (socket.parent == folder) is (runtime == "private")
        names.add(socket)
        one.leave()
        assert not socket.exists()
        assert socket.parent == folder or not socket.parent.exists()
    assert len(names) == 2
    shutil.rmtree(folder.parent)


def test_what_is_not_understood_moves_nothing(first: OnlyWindow, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[object] = []
    first.asked.connect(heard.append)
    for line in (b"\n", b"{}\n", b"GET / HTTP/1.1\r\n", b"x" * 100_000, b'{"files": ["/etc/passwd"]}\n'):
        socket = QLocalSocket()
        socket.connectToServer((tmp_path / "window.address").read_text())
        assert socket.waitForConnected(10_000)
        with qtbot.waitSignal(socket.disconnected, timeout=30_000):
            socket.write(line)
    assert heard == []
    first.leave()


def test_where_the_first_does_not_answer_a_second_window_opens(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(only_window, "_PATIENCE_S", 0.3)
    monkeypatch.setattr(only_window, "_ANSWER_MS", 100)
    first = start(tmp_path)
    assert answer(first) == "first"
    for left in (None, "/nowhere/window", str(tmp_path), "\0"):
        if left is not None:
            (tmp_path / "window.address").write_text(left)
        second = OnlyWindow(tmp_path)
        assert not second.take()
        assert not second.tell(WANTED)
        assert not second.is_taken
    end(first)


def test_where_the_first_ends_meanwhile_the_second_takes_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert answer(first) == "first"
    second = OnlyWindow(tmp_path)
    assert not second.take()
    end(first)
    assert not second.tell(WANTED)
    assert second.is_taken
    second.leave()


def test_a_folder_that_takes_no_lock_is_no_reason_not_to_start(qtbot: QtBot, tmp_path: Path) -> None:
    one = OnlyWindow(tmp_path / "missing")
    assert one.take()
    assert not one.is_taken
    one.listen()
    one.leave()
