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

from benchmarks.commands import due, importing
from benchmarks.first_paint import first_paint
from benchmarks.listing import listing
from benchmarks.measuring import Line, table


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured, how often."""

    window: int
    due: int
    rows: int
    lists: tuple[int, ...]
    runs: int
    imports: int


SIZES = {
    "tiny": Size(window=10, due=10, rows=20, lists=(10,), runs=1, imports=1),
    "quick": Size(window=1_000, due=10_000, rows=10_000, lists=(1_000,), runs=5, imports=1),
    "full": Size(window=1_000, due=10_000, rows=100_000, lists=(1_000, 10_000), runs=15, imports=3),
}

BENCHMARKS: dict[str, Callable[[Path, Size], Sequence[Line]]] = {
    "first-paint": lambda folder, size: first_paint(folder, size.window, size.runs),
    "due": lambda folder, size: due(folder, size.due, size.runs),
    "import": lambda folder, size: importing(folder, size.rows, size.imports),
    "list": lambda folder, size: [line for many in size.lists for line in listing(folder, many, size.runs)],
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
