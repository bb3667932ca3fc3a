"""What somebody waits for in the list, the timeline and the agenda: from the key, click or wheel to the painted screen."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.made_up import store
from benchmarks.measuring import Line

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QApplication, QTableView

    from hearback.composition.parts import Parts
    from hearback.desk.main_window import MainWindow

_TYPED = "kestrel"
_GOAL = {1_000: "≤ 16 ms", 10_000: "≤ 16 ms"}
_GOAL_OF_ORDER = {**_GOAL, 100_000: "≤ 40 ms"}
_GOAL_OF_FRAME = {**_GOAL, 100_000: "≤ 16 ms"}

Act = Callable[[int], object]


def listing(folder: Path, applications: int, runs: int) -> Sequence[Line]:
    """Return how long everything takes over so many applications, each act `10 * runs` times; p95 is what the goals are for.

    The first time that an act is done is a line of its own, where something is read or sorted for it.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from hearback.composition.parts import opened
    from hearback.composition.window import build_window
    from hearback.desk.theme import Theme
    from hearback.desk.window.window_memory import WindowMemory

    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["listing", "-style", "Fusion"])
    with opened(store(folder, applications)) as parts:
        window = build_window(app, parts, Theme(app, parts.shipped.text, parts.shipped.path), WindowMemory(None))
        window.resize(1440, 900)
        window.show()
        window.finish_start()
        _calm(app, window)
        floor = _bare_list(len(window.model.ids))
        lines = []
        for name, (act, goal, bare) in _acts(window, parts, floor).items():
            first = _took(app, act, 0)
            ours, bare_took = [], []
            for run in range(1, 10 * runs + 1):
                ours.append(_took(app, act, run))
                bare_took.append(_took(app, bare, run) if bare is not None else 0.0)
            what = f"{name}, {applications:,} applications"
            lines.append(Line(f"{what}, the first time", "ms", [first]))
            named = {"floor": bare_took, "floor_name": "empty delegate, bare model"} if bare is not None else {}
            lines.append(Line(what, "ms", ours, goal=goal.get(applications, ""), **named))  # type: ignore[arg-type]
        floor.close()
        window.leave()
    return lines


def _acts(window: "MainWindow", parts: "Parts", floor: "QTableView") -> dict[str, tuple[Act, dict[int, str], Act | None]]:
    """Return what is done, what it may take by the number of applications, and the same with nothing behind it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from hearback.domain.job_application import Reply, ReplyKind
    from hearback.usecases.recording import Recording

    rows, row, timeline = window.list.verticalScrollBar(), window.list.rowHeight(0), window.timeline
    bare_rows, bare = floor.verticalScrollBar(), floor.model()
    recording = Recording(parts.archive, parts.clock)

    def key(run: int) -> None:
        letter = run % (len(_TYPED) + 1)
        field = window.top_bar.search
        if letter == len(_TYPED):
            field.clear()
        else:
            QTest.keyClicks(field, _TYPED[letter])

    def reset(_run: int) -> None:
        bare.beginResetModel()
        bare.endResetModel()

    def answered(run: int) -> None:
        id_ = window.model.ids[(run * 37) % len(window.model.ids)]
        reply = Reply(received=parts.clock.now(), kind=ReplyKind.HOLDING)
        window._acting(lambda: recording.record_reply(id_, reply))

    def elsewhere(run: int) -> None:
        rows.setValue(rows.maximum() * (run % 10) // 10)

    def pan(run: int) -> None:
        QTest.keyClick(timeline, Qt.Key.Key_Left if run % 20 < 10 else Qt.Key.Key_Right)

    def agenda(run: int) -> None:
        window.menus.agenda.setChecked(run % 2 == 0)
        if window.agenda is not None:
            window.agenda.stop()

    return {
        "search, a key press": (key, _GOAL_OF_ORDER, reset),
        "sort": (lambda run: window.sort_by(run % 3), _GOAL_OF_ORDER, reset),
        "scroll, three rows": (
            lambda _run: rows.setValue(rows.value() + 3 * row),
            _GOAL_OF_FRAME,
            lambda _run: bare_rows.setValue(bare_rows.value() + 3 * row),
        ),
        "scroll, elsewhere": (elsewhere, {}, None),
        "zoom, a step": (
            lambda run: timeline.zoom_in() if run % 8 < 4 else timeline.zoom_out(),
            _GOAL_OF_FRAME,
            None,
        ),
        "pan, a step": (pan, _GOAL_OF_FRAME, None),
        "an answer recorded": (answered, _GOAL, None),
        "agenda, there and back": (agenda, {}, None),
    }


def _took(app: "QApplication", act: Act, run: int) -> float:
    """Return the milliseconds until what was done is on the screen and there is nothing else to do at once."""
    began = time.perf_counter()
    act(run)
    app.processEvents()
    return 1000 * (time.perf_counter() - began)


def _calm(app: "QApplication", window: "MainWindow") -> None:
    """Wait until everything that is read while nobody waits is read."""
    from hearback.desk.composer.checklist.earlier_messages import EarlierMessages
    from hearback.desk.reading_waits import ReadingWaits

    window._acting.wait_for_plans()
    window.looking_ahead.finish()
    for reading in window.findChildren(ReadingWaits):
        reading.finish()
    until = time.monotonic() + 3
    while time.monotonic() < until or any(one.is_reading for one in window.findChildren(EarlierMessages)):
        app.processEvents()


def _bare_list(rows: int) -> "QTableView":
    """Return a table of so many rows with nothing in its model but their numbers, and a delegate that paints nothing."""
    from PySide6.QtCore import QAbstractTableModel
    from PySide6.QtWidgets import QStyledItemDelegate, QTableView

    class Bare(QAbstractTableModel):
        def rowCount(self, _parent: "QModelIndex | QPersistentModelIndex | None" = None) -> int:
            return rows

        def columnCount(self, _parent: "QModelIndex | QPersistentModelIndex | None" = None) -> int:
            return 3

        def data(self, _index: "QModelIndex | QPersistentModelIndex", _role: int = 0) -> Any:
            return None

    class Empty(QStyledItemDelegate):
        def paint(self, *_given: object) -> None:
            pass

    view = QTableView()
    view.setModel(Bare(view))
    view.setItemDelegate(Empty(view))
    view.resize(430, 400)
    view.show()
    return view
