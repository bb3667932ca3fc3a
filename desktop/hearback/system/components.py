"""What the program is made with, and under which licences: as installed here, or as a package that needs no Python lists it."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from hearback.system.shipped import PACKAGE, ShippedFiles

PROGRAM, PROGRAM_NAME = "hearback-desktop", "Hearback"
LIST = "licences/components.json"
"""Where a package lists its components, below the program's own folder."""

_LGPL = ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt")
_SPDX = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_LICENCE_FILE = re.compile(
    r"[^/]+\.dist-info/(?:licenses/)?(?:.*/)?(?:licen[cs]e|copying|notice|hunspell_licen)[^/]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A library: its licence in a few words (as its authors put it) and, as far as they are here, the files with its text."""

    name: str
    version: str
    licence: str
    texts: Sequence[Path] = ()


def components(files: ShippedFiles, package: Path = PACKAGE) -> Sequence[Component]:
    """Return what the program is made with, itself among it, sorted by name."""
    listed = package / LIST
    if listed.is_file():
        found = [
            Component(**{**one, "texts": [listed.parent / name for name in one["texts"]]})
            for one in json.loads(listed.read_text(encoding="utf-8"))
        ]
    else:
        found = [component_of(one, files) for one in _needed(PROGRAM, set())]
    return sorted(found, key=lambda one: one.name.casefold())


def program_version() -> str:
    """Return this program's version."""
    return distribution(PROGRAM).version


def component_of(installed: Distribution, files: ShippedFiles) -> Component:
    """Return an installed Python package as a component."""
    told = installed.metadata
    stated = next((told[key] for key in ("License-Expression", "License") if key in told), "").strip().partition("\n")[0]
    classified = [one.rpartition("::")[2].strip() for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    licence = stated if _SPDX.fullmatch(stated) or not classified else ", ".join(classified)
    texts = [Path(str(one.locate())) for one in installed.files or () if _LICENCE_FILE.fullmatch(one.as_posix())]
    if not texts and licence.startswith("LGPL-3.0"):
        # Qt's packages for Python come without the text
        texts = [files.path(name) for name in _LGPL]
    name = PROGRAM_NAME if installed.name == PROGRAM else installed.name
    return Component(name=name, version=installed.version, licence=licence, texts=texts)


def _needed(name: str, seen: set[str]) -> Iterator[Distribution]:
    """Yield an installed package and all that it needs on this system, each once."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    seen.add(key)
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return  # for another system
    yield found
    for need in found.requires or ():
        if "extra ==" not in need and (wanted := re.match(r"[A-Za-z0-9._-]+", need)):
            yield from _needed(wanted[0], seen)
