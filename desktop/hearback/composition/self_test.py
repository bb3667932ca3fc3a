"""Checks an installed program: everything that it can ask for is there and opens. One line a check."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from hearback.composition.children import spelling_child
from hearback.composition.parts import opened
from hearback.desk.words import Words
from hearback.domain.pace import TYPICAL, paces_from
from hearback.domain.published_figures import figures_from
from hearback.storage.store_file import FILE_NAME
from hearback.system.clock import SystemClock
from hearback.system.folders import open_folders
from hearback.system.shipped import ShippedFileFault, ShippedFiles, shipped_files
from hearback.usecases.ports import ArchiveFault, NoDictionary, SpellingFault

Check = tuple[str, Callable[[], None]]

_WORDS_IN = {
    "de-DE": "Vorstellungsgespräch",
    "en-GB": "conversation",
    "en-US": "conversation",
    "es-ES": "conversación",
    "fr-FR": "entretien",
    "it-IT": "colloquio",
    "nl-NL": "sollicitatiegesprek",
    "pl-PL": "rozmowa",
    "pt-BR": "conversa",
    "pt-PT": "conversa",
}
"""A word in the language of every dictionary that ships."""

_THEMES = ("light", "dark", "high-contrast-light", "high-contrast-dark")
_TEMPLATE_LANGUAGES = frozenset({"en", "de", "fr", "es"})


_FAULTS = (
    AssertionError,
    ArchiveFault,
    ImportError,
    LookupError,
    NoDictionary,
    OSError,
    ShippedFileFault,
    SpellingFault,
    ValueError,
)


def self_test(data: Path | None) -> bool:
    """Print `ok` and what was checked, a line each, or what failed; return whether all is well."""
    whole = True
    for name, check in _checks(data):
        try:
            check()
        except _FAULTS as fault:
            whole = False
            print(f"FAILED  {name}: {told(fault)}")
        else:
            print(f"ok  {name}")
    return whole


def told(fault: Exception) -> object:
    """Return what is wrong, in words."""
    return f"{fault.path} is {fault.problem.value}" if isinstance(fault, ArchiveFault) else fault


def _checks(data: Path | None) -> Iterator[Check]:
    files = shipped_files()
    yield "resources: paces", lambda: _paces(files)
    yield "resources: templates", lambda: _templates(files)
    yield "resources: help", lambda: _help(files)
    yield (
        "resources: examples, themes and icons",
        lambda: _files(files, "example.json", *(f"themes/{name}.json" for name in _THEMES), "icons"),
    )
    for language in files.languages()[1:]:
        yield f"translation: {language}", lambda language=language: _translation(files, language)  # type: ignore[misc]
    for language, word in _WORDS_IN.items():
        yield f"dictionary: {language}", lambda language=language, word=word: _dictionary(files, language, word)  # type: ignore[misc]
    for plugin in _plugins():
        yield f"Qt plugin: {plugin}", lambda plugin=plugin: _plugin(plugin)  # type: ignore[misc]
    yield "time zones", _zones
    yield "public holidays", _holidays
    yield "store", lambda: _store(data)


def _is_there(data: Path | None) -> bool:
    """Whether there is a store to be checked; raises FileNotFoundError for a folder that was named and is not there."""
    if data is not None and not data.expanduser().is_dir():
        raise FileNotFoundError(f"there is no folder {data}")
    return os.path.lexists(open_folders(data).data / FILE_NAME)


def _paces(files: ShippedFiles) -> None:
    assert TYPICAL in paces_from(files.json("paces.json"))
    assert figures_from(files.json("published-figures.json"))


def _templates(files: ShippedFiles) -> None:
    from hearback.system.template_shelf import ShippedTemplates

    shelf = ShippedTemplates(files.root)
    missing = _TEMPLATE_LANGUAGES - set(shelf.languages())
    assert not missing, ", ".join(sorted(missing))
    for language in shelf.languages():
        assert shelf.shipped(language), language


def _help(files: ShippedFiles) -> None:
    from hearback.system.help_shelf import ShippedHelp
    from hearback.usecases.help_topics import FIRST_TOPIC

    shelf = ShippedHelp(files.root)
    for language in files.names("help"):
        assert FIRST_TOPIC in {topic.id for topic in shelf.topics(language)}, language


def _files(files: ShippedFiles, *names: str) -> None:
    for name in names:
        files.path(name)


def _translation(files: ShippedFiles, language: str) -> None:
    folder = files.root / "locale" / language.replace("-", "_")
    assert (folder / "LC_MESSAGES" / "hearback.mo").is_file(), "hearback.mo is missing"
    words = Words(files.root / "locale", language, SystemClock().zone())
    assert words.say("Cancel")


def _dictionary(files: ShippedFiles, language: str, word: str) -> None:
    from hearback.system.spelling.shelf import Shelf
    from hearback.system.spelling.speller import ProcessSpeller

    speller = ProcessSpeller(Shelf(Path(), files.path("dictionaries"), ()), spelling_child())
    wrong = f"{word}qx"
    try:
        assert speller.misspelt(language, [word, wrong]) == {wrong}, f"{word} is not right, or {wrong} is not wrong"
    finally:
        speller.close()


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
    with ExitStack() as stack:
        # a folder without a store is none of ours yet: nothing is made in it
        given = data if _is_there(data) else Path(stack.enter_context(TemporaryDirectory()))
        parts = stack.enter_context(opened(given))
        ailments = parts.archive.examine()
        assert not ailments, ", ".join(f"{one.kind.value}: {one.count}" for one in ailments)
        parts.planning.refresh()


def repair(data: Path | None) -> None:
    """Mend the store after a backup, where something is wrong. Raises ArchiveFault, FileNotFoundError."""
    if not _is_there(data):
        raise FileNotFoundError(f"there is no store in {open_folders(data).data}")
    with opened(data) as parts:
        if parts.archive.examine():
            parts.backing_up.repair(parts.archive)
            print(f"repaired; what there was before is the newest file in {parts.backup_folder}")
