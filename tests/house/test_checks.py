"""The checkers find nothing: style, types, and who may import whom."""

import pytest

from house.checkout import ROOT, run_python

LINT_IMPORTS = (
    "import sys; from importlinter.cli import lint_imports_command; sys.argv = ['lint-imports']; lint_imports_command()"
)

CHECKS = {
    "ruff": ("-m", "ruff", "check", "."),
    "ruff-format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "import-linter": ("-c", LINT_IMPORTS),
}


@pytest.mark.parametrize("check", CHECKS)
def test_nothing_is_found(check: str) -> None:
    checked = run_python(*CHECKS[check], env={"PYTHONPATH": str(ROOT / "desktop"), "PYTHONUTF8": "1"})
    assert checked.returncode == 0, f"\n{checked.stdout}{checked.stderr}"
