"""Starting with the user's session: an autostart file on Linux, a launch agent on macOS, a Run entry on Windows."""

import contextlib
import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from hearback.usecases.staying import StartAtLogin

_NAME = "hearback"
_AGENT = "desktop.hearback"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def start_at_login(command: Sequence[str]) -> StartAtLogin:
    """Return this system's way to run a command at login."""
    if sys.platform == "win32":
        return RunEntry(command)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", command)
    configuration = os.environ.get("XDG_CONFIG_HOME")
    return AutostartFile(Path(configuration) if configuration else Path.home() / ".config", command)


def own_command(data: Path | None) -> Sequence[str]:
    """Return how to start this program hidden, on this data folder (None: the platform's own)."""
    given = ["--data", str(data)] if data is not None else []
    return [*_program(), "--hidden", *given]


def _program() -> Sequence[str]:
    image = os.environ.get("APPIMAGE")
    if getattr(sys, "frozen", False):
        return [image or sys.executable]
    beside = Path(sys.executable).with_name("hearback.exe" if sys.platform == "win32" else "hearback")
    if sys.platform != "win32" and beside.is_file():
        return [str(beside)]
    # without a console window of its own
    windowed = Path(sys.executable).with_name("pythonw.exe")
    return [str(windowed if windowed.is_file() else sys.executable), "-m", "hearback"]


class AutostartFile:
    """The desktop entry that freedesktop's desktops start (Desktop Application Autostart Specification)."""

    def __init__(self, configuration: Path, command: Sequence[str]) -> None:
        self._file = configuration / "autostart" / f"{_NAME}.desktop"
        self._command = command

    def is_on(self) -> bool:
        """Whether there is an entry that nobody has switched off in the desktop's own settings."""
        try:
            entry = self._file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        switched_off = re.search(r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", entry, re.MULTILINE)
        return switched_off is None

    def turn(self, on: bool) -> None:
        """Write the entry, or remove it."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        lines = ["[Desktop Entry]", "Type=Application", "Name=Hearback", f"Exec={_exec_line(self._command)}"]
        lines += [f"TryExec={_value(self._command[0])}", "Icon=hearback", "Terminal=false", "X-GNOME-Autostart-enabled=true"]
        fresh = self._file.with_suffix(".new")
        fresh.write_text("\n".join([*lines, ""]), encoding="utf-8")
        fresh.replace(self._file)


class LaunchAgent:
    """The property list that macOS' launchd runs at login."""

    def __init__(self, agents: Path, command: Sequence[str]) -> None:
        self._file = agents / f"{_AGENT}.plist"
        self._command = command

    def is_on(self) -> bool:
        """Whether there is one."""
        return self._file.is_file()

    def turn(self, on: bool) -> None:
        """Write it, or remove it."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        agent = {"Label": _AGENT, "ProgramArguments": list(self._command), "RunAtLoad": True, "ProcessType": "Interactive"}
        self._file.write_bytes(plistlib.dumps(agent))


class RunEntry:
    """The value below the user's Run key."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command

    def is_on(self) -> bool:
        """Whether there is one."""
        if sys.platform == "win32":
            import winreg

            with contextlib.suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.QueryValueEx(key, "Hearback")
                return True
        return False

    def turn(self, on: bool) -> None:
        """Write it, or remove it."""
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                if on:
                    winreg.SetValueEx(key, "Hearback", 0, winreg.REG_SZ, subprocess.list2cmdline(self._command))
                else:
                    with contextlib.suppress(FileNotFoundError):
                        winreg.DeleteValue(key, "Hearback")


def _exec_line(command: Sequence[str]) -> str:
    """Return the command as the key Exec wants it: each argument quoted, then the whole escaped like every value."""
    return _value(" ".join(_argument(one) for one in command))


def _argument(text: str) -> str:
    return '"' + re.sub(r'(["`$\\])', r"\\\1", text).replace("%", "%%") + '"'


def _value(text: str) -> str:
    for sign, written in (("\\", r"\\"), ("\n", r"\n"), ("\t", r"\t"), ("\r", r"\r")):
        text = text.replace(sign, written)
    return text
