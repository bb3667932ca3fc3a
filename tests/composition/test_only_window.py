"""The first window and those that come after it: told what they wanted, by this user only, and never stuck after a crash."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from hearback.composition import hearing_starts, named_pipe, only_window, unix_socket
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


@pytest.fixture(params=[unix_socket, named_pipe], ids=["as on Linux and macOS", "as on Windows"])
def first(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OnlyWindow]:
    # Qt's local sockets are the system's: elsewhere than on Windows, too
    monkeypatch.setattr(hearing_starts, "Listening", request.param.Listening)
    one = OnlyWindow(tmp_path)
    assert one.take()
    one.listen()
    yield one
    one.leave()


def test_a_second_start_tells_the_first_what_it_is_for(first: OnlyWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.asked, timeout=30_000) as heard:
        second = start(tmp_path, written(WANTED))
    assert heard.args == [WANTED]
    qtbot.waitUntil(lambda: second.stdout is not None and second.stdout.readable(), timeout=30_000)
    assert answer(second) == "told"
    end(second)


def test_who_leaves_lets_the_next_be_first_and_leaves_nothing_behind(first: OnlyWindow, tmp_path: Path) -> None:
    place = Path((tmp_path / "window.address").read_text())
    assert place.is_socket()
    first.leave()
    assert not place.exists()
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
        place = Path(address.read_text())
        assert place.is_socket()
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(address.stat().st_mode) == 0o600
        assert (place.parent == folder) is (runtime == "private")
        names.add(place)
        one.leave()
        assert not place.exists()
        assert place.parent == folder or not place.parent.exists()
    assert len(names) == 2
    shutil.rmtree(folder.parent)


def test_what_is_not_understood_moves_nothing(first: OnlyWindow, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[object] = []
    first.asked.connect(heard.append)
    name = (tmp_path / "window.address").read_text()
    with ThreadPoolExecutor() as beside:

        def answered(line: bytes) -> bytes | None:
            answer = beside.submit(unix_socket.ask, name, line, 30_000)
            qtbot.waitUntil(answer.done, timeout=30_000)
            return answer.result()

        for line in (b"\n", b"{}\n", b"GET / HTTP/1.1\r\n", b"x" * 100_000, b'{"files": ["/etc/passwd"]}\n'):
            assert answered(line) is None
        assert heard == []
        assert answered(written(WANTED)) == hearing_starts.TAKEN
    assert heard == [WANTED]


@pytest.mark.parametrize("way", [unix_socket, named_pipe])
def test_who_is_there_and_says_nothing_is_not_waited_for_long(way: ModuleType, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "window"))
        silent.listen()
        assert way.ask(str(tmp_path / "window"), written(WANTED), 100) is None
    assert way.ask(str(tmp_path / "nowhere"), written(WANTED), 100) is None


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
