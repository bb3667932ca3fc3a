"""Does long work a little at a time, so that the window stays alive meanwhile."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from hearback.usecases.ports import ArchiveFault

_TURN_SECONDS = 0.008
_DONE = object()


class Turns(QObject):
    """One piece of work at a time: what is begun anew takes the place of what was not done yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._take_turn)

    @property
    def is_busy(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    def begin(self, work: Iterator[object]) -> None:
        """Do this from now on; it pauses wherever it yields."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Leave undone what is left."""
        self._timer.stop()
        self._work = iter(())

    def finish(self) -> None:
        """Do what is left now."""
        while self.is_busy:
            self._take_turn()

    def _take_turn(self) -> None:
        """Work for as long as nobody notices."""
        work, until = self._work, perf_counter() + _TURN_SECONDS
        while perf_counter() < until:
            try:
                done = next(work, _DONE) is _DONE
            except ArchiveFault:
                # what the user does next with the store says so
                done = True
            if done:
                # the last step may have begun other work
                if self._work is work:
                    self._timer.stop()
                return
