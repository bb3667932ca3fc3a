"""Killed at random moments: no acknowledged change is lost, none is half done. `HEARBACK_KILLS=200` does it that often."""

import os
import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from hearback.storage.backups import SqliteBackups
from storage.acting_until_killed import held, is_whole
from storage.stores import opened

ACTING = Path(__file__).with_name("acting_until_killed.py")
KILLS = int(os.environ.get("HEARBACK_KILLS", "12"))


def acting(folder: Path, seed: int, lives: float) -> list[list[str]]:
    """Let a program act on a store, kill it, and return the lines that it came to say."""
    with subprocess.Popen(
        [sys.executable, str(ACTING), str(folder), str(seed)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        text=True,
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline()]
        time.sleep(lives)
        child.kill()
        said += child.stdout.readlines()
    # the last line may be cut off
    return [line.split() for line in said if line.endswith("\n")]


def every_backup_is_whole(backups: SqliteBackups) -> bool:
    return all(not backups.examine(one) for one in backups.all())


def test_no_acknowledged_change_is_lost_and_none_half_done(tmp_path: Path) -> None:
    chosen, folder = random.Random(7), tmp_path / "data"
    steps: set[str] = set()
    for kill in range(1, KILLS + 1):
        said = acting(folder, kill, chosen.uniform(0, 0.4))
        *_before, (_done, _step, acknowledged) = [line for line in said if line[0] == "done"]
        steps |= {line[1] for line in said}
        with closing(opened(folder)) as archive:
            # what was begun and not acknowledged may be there, then all of it
            assert held(archive) == acknowledged or said[-1][0] == "begins"
            assert is_whole(archive)
            assert archive.examine() == []
            assert every_backup_is_whole(archive.backups)
            # and the acts before can still be taken back
            if archive.undo() is not None:
                assert is_whole(archive)
                assert archive.redo() is not None
    assert steps >= {"open", "write", "import", "undo", "back-up"}


def test_a_first_opening_that_was_killed_leaves_a_store_or_none(tmp_path: Path) -> None:
    chosen = random.Random(11)
    for kill in range(1, KILLS + 1):
        folder = tmp_path / str(kill)
        with subprocess.Popen(
            [sys.executable, str(ACTING), str(folder), str(kill)],
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        ) as child:
            time.sleep(chosen.uniform(0.1, 0.5))
            child.kill()
        with closing(opened(folder)) as archive:
            assert is_whole(archive)
            assert archive.examine() == []
