"""Checks an installed program: everything that it can ask for is there and opens. One line a check."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from hearback.composition.parts import opened
from hearback.desk.words import Words
from hearback.domain.pace import TYPICAL, paces_from
from hearback.system.clock import SystemClock
from hearback.system.shipped import ShippedFileFault, ShippedFiles, shipped_files
from hearback.usecases.ports import ArchiveFault

Check = tuple[str, Callable[[], None]]

_TEMPLATE_LANGUAGES = frozenset({"en", "de", "fr", "es"})


def self_test(data: Path | None) -> bool:
    """Print `ok` and what was checked, a line each, or what failed; return whether all is well."""
    whole = True
    for name, check in _checks(data):
        try:
            check()
        except (AssertionError, ArchiveFault, ImportError, LookupError, OSError, ShippedFileFault, ValueError) as fault:
            whole = False
            print(f"FAILED  {name}: {fault}")
        else:
            print(f"ok  {name}")
    return whole


def _checks(data: Path | None) -> Iterator[Check]:
    files = shipped_files()
    yield "resources: paces", lambda: _paces(files)
    yield "resources: templates", lambda: _templates(files)
    yield (
        "resources: examples, themes and icons",
        lambda: _files(files, "example.json", "themes/light.json", "themes/dark.json", "icons"),
    )
    for language in _languages(files):
        yield f"translation: {language}", lambda language=language: _translation(files, language)  # type: ignore[misc]
    for plugin in _plugins():
        yield f"Qt plugin: {plugin}", lambda plugin=plugin: _plugin(plugin)  # type: ignore[misc]
    yield "time zones", _zones
    yield "public holidays", _holidays
    yield "store", lambda: _store(data)


def _paces(files: ShippedFiles) -> None:
    assert TYPICAL in paces_from(files.json("paces.json"))


def _templates(files: ShippedFiles) -> None:
    from hearback.system.template_shelf import ShippedTemplates

    shelf = ShippedTemplates(files.root)
    missing = _TEMPLATE_LANGUAGES - set(shelf.languages())
    assert not missing, ", ".join(sorted(missing))
    for language in shelf.languages():
        assert shelf.shipped(language), language


def _files(files: ShippedFiles, *names: str) -> None:
    for name in names:
        files.path(name)


def _languages(files: ShippedFiles) -> list[str]:
    folder = files.root / "locale"
    return sorted(one.name for one in folder.iterdir() if (one / "LC_MESSAGES").is_dir()) if folder.is_dir() else []


def _translation(files: ShippedFiles, language: str) -> None:
    assert (files.root / "locale" / language / "LC_MESSAGES" / "hearback.mo").is_file(), "hearback.mo is missing"
    words = Words(files.root / "locale", language.replace("_", "-"), SystemClock().zone())
    assert words.say("Cancel")


def _plugins() -> tuple[str, ...]:
    match sys.platform:
        case "win32":
            return ("platforms/qwindows", "platforms/qoffscreen", "imageformats/qsvg")
        case "darwin":
            return ("platforms/qcocoa", "platforms/qoffscreen", "imageformats/qsvg")
        case _:
            return ("platforms/qxcb", "platforms/qwayland", "platforms/qoffscreen", "imageformats/qsvg")


def _plugin(name: str) -> None:
    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    folder, _, plugin = name.partition("/")
    base = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / folder
    loader = QPluginLoader(str(base / (plugin if sys.platform == "win32" else f"lib{plugin}")))
    assert loader.load(), loader.errorString()


def _zones() -> None:
    from zoneinfo import ZoneInfo

    for name in ("Europe/Berlin", "America/New_York", "Asia/Tokyo"):
        ZoneInfo(name)


def _holidays() -> None:
    from hearback.system.holiday_table import LibraryHolidayTable

    assert LibraryHolidayTable().holidays("DE", None, 2026), "none for Germany in 2026"


def _store(data: Path | None) -> None:
    with opened(data) as parts:
        parts.planning.refresh()
