"""A spreadsheet becomes a list of what is due: looked at first, imported, undone."""

import json
from pathlib import Path

import pytest

from journeys.desktop import Desktop, Program, wait_for

EXAMPLES = Path(__file__).parents[1] / "examples"


def open_file(program: Program, path: Path) -> None:
    """Choose a file to import."""
    program.keys("ctrl+o")
    program.wait_for_title("Import")
    program.keys("ctrl+a")
    program.types(str(path))
    program.keys("Return")
    program.wait_for_title(f"Import {path.name}")


def companies(desktop: Desktop, program: Program) -> set[str]:
    """Return all companies, as a script sees them."""
    done = desktop.headless("due", "--all", "--json", data=program.data)
    assert done.returncode == 0, done.stderr
    return {one["company"] for one in json.loads(done.stdout)}


@pytest.mark.parametrize("name", ["bewerbungen-excel.csv", "job-search-google-sheet.csv", "jobsync-export.csv"])
def test_a_spreadsheet_is_looked_at_imported_and_undone(desktop: Desktop, hearback: Program, tmp_path: Path, name: str) -> None:
    by_script = tmp_path / "by-script"
    assert desktop.headless("import", str(EXAMPLES / name), data=by_script).returncode == 0
    expected = json.loads(desktop.headless("due", "--all", "--json", data=by_script).stdout)

    open_file(hearback, EXAMPLES / name)
    hearback.sees(f"Import {len(expected)} applications", "push button")
    assert companies(desktop, hearback) == set()
    hearback.click_on(f"Import {len(expected)} applications")
    wait_for(lambda: companies(desktop, hearback) == {one["company"] for one in expected}, "the companies")
    hearback.wait_for_rows(lambda rows: len(rows) >= min(6, len(expected)))
    hearback.wait_for_title("Hearback")
    hearback.keys("ctrl+z")
    hearback.sees("Import a spreadsheet")
    assert companies(desktop, hearback) == set()
