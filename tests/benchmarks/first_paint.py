"""First paint and memory of the window with a job search in it, against a bare PySide6 window."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.made_up import store
from benchmarks.measuring import Line, user_environment

_PROCESS = Path(__file__).with_name("window_process.py")
_GOAL = "≤ 1.6 times"


def first_paint(folder: Path, applications: int, runs: int) -> Sequence[Line]:
    """Return time to first paint and memory with so many applications."""
    data = store(folder, applications)
    noted: dict[str, list[Mapping[str, float]]] = {"hearback": [], "bare": []}
    with display() as env:
        for run in range(runs + 1):
            for which, figures in noted.items():
                took = _start(which, data, env)
                if run:  # the first run only warms the caches
                    figures.append(took)

    def line(what: str, unit: str, figure: str, goal: str = "") -> Line:
        ours, bare = ([one[figure] for one in noted[which]] for which in ("hearback", "bare"))
        return Line(f"{what}, {applications:,} applications", unit, ours, bare, "bare window", goal)

    return [
        line("first paint", "s", "seconds", _GOAL),
        line("memory (PSS) at first paint", "MiB", "pss_painted", _GOAL),
        line("memory (RSS) at first paint", "MiB", "rss_painted", _GOAL),
        line("memory (PSS) 2 s later", "MiB", "pss_settled"),
        line("memory (RSS) 2 s later", "MiB", "rss_settled"),
    ]


def _start(which: str, data: Path, env: Mapping[str, str]) -> Mapping[str, float]:
    command = [sys.executable, str(_PROCESS), which, repr(time.monotonic()), str(data)]
    told = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    noted: Mapping[str, float] = json.loads(told)
    return noted


@contextmanager
def display() -> Iterator[Mapping[str, str]]:
    """Give the variables of an own virtual display; Qt's offscreen platform where there is no Xvfb."""
    env = user_environment()
    if shutil.which("Xvfb") is None:
        yield env | {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        yield env | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()
