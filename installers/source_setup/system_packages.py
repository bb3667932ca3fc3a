"""What Hearback needs of the operating system: finds what is missing on Linux, and installs it on Debian and its kin."""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from source_setup.console import Line, SetupFault, last_lines

# what Qt's core and its xcb, wayland and offscreen platforms are linked with and do not bring along, and Debian's package for it
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# the desktop on which the tests drive the real window
PROGRAMS = {
    "Xvfb": "xvfb",
    "appstreamcli": "appstream",
    "dbus-daemon": "dbus",
    "dbus-run-session": "dbus",
    "dunst": "dunst",
    "fc-cache": "fontconfig",
    "import": "imagemagick",
    "mutt": "mutt",
    "openbox": "openbox",
    "pdftotext": "poppler-utils",
    "trayer": "trayer",
    "update-desktop-database": "desktop-file-utils",
    "update-mime-database": "shared-mime-info",
    "wmctrl": "wmctrl",
    "xclip": "xclip",
    "xdg-mime": "xdg-utils",
    "xdotool": "xdotool",
    "xfce4-clipman": "xfce4-clipman",
    "xprop": "x11-utils",
    "xsel": "xsel",
}
# patterns below /usr
FILES = {
    "libexec/at-spi-bus-launcher": "at-spi2-core",
    "lib/python3/dist-packages/pyatspi": "python3-pyatspi",
    "share/fonts/**/Inter*": "fonts-inter",
    "share/fonts/**/NotoSans-Regular*": "fonts-noto-core",
}

FORBIDDEN = "HEARBACK_NO_SYSTEM_PACKAGES"


def provide(*, with_qt: bool, with_desktop: bool, allowed: bool, line: Line) -> None:
    """See that the system has what is needed, all in one go. Raises SetupFault, which says what to type.

    Without the desktop the tests can still run in part, so where it cannot be had that is only said.
    """
    needed = missing_for_venv() | (missing_libraries() if with_qt else {})
    try:
        install(needed | (missing_desktop() if with_desktop else {}), allowed=allowed, line=line)
    except SetupFault as fault:
        if needed:
            raise
        line.step(f"{fault}\nThe tests go on without; those in tests/journeys will fail.")
        line.end()


def missing_for_venv() -> dict[str, str]:
    """Return what Python lacks to make a virtual environment, and its package: Debian keeps that in one of its own."""
    if importlib.util.find_spec("ensurepip") is not None:
        return {}
    return {"Python's module ensurepip": f"python{sys.version_info.major}.{sys.version_info.minor}-venv"}


def missing_libraries() -> dict[str, str]:
    """Return the libraries that Qt would not find, with their packages."""
    if sys.platform != "linux":
        return {}
    return {name: package for name, package in LIBRARIES.items() if not _loads(name)}


def missing_desktop() -> dict[str, str]:
    """Return the programs and files of the tests' desktop that are not there, with their packages."""
    if sys.platform != "linux":
        return {}
    programs = {name: package for name, package in PROGRAMS.items() if shutil.which(name) is None}
    return programs | {pattern: package for pattern, package in FILES.items() if not any(Path("/usr").glob(pattern))}


def install(missing: dict[str, str], *, allowed: bool, line: Line) -> None:
    """Install the packages of what is missing where that is possible and allowed. Raises SetupFault, which says what to type."""
    if not missing:
        return
    packages = sorted(set(missing.values()))
    lacking = f"Hearback needs of this system: {', '.join(missing)}."
    if not _is_debian():
        raise SetupFault(f"{lacking}\nInstall the packages of your system that hold them, then run the same command again.")
    by_hand = shlex.join(["sudo", "apt-get", "install", *packages])
    to_type = f"Type this, then run the same command again:\n    {by_hand}"
    prefix = _how_to_become_root()
    if prefix is None or not allowed:
        raise SetupFault(f"{lacking}\n{to_type}")
    line.step(f"Installing {len(packages)} system packages: {' '.join(packages)} …")
    get = [*prefix, "apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", *packages]
    if _quiet(get).returncode == 0:
        return
    # a fresh machine has no list of packages yet, an old one's list names files that are gone
    _quiet([*prefix, "apt-get", "-o", "DPkg::Lock::Timeout=120", "update"])
    second = _quiet(get)
    if second.returncode != 0:
        raise SetupFault(f"{lacking}\napt-get could not install them:\n{last_lines(second.stdout.splitlines())}\n{to_type}")


def _quiet(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def _how_to_become_root() -> list[str] | None:
    """Return what to put before a command so that it runs as root without a question; None where that is not possible."""
    # debconf would ask questions; sudo drops variables on its way, so `env` sets it behind it
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quietly
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n", *quietly]
    return None


def _is_debian() -> bool:
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return False
    fields = dict(entry.split("=", 1) for entry in text.splitlines() if "=" in entry)
    kin = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    return bool({"debian", "ubuntu"} & set(kin)) and shutil.which("apt-get") is not None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
