"""A program of its own that acts, undoes, imports, backs up and goes back until it is killed, and tells of it: `… FOLDER SEED`.

A line before each step and one after it, with what the store holds then. Every step that writes gives the same number to the
applications that the one called "last" names in its tags, so that a store tells by itself whether a step is whole in it.
"""

import random
import sys
from pathlib import Path

from hearback.domain.job_application import JobApplication
from hearback.storage.archive import SqliteArchive
from hearback.system.clock import SystemClock
from hearback.usecases.backing_up import BackingUp, Why
from hearback.usecases.change import Act, Edits
from hearback.usecases.settling import Settling
from storage.stores import opened

JOBS = [f"job-{one}" for one in range(12)]
STEPS = {"write": 8, "import": 3, "undo": 3, "redo": 3, "back-up": 2, "go-back": 2}


def held(archive: SqliteArchive) -> str:
    """Return what a store holds, in one word."""
    return ",".join(sorted(f"{one.id}:{one.notes}" for one in archive.applications())) or "nothing"


def is_whole(archive: SqliteArchive) -> bool:
    """Whether the newest step that wrote is in the store with all that it wrote."""
    last = archive.application("last")
    if last is None:
        return not list(archive.applications())
    return all(one is not None and one.notes == last.notes for one in map(archive.application, last.tags))


def _edits(number: int, ids: list[str], named: list[str]) -> Edits:
    last = JobApplication(id="last", company="Last AG", role="-", notes=str(number), tags=tuple(named))
    ones = {id_: JobApplication(id=id_, company=f"{id_} AG", role="x" * 800, notes=str(number)) for id_ in ids}
    return Edits(applications={**ones, "last": last})


def _step(step: str, archive: SqliteArchive, backing_up: BackingUp, chosen: random.Random, number: int) -> None:
    ids = chosen.sample(JOBS, 5)
    match step:
        case "write":
            archive.write(Act.EDIT_APPLICATION, "", _edits(number, ids, ids))
        case "import":
            with archive.together(Act.IMPORT, "") as writing:
                for id_ in ids:
                    writing.put(_edits(number, [id_], ids))
        case "undo":
            archive.undo()
        case "redo":
            archive.redo()
        case "back-up":
            backing_up.make(Why.ASKED)
        case "go-back":
            for backup in backing_up.all()[:1]:
                backing_up.restore(backup)


def _until_killed(folder: Path, seed: int) -> None:
    chosen, archive = random.Random(seed), opened(folder)
    backing_up = BackingUp(archive.backups, SystemClock(), Settling(archive, dict))
    print("done", "open", held(archive), flush=True)
    for number in range(seed * 10**6, 10**9):
        (step,) = chosen.choices(list(STEPS), list(STEPS.values()))
        print("begins", step, flush=True)
        _step(step, archive, backing_up, chosen, number)
        print("done", step, held(archive), flush=True)


if __name__ == "__main__":
    _until_killed(Path(sys.argv[1]), int(sys.argv[2]))
