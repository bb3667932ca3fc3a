"""Writes an import in slices between which the window lives, until it is committed or taken back."""

from collections.abc import Generator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from hearback.usecases.faults import Refused
from hearback.usecases.ports import ArchiveFault

_SLICE_MS = 12


class Taking(QObject):
    """Runs a generator that writes a slice at each step. Closing it early takes everything back."""

    stepped = Signal()
    done = Signal()
    failed = Signal(object)

    def __init__(self, steps: Generator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def cancel(self) -> None:
        """Stop and take back what was written."""
        self._timer.stop()
        self._steps.close()

    def _slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            while clock.elapsed() < _SLICE_MS:
                next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.done.emit()
            return
        except (ArchiveFault, Refused) as fault:
            self._timer.stop()
            self.failed.emit(fault)
            return
        self.stepped.emit()
