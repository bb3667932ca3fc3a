"""Packs the frozen program on Windows, with Inno Setup, and on macOS, as a disk image."""

import os
import platform
import subprocess
from pathlib import Path

from building.freezing import DONE, ROOT
from building.version import program_version


def setup(program: Path, date: int) -> Path:
    """Make the Windows installer with Inno Setup's compiler, `iscc`; return it."""
    script = ROOT / "installers" / "windows" / "hearback.iss"
    defined = [f"/DVersion={program_version()}", f"/DProgram={program}", f"/DDone={DONE}"]
    subprocess.run(["iscc", "/Qp", *defined, str(script)], check=True)
    return DONE / f"Hearback-{program_version()}-setup.exe"


def disk_image(program: Path, date: int) -> Path:
    """Make the macOS disk image; return it."""
    image = DONE / f"Hearback-{program_version()}-{platform.machine()}.dmg"
    DONE.mkdir(exist_ok=True)
    script = ROOT / "installers" / "macos" / "make_dmg.sh"
    subprocess.run(["bash", str(script), str(program), str(image)], env=os.environ | {"SOURCE_DATE_EPOCH": str(date)}, check=True)
    return image
