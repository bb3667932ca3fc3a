"""The lists that a package is made by agree with the program and with what is installed; `build` proves the package itself."""

import ast
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from building.archive import pack_tar
from building.bindings import write_support
from building.choosing import ContentFault, chosen_binaries, qt_library, qt_plugin, unwanted, without_dead_links
from building.contents import OPTIONAL_LIBRARIES, QT_LIBRARIES, QT_MODULES, QT_PLUGINS, SYSTEM_LIBRARIES, UNUSED_MODULES
from building.data_files import TO_PACK, chosen_data, languages, own_resources, packed_resources
from hearback.desk.fields.languages import CUSTOMS
from hearback.system.shipped import ShippedFiles
from house.checkout import ROOT, modules
from source_setup.system_packages import LIBRARIES

RESOURCES = ROOT / "resources"
PROGRAM = [ROOT / module for module in modules() if module.parts[0] == "desktop"]


def imported(module: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def test_a_package_holds_the_modules_of_qt_that_the_program_imports_and_no_others() -> None:
    used = {name.split(".")[1] for module in PROGRAM for name in imported(module) if name.startswith("PySide6.")}
    assert used == frozenset().union(*QT_MODULES.values())


def test_qt_s_network_library_is_for_windows_only() -> None:
    users = {module.stem for module in PROGRAM if "PySide6.QtNetwork" in imported(module)}
    assert users == {"named_pipe"}
    assert {system for system, there in QT_MODULES.items() if "QtNetwork" in there} == {"win32"}


def test_nothing_that_the_program_imports_is_left_out() -> None:
    names = {name for module in PROGRAM for name in imported(module)}
    left_out = [name for name in names for unused in UNUSED_MODULES if f"{name}.".startswith(f"{unused}.")]
    assert left_out == []


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_modules_of_qt_come_with_their_libraries(system: str) -> None:
    assert {name.removeprefix("Qt") for name in QT_MODULES[system]} <= QT_LIBRARIES[system]


@pytest.mark.skipif(sys.platform != "linux", reason="only this system's plugins are here")
def test_the_plugins_on_the_list_exist() -> None:
    found = find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    plugins = Path(found.origin).parent / "Qt" / "plugins"
    assert [name for name in QT_PLUGINS["linux"] if not (plugins / f"{name.replace('/', '/lib')}.so").is_file()] == []


def test_the_bindings_own_modules_are_compiled_alike_every_time(tmp_path: Path) -> None:
    first, again = (write_support(tmp_path / name) for name in ("first", "again"))

    assert ("loader.pyc", "shiboken6/files.dir/shibokensupport/signature") in {(Path(file).name, to) for file, to in first}
    assert [Path(file).read_bytes() for file, _to in first] == [Path(file).read_bytes() for file, _to in again]
    assert all(str(tmp_path).encode() not in Path(file).read_bytes() for file, _to in first)


def test_what_a_debian_must_have_is_called_as_when_set_up_from_source() -> None:
    both = SYSTEM_LIBRARIES.keys() & LIBRARIES.keys()
    assert {name: SYSTEM_LIBRARIES[name] for name in both} == {name: LIBRARIES[name] for name in both}


def test_a_package_writes_dates_by_every_custom_that_can_be_chosen() -> None:
    assert {code.partition("-")[0] for code in CUSTOMS} <= languages(RESOURCES)


QT = "PySide6/Qt/lib/libQt6{}.so.6"
PLUGIN = "PySide6/Qt/plugins/{}.so"


def test_libraries_and_plugins_of_qt_are_known_by_where_they_go() -> None:
    assert qt_library(QT.format("Core")) == qt_library("PySide6/Qt6Core.dll") == "Core"
    assert qt_library("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore") == "Core"
    assert qt_library("libsqlite3.so.0") is None
    assert qt_library("PySide6/QtCore.abi3.so") is None
    assert qt_plugin(PLUGIN.format("platforms/libqxcb")) == qt_plugin("PySide6\\plugins\\platforms\\qxcb.dll") == "platforms/qxcb"
    assert qt_plugin(QT.format("Core")) is None


def test_a_library_or_plugin_that_is_on_no_list_is_told() -> None:
    there = [QT.format("Core"), QT.format("Quick"), PLUGIN.format("platforms/libqxcb"), PLUGIN.format("sqldrivers/libqsqlite")]
    assert list(unwanted([*there, "libsqlite3.so.0", "hearback/resources/paces.json"], "linux")) == [there[1], there[3]]


def entry(destination: str) -> tuple[str, str, str]:
    kind = "EXTENSION" if ".abi3." in destination else "BINARY"
    return destination, f"/from/{destination}", kind


def test_only_what_something_wanted_is_linked_with_comes_along() -> None:
    xcb, quick, svg = PLUGIN.format("platforms/libqxcb"), "PySide6/QtQuick.abi3.so", "PySide6/QtSvg.abi3.so"
    needs = {
        xcb: ["libQt6XcbQpa.so.6", "libX11.so.6", "libc.so.6"],
        QT.format("XcbQpa"): ["libQt6Gui.so.6"],
        quick: ["libQt6Quick.so.6"],
        svg: ["libQt6Svg.so.6", "libGL.so.1"],
    }
    names = [
        xcb,
        quick,
        svg,
        *(QT.format(name) for name in ("XcbQpa", "Gui", "Quick", "Svg")),
        "libX11.so.6",
        "libpython3.11.so.1.0",
    ]
    chosen = chosen_binaries(map(entry, names), lambda source: needs.get(source.removeprefix("/from/"), ()), "linux")
    there = {one[0] for one in chosen}
    assert there == {xcb, svg, *(QT.format(name) for name in ("XcbQpa", "Gui", "Svg")), "libpython3.11.so.1.0"}
    links = [("libQt6Gui.so.6", QT.format("Gui"), "SYMLINK"), ("libQt6Quick.so.6", QT.format("Quick"), "SYMLINK")]
    assert list(without_dead_links(links, there)) == links[:1]


def test_a_package_that_would_lack_a_library_is_not_made() -> None:
    with pytest.raises(ContentFault, match=r"libnew\.so\.1"):
        chosen_binaries([entry("PySide6/QtSvg.abi3.so")], lambda source: ["libnew.so.1"], "linux")
    for expected in (*SYSTEM_LIBRARIES, *OPTIONAL_LIBRARIES):
        assert chosen_binaries([entry("PySide6/QtSvg.abi3.so")], lambda source, name=expected: [name], "linux")  # type: ignore[misc]


def test_of_translations_come_those_of_the_languages_spoken() -> None:
    names = {
        "PySide6/Qt/translations/qtbase_zh_CN.qm": True,
        "PySide6/Qt/translations/qtbase_zh_TW.qm": False,
        "dateutil/zoneinfo/dateutil-zoneinfo.tar.gz": False,
        "PySide6/Qt/translations/qtbase_de.qm": True,
        "PySide6/Qt/translations/qtbase_pt_BR.qm": True,
        "PySide6/Qt/translations/qtbase_ko.qm": False,
        "PySide6/Qt/translations/qt_help_de.qm": False,
        "babel/locale-data/root.dat": True,
        "babel/locale-data/de_CH.dat": True,
        "babel/locale-data/ko.dat": False,
        "babel/global.dat": True,
        "holidays/locale/en_US/LC_MESSAGES/DE.mo": True,
        "holidays/locale/uk/LC_MESSAGES/DE.mo": False,
        "click-8.0.dist-info/RECORD": False,
        "hearback/resources/paces.json": True,
    }
    found = [(name, f"/from/{name}", "DATA") for name in names]
    assert [one[0] for one in chosen_data(found, {"de", "en", "pt", "zh"})] == [name for name, kept in names.items() if kept]


def test_every_resource_but_the_translators_sources_goes_along() -> None:
    gone = {Path(source) for source, _folder in own_resources(RESOURCES)} | set((RESOURCES / TO_PACK).iterdir())
    assert {path.suffix for path in RESOURCES.rglob("*") if path.is_file() and path not in gone} == {".po", ".pot"}
    assert {"de", "en", "fr", "pl"} <= languages(RESOURCES)


def test_large_texts_go_along_packed_and_are_read_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "hearback" / "resources" / TO_PACK
    gone = packed_resources(RESOURCES, folder)

    assert [(Path(file).parent, to) for file, to in gone] == [(folder, f"hearback/resources/{TO_PACK}")] * len(gone)
    plain, packed = ShippedFiles(RESOURCES), ShippedFiles(tmp_path / "hearback" / "resources")
    for file in (RESOURCES / TO_PACK).iterdir():
        assert packed.json(f"{TO_PACK}/{file.name}") == plain.json(f"{TO_PACK}/{file.name}")


def test_a_translation_that_is_not_compiled_is_told(tmp_path: Path) -> None:
    (tmp_path / "de.po").touch()
    with pytest.raises(ContentFault, match=r"de\.po is not compiled"):
        own_resources(tmp_path)


def test_the_same_files_make_the_same_archive(tmp_path: Path) -> None:
    made = []
    for number in (1, 2):
        folder = tmp_path / str(number) / "hearback"
        folder.mkdir(parents=True)
        (folder / "program").write_text("x")
        (folder / "program").chmod(0o775 if number == 1 else 0o755)
        (folder / "data").mkdir()
        (folder / "data" / "file").write_text("y" * 1000)
        (folder / "data" / "link").symlink_to("file")
        pack_tar(folder, "hearback-1", tmp_path / f"{number}.tar.gz", 1_700_000_000)
        made.append((tmp_path / f"{number}.tar.gz").read_bytes())
    assert made[0] == made[1]


def test_the_specification_can_be_read() -> None:
    ast.parse((ROOT / "installers" / "hearback.spec").read_text(encoding="utf-8"))
