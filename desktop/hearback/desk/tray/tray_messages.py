"""Reminders as messages beside the tray's icon: without buttons, for desktops on which no notification with buttons can be had.

That is Windows and macOS: the library that is kept for them, desktop-notifier, wants an asyncio loop beside Qt's own, six
packages of bindings on Windows, and a signed program on macOS. A click opens the application, where everything can be done.
"""

from collections.abc import Callable

from hearback.desk.tray.tray import Tray
from hearback.usecases.notifying import Answer, Posting


class TrayMessages:
    """Implements the Notifier port. Only the newest message is on the screen, so a click means that one."""

    def __init__(self, tray: Tray, answered: Callable[[str, str], None]) -> None:
        self._tray = tray
        self._answered = answered
        self._newest: str | None = None
        tray.message_clicked.connect(lambda: self._clicked())

    def ready(self) -> bool:
        """Whether there is a tray."""
        return self._tray.is_there

    def post(self, posting: Posting) -> bool:
        """Show a posting; return whether there is a place for it."""
        if not self._tray.show_message(posting.title, posting.body):
            return False
        self._newest = posting.identity
        return True

    def withdraw(self, identity: str) -> None:
        """Let a click on it mean nothing any more: what is shown goes by itself."""
        if identity == self._newest:
            self._newest = None

    def _clicked(self) -> None:
        if self._newest is not None:
            self._answered(self._newest, Answer.OPEN.value)
