"""One window for each user and data folder: the first holds a lock, and a second start tells it what is wanted and leaves."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from hearback.composition.starts import StartRequest

if TYPE_CHECKING:
    from hearback.composition.hearing_starts import HearingStarts

ADDRESS_FILE = "window.address"

_PATIENCE_S = 5.0
_ANSWER_MS = 5000


class OnlyWindow(QObject):
    """The lock is the truth, and the system frees it where the program dies; the socket only carries messages."""

    asked = Signal(object)
    """Another start came, with a StartRequest."""

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._data = data
        self._lock = QLockFile(str(data / "window.lock"))
        # a lock is as old as its program: time does not make it stale
        self._lock.setStaleLockTime(0)
        self._hearing: HearingStarts | None = None

    def take(self) -> bool:
        """Return whether this is the first; also where the folder takes no lock, as the store will say what is wrong."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    @property
    def is_taken(self) -> bool:
        """Whether this one is the first."""
        return self._lock.isLocked()

    def tell(self, request: StartRequest) -> bool:
        """Have the first do what this start was for; return whether it took it. Where it has just ended, this takes its place."""
        limit = time.monotonic() + _PATIENCE_S
        while time.monotonic() < limit:
            if self._tell(request):
                return True
            if self.take():
                return False
            # it is starting, and does not listen yet
            time.sleep(0.1)
        return False

    def listen(self) -> None:
        """Hear other starts from now on; where that is impossible, they open windows of their own."""
        if self._lock.isLocked() and self._hearing is None:
            from hearback.composition.hearing_starts import HearingStarts

            self._hearing = HearingStarts(self._data / ADDRESS_FILE, self.asked.emit, self)

    def leave(self) -> None:
        """Hear nobody any more, and let the next start be the first."""
        if self._hearing is not None:
            self._hearing.stop()
        self._lock.unlock()

    def _tell(self, request: StartRequest) -> bool:
        from hearback.composition.hearing_starts import kept_address, tell

        name = kept_address(self._data / ADDRESS_FILE)
        if name is None:
            return False
        self._let_come_forward()
        return tell(name, request, _ANSWER_MS)

    def _let_come_forward(self) -> None:
        """Pass on Windows' leave to come to the front, which the program has that was started last."""
        if sys.platform == "win32":
            import ctypes

            known, process, _host, _program = self._lock.getLockInfo()
            if known:
                ctypes.windll.user32.AllowSetForegroundWindow(process)
