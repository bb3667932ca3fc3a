"""Looks ahead while nobody waits for it: how many have gone quiet, and when the next window opens."""

from PySide6.QtCore import QObject, QTimer, Signal

from hearback.usecases.ports import Archive, Clock


class LookingAhead(QObject):
    """Looks once the window has nothing else to do; told to again before that, it looks once."""

    quiet_counted = Signal(int)
    next_found = Signal(object)
    """When the next window opens (None: none is waiting)."""

    def __init__(self, archive: Archive, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Look again."""
        self._timer.start(0)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def finish(self) -> None:
        """Look now, where that is still to be done."""
        if self._timer.isActive():
            self._timer.stop()
            self._look()

    def _look(self) -> None:
        now = self._clock.now()
        self.next_found.emit(self._archive.next_opening(now))
        self.quiet_counted.emit(self._archive.quiet(now))
