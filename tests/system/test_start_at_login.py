"""Starting with the session: what is written is what each system runs, and nothing is left when it is switched off."""

import configparser
import plistlib
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.system import start_at_login
from hearback.system.start_at_login import AutostartFile, LaunchAgent, own_command

ARGUMENTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)


def entry(configuration: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(interpolation=None, delimiters=["="], comment_prefixes=["#"], strict=True)
    parser.optionxform = str  # type: ignore[method-assign, assignment]
    parser.read_string((configuration / "autostart" / "hearback.desktop").read_bytes().decode())
    return parser["Desktop Entry"]


def read_exec(value: str) -> list[str]:
    """Read the key Exec as the Desktop Entry Specification says: the value's escapes first, then the quoted arguments."""
    line = re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1]), value)
    arguments = re.findall(r'"((?:[^"\\]|\\.)*)"', line, re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL).replace("%%", "%") for one in arguments]


@given(command=st.lists(ARGUMENTS, min_size=1, max_size=4))
def test_an_autostart_file_runs_exactly_the_command(command: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    configuration = tmp_path_factory.mktemp("config")
    AutostartFile(configuration, command).turn(True)
    assert read_exec(entry(configuration)["Exec"]) == command


def test_an_autostart_file_comes_and_goes(tmp_path: Path) -> None:
    login = AutostartFile(tmp_path / "config", ["/opt/my programs/hearback", "--hidden"])
    assert not login.is_on()
    login.turn(False)
    login.turn(True)
    login.turn(True)
    assert login.is_on()
    written = entry(tmp_path / "config")
    assert (written["Type"], written["Name"], written["Terminal"]) == ("Application", "Hearback", "false")
    assert written["Exec"] == '"/opt/my programs/hearback" "--hidden"'
    assert written["TryExec"] == "/opt/my programs/hearback"
    login.turn(False)
    assert not login.is_on()
    assert list((tmp_path / "config" / "autostart").iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "X-GNOME-Autostart-enabled = false "])
def test_what_the_desktop_s_settings_switched_off_is_off(tmp_path: Path, line: str) -> None:
    login = AutostartFile(tmp_path, ["hearback"])
    login.turn(True)
    file = tmp_path / "autostart" / "hearback.desktop"
    file.write_text(file.read_text().replace("X-GNOME-Autostart-enabled=true", line))
    assert not login.is_on()
    login.turn(True)
    assert login.is_on()


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("no folder")
    with pytest.raises(OSError, match="autostart"):
        AutostartFile(tmp_path, ["hearback"]).turn(True)


def test_a_launch_agent_comes_and_goes(tmp_path: Path) -> None:
    command = ["/Applications/Hearback & Co.app/hearback", "--hidden"]
    login = LaunchAgent(tmp_path / "LaunchAgents", command)
    assert not login.is_on()
    login.turn(True)
    (file,) = (tmp_path / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert (agent["ProgramArguments"], agent["RunAtLoad"]) == (command, True)
    assert file.name == f"{agent['Label']}.plist"
    assert login.is_on()
    login.turn(False)
    assert not login.is_on()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts Python without a console")
def test_the_command_starts_this_program_out_of_sight_on_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    assert own_command(None) == [str(tmp_path / "python3"), "-m", "hearback", "--hidden"]
    (tmp_path / "hearback").touch()
    assert own_command(None) == [str(tmp_path / "hearback"), "--hidden"]
    assert own_command(Path("/my data"))[-2:] == ["--data", "/my data"]

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command(None) == [str(tmp_path / "python3"), "--hidden"]
    monkeypatch.setenv("APPIMAGE", "/opt/Hearback.AppImage")
    assert own_command(None) == ["/opt/Hearback.AppImage", "--hidden"]


def test_each_system_has_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for system, way in (("linux", "AutostartFile"), ("darwin", "LaunchAgent"), ("win32", "RunEntry")):
        monkeypatch.setattr(start_at_login.sys, "platform", system)  # type: ignore[attr-defined]
        assert type(start_at_login.start_at_login(["hearback"])).__name__ == way


@pytest.mark.skipif(sys.platform != "win32", reason="the registry is Windows'")
def test_a_run_entry_comes_and_goes() -> None:
    login = start_at_login.RunEntry([r"C:\Program Files\hearback.exe", "--hidden"])
    was = login.is_on()
    login.turn(not was)
    assert login.is_on() is not was
    login.turn(was)
    assert login.is_on() is was
