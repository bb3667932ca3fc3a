"""Folders that are kept in step with other computers, or lie on a network drive: no place for a database that is open."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "box sync": "Box",
    "mega": "MEGA",
    "megasync": "MEGA",
    "seafile": "Seafile",
}
"""Folders as the services name them by themselves; some add a name after a dash ("OneDrive - Firm")."""

_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".sync": "Resilio Sync",
}
"""What a service leaves in the folder that it keeps in step."""

_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "9p", "afs"}
)


_OCTAL = re.compile(r"\\([0-7]{3})")


def kept_in_step_by(
    folder: Path, variables: Mapping[str, str] | None = None, mounts: Path = Path("/proc/self/mounts")
) -> str | None:
    """Return what keeps a folder in step with other computers, by its name; empty for a network drive, None for nothing."""
    here = folder.resolve()
    given = os.environ if variables is None else variables
    for variable in _VARIABLES:
        if (root := given.get(variable)) and here.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    for place in (here, *here.parents):
        name = place.name.casefold()
        for known, service in _NAMES.items():
            if name == known or name.startswith((f"{known} - ", f"{known} (")):
                return service
        for mark, service in _MARKS.items():
            if (place / mark).exists():
                return service
    return "" if _is_on_network(here, mounts) else None


def _is_on_network(folder: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4
        return folder.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == drive_remote
    places = _from_mount_command() if sys.platform == "darwin" else _from_list(mounts)
    nearest = max((place for place in places if folder.is_relative_to(place)), key=lambda place: len(place.parts), default=None)
    return nearest is not None and places[nearest] in _NETWORK


def _from_list(mounts: Path) -> Mapping[Path, str]:
    """Where file systems are mounted on Linux, and which kind they are."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return {}
    # blanks and backslashes in paths are written as octal numbers
    split = (line.split(" ") for line in lines)
    return {Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), one[1])): one[2] for one in split if len(one) > 2}


def _from_mount_command() -> Mapping[Path, str]:
    """The same on macOS, which has no list to read."""
    import subprocess

    told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, errors="surrogateescape", check=False).stdout
    return {Path(found[1]): found[2] for found in re.finditer(r"^.+ on (/.*) \((\w+)[,)]", told, re.MULTILINE)}
