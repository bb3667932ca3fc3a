"""Packs folders into archives that depend on nothing but what the files hold."""

import gzip
import stat
import tarfile
from pathlib import Path


def pack_tar(folder: Path, name: str, archive: Path, date: int) -> None:
    """Pack a folder as a .tar.gz whose one top folder has this name."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = date
        if not member.issym():
            member.mode = 0o755 if member.isdir() or member.mode & stat.S_IXUSR else 0o644
        return member

    archive.parent.mkdir(parents=True, exist_ok=True)
    # the name and time in gzip's own header would differ
    with (
        archive.open("wb") as file,
        gzip.GzipFile("", "wb", compresslevel=9, fileobj=file, mtime=date) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        tar.add(folder, name, recursive=False, filter=plain)
        for path in sorted(folder.rglob("*")):
            tar.add(path, f"{name}/{path.relative_to(folder).as_posix()}", recursive=False, filter=plain)
