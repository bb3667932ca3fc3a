"""What the page of response times asks: reading all waits a turn at a time, then every value that it shows."""

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.made_up import store
from benchmarks.measuring import Line, timed
from hearback.storage.archive import SqliteArchive
from hearback.usecases.change import Act, Edits

_AT_ONCE = 50
MADE = 5_000
"""So many are made up, the others are copies of them: a file of more could not be imported."""


def waits(folder: Path, applications: int, runs: int) -> Sequence[Line]:
    """Return how long so many applications take to be read, and each question over them, in this process."""
    from hearback.composition.parts import opened
    from hearback.domain.response_times.overview import Grouping
    from hearback.domain.response_times.waits import Origin

    with opened(store(folder, min(applications, MADE))) as parts:
        multiply(parts.archive, applications)
        times, fitting = parts.response_times, parts.pace_fitting
        turns: list[float] = []

        def read(_run: int) -> None:
            began = time.perf_counter()
            for _read in times.reading(_AT_ONCE):
                now = time.perf_counter()
                turns.append(1000 * (now - began))
                began = now

        reading = timed(read, runs)
        one = next(parts.archive.applications())
        year = times.years()[0]

        def everything(_run: int) -> object:
            return times.overview(), times.weeks(), times.year(year), fitting.fits()

        figures = {
            "read all waits": reading,
            f"the longest turns of it, {_AT_ONCE} applications each": sorted(turns)[-len(turns) // 100 - 1 :],
            "all values of the page": timed(everything, runs),
            "overview by industry": timed(lambda _run: times.overview(), runs),
            "overview by step, from rounds": timed(lambda _run: times.overview(Origin.ROUND, Grouping.STEP), runs),
            "the wait of one application": timed(lambda _run: times.waiting(one), runs),
        }
    return [Line(f"{what}, {applications:,} applications", "ms", took) for what, took in figures.items()]


def multiply(archive: SqliteArchive, applications: int) -> None:
    """Copy the applications of a store until there are so many."""
    made = list(archive.applications())
    with archive.together(Act.IMPORT, "") as writing:
        for number in range(len(made), applications, len(made)):
            copies = (replace(one, id=f"{one.id}-{number}") for one in made[: applications - number])
            while some := {one.id: one for one in islice(copies, 500)}:
                writing.put(Edits(applications=some))
