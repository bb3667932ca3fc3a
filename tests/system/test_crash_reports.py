"""What a crash report says: where in the program it was, not what anybody typed."""

import datetime as dt
from pathlib import Path

from hearback.system.crash_reports import CrashReports

NOW = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)


def test_an_exception_is_told_without_its_words(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path, lambda: NOW)
    try:
        raise ValueError("Zwiebelfisch AG answered")
    except ValueError as error:
        reports.write(type(error), error.__traceback__)
    (path,) = reports.all()
    text = path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "test_crash_reports.py" in text
    assert "Zwiebelfisch" not in text
    assert str(Path.home()) not in text
    reports.remove_all()
    assert reports.all() == []


def test_watching_leaves_nothing_behind(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path, lambda: NOW)
    reports.watch()
    reports.stop()
    reports.take_over()
    assert reports.all() == []


def test_what_is_kept_is_not_told_again_and_not_kept_for_ever(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path, iter(NOW + dt.timedelta(minutes=number) for number in range(30)).__next__)
    for _number in range(30):
        reports.write(ValueError, None)
        reports.keep_all()
    assert reports.all() == []
    kept = sorted(path.name for path in (tmp_path / "crashes").iterdir())
    assert len(kept) == 20
    assert kept[-1] == "kept-crash-20261123T132900000000.txt"


def test_a_native_report_does_not_tell_whose_computer_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "crashes"
    folder.mkdir()
    (folder / "native.txt").write_text(
        'Fatal Python error: Segmentation fault\n\n  File "/home/anna/.venv/lib/hearback/desk/window.py", line 7 in show\n'
    )
    reports = CrashReports(tmp_path, lambda: NOW)
    reports.take_over()
    (path,) = reports.all()
    text = path.read_text(encoding="utf-8")
    assert 'File "hearback/desk/window.py", line 7 in show' in text
    assert "/home/anna" not in text
