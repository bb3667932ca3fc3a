"""Reads the messages sent so far in small slices while the window is idle, so that a copy is recognised."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from hearback.domain.text_overlap import EarlierText
from hearback.usecases.change import Change
from hearback.usecases.composing import Composing
from hearback.usecases.ports import Archive, Clock, ListQuery

_SLICE = 20
_MOST = 2_000
"""Messages that are compared with: far more than a person sends, and bounded in memory."""


class EarlierMessages(QObject):
    """What was sent, by application."""

    ready = Signal()
    """Everything was read."""

    def __init__(self, archive: Archive, composing: Composing, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._composing = composing
        self._clock = clock
        self._texts: dict[str, Sequence[EarlierText]] = {}
        self._left: list[str] | None = None
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._read_a_slice)

    def texts(self) -> Sequence[EarlierText]:
        """Return what was read so far; the reading begins with the first call."""
        if self._left is None:
            self._left = list(self._archive.listing(ListQuery(), self._clock.now()))
            self._idle.start()
        return [text for texts in self._texts.values() for text in texts]

    def forget(self, change: Change) -> None:
        """Read again what a change touched."""
        if self._left is None:
            return
        if change.everything:
            self._texts.clear()
            self._left = None
            return
        for id_ in change.applications:
            self._texts.pop(id_, None)
        self._left += change.applications
        self._idle.start()

    def stop(self) -> None:
        """Read no more for now."""
        self._idle.stop()

    def _read_a_slice(self) -> None:
        part, self._left = (self._left or [])[:_SLICE], (self._left or [])[_SLICE:]
        for id_, texts in self._composing.earlier_texts(part):
            if texts:
                self._texts[id_] = texts
        if not self._left or sum(map(len, self._texts.values())) >= _MOST:
            self._left = []
            self._idle.stop()
            self.ready.emit()
