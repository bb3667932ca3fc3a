"""The wall clock, and the IANA zone that this computer is set to."""

import datetime as dt
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

ETC = Path("/etc")


class SystemClock:
    """The operating system's clock. The zone is looked up each time: people travel while the program runs."""

    def now(self) -> dt.datetime:
        """Return this instant, aware and in UTC."""
        return dt.datetime.now(dt.UTC)

    def zone(self) -> ZoneInfo:
        """Return the zone this computer is set to; UTC where it does not say."""
        return system_zone(os.environ, ETC, windows_zone_name())


def system_zone(environ: Mapping[str, str], etc: Path, windows_name: str | None) -> ZoneInfo:
    """Return the first known zone of: TZ, Windows' own name, the link etc/localtime, the file etc/timezone; else UTC.

    A TZ that is a rule instead of a name ("CET-1CEST,M3.5.0,M10.5.0/3") names no zone, so the computer's own is taken.
    """
    variable = environ.get("TZ")
    if variable == "":  # POSIX: set but empty means UTC
        return ZoneInfo("UTC")
    for name in (
        _name_in_path(variable.removeprefix(":")) if variable else None,
        _iana_name(windows_name) if windows_name else None,
        _linked_name(etc / "localtime"),
        _written_name(etc / "timezone"),
    ):
        zone = _known_zone(name)
        if zone is not None:
            return zone
    return ZoneInfo("UTC")


def windows_zone_name() -> str | None:
    """Return Windows' name of the zone ("W. Europe Standard Time"); None on other systems."""
    if sys.platform != "win32":
        return None
    import winreg

    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation") as key:
        return str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0])


def _iana_name(windows_name: str) -> str | None:
    # babel carries CLDR's table; imported here because only Windows needs it
    from babel.core import get_global

    name: str | None = get_global("windows_zone_mapping").get(windows_name)
    return name


def _linked_name(link: Path) -> str | None:
    try:
        return _name_in_path(str(link.readlink()))
    except OSError:
        return None


def _written_name(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _name_in_path(path: str) -> str:
    """Return the zone's name in `/usr/share/zoneinfo/Europe/Berlin` and its kin; a bare name comes back as it is."""
    name = path.rpartition("zoneinfo/")[2]
    return name.removeprefix("posix/").removeprefix("right/")


def _known_zone(name: str | None) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # an unknown name, a folder, a name that is no path
        return None
