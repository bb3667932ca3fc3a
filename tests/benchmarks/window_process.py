"""A process with one window, the program's or a bare one, that notes when it is first painted and what memory it takes.

Run as `window_process.py hearback|bare STARTED DATA`; prints JSON: seconds since STARTED (a reading of `time.monotonic` in the
process that started this one), RSS and PSS in MiB after the first paint and two seconds later.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

_SETTLED_MS = 2000


def _memory(when: str) -> dict[str, float]:
    kept = {}
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        name, _, size = line.partition(":")
        if name in ("Rss", "Pss"):
            kept[f"{name.lower()}_{when}"] = int(size.split()[0]) / 1024
    return kept


def _watch(started: float, finish: Callable[[], object]) -> Callable[[], None]:
    """Return what a window's first paintEvent has to call: the whole window is painted once the event loop turns again."""
    from PySide6.QtCore import QTimer

    noted: dict[str, float] = {}

    def painted() -> None:
        noted.update(seconds=time.monotonic() - started, **_memory("painted"))
        QTimer.singleShot(_SETTLED_MS, settled)

    def settled() -> None:
        noted.update(_memory("settled"))
        print(json.dumps(noted), flush=True)
        finish()

    def first_paint() -> None:
        if not noted:
            noted["seconds"] = 0.0
            QTimer.singleShot(0, painted)

    return first_paint


def _bare(started: float) -> int:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication(["bare"])
    first_paint = _watch(started, app.quit)

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            first_paint()
            super().paintEvent(event)

    window = Bare()
    window.setCentralWidget(QLabel("bare"))
    window.resize(1440, 900)
    window.show()
    return app.exec()


def _hearback(started: float, data: str) -> int:
    from hearback import __main__ as program

    open_window = program._open_window

    def watched(options: "Namespace | None" = None) -> int:
        # here, and in the program's own order: what is imported after Qt takes longer
        import hearback.composition.parts  # noqa: F401  # isort: skip
        from PySide6.QtGui import QPaintEvent
        from PySide6.QtWidgets import QApplication

        from hearback.desk.main_window import MainWindow

        # exit, not quit: quit asks the windows first, and the program's stays, out of sight
        first_paint = _watch(started, QApplication.exit)
        paint = MainWindow.paintEvent

        def painted(window: MainWindow, event: QPaintEvent) -> None:
            first_paint()
            paint(window, event)

        MainWindow.paintEvent = painted  # type: ignore[method-assign, assignment]
        return open_window(options)

    program._open_window = watched
    return program.main(["--data", data, "--size", "1440x900"])


if __name__ == "__main__":
    which, started, data = sys.argv[1:]
    sys.exit(_bare(float(started)) if which == "bare" else _hearback(float(started), data))
