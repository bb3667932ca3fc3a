"""An open store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearback.storage.archive import SqliteArchive
from storage.stores import opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the store is."""
    return tmp_path / "Hearback"


@pytest.fixture
def archive(folder: Path) -> Iterator[SqliteArchive]:
    """Open the store of `folder`."""
    store = opened(folder)
    yield store
    store.close()
