"""Setting up from source says what is missing, and recovers from what was left half done."""

import ast
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house.checkout import ROOT, run_python
from source_setup.catalogues import compile_catalogues
from source_setup.command import has_display, needs_no_display
from source_setup.console import Line, SetupFault
from source_setup.environment import Environment, Note
from source_setup.system_packages import install

PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Due"
msgstr "Fällig"
"""
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture(scope="module")
def line() -> Line:
    return Line(io.StringIO())


def test_old_pythons_can_read_the_file_that_refuses_them() -> None:
    source = (ROOT / "installers" / "from_source.py").read_text(encoding="ascii")
    ast.parse(source, feature_version=(3, 4))
    assert 'f"' not in source


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_run_without_a_display_says_what_to_do_and_installs_nothing() -> None:
    nowhere = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = run_python("installers/from_source.py", "run", env=nowhere)
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "--screenshot" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "none_needed"),
    [
        (["due", "--all"], True),
        (["--data", "folder", "export", "all.json"], True),
        (["--screenshot", "window.png", "--example"], True),
        (["--screenshot=window.png"], True),
        (["--help"], True),
        ([], False),
        (["--data", "folder"], False),
    ],
)
def test_what_needs_no_display(arguments: list[str], none_needed: bool) -> None:
    assert needs_no_display(arguments) == none_needed


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_either_kind_of_display_will_do() -> None:
    assert has_display({"DISPLAY": ":0"})
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert not has_display({"DISPLAY": ""})


@pytest.mark.skipif(not Path("/etc/debian_version").exists(), reason="apt-get is Debian's")
def test_where_installing_is_forbidden_one_command_is_said_for_everything(line: Line) -> None:
    missing = {"libEGL.so.1": "libegl1", "Xvfb": "xvfb", "dbus-daemon": "dbus", "dbus-run-session": "dbus"}
    with pytest.raises(SetupFault, match=r"sudo apt-get install dbus libegl1 xvfb"):
        install(missing, allowed=False, line=line)


def test_nothing_missing_is_nothing_to_do(line: Line) -> None:
    install({}, allowed=False, line=line)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, line: Line) -> Environment:
    """An environment that was set up and is whole; each test leaves it whole, for making one takes seconds."""
    made = Environment(tmp_path_factory.mktemp("set-up") / "checkout")
    made.root.mkdir()
    made.open(line)
    return made


def test_a_whole_environment_is_kept(environment: Environment, line: Line) -> None:
    note = environment.open(line)
    note.installed["requirements.txt"] = "fingerprint"
    environment.write(note)
    assert environment.open(line).installed == {"requirements.txt": "fingerprint"}


def test_an_environment_without_a_note_is_kept_where_it_works(environment: Environment, line: Line) -> None:
    kept = environment.folder / "kept"
    kept.touch()
    (environment.folder / "hearback-set-up.json").unlink()
    assert environment.open(line) == Note(root=str(environment.root), python=VERSION)
    assert kept.exists()


def test_an_interrupted_environment_is_made_anew(environment: Environment, line: Line) -> None:
    left = environment.folder / "left-behind"
    left.touch()
    environment.write(Note(root=str(environment.root), python=VERSION, finished=False))
    assert environment.open(line).finished
    assert not left.exists()


def test_an_environment_of_a_moved_checkout_is_made_anew(environment: Environment, line: Line) -> None:
    moved = shutil.copytree(environment.root, environment.root.with_name("moved"), symlinks=True)
    assert Environment(moved).open(line).root == str(moved)
    named = subprocess.run([Environment(moved).program("pip"), "--version"], capture_output=True, text=True, check=True)
    assert str(moved) in named.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows copies the interpreter")
def test_an_environment_whose_python_is_gone_is_made_anew(environment: Environment, line: Line) -> None:
    environment.python.unlink()
    environment.python.symlink_to("/nowhere/python3")
    assert environment.open(line).python == VERSION
    subprocess.run([environment.python, "-c", ""], check=True)


def test_catalogues_are_compiled_when_they_are_newer(tmp_path: Path, line: Line) -> None:
    folder = tmp_path / "resources" / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "hearback.po"
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Due"\nmsgstr "Fällig"\n', encoding="utf-8"
    )
    environment = Environment(tmp_path)
    environment.folder.symlink_to(Path(sys.prefix), target_is_directory=True)
    compile_catalogues(environment, line)
    compiled = source.with_suffix(".mo")
    assert "Fällig".encode() in compiled.read_bytes()
    before = compiled.stat().st_mtime_ns
    compile_catalogues(environment, line)
    assert compiled.stat().st_mtime_ns == before
    os.utime(source, ns=(before + 10**9, before + 10**9))
    compile_catalogues(environment, line)
    assert compiled.stat().st_mtime_ns > before
