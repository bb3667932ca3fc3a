"""The files that go into a package beside the code: the program's own, and of other packages' data what the program asks for."""

import lzma
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePath

from building.choosing import ContentFault
from hearback.system.shipped import PACKED

SOURCES = {".po", ".pot"}
"""What only translators need."""

TRADITIONAL = "zh_TW"
"""Qt's translation into the Chinese that the program does not speak."""

TO_PACK = "phrases"
"""The folder of large texts that a package holds packed."""


def own_resources(resources: Path) -> list[tuple[str, str]]:
    """Return the program's files with the folders they go to, as PyInstaller wants them.

    Raises ContentFault where a translation is not compiled: it would be left out without a word.
    """
    for source in resources.rglob("*.po"):
        if not source.with_suffix(".mo").exists():
            raise ContentFault(f"{source} is not compiled: from_source.py build does that")
    to_pack = resources / TO_PACK
    files = sorted(
        file for file in resources.rglob("*") if file.is_file() and file.suffix not in SOURCES and file.parent != to_pack
    )
    return [(str(file), (PurePath("hearback/resources") / file.relative_to(resources).parent).as_posix()) for file in files]


def packed_resources(resources: Path, folder: Path) -> list[tuple[str, str]]:
    """Write the program's large texts into a folder, packed; return them with the folders they go to."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for file in sorted((resources / TO_PACK).iterdir()):
        packed = folder / f"{file.name}{PACKED}"
        packed.write_bytes(lzma.compress(file.read_bytes(), preset=9))
        made.append((str(packed), f"hearback/resources/{TO_PACK}"))
    return made


def languages(resources: Path) -> frozenset[str]:
    """Return every language (without its country) that the program speaks, writes or spells."""
    tags = {
        *(folder.name for name in ("locale", "templates", "dictionaries") for folder in (resources / name).iterdir()),
        *(file.stem for name in ("phrases", "import") for file in (resources / name).glob("*.json")),
    }
    return frozenset({"en", *(tag.partition("_")[0].partition("-")[0] for tag in tags if not tag.endswith(".pot"))})


def chosen_data(found: Iterable[tuple[str, str, str]], spoken: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the data files that a package needs; of Qt's and Babel's translations those of the languages spoken."""
    for entry in found:
        parts = PurePath(entry[0].replace("\\", "/")).parts
        name = parts[-1]
        if "translations" in parts and parts[0] == "PySide6":
            tag = name.removeprefix("qtbase_").partition(".")[0]
            keep = name.startswith("qtbase_") and tag.partition("_")[0] in spoken and tag != TRADITIONAL
        elif parts[:2] == ("dateutil", "zoneinfo"):
            keep = False  # zones are Python's, and those of tzdata
        elif parts[:2] == ("babel", "locale-data"):
            keep = name.partition(".")[0].partition("_")[0] in {*spoken, "root"}
        elif parts[:2] == ("holidays", "locale"):
            # names in English where there are any, else in the country's own language, which needs no translation
            keep = parts[2] == "en_US" and name.endswith(".mo")
        else:
            # who installed what from where is nobody's business: what About tells is written by licences
            keep = not any(part.endswith(".dist-info") for part in parts)
        if keep:
            yield entry
