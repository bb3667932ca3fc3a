"""What holds for every test: it never touches the real user's files, and a warning that nobody expected fails it."""

import logging
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# before anything makes a QApplication; a person who wants to watch sets another platform
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make an empty home for a user who does not exist, in a zone with clock changes, so that code that forgets zones is seen."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        "XDG_CACHE_HOME": ".cache",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_RUNTIME_DIR": "run",
        "XDG_STATE_HOME": ".local/state",
        # on Windows the folders come from the system; platformdirs listens to these
        "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(home))
        for name, folder in folders.items():
            (home / folder).mkdir(parents=True, mode=0o700)
            patch.setenv(name, str(home / folder))
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_TIME"):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("TZ", "Europe/Berlin")
        if sys.platform != "win32":
            time.tzset()
        yield home


@pytest.fixture(autouse=True)
def no_stray_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a logged warning behind; one that expects it looks at `caplog` and clears it."""
    yield
    strays = [record for when in ("setup", "call") for record in caplog.get_records(when) if record.levelno >= logging.WARNING]
    if strays:
        pytest.fail("logged: " + "; ".join(f"{record.levelname} {record.name}: {record.getMessage()}" for record in strays))
