"""Packs the frozen program as a Debian package."""

import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterable
from pathlib import Path

from building.choosing import imports_of
from building.contents import SYSTEM_LIBRARIES

_CONTROL = """\
Package: hearback
Version: {version}
Architecture: {architecture}
Maintainer: The Hearback maintainers <maintainers@hearback.invalid>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: hicolor-icon-theme, libglx-mesa0 | libgl1-mesa-dri, xdg-utils
Section: misc
Priority: optional
Description: when to follow up after an interview, and what to say
 Hearback keeps your job applications beside their time, tells which one wants
 a message now and why, starts that message from the conversation you had, and
 shows what comes next and when. Everything stays on your computer.
"""
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Hearback
Comment: What the package holds of others, and under which licences, is listed in
 /usr/lib/hearback/_internal/hearback/licences/components.json, beside their texts.

Files: *
Copyright: The Hearback maintainers
License: Expat
"""
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")


def pack_deb(program: Path, share: Path, licence: Path, work: Path, done: Path, version: str, date: int) -> Path:
    """Pack the program's folder and its desktop files; return the package."""
    shutil.rmtree(work, ignore_errors=True)
    root = work / "root"
    shutil.copytree(program, root / "usr" / "lib" / "hearback", symlinks=True)
    shutil.copytree(share, root / "usr" / "share")
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "hearback").symlink_to("../lib/hearback/hearback")
    about = root / "usr" / "share" / "doc" / "hearback"
    about.mkdir(parents=True)
    text = licence.read_text(encoding="utf-8").partition("\n\n")[2].strip()
    indented = "\n".join(f" {line}" if line else " ." for line in text.splitlines())
    (about / "copyright").write_text(f"{_COPYRIGHT}{indented}\n", encoding="utf-8")
    architecture = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        _CONTROL.format(
            version=version,
            architecture=architecture,
            kibibytes=sum(_size(path) for path in root.rglob("*")),
            depends=", ".join(depends(path for path in program.rglob("*") if _is_binary(path))),
        ),
        encoding="utf-8",
    )
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        os.utime(path, (date, date), follow_symlinks=False)
    package = done / f"hearback_{version}_{architecture}.deb"
    done.mkdir(exist_ok=True)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=1", "--build", str(root), str(package)]
    subprocess.run(command, env=os.environ | {"SOURCE_DATE_EPOCH": str(date)}, stdout=subprocess.DEVNULL, check=True)
    return package


def depends(binaries: Iterable[Path]) -> list[str]:
    """Return Debian's packages of the libraries that binaries are linked with and that are not in the package."""
    needed, newest = set(), (2, 17)
    for binary in binaries:
        needed |= {SYSTEM_LIBRARIES[name] for name in imports_of(str(binary)) if name in SYSTEM_LIBRARIES}
        told = subprocess.run(["objdump", "-p", str(binary)], capture_output=True, text=True, check=True).stdout
        newest = max([newest, *((int(major), int(minor)) for major, minor in _GLIBC.findall(told))])
    return [f"libc6 (>= {newest[0]}.{newest[1]})", *sorted(needed)]


def _is_binary(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _size(path: Path) -> int:
    """Return what a file or folder takes, as Debian counts it: in whole KiB."""
    return 1 if path.is_symlink() or path.is_dir() else -(-path.stat().st_size // 1024)
