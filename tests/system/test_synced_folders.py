"""Synchronized folders and network drives are known by their names, their marks, or how they are mounted."""

from pathlib import Path

import pytest

from hearback.system.synced_folders import kept_in_step_by


@pytest.mark.parametrize(
    ("inside", "service"),
    [
        ("Dropbox/Jobs", "Dropbox"),
        ("OneDrive/hearback", "OneDrive"),
        ("OneDrive - Köln & Söhne/hearback", "OneDrive"),
        ("Dropbox (Personal)/x", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("Nextcloud/data", "Nextcloud"),
        ("My Drive/data", "Google Drive"),
        ("dropboxes/data", None),
        (".local/share/hearback", None),
    ],
)
def test_services_are_known_by_the_names_of_their_folders(tmp_path: Path, inside: str, service: str | None) -> None:
    folder = tmp_path / inside
    folder.mkdir(parents=True)
    assert kept_in_step_by(folder, {}, tmp_path / "none") == service


def test_syncthing_is_known_by_its_mark_even_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    (tmp_path / "shared" / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "shared" / "data")
    assert kept_in_step_by(tmp_path / "link", {}, tmp_path / "none") == "Syncthing"


def test_onedrive_is_known_by_what_windows_says(tmp_path: Path) -> None:
    assert kept_in_step_by(tmp_path / "Wolke" / "x", {"OneDrive": str(tmp_path / "Wolke")}, tmp_path / "none") == "OneDrive"


def test_a_network_drive_is_known_by_its_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    share = str(tmp_path / "Büro und mehr").replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/home {share} nfs4 rw 0 0\n", encoding="utf-8")
    assert kept_in_step_by(tmp_path / "Büro und mehr" / "data", {}, mounts) == ""
    assert kept_in_step_by(tmp_path / "data", {}, mounts) is None
