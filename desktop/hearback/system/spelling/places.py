"""Where systems, LibreOffice and Mozilla's programs keep dictionaries."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def installed_folders(home: Path | None = None, environment: Mapping[str, str] = os.environ) -> Sequence[Path]:
    """Return the folders of this system that are there and may hold dictionaries, the ones kept for everybody first."""
    home = home or Path.home()
    match sys.platform:
        case "win32":
            programs = [Path(environment[name]) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)") if name in environment]
            roaming = Path(environment.get("APPDATA", home / "AppData" / "Roaming"))
            plain = [one / program / "dictionaries" for one in programs for program in ("Mozilla Firefox", "Mozilla Thunderbird")]
            offices = [one / "LibreOffice" / "share" / "extensions" for one in programs]
            offices += [roaming / "LibreOffice" / "4" / "user" / "uno_packages" / "cache" / "uno_packages"]
        case "darwin":
            plain = [home / "Library" / "Spelling", Path("/Library/Spelling"), Path("/opt/homebrew/share/hunspell")]
            offices = [Path("/Applications/LibreOffice.app/Contents/Resources/extensions")]
            offices += [home / "Library/Application Support/LibreOffice/4/user/uno_packages/cache/uno_packages"]
        case _:
            share = [Path(one) for one in environment.get("XDG_DATA_DIRS", "").split(":") if one] or [Path("/usr/local/share")]
            share = list(dict.fromkeys([*share, Path("/usr/share"), home / ".local/share"]))
            plain = [one / folder for one in share for folder in ("hunspell", "myspell", "myspell/dicts")]
            libraries = [Path("/usr/lib"), Path("/usr/lib64")]
            plain += [one / program / "dictionaries" for one in libraries for program in ("firefox", "thunderbird")]
            offices = [one / "libreoffice/share/extensions" for one in libraries]
            offices += [home / ".config/libreoffice/4/user/uno_packages/cache/uno_packages"]
    patterns = ("dict-*", "*/*", "*/*/dictionaries")  # those of the office itself, and extensions that were added
    inside = [entry for office in offices for pattern in patterns for entry in _folders(office, pattern)]
    return [one for one in dict.fromkeys([*plain, *inside]) if one.is_dir()]


def _folders(office: Path, pattern: str) -> Sequence[Path]:
    try:
        return sorted(one for one in office.glob(pattern) if one.is_dir())
    except OSError:
        return ()
