"""The pinned packages fit what the project says it needs, and what is built holds everything."""

import re
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from house.checkout import ROOT, files, run_python

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
INSTALLERS = ROOT / "installers"
# for installing the project itself, so not among what it imports
TO_BUILD = {"hatchling", "editables"}


def pins(name: str) -> dict[str, Version]:
    text = (INSTALLERS / name).read_text(encoding="utf-8")
    return {
        canonicalize_name(found[0]): Version(found[1]) for found in re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE)
    }


def asked_for(name: str) -> set[str]:
    lines = (line.partition("#")[0].strip() for line in (INSTALLERS / name).read_text(encoding="utf-8").splitlines())
    return {str(Requirement(line)) for line in lines if line and not line.startswith("-")}


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("requirements.txt", PROJECT["dependencies"]),
        ("requirements-test.txt", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]),
    ],
)
def test_pins_are_within_the_ranges(name: str, needs: list[str]) -> None:
    pinned = pins(name)
    for need in map(Requirement, needs):
        assert need.specifier.contains(pinned[canonicalize_name(need.name)]), need


def test_what_the_pins_are_made_from_says_the_same_as_the_project() -> None:
    run_needs = {need for need in asked_for("requirements.in") if Requirement(need).name not in TO_BUILD}
    assert run_needs == {str(Requirement(need)) for need in PROJECT["dependencies"]}
    assert asked_for("requirements-test.in") == {str(Requirement(need)) for need in PROJECT["optional-dependencies"]["test"]}


def test_tests_use_the_packages_that_people_get() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_pin_has_a_hash(name: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", (INSTALLERS / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def build(target: str, folder: Path) -> Path:
    built = run_python("-m", "hatchling", "build", "-t", target, "-d", str(folder))
    assert built.returncode == 0, built.stderr
    (made,) = folder.iterdir()
    return made


def test_a_wheel_holds_the_program_and_what_it_ships(tmp_path: Path) -> None:
    with zipfile.ZipFile(build("wheel", tmp_path / "wheel")) as wheel:
        names = set(wheel.namelist())
        wheel.extractall(tmp_path / "installed")
    inside = {file.as_posix() for file in files() if file.parts[0] == "resources"}
    inside |= {file.relative_to("desktop").as_posix() for file in files() if file.parts[0] == "desktop"}
    assert {f"hearback/{name}" if name.startswith("resources") else name for name in inside} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"hearback", "hearback_desktop"}
    asked = "from hearback.system.shipped import shipped_files; print(shipped_files().root)"
    answer = run_python("-c", asked, env={"PYTHONPATH": str(tmp_path / "installed")}, cwd=tmp_path)
    assert answer.stdout.strip() == str(tmp_path / "installed" / "hearback" / "resources"), answer.stderr


def test_a_source_archive_holds_what_is_needed_to_build_and_test(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {file.as_posix() for file in files() if not file.parts[0].startswith(".")}
    assert wanted - names == set()
