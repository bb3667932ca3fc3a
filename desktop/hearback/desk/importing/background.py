"""Reads a file beside the window: a thread that hands over what it has read, piece by piece, and can be stopped."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QThread, Signal

from hearback.usecases.faults import Fault, Refused
from hearback.usecases.table_import import Cancelled

Work = Callable[[Callable[[], bool]], Iterator[object]]
"""Given a question whether to stop, yields what was read."""


class Background(QThread):
    """Runs one piece of work. Every signal names its sender first: what was on its way when it was stopped still arrives.

    `stepped` comes for each thing that the work yields, `failed` with a Refused, `ended` always and last.
    """

    stepped = Signal(object, object)
    failed = Signal(object, object)
    ended = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        try:
            for step in self._work(self.isInterruptionRequested):
                if self.isInterruptionRequested():
                    break
                self.stepped.emit(self, step)
        except Cancelled:
            pass
        except Refused as refusal:
            self.failed.emit(self, refusal)
        except OSError as fault:
            self.failed.emit(self, Refused([Fault("", "unreadable", {"detail": fault.strerror or ""})]))
        self.ended.emit(self)
