"""What keeping data safe costs: acts a second, opening, checking, backing up and going back, undoing an import."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.made_up import store
from benchmarks.measuring import Line

_ACTS = 200
_IMPORTED = 20_000


def keeping(folder: Path, applications: int, runs: int) -> Sequence[Line]:
    """Return the figures over a store of so many applications; a bare SQLite file of our settings is the floor."""
    from hearback.composition.parts import opened
    from hearback.domain.job_application import JobApplication
    from hearback.storage.store_file import FILE_NAME
    from hearback.usecases.backing_up import Why
    from hearback.usecases.change import Act, Edits

    data = store(folder, applications)
    what = f"{applications:,} applications"
    opening = [_took(lambda: _open_and_close(data)) for _run in range(runs)]
    with opened(data) as parts:
        archive = parts.archive

        def act(number: int) -> None:
            one = JobApplication(id=f"kept {number % 10}", company="Arbor Bank", role="Analyst", notes=str(number))
            archive.write(Act.EDIT_APPLICATION, "Arbor Bank", Edits(applications={one.id: one}))

        acts = [_took(lambda number=number: act(number)) for number in range(_ACTS)]  # type: ignore[misc]
        checks = [_took(archive.examine) for _run in range(runs)]
        backups = [_took(lambda: parts.backing_up.make(Why.ASKED)) for _run in range(runs)]
        newest = parts.backing_up.all()[0]
        restores = [_took(lambda: archive.backups.restore(newest)) for _run in range(runs)]
        many = {f"m{number}": JobApplication(id=f"m{number}", company=f"C{number}", role="R") for number in range(_IMPORTED)}
        imports = [_took(lambda: archive.write(Act.IMPORT, str(_IMPORTED), Edits(applications=many)))]
        undos = [_took(archive.undo)]
    commits = _bare_commits(folder / "bare.sqlite")
    path, copy = data / FILE_NAME, folder / "copy.sqlite"
    bare_opening = [_took(lambda: _bare(path, "SELECT count(*) FROM sqlite_master")) for _run in range(runs)]
    bare_checks = [_took(lambda: _bare(path, "PRAGMA integrity_check")) for _run in range(runs)]
    bare_copies = [_took(lambda: _copy(path, copy)) for _run in range(runs)]
    per_second = [1000 / one for one in acts]
    return [
        Line(f"acts a second, {what}", "", per_second, [1000 / one for one in commits], "bare commits a second"),
        Line(f"opening the store, {what}", "ms", opening, bare_opening, "bare SQLite"),
        Line(f"checking everything, {what}", "ms", checks, bare_checks, "PRAGMA integrity_check alone"),
        Line(f"backing up, checked, {what}", "ms", backups, bare_copies, "a copy of the file"),
        Line(f"going back to a backup, {what}", "ms", restores, bare_copies, "a copy of the file"),
        Line(f"importing {_IMPORTED:,} more, {what}", "ms", imports),
        Line(f"undoing that import, {what}", "ms", undos),
    ]


def _open_and_close(data: Path) -> None:
    from hearback.composition.parts import opened

    with opened(data):
        pass


def _bare(path: Path, query: str) -> None:
    with closing(sqlite3.connect(path)) as bare:
        bare.execute(query).fetchall()


def _copy(path: Path, copy: Path) -> None:
    shutil.copyfile(path, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _bare_commits(path: Path) -> Sequence[float]:
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE IF NOT EXISTS bare (number INTEGER PRIMARY KEY, words TEXT)")
        insert = "INSERT INTO bare (words) VALUES ('Arbor Bank')"
        return [_took(lambda: bare.execute(insert)) for _act in range(_ACTS)]


def _took(act: Callable[[], object]) -> float:
    """Return the milliseconds that something takes."""
    began = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - began)
