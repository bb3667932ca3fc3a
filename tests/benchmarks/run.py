"""Runs the benchmarks and prints their table: `python tests/benchmarks/run.py [--quick|--full] [NAME …]`."""

import argparse
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

# run as a script, Python looks for modules beside this file only
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.checklist import checklist
from benchmarks.commands import due, importing
from benchmarks.first_paint import first_paint
from benchmarks.idle import idle
from benchmarks.keeping import keeping
from benchmarks.listing import listing
from benchmarks.measuring import Line, table
from benchmarks.spelling import spelling
from benchmarks.waits import waits
from benchmarks.waits_page import waits_page


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured, how often."""

    window: int
    due: int
    rows: int
    lists: tuple[int, ...]
    words: int
    runs: int
    imports: int
    letters: int
    keys: int
    waits: int
    idle: int
    """Seconds."""


SIZES = {
    "tiny": Size(window=10, due=10, rows=20, lists=(10,), words=50, runs=1, imports=1, letters=5, keys=2, waits=20, idle=1),
    "quick": Size(
        window=1_000,
        due=10_000,
        rows=10_000,
        lists=(1_000,),
        words=5_000,
        runs=5,
        imports=1,
        letters=5_000,
        keys=40,
        waits=5_000,
        idle=300,
    ),
    "full": Size(
        window=1_000,
        due=10_000,
        rows=100_000,
        lists=(1_000, 10_000, 100_000),
        words=5_000,
        runs=15,
        imports=3,
        letters=5_000,
        keys=200,
        waits=100_000,
        idle=1_200,
    ),
}

BENCHMARKS: dict[str, Callable[[Path, Size], Sequence[Line]]] = {
    "first-paint": lambda folder, size: first_paint(folder, size.window, size.runs),
    "due": lambda folder, size: due(folder, size.due, size.runs),
    "import": lambda folder, size: importing(folder, size.rows, size.imports),
    "list": lambda folder, size: [line for many in size.lists for line in listing(folder, many, size.runs)],
    "keeping": lambda folder, size: keeping(folder, size.lists[-1], min(size.runs, 3)),
    "spelling": lambda folder, size: spelling(folder, size.words, size.runs),
    "waits": lambda folder, size: waits(folder, size.waits, size.runs),
    "waits-page": lambda folder, size: waits_page(folder, size.waits, size.runs),
    "idle": lambda folder, size: idle(folder, size.window, size.idle),
    "checklist": lambda folder, size: checklist(folder, size.letters, size.keys),
}


def main() -> int:
    """Run what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    much = parser.add_mutually_exclusive_group()
    for name in SIZES:
        much.add_argument(f"--{name}", dest="size", action="store_const", const=name)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(BENCHMARKS)} (default: all)")
    parser.set_defaults(size="quick")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    for name in asked.names or BENCHMARKS:
        with TemporaryDirectory(prefix="hearback-benchmark-") as folder:
            lines += BENCHMARKS[name](Path(folder), SIZES[asked.size])
    print(f"{platform.platform()}, Python {platform.python_version()}\n\n{table(lines)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
