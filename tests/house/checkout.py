"""The checkout as the house's tests read it: its files, without what is made and ignored."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MADE = {"__pycache__", "build", "dist"}
DOT_FOLDERS = {".ci", ".github"}


def files() -> list[Path]:
    """Return every file that belongs to the project, relative to its top. Git is not asked: an unpacked archive has none."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if (name in DOT_FOLDERS) or not (name in MADE or name.startswith("."))]
        found += [(Path(folder) / name).relative_to(ROOT) for name in names if not name.endswith((".mo", ".pyc"))]
    return sorted(file for file in found if not file.parts[0].endswith(".egg-info"))


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
