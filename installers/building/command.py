"""The build: freezes the program, lets it test itself, and packs it as this system's users want it."""

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from building import other_systems
from building.appimage import TOOL, pack_appimage
from building.archive import pack_tar
from building.choosing import ContentFault
from building.deb import pack_deb
from building.differences import built_elsewhere, differences
from building.freezing import DONE, ROOT, WORK, freeze, source_date
from building.linux_files import write_share
from building.version import program_version

Packer = Callable[[Path, int], Path]


def command(arguments: Sequence[str]) -> int:
    """Build what is asked for; return the exit status."""
    packers = _PACKERS[sys.platform]
    parser = argparse.ArgumentParser(prog="from_source.py build --", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", choices=[*packers, []], metavar="KIND", help=f"which packages: {', '.join(packers)} (all that can be)"
    )
    parser.add_argument("--twice", action="store_true", help="build once more in another folder, and compare the files")
    options = parser.parse_args(arguments)
    # without the tool for AppImages the others can be made
    usual = [kind for kind in packers if kind != "appimage" or shutil.which(TOOL)]
    wanted = options.kinds or usual
    try:
        date = source_date()
        program = freeze(date)
        _test_itself(program)
        made = [packers[kind](program, date) for kind in wanted]
        for package in made:
            print(package)
        return _compare(program, made, wanted, date) if options.twice else 0
    except (ContentFault, OSError, subprocess.CalledProcessError) as fault:
        print(fault, file=sys.stderr)
        return 1


def _test_itself(program: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        subprocess.run([executable(program), "self-test", "--data", data], check=True)


def executable(program: Path) -> Path:
    """Return what is started of the frozen program's folder."""
    if sys.platform == "darwin":
        return program / "Contents" / "MacOS" / "hearback"
    return program / ("hearback.exe" if sys.platform == "win32" else "hearback")


def _compare(program: Path, made: Sequence[Path], kinds: Sequence[str], date: int) -> int:
    with tempfile.TemporaryDirectory(prefix="hearback-second-") as folder:
        second = built_elsewhere(Path(folder) / "another" / "place", kinds, date)
        other = second / program.relative_to(ROOT)
        told = [*differences(program, other), *differences(DONE, second / "dist", [one.name for one in made])]
    for difference in told:
        print(difference, file=sys.stderr)
    print(f"{len(told)} files differ" if told else "both builds are the same, file by file")
    return int(bool(told))


def _tar(program: Path, date: int) -> Path:
    name = f"hearback-{program_version()}-linux-{platform.machine()}"
    archive = DONE / f"{name}.tar.gz"
    pack_tar(program, name, archive, date)
    return archive


def _share(date: int) -> Path:
    share = WORK / "share"
    shutil.rmtree(share, ignore_errors=True)
    write_share(ROOT / "resources", share, program_version(), date)
    return share


def _deb(program: Path, date: int) -> Path:
    return pack_deb(program, _share(date), ROOT / "LICENSE", WORK / "deb", DONE, program_version(), date)


def _appimage(program: Path, date: int) -> Path:
    return pack_appimage(program, _share(date), WORK / "Hearback.AppDir", DONE, program_version(), date)


_PACKERS: Mapping[str, Mapping[str, Packer]] = {
    "linux": {"tar": _tar, "deb": _deb, "appimage": _appimage},
    "win32": {"setup": other_systems.setup},
    "darwin": {"dmg": other_systems.disk_image},
}
