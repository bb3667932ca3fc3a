"""What the window asks while somebody scrolls, sorts and types: the list's ids, counts and rows, and the timeline's painting."""

import os
from collections.abc import Sequence
from pathlib import Path

from benchmarks.made_up import store
from benchmarks.measuring import Line, timed

_A_PAGE = 200
_TYPED = ("k", "ku", "kes", "kest", "kestr")


def listing(folder: Path, applications: int, runs: int) -> Sequence[Line]:
    """Return the list's answers and the timeline's frames over so many applications, in this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from hearback.composition.parts import opened
    from hearback.composition.window import build_window
    from hearback.desk.theme import Theme
    from hearback.desk.window.window_memory import WindowMemory
    from hearback.usecases.ports import ListQuery, SortKey

    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["listing"])
    with opened(store(folder, applications)) as parts:
        archive, now = parts.archive, parts.clock.now()
        ids = archive.listing(ListQuery(), now)
        pages = max(len(ids) // _A_PAGE, 1)

        def sort(run: int) -> object:
            keys = tuple(SortKey)
            return archive.listing(ListQuery(sort=keys[run % len(keys)]), now)

        def key_press(run: int) -> object:
            words = _TYPED[run % len(_TYPED)]
            return archive.counts(words, now), archive.listing(ListQuery(words=words), now)

        def page(run: int) -> object:
            begin = run % pages * _A_PAGE
            return archive.rows(ids[begin : begin + _A_PAGE])

        figures = {
            "sort": timed(sort, runs),
            "search, a key press": timed(key_press, runs),
            "a page of 200 rows": timed(page, runs),
        }

        window = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
        window.resize(1440, 900)
        window.finish_start()
        window.show_everything()
        bar = window.timeline.verticalScrollBar()
        viewport = window.timeline.viewport()
        viewport.grab()

        def elsewhere(run: int) -> object:
            bar.setValue(bar.maximum() * (run % 10) // 10)
            return viewport.grab()

        figures["timeline, a screen elsewhere"] = timed(elsewhere, runs)
        figures["timeline, the same screen again"] = timed(lambda _run: viewport.grab(), runs)
        window.looking_ahead.stop()
        window.close()
    return [Line(f"{what}, {applications:,} applications", "ms", took) for what, took in figures.items()]
