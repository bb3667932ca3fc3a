"""The zone this computer is set to is found in every way that systems write it down."""

import datetime as dt
from pathlib import Path

import pytest

from hearback.system.clock import SystemClock, system_zone


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    return tmp_path


def test_now_is_aware_and_in_utc() -> None:
    assert SystemClock().now().tzinfo is dt.UTC


def test_the_clock_follows_the_variable_tz(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert clock.zone().key == "Asia/Tokyo"
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    assert clock.zone().key == "Europe/Lisbon"


@pytest.mark.parametrize(
    ("variable", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":America/New_York", "America/New_York"),
        ("/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
        ("", "UTC"),
        # no names of zones: the computer's own is taken
        ("CET-1CEST,M3.5.0,M10.5.0/3", "Pacific/Auckland"),
        ("../../etc/passwd", "Pacific/Auckland"),
        ("Europe", "Pacific/Auckland"),
        ("a\0b", "Pacific/Auckland"),
    ],
)
def test_the_variable_tz(etc: Path, variable: str, zone: str) -> None:
    (etc / "timezone").write_text("Pacific/Auckland\n")
    assert system_zone({"TZ": variable}, etc, None).key == zone


@pytest.mark.parametrize(
    "target",
    [
        "/usr/share/zoneinfo/Europe/Berlin",
        "../usr/share/zoneinfo/Europe/Berlin",
        "/var/db/timezone/zoneinfo/Europe/Berlin",
        "/etc/zoneinfo/posix/Europe/Berlin",
        "/usr/share/zoneinfo/right/Europe/Berlin",
    ],
)
def test_the_link_localtime_goes_before_a_stale_timezone_file(etc: Path, target: str) -> None:
    (etc / "localtime").symlink_to(target)
    (etc / "timezone").write_text("Pacific/Auckland\n")
    assert system_zone({}, etc, None).key == "Europe/Berlin"


def test_a_copied_localtime_leaves_the_word_to_the_timezone_file(etc: Path) -> None:
    (etc / "localtime").write_bytes(b"TZif2")
    (etc / "timezone").write_text("Africa/Nairobi\n")
    assert system_zone({}, etc, None).key == "Africa/Nairobi"


def test_windows_names_are_translated(etc: Path) -> None:
    assert system_zone({}, etc, "W. Europe Standard Time").key == "Europe/Berlin"
    assert system_zone({}, etc, "No Such Standard Time").key == "UTC"


def test_a_computer_that_says_nothing_is_in_utc(etc: Path) -> None:
    (etc / "timezone").write_bytes(b"\xff\xfe\n")
    assert system_zone({}, etc, None).key == "UTC"
    (etc / "timezone").write_text("")
    assert system_zone({}, etc, None).key == "UTC"
