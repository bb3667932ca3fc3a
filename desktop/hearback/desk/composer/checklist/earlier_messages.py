"""Reads the messages sent so far in small slices while the window is idle, so that a copy is recognised."""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from hearback.domain.earlier_texts import EarlierTexts
from hearback.usecases.change import Change
from hearback.usecases.composing import Composing
from hearback.usecases.ports import Archive, Clock, ListQuery

_SLICE = 2
"""Applications that are read at once."""

_SLICE_SECONDS = 0.002
"""A key that is pressed meanwhile waits no longer than this and one reading."""

_PAUSE_MS = 5
"""Between two slices: keys and painting come first."""

_AFTER_CHANGE_MS = 150
"""What a change shows comes first, too."""

_MOST = 20_000
"""Messages that are compared with: far more than a person sends, and bounded in memory."""


class EarlierMessages(QObject):
    """What was sent, kept up to date with every change; reading begins when it is first asked for."""

    ready = Signal()
    """Everything was read."""

    def __init__(self, archive: Archive, composing: Composing, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._composing = composing
        self._clock = clock
        self._texts = EarlierTexts()
        self._left: list[str] | None = None
        self._idle = QTimer(self)
        self._idle.setInterval(_PAUSE_MS)
        self._idle.timeout.connect(self._read_on)

    @property
    def is_reading(self) -> bool:
        """Whether some are left to read."""
        return self._idle.isActive()

    def texts(self) -> EarlierTexts:
        """Return what was read so far."""
        if self._left is None:
            self._left = list(self._archive.listing(ListQuery(), self._clock.now()))
            self._idle.start()
        return self._texts

    def forget(self, change: Change) -> None:
        """Read again what a change touched."""
        if self._left is None:
            return
        if change.everything:
            self._texts.clear()
            self._left = None
            return
        for id_ in change.applications:
            self._texts.drop(id_)
        self._left += change.applications
        self._idle.start(_AFTER_CHANGE_MS)

    def stop(self) -> None:
        """Read no more for now."""
        self._idle.stop()

    def _read_on(self) -> None:
        self._idle.setInterval(_PAUSE_MS)
        started = perf_counter()
        while self._left and len(self._texts) < _MOST and perf_counter() - started < _SLICE_SECONDS:
            part = self._left[-_SLICE:]
            del self._left[-_SLICE:]
            for id_, texts in self._composing.earlier_texts(part):
                self._texts.put(id_, texts)
        if not self._left or len(self._texts) >= _MOST:
            self._left = []
            self._idle.stop()
            self.ready.emit()
