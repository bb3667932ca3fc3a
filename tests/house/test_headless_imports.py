"""The headless commands do their work without loading Qt."""

from pathlib import Path

import pytest

from house.checkout import ROOT, run_python

# runs the program as `python -m hearback` does, then says whether it has loaded Qt
ASK = """
import runpy, sys
sys.argv = ["hearback", *sys.argv[1:]]
try:
    runpy.run_module("hearback", run_name="__main__")
except SystemExit as end:
    status = end.code or 0
qt = {"PySide6", "shiboken6"}
print(status, *sorted(qt & sys.modules.keys()), file=sys.stderr)
"""
SHEET = ROOT / "tests" / "examples" / "job-search-google-sheet.csv"


def run(*arguments: str, data: Path) -> str:
    done = run_python("-c", ASK, *arguments, "--data", str(data), env={"PYTHONPATH": str(ROOT / "desktop"), "DISPLAY": ""})
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()[-1]


def test_due(tmp_path: Path) -> None:
    assert run("due", "--all", "--json", data=tmp_path) == "0"


def test_import(tmp_path: Path) -> None:
    assert run("import", str(SHEET), data=tmp_path) == "0"


@pytest.mark.parametrize("ending", ["json", "csv", "ics"])
def test_export(tmp_path: Path, ending: str) -> None:
    assert run("export", str(tmp_path / f"all.{ending}"), data=tmp_path / "data") == "0"
