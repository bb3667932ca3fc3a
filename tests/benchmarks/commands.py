"""Headless commands as whole processes: what is due, and the import of a large spreadsheet."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.made_up import HEARBACK, spreadsheet, store
from benchmarks.measuring import Line, Spent, interleaved, run_process, user_environment

# reads the same cells and writes them into one table: no meaning, no checks, no index, no undo
_BARE_IMPORT = """
import csv, pathlib, sqlite3, sys
path = pathlib.Path(sys.argv[2])
path.unlink(missing_ok=True)
with open(sys.argv[1], newline="", encoding="utf-8") as file, sqlite3.connect(path) as store:
    store.execute("CREATE TABLE row (a, b, c, d, e, f, g, h)")
    store.executemany("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?)", csv.reader(file))
"""


def due(folder: Path, applications: int, runs: int) -> Sequence[Line]:
    """Return `hearback due` over so many applications, against a Python that does nothing."""
    data = store(folder, applications)
    kinds: dict[str, tuple[str, ...]] = {
        "": (),
        " --all": ("--all",),
        " --json": ("--json",),
        " --all --json": ("--all", "--json"),
    }
    env = user_environment()
    sides = {
        name: lambda options=options: run_process([*HEARBACK, "due", *options, "--data", str(data)], env)
        for name, options in kinds.items()
    }
    took = interleaved({**sides, "floor": lambda: run_process([sys.executable, "-c", "pass"], env)}, runs)
    floor = [one.wall for one in took["floor"]]
    lines = [
        Line(
            f"hearback due{name}, {applications:,} applications",
            "s",
            [one.wall for one in took[name]],
            floor,
            "python -c pass",
            "< 0.33 s",
        )
        for name in kinds
    ]
    cpu = [one.cpu for one in took[" --all --json"]]
    return [*lines, Line("the last one's processor time", "s", cpu, [one.cpu for one in took["floor"]], "python -c pass")]


def importing(folder: Path, rows: int, runs: int) -> Sequence[Line]:
    """Return the import of a CSV file with so many rows, against reading its cells and writing them into one table."""
    table, data, env = spreadsheet(folder, rows), folder / "imported", user_environment()

    def ours() -> Spent:
        shutil.rmtree(data, ignore_errors=True)
        return run_process([*HEARBACK, "import", str(table), "--data", str(data)], env)

    def floor() -> Spent:
        return run_process([sys.executable, "-c", _BARE_IMPORT, str(table), str(folder / "bare.sqlite")], env)

    took = interleaved({"ours": ours, "floor": floor}, runs)
    name = "csv.reader and executemany"
    return [
        Line(f"import of {rows:,} rows", "s", [one.wall for one in took["ours"]], [one.wall for one in took["floor"]], name),
        Line("its processor time", "s", [one.cpu for one in took["ours"]], [one.cpu for one in took["floor"]], name),
    ]
