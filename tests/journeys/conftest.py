"""A real desktop for the journeys: a display, a window manager, a session bus, notifications, a mail program."""

import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from journeys.desktop import PROGRAMS, Desktop, Program

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the journeys out where there is no X server to be had: on Windows and macOS."""
    if sys.platform != "linux":
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="the journeys need an X server of their own"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of the screen where a journey fails, and say where it is."""
    report = yield
    desktop = item.funcargs.get("desktop") if isinstance(item, pytest.Function) else None
    if report.failed and call.when == "call" and isinstance(desktop, Desktop):
        picture = desktop.folder / f"{item.name}.png"
        desktop.screenshot(picture)
        report.sections.append(("the screen", str(picture)))
    return report


@pytest.fixture(scope="session")
def desktop_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """One desktop for all journeys."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        pytest.fail(f"not installed: {', '.join(missing)} (python3 installers/from_source.py test installs them)")
    desktop = Desktop(tmp_path_factory.mktemp("desktop"))
    try:
        desktop.start()
        yield desktop
    finally:
        desktop.stop()


@pytest.fixture
def desktop(desktop_session: Desktop) -> Iterator[Desktop]:
    """The desktop, tidied up after each journey: programs that still run are ended, kept links and the clipboard forgotten."""
    yield desktop_session
    desktop_session.tidy_up()


@pytest.fixture
def hearback(desktop: Desktop, tmp_path: Path) -> Program:
    """Hearback's window, on an empty store in `tmp_path / "data"`."""
    return desktop.hearback(data=tmp_path / "data")
