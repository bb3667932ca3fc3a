"""What this desktop has to remind with: its notification service, a tray, its wish not to be disturbed, and its waking up."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

from hearback.desk.theme import Theme
from hearback.desk.tray.tray import Tray
from hearback.desk.tray.tray_messages import TrayMessages
from hearback.desk.words import Words
from hearback.desk.x11_selection import has_owner
from hearback.usecases.notifying import Notifier, Surroundings

if TYPE_CHECKING:
    from hearback.system.bus.connection import MessageBus
    from hearback.system.bus.notifications import DesktopNotifications

_TRAY_KEEPER = "org.kde.StatusNotifierWatcher"
_PATIENCE_MS = 10_000
"""How long after the session's start a desktop may take to have its tray up."""


class DesktopServices(QObject):
    """Everything that is not there is done without. Buses are read by the event loop, without a thread."""

    def __init__(self, words: Words, icon_file: Path, look: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._icon_file = icon_file
        # macOS' bar paints its icons itself, the others show them as they are
        symbolic = (lambda due: look.symbolic_icon(due=due)) if sys.platform == "darwin" else None
        self.tray = Tray(words, look.program_icon(), self, symbolic)
        self._buses: list[MessageBus] = []
        self._session = self._bus("session")
        self._notifications: DesktopNotifications | None = None

    def leave(self) -> None:
        """Hear nothing more from the buses."""
        for bus in self._buses:
            bus.close()

    def notifiers(self, answered: Callable[[str, str], None]) -> Sequence[Notifier]:
        """Return what shows reminders, the best first."""
        messages = TrayMessages(self.tray, answered)
        if self._session is None:
            return [messages]
        from hearback.system.bus.connection import BusFault
        from hearback.system.bus.notifications import DesktopNotifications

        try:
            self._notifications = DesktopNotifications(
                self._session, lambda identity, answer: answered(identity, answer.value), self._words.say("Open"), self._icon_file
            )
        except BusFault:
            return [messages]
        return [self._notifications, messages]

    def surroundings(self) -> Surroundings:
        """Return what there is at this moment."""
        shows = self._notifications
        if self._session is None or shows is None:
            return Surroundings(tray=self.tray.is_there)
        from hearback.system.bus.do_not_disturb import do_not_disturb

        return Surroundings(
            service=shows.name,
            buttons=shows.has_buttons,
            tray=self.tray.is_there,
            do_not_disturb=do_not_disturb(self._session, shows.name),
        )

    def tell_of_waking(self, woken: Callable[[], None]) -> None:
        """Call `woken` when the computer wakes up, where the system tells."""
        computer = self._bus("computer")
        if computer is None:
            return
        from hearback.system.bus.connection import BusFault
        from hearback.system.bus.sleep import tell_of_waking

        try:
            tell_of_waking(computer, woken)
        except BusFault:
            computer.close()

    def look_for_a_tray(self, looked: Callable[[], None]) -> None:
        """Have the icon shown as soon as there is a place for it; call `looked` once it is known whether there is one now.

        Qt finds a tray of X11's kind whenever it comes. Whether there is one of the newer kind it asks once and for all, so it
        is asked only when that one is there, or has had its time.
        """
        wait = QTimer(self)
        wait.setSingleShot(True)
        x11 = QGuiApplication.platformName() == "xcb"

        def look() -> None:
            wait.stop()
            self.tray.look_for_a_place()
            looked()

        def appeared() -> None:
            if self._session is not None and self._session.owner(_TRAY_KEEPER) is not None:
                look()

        if not self._follow(_TRAY_KEEPER, appeared) or (x11 and has_owner("_NET_SYSTEM_TRAY_S0")):
            look()
            return
        wait.timeout.connect(look if x11 else looked)
        wait.start(_PATIENCE_MS)
        appeared()

    def _follow(self, service: str, changed: Callable[[], None]) -> bool:
        if self._session is None:
            return False
        from hearback.system.bus.connection import BusFault

        try:
            self._session.follow(service, changed)
        except BusFault:
            return False
        return True

    def _bus(self, which: str) -> "MessageBus | None":
        if not sys.platform.startswith("linux"):
            return None
        from hearback.system.bus.connection import BusFault, session_bus, system_bus

        try:
            bus = session_bus() if which == "session" else system_bus()
        except BusFault:
            return None
        watch = QSocketNotifier(bus.socket, QSocketNotifier.Type.Read, self)
        watch.activated.connect(lambda: bus.read())
        bus.set_aside = lambda: QTimer.singleShot(0, lambda: bus.read())
        bus.closing = lambda: watch.setEnabled(False)
        self._buses.append(bus)
        return bus
