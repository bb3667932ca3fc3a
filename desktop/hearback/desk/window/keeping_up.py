"""Keeps the window up with time and with other programs, for as long as somebody can see it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from hearback.desk.acting import CHANGED_ELSEWHERE, Acting
from hearback.desk.announcements import Announcements
from hearback.usecases.ports import Archive, ArchiveFault

_LOOK_ELSEWHERE_MS = 1000
_HEARTBEAT_MS = 30_000


class KeepingUp:
    """Looks for what others wrote every second, and lets time pass every half minute; a window that is away wakes nobody up."""

    def __init__(
        self, archive: Archive, acting: Acting, announcements: Announcements, read: Callable[[], None], window: QWidget
    ) -> None:
        self._archive = archive
        self._acting = acting
        self._announcements = announcements
        self._read = read
        self._window = window
        self._version = archive.version()
        self._elsewhere = QTimer(window)
        self._elsewhere.setInterval(_LOOK_ELSEWHERE_MS)
        self._elsewhere.timeout.connect(self.look_elsewhere)
        self._heartbeat = QTimer(window)
        self._heartbeat.setInterval(_HEARTBEAT_MS)
        self._heartbeat.timeout.connect(self.beat)

    @property
    def is_ticking(self) -> bool:
        """Whether it looks by itself."""
        return self._elsewhere.isActive() and self._heartbeat.isActive()

    @property
    def is_still(self) -> bool:
        """Whether nothing is woken up."""
        return not self._elsewhere.isActive() and not self._heartbeat.isActive()

    def begin(self) -> None:
        """Begin, where the window can be seen."""
        if self._is_seen:
            self._elsewhere.start()
            self._heartbeat.start()

    def stop(self) -> None:
        """Look no more."""
        self._elsewhere.stop()
        self._heartbeat.stop()

    def while_seen(self) -> None:
        """Stop where the window went out of sight; catch up and go on where it came back."""
        if not self._is_seen:
            self.stop()
        elif self.is_still:
            self.begin()
            self.look_elsewhere()
            self.beat()

    def look_elsewhere(self) -> None:
        """Show what another program has written to the store."""
        try:
            version = self._archive.version()
        except ArchiveFault:  # the next look may succeed, and every act says what is wrong
            return
        if version != self._version:
            self._version = version
            self._announcements.changed.emit(CHANGED_ELSEWHERE)
            self._acting.plan_anew()

    def beat(self) -> None:
        """Let time pass: plans that no longer hold are made anew, and what depends on now is read again."""
        self._acting.plan_anew()
        self._read()

    @property
    def _is_seen(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized()
