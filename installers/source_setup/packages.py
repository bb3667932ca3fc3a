"""Installs the pinned packages and the program itself into the environment, showing how far it is."""

import hashlib
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from source_setup.console import Line, SetupFault, last_lines
from source_setup.environment import Environment, Note

RUN = "requirements.txt"
TEST = "requirements-test.txt"
PROJECT = "pyproject.toml"

# pip says one of these for each package, in the order in which it looks at them; the last with a wheel's path
_LOOKED_AT = re.compile(r"\s*(?:Collecting|Requirement already satisfied:|Processing) (?:\S*/)?([A-Za-z0-9._-]+?)(?:-\d|==|\s|$)")
_NOT_FOR_THIS_SYSTEM = re.compile(r"Ignoring [A-Za-z0-9._-]+: markers")
_A_PIN = re.compile(r"[A-Za-z0-9._-]+==")


def fingerprint(file: Path) -> str:
    """Return a hash of a file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def install(environment: Environment, note: Note, *, with_tests: bool, line: Line) -> None:
    """Install what is not installed yet, as the note tells, and keep the note. Raises SetupFault."""
    installers = environment.root / "installers"
    # the packages for the tests hold those for running, with the same pins
    wanted = {name: fingerprint(installers / name) for name in ((RUN, TEST) if with_tests else (RUN,))}
    project = {PROJECT: fingerprint(environment.root / PROJECT)}
    packages_differ = any(note.installed.get(name) != value for name, value in wanted.items())
    project_differs = note.installed.get(PROJECT) != project[PROJECT]
    if not packages_differ and not project_differs and environment.program("hearback").exists():
        return
    note.finished = False
    environment.write(note)
    if packages_differ:
        _install_pinned(environment, installers / (TEST if with_tests else RUN), line)
    line.step("Installing Hearback itself …")
    _pip(environment, ["--no-deps", "--no-build-isolation", "--editable", str(environment.root)], lambda text: None)
    note.installed |= wanted | project
    note.finished = True
    environment.write(note)


def _install_pinned(environment: Environment, requirements: Path, line: Line) -> None:
    total = sum(1 for text in requirements.read_text(encoding="utf-8").splitlines() if _A_PIN.match(text))
    looked_at = 0
    line.step(f"Installing packages: {requirements.name} …")

    def show(text: str) -> None:
        nonlocal total, looked_at
        if _NOT_FOR_THIS_SYSTEM.match(text):
            total -= 1
        elif found := _LOOKED_AT.match(text):
            looked_at = min(looked_at + 1, total)
            line.progress(f"Fetching package {looked_at} of {total}: {found[1]}")
        elif text.startswith("Installing collected packages"):
            line.progress(f"Unpacking {total} packages …")

    # wheels only: nothing is compiled, and no package's code runs while it is installed
    _pip(environment, ["--require-hashes", "--only-binary", ":all:", "--requirement", str(requirements)], show)


def _pip(environment: Environment, arguments: list[str], show: Callable[[str], None]) -> None:
    command = [str(environment.python), "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *arguments]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
        # a person's setting that sends every installation to the home folder does not go with an environment
        env=os.environ | {"PIP_USER": "0", "PYTHONUTF8": "1"},
    ) as pip:
        output = []
        for text in pip.stdout or ():
            output.append(text)
            show(text)
    if pip.returncode != 0:
        raise SetupFault(
            f"pip could not install the packages:\n{last_lines(output)}\n"
            "Is the computer online? If it needs a proxy or an own package index, tell pip by its configuration or the "
            "variables PIP_INDEX_URL and HTTPS_PROXY, then run the same command again: what was fetched is kept."
        )
