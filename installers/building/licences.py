"""Collects the licences of everything in a package, and the list of it that the About window shows."""

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path, PurePath

from building.choosing import ContentFault
from building.version import program_version
from hearback.system.components import LIST, PROGRAM, Component, component_of
from hearback.system.shipped import ShippedFiles

_DICTIONARIES = {
    "de_DE": "CC-BY-SA-4.0",
    "en_GB": "MIT AND BSD-3-Clause",
    "en_US": "MIT AND BSD-3-Clause",
    "es_ES": "MPL-1.1",
    "fr_FR": "MPL-2.0",
    "it_IT": "CC-BY-SA-2.0",
    "nl_NL": "BSD-3-Clause",
    "pl_PL": "MPL-1.1",
    "pt_BR": "MPL-2.0",
    "pt_PT": "MPL-1.1",
}
"""As installers/dictionaries/README.md tells."""


def shipped_distributions(modules: Iterable[str]) -> list[Distribution]:
    """Return the installed Python packages that modules come from, the program's own left out."""
    owners = packages_distributions()
    tops = {name.partition(".")[0] for name in modules}
    return [distribution(name) for name in sorted({name for top in tops for name in owners.get(top, ()) if name != PROGRAM})]


def write_metadata(distributions: Iterable[Distribution], folder: Path) -> list[tuple[str, str]]:
    """Write of each package, and of the program, what `importlib.metadata` is asked for, name and version; return that as files.

    The rest of it tells where and from what it was installed, which is nobody's business.
    """
    files = []
    for distribution_name, version in [*((one.name, one.version) for one in distributions), (PROGRAM, program_version())]:
        name = f"{distribution_name.replace('-', '_')}-{version}.dist-info"
        (folder / name).mkdir(parents=True)
        told = f"Metadata-Version: 2.1\nName: {distribution_name}\nVersion: {version}\n"
        (folder / name / "METADATA").write_text(told, encoding="utf-8", newline="\n")
        files.append((str(folder / name / "METADATA"), name))
    return files


def write_licences(
    distributions: Iterable[Distribution], binaries: Iterable[tuple[str, str, str]], shipped: ShippedFiles, folder: Path
) -> list[tuple[str, str]]:
    """Write the licences and their list into a folder; return them as data files."""
    found = [component_of(one, shipped) for one in distributions]
    found += [*_python(), *_dictionaries(shipped), *_icu(shipped, binaries), *_of_the_system(binaries)]
    told = []
    for one in sorted(found, key=lambda one: one.name.casefold()):
        if not one.texts:
            raise ContentFault(f"the text of the licence of {one.name} ({one.licence}) is not there")
        own = folder / one.name.replace(" ", "-")
        own.mkdir(parents=True)
        for number, text in enumerate(one.texts):
            name = text.name if text.name not in {path.name for path in one.texts[:number]} else f"{number}-{text.name}"
            shutil.copyfile(text, own / name)
        names = sorted(f"{own.name}/{file.name}" for file in own.iterdir())
        told.append({"name": one.name, "version": one.version, "licence": one.licence, "texts": names})
    listed = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    (folder / PurePath(LIST).name).write_text(listed, encoding="utf-8", newline="\n")
    return [
        (str(file), (PurePath("hearback/licences") / file.relative_to(folder).parent).as_posix())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]


def _python() -> Iterator[Component]:
    folders = (Path(sys.base_prefix), Path(sys.base_prefix, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}"))
    texts = [path for folder in folders if (path := folder / "LICENSE.txt").is_file()][:1]
    yield Component(name="Python", version=platform.python_version(), licence="PSF-2.0", texts=texts)


def _dictionaries(shipped: ShippedFiles) -> Iterator[Component]:
    for name in shipped.names("dictionaries"):
        text = shipped.path(f"dictionaries/{name}/LICENSE.txt")
        yield Component(name=f"dictionary {name}", version="", licence=_DICTIONARIES[name], texts=[text])


def _icu(shipped: ShippedFiles, binaries: Iterable[tuple[str, str, str]]) -> Iterator[Component]:
    """Yield the Unicode library that comes with Qt on Linux."""
    versions = {name.rpartition(".")[2] for name, _, _ in binaries if PurePath(name).name.startswith("libicudata.so.")}
    for version in versions:
        text = Path(str(distribution("babel").locate_file("babel/locale-data/LICENSE.unicode")))
        yield Component(name="ICU", version=version, licence="Unicode-3.0", texts=[text])


def _of_the_system(binaries: Iterable[tuple[str, str, str]]) -> Iterator[Component]:
    """Yield the packages of this system (Debian or its kin) whose libraries are taken along."""
    if sys.platform != "linux":
        return
    sources = {str(Path(source).resolve()) for _, source, _ in binaries}
    installed = sorted(one for one in sources if one.startswith(("/usr/lib/", "/lib/")))
    if not installed:
        return
    # a package may know its files by the place they had before /lib became a part of /usr
    either = [*installed, *(one.removeprefix("/usr") for one in installed)]
    told = subprocess.run(["dpkg-query", "--search", *either], capture_output=True, text=True, check=False).stdout
    owners = {
        Path(path.strip()).name: names.partition(":")[0]
        for names, _, path in (line.rpartition(": ") for line in told.splitlines())
    }
    for package in sorted({owners[Path(one).name] for one in installed}):
        asked = ["dpkg-query", "--show", "--showformat=${Version}\n", package]
        version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()[0]
        text = Path("/usr/share/doc", package, "copyright")
        yield Component(name=package, version=version, licence="", texts=[text] if text.is_file() else [])
