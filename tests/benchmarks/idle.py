"""What it costs to sit in the tray: processor time, wake-ups and memory, on a desktop with a real tray and notifications."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.made_up import store
from benchmarks.measuring import Line
from journeys.desktop import Desktop, Program, wait_for

_SETTLES_S = 130
_NANOSECONDS = 1_000_000_000


def idle(folder: Path, applications: int, seconds: int) -> Sequence[Line]:
    """Return what the program takes in the tray, and minimized where there is none, with so many applications.

    It is left alone before it is measured: for two minutes Qt looks every ten seconds which of the pictures that were drawn it
    may forget.
    """
    data = store(folder, applications)
    (folder / "desktop").mkdir()
    desktop = Desktop(folder / "desktop")
    desktop.start()
    # nobody reads the screen aloud here
    quiet = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"}
    try:
        with desktop.tray():
            program = desktop.hearback(data=data, variables=quiet)
            desktop.tray_icon()
            lines = _measured("in the tray", program, applications, seconds)
            program.kill()
        program = desktop.hearback(data=data, variables=quiet)
        return [*lines, *_measured("minimized", program, applications, seconds)]
    finally:
        desktop.stop()


def _measured(where: str, program: Program, applications: int, seconds: int) -> Sequence[Line]:
    wait_for((program.data / "window.address").exists, "the start to be over")
    program.close()
    program.wait_until_out_of_sight()
    time.sleep(min(_SETTLES_S, seconds))
    before, start = _spent(program.number), time.monotonic()
    time.sleep(seconds)
    after, took = _spent(program.number), time.monotonic() - start
    # threads come, and go with what they had spent
    spent = [(now - then[0], wakes - then[1]) for thread, (now, wakes) in after.items() for then in [before.get(thread, (0, 0))]]
    cpu, wakes = sum(one for one, _wakes in spent) / _NANOSECONDS, sum(one for _cpu, one in spent)
    what = f"{where}, {applications:,} applications"
    return [
        Line(f"processor time an hour {what}", "s", [cpu * 3600 / took], goal="< 1 s"),
        Line(f"wake-ups a minute {what}", "", [wakes * 60 / took], goal="≤ 2"),
        Line(f"memory (PSS) {what}", "MiB", [_pss(program.number)]),
    ]


def _spent(process: int) -> Mapping[str, tuple[int, int]]:
    """Return what each thread has spent so far: nanoseconds of processor time, and how often it woke up."""
    spent = {}
    for thread in Path(f"/proc/{process}/task").iterdir():
        told = (thread / "status").read_text(encoding="utf-8").splitlines()
        wakes = next(int(line.split()[1]) for line in told if line.startswith("voluntary_ctxt_switches"))
        spent[thread.name] = int((thread / "schedstat").read_text(encoding="ascii").split()[0]), wakes
    return spent


def _pss(process: int) -> float:
    told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("Pss:")) / 1024
