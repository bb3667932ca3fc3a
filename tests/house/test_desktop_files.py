"""What the systems read of the program is right: menu entry, file type, software data, icons, property lists, set-up scripts."""

import os
import plistlib
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from building.appimage import write_app_folder
from building.differences import differences
from building.icons import icns, ico, png
from building.identity import information, version_resource
from building.linux_files import HERE, METAINFO, SENTENCE, write_share
from building.version import four_numbers, program_version
from hearback.system import components
from house.checkout import ROOT

RESOURCES = ROOT / "resources"
DATE = 1_790_000_000


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("usr") / "share"
    write_share(RESOURCES, folder, "1.2.3", DATE)
    return folder


def validated(*command: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_menu_entry_is_valid_and_translated(share: Path) -> None:
    entry = share / "applications" / "hearback.desktop"
    text = entry.read_text(encoding="utf-8")
    assert f"\nComment={SENTENCE}\n" in text
    for start in ("de]=Wissen, ", "zh_CN]=", "pt_BR]=", "ar]="):
        assert f"\nComment[{start}" in text
    # files and links alike; PyInstaller's name for the window is the icon's too
    assert "\nExec=hearback open %U\n" in text
    for kind in ("application/x-hearback+json", "text/calendar", "x-scheme-handler/hearback"):
        assert f"{kind};" in text
    validated("desktop-file-validate", str(entry))


def test_what_software_centres_show_is_valid_and_names_this_release(share: Path) -> None:
    file = share / "metainfo" / METAINFO
    whole = ElementTree.parse(file).getroot()
    releases = [one.attrib for one in whole.iter("release")]
    assert releases == [{"version": "1.2.3", "date": "2026-09-21"}]
    assert "Wissen, wann" in "".join(one.text or "" for one in whole.iter("summary"))
    validated("appstreamcli", "validate", "--no-net", str(file))


def test_files_that_hearback_exports_are_of_its_own_type(share: Path, tmp_path: Path) -> None:
    (mime,) = (share / "mime" / "packages").iterdir()
    if shutil.which("update-mime-database") is None or shutil.which("gio") is None:
        pytest.skip("update-mime-database or gio is not installed")
    data = tmp_path / "data"
    (data / "mime" / "packages").mkdir(parents=True)
    shutil.copy(mime, data / "mime" / "packages")
    subprocess.run(["update-mime-database", data / "mime"], check=True)
    assert "application/x-hearback+json:*.hearback.json" in (data / "mime" / "globs2").read_text(encoding="utf-8")

    def kind(name: str, text: str) -> str:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        asked = ["gio", "info", "--attributes=standard::content-type", str(file)]
        variables = os.environ | {"XDG_DATA_HOME": str(data)}
        told = subprocess.run(asked, env=variables, capture_output=True, text=True, check=True).stdout
        return told.rpartition("standard::content-type:")[2].strip()

    assert (
        kind("whatever.json", (ROOT / "resources" / "example.json").read_text(encoding="utf-8")) == "application/x-hearback+json"
    )
    assert kind("other.json", '{"format": "other"}') != "application/x-hearback+json"


def test_the_icon_is_there_in_all_sizes_and_small_ones_are_drawn_for_themselves(share: Path) -> None:
    theme = share / "icons" / "hicolor"
    for folder in theme.glob("*x*"):
        side = int(folder.name.partition("x")[0])
        head = (folder / "apps" / "hearback.png").read_bytes()[:24]
        assert struct.unpack(">II", head[16:24]) == (side, side)
    assert {one.name for one in (theme / "symbolic" / "apps").iterdir()} == {"hearback-symbolic.svg", "hearback-due-symbolic.svg"}
    assert (theme / "scalable" / "apps" / "hearback.svg").is_file()


def test_icons_of_windows_and_macos_hold_the_pictures_that_their_directories_tell_of() -> None:
    data = ico(RESOURCES / "icons")
    count = struct.unpack("<HHH", data[:6])[2]
    for number in range(count):
        side, length, at = struct.unpack("<B7xII", data[6 + 16 * number : 22 + 16 * number])
        picture = data[at : at + length]
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">I", picture[16:20])[0] == (side or 256)
    data = icns(RESOURCES / "icons")
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    assert png(RESOURCES / "icons", 16) in data


def test_an_app_folder_starts_the_program_and_names_itself(share: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "hearback").write_text("#!/bin/sh\necho started", encoding="utf-8")
    (program / "hearback").chmod(0o755)
    folder = tmp_path / "Hearback.AppDir"
    write_app_folder(program, share, folder)
    for name in ("AppRun", ".DirIcon", "hearback.svg", "hearback.desktop"):
        assert (folder / name).exists(), name
    if sys.platform != "win32":
        assert subprocess.run([folder / "AppRun"], capture_output=True, text=True, check=True).stdout == "started\n"


def test_macos_is_told_of_links_and_files() -> None:
    told = information("1.2.3")
    assert told["CFBundleShortVersionString"] == "1.2.3"
    assert [one["CFBundleURLSchemes"] for one in told["CFBundleURLTypes"]] == [["hearback"]]
    entitlements = plistlib.loads((ROOT / "installers" / "macos" / "entitlements.plist").read_bytes())
    assert all(value is True for value in entitlements.values())


def test_the_script_of_the_disk_image_is_a_shell_script() -> None:
    validated("bash", "-n", str(ROOT / "installers" / "macos" / "make_dmg.sh"))


def test_windows_version_resource_is_python_that_pyinstaller_reads() -> None:
    told = version_resource("1.2.3")
    compile(told, "version", "eval")
    assert "filevers=(1, 2, 3, 0)" in told


def iss_sections() -> dict[str, list[str]]:
    text = (ROOT / "installers" / "windows" / "hearback.iss").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    for line in text.splitlines():
        if found := re.fullmatch(r"\[(\w+)\]", line):
            sections[found[1]] = []
        elif line and not line.startswith(";"):
            sections[list(sections)[-1]].append(line)
    return sections


def test_windows_setup_needs_no_administrator_and_registers_for_one_user() -> None:
    sections = iss_sections()
    assert "PrivilegesRequired=lowest" in sections["Setup"]
    assert all(line.startswith("Root: HKCU;") for line in sections["Registry"])
    opened = [line for line in sections["Registry"] if "shell\\open\\command" in line]
    assert "Classes\\hearback\\shell" in opened[0]
    assert "Classes\\Hearback.File\\shell" in opened[1]
    assert all('"""{app}\\hearback.exe"" open ""%1"""' in line for line in opened)


def test_every_line_of_windows_setup_is_one_that_its_compiler_reads() -> None:
    for section, lines in iss_sections().items():
        for line in lines:
            pattern = r"\w+=.+" if section == "Setup" else r"(?:\w+: (?:\"(?:[^\"]|\"\")*\"|[^\";]+)(?:; |$))+"
            assert re.fullmatch(pattern, line), line


def test_the_version_is_the_projects() -> None:
    assert program_version() == components.program_version()
    assert four_numbers("1.2") == (1, 2, 0, 0)


def test_what_differs_between_two_builds_is_named(tmp_path: Path) -> None:
    for folder, text in (("one", "x"), ("other", "y")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same").write_text("z")
        (tmp_path / folder / "file").write_text(text)
        (tmp_path / folder / f"only-{folder}").touch()
    told = sorted(differences(tmp_path / "one", tmp_path / "other"))
    assert told == ["file: other contents", "only-one: in one of the two only", "only-other: in one of the two only"]


def test_the_templates_are_where_the_build_looks() -> None:
    assert {one.name for one in HERE.iterdir()} >= {"hearback.desktop", "hearback.mime.xml", METAINFO}
