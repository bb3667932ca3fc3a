"""The page of response times over waits that are at hand: from the click to its curves, and what a click waits for meanwhile."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.made_up import store
from benchmarks.measuring import Line
from benchmarks.waits import MADE, multiply


def waits_page(folder: Path, applications: int, runs: int) -> Sequence[Line]:
    """Return how long the page takes over so many applications, in this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from hearback.composition.parts import opened
    from hearback.composition.window import build_window
    from hearback.desk.reading_waits import ReadingWaits
    from hearback.desk.theme import Theme
    from hearback.desk.window.window_memory import WindowMemory

    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["waits-page"])
    with opened(store(folder, min(applications, MADE))) as parts:
        multiply(parts.archive, applications)
        window = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
        reading = window.findChild(ReadingWaits)
        assert isinstance(reading, ReadingWaits)
        reading.ask()
        reading.finish()
        shown: list[float] = []
        curves: list[float] = []
        pauses: list[float] = []
        for _run in range(runs + 1):
            began = time.perf_counter()
            window.menus.response_times.trigger()
            # loaded with the first opening, as it is for a person
            from hearback.desk.response_times.page import ResponseTimesPage

            page = window.findChild(ResponseTimesPage)
            assert isinstance(page, ResponseTimesPage)
            page.grab()
            shown.append(_since(began))
            page.waits.overview = None
            longest = 0.0
            while page.turns.is_busy or page.waits.overview is None:
                turn = time.perf_counter()
                app.processEvents()
                longest = max(longest, _since(turn))
                if page.waits.overview is not None and len(curves) < len(shown):
                    page.grab()
                    curves.append(_since(began))
            pauses.append(longest)
            page.close()
        window.close()
    figures = {
        "the page in sight for the first time": shown[:1],
        "its curves drawn for the first time": curves[:1],
        "its curves drawn when it is opened again": curves[1:],
        "the longest pause until all is worked out": pauses,
    }
    goals = {"its curves drawn for the first time": "< 1 s"}
    return [
        Line(f"{what}, {applications:,} applications", "ms", took, goal=goals.get(what, "")) for what, took in figures.items()
    ]


def _since(began: float) -> float:
    return 1000 * (time.perf_counter() - began)
