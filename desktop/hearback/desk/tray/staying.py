"""What becomes of the program when its window is closed: it goes on where its reminders can reach the user."""

from collections.abc import Callable

from PySide6.QtWidgets import QMainWindow

from hearback.desk.words import Words
from hearback.usecases.notifying import Posting

IDENTITY = "goes-on"


class Staying:
    """Sends the window out of sight instead of closing it, and says so the first time."""

    def __init__(
        self,
        words: Words,
        window: QMainWindow,
        *,
        wanted: Callable[[], bool],
        tray_is_there: Callable[[], bool],
        tell: Callable[[Posting], bool],
        told_before: bool,
        told: Callable[[], None],
    ) -> None:
        """`wanted` is whether there is anything to go on for; `told` remembers that it was said."""
        self._words = words
        self._window = window
        self._wanted = wanted
        self._tray_is_there = tray_is_there
        self._tell = tell
        self._told_before = told_before
        self._told = told

    def go_out_of_sight(self) -> bool:
        """Hide the window in the tray, or minimize it where there is none; return False where it is to close."""
        if not self._wanted():
            return False
        in_tray = self._tray_is_there()
        if in_tray:
            self._window.hide()
        else:
            self._window.showMinimized()
        if not self._told_before and self._tell(self._posting(in_tray)):
            self._told_before = True
            self._told()
        return True

    def _posting(self, in_tray: bool) -> Posting:
        say = self._words.say
        where = (
            say("Its icon in the tray brings the window back, and ends the program.")
            if in_tray
            else say("Its window is minimized. “Quit” in its menu ends the program.")
        )
        return Posting(identity=IDENTITY, title=say("Hearback goes on, to remind you"), body=where, answers=())
