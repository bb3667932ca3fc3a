"""The heartbeat: asks by the wall clock whether something is to be told, and sleeps in between."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from hearback.desk.acting import Acting
from hearback.desk.announcements import Announcements
from hearback.usecases.ports import ArchiveFault
from hearback.usecases.reminding import Reminding

_LONGEST_SLEEP_MS = 60_000
"""A timer does not notice that the clock was set, nor the time that the computer slept: so the clock is looked at anew."""

_SHORTEST_SLEEP_MS = 1_000
_AFTER_A_CHANGE_MS = 500


class Heartbeat(QObject):
    """Beats once a minute at the most, earlier where something is due sooner or was changed."""

    beaten = Signal()
    """Time has passed: also for what else shows how things stand now while the window is out of sight."""

    def __init__(
        self,
        reminding: Reminding,
        acting: Acting,
        announcements: Announcements,
        look_elsewhere: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`look_elsewhere` announces what another program has written to the store."""
        super().__init__(parent)
        self._reminding = reminding
        self._acting = acting
        self._look_elsewhere = look_elsewhere
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.beat)
        announcements.changed.connect(self._changed)

    def start(self) -> None:
        """Begin to beat."""
        self._timer.start(_SHORTEST_SLEEP_MS)

    def beat(self) -> None:
        """Look at the clock now: also what to call when the computer wakes up."""
        self._timer.start(_LONGEST_SLEEP_MS)
        self._look_elsewhere()
        self.beaten.emit()
        if self._reminding.is_time():
            self._acting.plan_anew(self._look)
        elif self._reminding.seconds_to_wait():
            self._sleep()

    def stop(self) -> None:
        """Beat no more, and remember until when all was told."""
        self._timer.stop()
        with suppress(ArchiveFault):  # the next start looks a little further back
            self._reminding.leave()

    def _look(self) -> None:
        try:
            self._reminding.look()
        except ArchiveFault:  # the next beat makes up for it, and the user's own acts say what is wrong
            return
        self._sleep()

    def _changed(self) -> None:
        self._reminding.look_anew()
        if self._timer.isActive():
            self._timer.start(_AFTER_A_CHANGE_MS)

    def _sleep(self) -> None:
        soon = int(self._reminding.seconds_to_wait() * 1000) + 1
        self._timer.start(max(_SHORTEST_SLEEP_MS, min(soon, _LONGEST_SLEEP_MS)))
