"""Builds once more in another folder, and compares what came of it, byte by byte."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from building.freezing import ROOT


def built_elsewhere(folder: Path, kinds: Sequence[str], date: int) -> Path:
    """Copy the sources into a folder that is not there yet, build there, and return the folder."""
    shutil.copytree(ROOT, folder, symlinks=True, ignore=shutil.ignore_patterns(".*", "build", "dist", "__pycache__"))
    command = [sys.executable, str(folder / "installers" / "build.py"), *kinds]
    # another user's surroundings: another language, another time zone
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": str(date), "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"}
    subprocess.run(command, env=surroundings, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return folder


def differences(one: Path, other: Path, names: Sequence[str] | None = None) -> Iterator[str]:
    """Yield what differs in two folders: files in one of them only, other contents, other targets of links, other modes."""
    if names is None:
        names = sorted({str(path.relative_to(folder)) for folder in (one, other) for path in folder.rglob("*")})
    for name in names:
        first, second = one / name, other / name
        if first.is_symlink() or second.is_symlink():
            if not (first.is_symlink() and second.is_symlink() and first.readlink() == second.readlink()):
                yield f"{name}: another link"
        elif not (first.exists() and second.exists()):
            yield f"{name}: in one of the two only"
        elif first.stat().st_mode != second.stat().st_mode:
            yield f"{name}: another mode"
        elif first.is_file() and first.read_bytes() != second.read_bytes():
            yield f"{name}: other contents"
