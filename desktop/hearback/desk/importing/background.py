"""Reads a file beside the window: a thread that hands over what it has read, piece by piece, and can be stopped."""

import gc
from collections.abc import Callable, Iterator
from threading import Semaphore

from PySide6.QtCore import QObject, QThread, Signal

from hearback.usecases.faults import Fault, Refused
from hearback.usecases.table_import import Cancelled

Work = Callable[[Callable[[], bool]], Iterator[object]]
"""Given a question whether to stop, yields what was read."""


class Background(QThread):
    """Runs one piece of work. Every signal names its sender first: what was on its way when it was stopped still arrives.

    `stepped` comes for each thing that the work yields, and is to be answered with `go_on`; until then the work rests. Two
    threads of Python only take turns: one that did not rest would make every query of the window wait for it.
    `failed` comes with a Refused, `ended` always and last.
    """

    stepped = Signal(object, object)
    failed = Signal(object, object)
    ended = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._room = Semaphore(0)

    def go_on(self) -> None:
        """Let the next step come."""
        self._room.release()

    def run(self) -> None:
        # a large file becomes millions of objects, none of them garbage: a search for cycles would stop the window for a second
        gc.disable()
        try:
            self._run()
        finally:
            gc.freeze()
            gc.enable()
            self.ended.emit(self)

    def _run(self) -> None:
        try:
            for step in self._work(self.isInterruptionRequested):
                if self.isInterruptionRequested():
                    break
                self.stepped.emit(self, step)
                while not self._room.acquire(timeout=0.05) and not self.isInterruptionRequested():
                    pass
        except Cancelled:
            pass
        except Refused as refusal:
            self.failed.emit(self, refusal)
        except OSError as fault:
            self.failed.emit(self, Refused([Fault("", "unreadable", {"detail": fault.strerror or ""})]))
