"""Chooses from what PyInstaller found what goes into a package: by the lists in contents, and what that is linked with."""

import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePath

from building.contents import OPTIONAL_LIBRARIES, QT_LIBRARIES, QT_MODULES, QT_PLUGINS, SYSTEM_LIBRARIES

# PyInstaller's entries: where a file goes, where it comes from, and what it is
Entry = tuple[str, str, str]
Imports = Callable[[str], Collection[str]]

_OF_THE_C_LIBRARY = re.compile(r"(ld-linux.*|lib(c|dl|m|pthread|resolv|rt|util))\.so\.\d")
_QT_LIBRARY = re.compile(r"(?:lib)?Qt6?(\w+?)(?:\.so\.6|\.dll|\.framework/.*)?")


class ContentFault(Exception):
    """A package would lack a library, or hold one that nobody wants."""


def qt_library(name: str) -> str | None:
    """Return which library of Qt a file's name says it is (`libQt6Core.so.6`: `Core`); None for all others."""
    found = _QT_LIBRARY.fullmatch(PurePath(name).name)
    return found[1] if found else None


def qt_plugin(destination: str) -> str | None:
    """Return a Qt plugin's kind and name (`platforms/qxcb`) by where it goes; None for what is none."""
    parts = PurePath(destination.replace("\\", "/")).parts
    if "plugins" not in parts or "PySide6" not in parts:
        return None
    kind, file = parts[-2:]
    return f"{kind}/{file.partition('.')[0].removeprefix('lib')}"


def chosen_binaries(found: Iterable[Entry], imports: Imports, system: str = sys.platform) -> list[Entry]:
    """Return the binaries that a package needs: extension modules, wanted plugins, and the libraries that these are linked with.

    Raises ContentFault where one needs a library that is neither there nor to be expected of every system.
    """
    wanted, libraries = [], {}
    for entry in found:
        destination, _source, kind = entry
        plugin = qt_plugin(destination)
        if plugin is not None:
            if plugin in QT_PLUGINS[system]:
                wanted.append(entry)
        elif kind == "EXTENSION":
            if _is_wanted_module(destination, system):
                wanted.append(entry)
        elif not _comes_with_the_system(destination):
            libraries[PurePath(destination).name] = entry
    waiting = list(wanted)
    # the Python library is loaded by the program itself
    waiting += [libraries[name] for name in libraries if re.match(r"(lib)?python3|Python$", name)]
    chosen = {entry[0]: entry for entry in waiting}
    while waiting:
        needing = waiting.pop()
        for name in imports(needing[1]):
            needed = libraries.get(PurePath(name).name)
            if needed is None:
                if system == "linux" and not _comes_with_the_system(name):
                    raise ContentFault(f"{needing[0]} needs {name}, which is neither in the package nor on the lists")
            elif needed[0] not in chosen:
                chosen[needed[0]] = needed
                waiting.append(needed)
    return sorted(chosen.values())


def without_dead_links(entries: Iterable[Entry], there: Collection[str]) -> Iterator[Entry]:
    """Yield all entries but the links to what is not in the package."""
    for entry in entries:
        if entry[2] != "SYMLINK" or (PurePath(entry[0]).parent / entry[1]).as_posix() in there:
            yield entry


def imports_of(binary: str) -> Collection[str]:
    """Return the names of the libraries that a binary itself is linked with, not those that they need in turn."""
    if sys.platform == "linux":
        told = subprocess.run(["objdump", "-p", binary], capture_output=True, text=True, check=True).stdout
        return re.findall(r"^\s*NEEDED\s+(\S+)$", told, re.MULTILINE)
    from PyInstaller.depend.bindepend import get_imports

    return [name for name, _path in get_imports(binary)]


def unwanted(destinations: Iterable[str], system: str = sys.platform) -> Iterator[str]:
    """Yield every Qt library and plugin of a package that is not on the lists."""
    for destination in destinations:
        plugin, library = qt_plugin(destination), qt_library(destination)
        if plugin is not None:
            if plugin not in QT_PLUGINS[system]:
                yield destination
        elif library is not None and library not in QT_LIBRARIES[system]:
            yield destination


def _is_wanted_module(destination: str, system: str) -> bool:
    parts = PurePath(destination.replace("\\", "/")).parts
    return parts[0] != "PySide6" or parts[-1].partition(".")[0] in QT_MODULES[system]


def _comes_with_the_system(name: str) -> bool:
    base = PurePath(name).name
    return base in SYSTEM_LIBRARIES or base in OPTIONAL_LIBRARIES or _OF_THE_C_LIBRARY.match(base) is not None
