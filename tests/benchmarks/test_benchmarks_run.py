"""The benchmarks still run: each at a tiny size. What they measure is of no account here."""

import sys
from pathlib import Path

import pytest

from benchmarks.run import BENCHMARKS
from house.checkout import run_python

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_runs_and_tells_its_figures(name: str) -> None:
    done = run_python(str(Path(__file__).with_name("run.py")), "--tiny", name)
    assert done.returncode == 0, done.stderr
    _machine, _blank, _heading, _rule, *lines = done.stdout.splitlines()
    assert lines
    assert all(line.count("|") == 7 for line in lines)
