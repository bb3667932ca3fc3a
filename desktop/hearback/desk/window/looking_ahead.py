"""Looks through what is due and what waits, a little at a time: how many have gone quiet, and when the next window opens."""

import datetime as dt
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from hearback.domain.job_application import Step
from hearback.domain.stage import Group
from hearback.usecases.ports import Archive, Clock, ListQuery

_AT_ONCE = 200
_WAITING_LOOKED_AT = 100
_DONE = object()


class LookingAhead(QObject):
    """Starts anew whenever it is told to; while thousands are due the window stays alive."""

    quiet_counted = Signal(int)
    next_found = Signal(object)
    """When the next window opens (None: none is waiting)."""

    def __init__(self, archive: Archive, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._clock = clock
        self._turns: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Look through everything again."""
        self._turns = self._look_through(self._clock.now())
        self._timer.start()

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()

    def finish(self) -> None:
        """Look through what is left now."""
        while self._timer.isActive():
            self._look()

    def _look(self) -> None:
        if next(self._turns, _DONE) is _DONE:
            self._timer.stop()

    def _look_through(self, now: dt.datetime) -> Iterator[None]:
        """Yield after each turn that is short enough to wait for."""
        waiting = self._archive.listing(ListQuery(group=Group.WAITING), now)[:_WAITING_LOOKED_AT]
        self.next_found.emit(self._soonest(waiting, now))
        yield
        due = self._archive.listing(ListQuery(group=Group.DUE), now)
        quiet = 0
        for start in range(0, len(due), _AT_ONCE):
            yield
            rows = self._archive.rows(due[start : start + _AT_ONCE])
            quiet += sum(1 for row in rows if row.next_step is not None and row.next_step.step is Step.MOVE_ON)
        self.quiet_counted.emit(quiet)

    def _soonest(self, ids: Sequence[str], now: dt.datetime) -> dt.datetime | None:
        windows = (row.next_step.window for row in self._archive.rows(ids) if row.next_step is not None)
        opens = (window.earliest for window in windows if window is not None)
        return min((at for at in opens if at > now), default=None)
