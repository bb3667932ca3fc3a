"""What Windows and macOS read of the program itself: its version, its name, the links and files that it opens."""

import plistlib
from pathlib import Path
from typing import Any

from building.version import four_numbers

_TEMPLATE = Path(__file__).resolve().parents[1] / "macos" / "Info.plist"

_VERSION_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The Hearback maintainers"),
      StringStruct("FileDescription", "Hearback"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "hearback"),
      StringStruct("LegalCopyright", "MIT licence"),
      StringStruct("OriginalFilename", "hearback.exe"),
      StringStruct("ProductName", "Hearback"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def version_resource(version: str) -> str:
    """Return the version resource of hearback.exe as PyInstaller reads it."""
    return _VERSION_RESOURCE.format(numbers=four_numbers(version), version=version)


def information(version: str) -> dict[str, Any]:
    """Return the Info.plist of Hearback.app."""
    told: dict[str, Any] = plistlib.loads(_TEMPLATE.read_bytes())
    return told | {"CFBundleShortVersionString": version, "CFBundleVersion": version}
