"""Shipped files are found in every form of installation, and a missing one is named."""

import lzma
from pathlib import Path

import pytest

from hearback.system.shipped import ShippedFileFault, shipped_files


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package folder as in a checkout: root/desktop/hearback."""
    folder = tmp_path / "desktop" / "hearback"
    folder.mkdir(parents=True)
    return folder


def test_a_checkout_has_them_at_the_top(tmp_path: Path, package: Path) -> None:
    (tmp_path / "resources").mkdir()
    assert shipped_files(package).root == tmp_path / "resources"


def test_a_wheel_and_a_frozen_program_have_them_inside(tmp_path: Path, package: Path) -> None:
    (tmp_path / "resources").mkdir()
    (package / "resources").mkdir()
    assert shipped_files(package).root == package / "resources"


def test_an_installation_without_them_is_not_whole(package: Path) -> None:
    with pytest.raises(ShippedFileFault) as raised:
        shipped_files(package)
    assert raised.value.path == package / "resources"


def test_files_are_read_by_name(package: Path) -> None:
    templates = package / "resources" / "templates" / "de"
    templates.mkdir(parents=True)
    (templates / "dank.txt").write_text("Danke für das Gespräch", encoding="utf-8")
    (templates / "list.json").write_text("[1, 2]", encoding="utf-8")
    (templates / ".hidden").write_text("", encoding="utf-8")
    shipped = shipped_files(package)
    assert shipped.names("templates") == ["de"]
    assert shipped.names("templates/de") == ["dank.txt", "list.json"]
    assert shipped.names("nowhere") == []
    assert shipped.text("templates/de/dank.txt") == "Danke für das Gespräch"
    assert shipped.json("templates/de/list.json") == [1, 2]


def test_a_package_may_hold_a_file_packed(package: Path) -> None:
    folder = package / "resources"
    folder.mkdir()
    (folder / "list.json.xz").write_bytes(lzma.compress('["für"]'.encode()))
    shipped = shipped_files(package)
    assert shipped.has("list.json")
    assert not shipped.has("other.json")
    assert shipped.json("list.json") == ["für"]
    (folder / "list.json.xz").write_bytes(lzma.compress(b"[]")[:-4])
    with pytest.raises(ShippedFileFault):
        shipped.json("list.json")
    (folder / "list.json.xz").write_bytes(b"[]")
    with pytest.raises(ShippedFileFault):
        shipped.json("list.json")


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.json", None), ("broken.json", b'{"a": '), ("latin.json", b'"\xe4"')],
)
def test_a_file_that_cannot_be_read_is_named(package: Path, name: str, content: bytes | None) -> None:
    folder = package / "resources"
    folder.mkdir()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ShippedFileFault) as raised:
        shipped_files(package).json(name)
    assert raised.value.path == folder / name


def test_the_program_under_test_finds_its_own() -> None:
    assert shipped_files().root.name == "resources"
