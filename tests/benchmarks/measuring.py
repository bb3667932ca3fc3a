"""Measures processes and calls: paired runs, interleaved so that a busy machine is unkind to both sides alike."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the result: our figures and those of the bare floor from the same run (none: no floor to compare with)."""

    what: str
    unit: str
    ours: Sequence[float]
    floor: Sequence[float] = ()
    floor_name: str = ""
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        """The median of the paired ratios."""
        pairs = zip(self.ours, self.floor, strict=True) if self.floor else ()
        ratios = [one / other for one, other in pairs if other]
        return statistics.median(ratios) if ratios else None


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % of the values do not exceed."""
    return sorted(values)[ceil(0.95 * len(values)) - 1]


def table(lines: Sequence[Line]) -> str:
    """Return the lines as a Markdown table."""
    rows = ["| what | median | p95 | floor | times the floor | goal |", "|---|---|---|---|---|---|"]
    for line in lines:
        floor = f"{_figure(statistics.median(line.floor), line.unit)} ({line.floor_name})" if line.floor else ""
        ratio = f"{line.ratio:.2f}" if line.ratio is not None else ""
        middle, high = _figure(statistics.median(line.ours), line.unit), _figure(p95(line.ours), line.unit)
        rows.append(f"| {line.what} | {middle} | {high} | {floor} | {ratio} | {line.goal} |")
    return "\n".join(rows)


def _figure(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.1f} {unit}" if value >= 10 else f"{value:.2f} {unit}"


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process took: seconds from start to end, seconds of processor time (user and system)."""

    wall: float
    cpu: float


def run_process(command: Sequence[str], env: Mapping[str, str]) -> Spent:
    """Run a process to its end, its output thrown away; raises CalledProcessError where it fails."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def interleaved(sides: Mapping[str, Callable[[], Spent]], runs: int) -> Mapping[str, Sequence[Spent]]:
    """Return what each side took in each run, after one run that only warms the caches."""
    spent: dict[str, list[Spent]] = {name: [] for name in sides}
    for run in range(runs + 1):
        for name, side in sides.items():
            took = side()
            if run:
                spent[name].append(took)
    return spent


def timed(act: Callable[[int], object], runs: int) -> Sequence[float]:
    """Return the milliseconds of each call of `act`, which is given the run's number, after one that only warms the caches."""
    took = []
    for run in range(runs + 1):
        start = time.perf_counter()
        act(run)
        took.append(1000 * (time.perf_counter() - start))
    return took[1:]


def user_environment() -> dict[str, str]:
    """Return this process's variables as a user's would be: compiled files are kept, output is buffered."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")}
