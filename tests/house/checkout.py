"""The checkout as the house's tests read it: its files, without what is made and ignored."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# what the top level may hold, files whose names begin with a dot aside
TOP = {"LICENSE", "README.md", "desktop", "installers", "pyproject.toml", "resources", "tests"}


def files() -> list[Path]:
    """Return every file that belongs to the project, relative to its top.

    Git knows which; an unpacked archive has none, so there everything below the known folders counts.
    """
    asked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False) if shutil.which("git") else None
    if asked is not None and asked.returncode == 0:
        return sorted(file for name in os.fsdecode(asked.stdout).split("\0") if name and (ROOT / (file := Path(name))).is_file())
    found = [file.relative_to(ROOT) for top in TOP for file in [ROOT / top, *(ROOT / top).rglob("*")] if file.is_file()]
    return sorted(file for file in found if "__pycache__" not in file.parts and file.suffix != ".mo")


def modules() -> list[Path]:
    """Return every Python file of the project but the examples, relative to its top."""
    return [file for file in files() if file.suffix == ".py" and file.parts[:2] != ("tests", "examples")]


def run_python(*arguments: str, env: dict[str, str] | None = None, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run this Python with arguments and return what came of it; `env` comes on top of this process's variables."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | (env or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
