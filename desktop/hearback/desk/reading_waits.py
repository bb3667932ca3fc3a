"""Reads how long replies take, a little at a time, when a screen first asks; shared by all screens that do."""

import gc
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hearback.desk.announcements import Announcements
from hearback.usecases.change import Change
from hearback.usecases.ports import ArchiveFault

if TYPE_CHECKING:
    from hearback.usecases.response_times import ResponseTimes

_AT_ONCE = 50
_TURN_SECONDS = 0.008
_DONE = object()


class ReadingWaits(QObject):
    """`ask` for the response times; where they are not at hand it reads them while the window stays alive, then says so."""

    progressed = Signal(int)
    """So many applications have been read."""
    ready = Signal()
    """Everything is at hand: ask again."""

    def __init__(self, times: "Callable[[], ResponseTimes]", announcements: Announcements, parent: QObject) -> None:
        super().__init__(parent)
        self._make = times
        self._times: ResponseTimes | None = None
        self._turns: Iterator[int] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read)
        announcements.changed.connect(self._follow)
        self.destroyed.connect(lambda _self: gc.enable())

    def ask(self) -> "ResponseTimes | None":
        """Return the response times where they are at hand, read anew meanwhile where they are old; None while they are not."""
        if self._times is None:
            self._times = self._make()
        if (self._times.read_at is None or self._times.is_old) and not self._timer.isActive():
            self.read_again()
        return self._times if self._times.read_at is not None else None

    def read_again(self) -> None:
        """Read everything anew, so that waits which go on are as long as they are now."""
        if self._times is None:
            self._times = self._make()
        self._turns = self._times.reading(_AT_ONCE)
        # all that is read is there to stay: looking through it for cycles again and again would hold the window up
        gc.disable()
        self._timer.start()

    def finish(self) -> None:
        """Read what is left now."""
        while self._timer.isActive():
            self._read()

    def stop(self) -> None:
        """Read no further."""
        if self._timer.isActive():
            self._timer.stop()
            gc.enable()

    def _read(self) -> None:
        """Read for as long as nobody notices."""
        until = perf_counter() + _TURN_SECONDS
        while perf_counter() < until:
            try:
                read = next(self._turns, _DONE)
            except ArchiveFault:
                # what the user does next with the store says so; the next screen that asks tries again
                self.stop()
                return
            if read is _DONE:
                # they need not be looked through later on, either
                gc.freeze()
                self.stop()
                self.ready.emit()
                return
            self.progressed.emit(read)

    def _follow(self, change: Change) -> None:
        if self._times is not None:
            self._times.follow(change)
