"""Packs the frozen program as an AppImage, with the tool made for that, where it is installed."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

TOOL = "appimagetool"


def write_app_folder(program: Path, share: Path, folder: Path) -> None:
    """Write what is in an AppImage: the program and its desktop files, and at the top what starts it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(program, folder / "usr" / "lib" / "hearback", symlinks=True)
    shutil.copytree(share, folder / "usr" / "share")
    (folder / "AppRun").symlink_to("usr/lib/hearback/hearback")
    (folder / ".DirIcon").symlink_to("usr/share/icons/hicolor/256x256/apps/hearback.png")
    (folder / "hearback.svg").symlink_to("usr/share/icons/hicolor/scalable/apps/hearback.svg")
    (folder / "hearback.desktop").symlink_to("usr/share/applications/hearback.desktop")


def pack_appimage(program: Path, share: Path, work: Path, done: Path, version: str, date: int) -> Path:
    """Pack it; return the AppImage. Raises OSError where the tool is not there."""
    write_app_folder(program, share, work)
    tool = shutil.which(TOOL)
    if tool is None:
        raise FileNotFoundError(f"{TOOL} is not installed: installers/README.md says where it comes from")
    done.mkdir(exist_ok=True)
    package = done / f"Hearback-{version}-{platform.machine()}.AppImage"
    command = [tool, "--no-appstream", str(work), str(package)]
    subprocess.run(command, env=os.environ | {"SOURCE_DATE_EPOCH": str(date), "ARCH": platform.machine()}, check=True)
    return package
