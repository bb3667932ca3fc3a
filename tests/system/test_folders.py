"""The user's folders are made where the platform wants them, and private."""

import os
import stat
import sys
from pathlib import Path

import pytest

from hearback.system.folders import open_folders


def permissions(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders private by access lists")
def test_new_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folders = open_folders(tmp_path / "new" / "folder")
    finally:
        os.umask(before)
    assert permissions(folders.data) == 0o700
    assert permissions(tmp_path / "new") != 0o700, "folders above are not Hearback's to close"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders private by access lists")
def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    assert open_folders(tmp_path).data == tmp_path
    assert permissions(tmp_path) == 0o750


def test_a_given_folder_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folders = open_folders(Path("carried"))
    assert folders.data == folders.config == tmp_path / "carried"
    assert folders.data.is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG variables are Linux's")
def test_without_a_given_folder_the_platform_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folders = open_folders()
    assert folders.data == tmp_path / "share" / "hearback"
    assert folders.config == tmp_path / "config" / "hearback"
    assert permissions(folders.data) == permissions(folders.config) == 0o700


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OSError, match="taken"):
        open_folders(tmp_path / "taken")
