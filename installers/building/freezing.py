"""Runs PyInstaller so that the same sources make the same files, wherever and whenever they are frozen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build"
DONE = ROOT / "dist"


def source_date() -> int:
    """Return the instant that everything made is dated by: what the environment says, else the last commit's."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


def freeze(date: int) -> Path:
    """Freeze the program; return its folder."""
    folder = WORK / "frozen"
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(folder), "--workpath", str(WORK / "work"), str(ROOT / "installers" / "hearback.spec")]
    # sets in compiled code are written in the order of their hashes
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(date)}, check=True)
    return folder / ("Hearback.app" if sys.platform == "darwin" else "hearback")
