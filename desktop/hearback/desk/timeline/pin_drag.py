"""Dragging a step's window to another day: what is held, where it would lie, and what that day would mean, said live."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from hearback.desk.fields.plain_label import PlainLabel
from hearback.desk.timeline.explaining import Explaining
from hearback.domain.job_application import Step
from hearback.domain.next_step import NextStep, Window
from hearback.domain.pinning import Concern, PinnedDay, can_be_pinned
from hearback.domain.timeline import Track

_BESIDE = 14
"""How far the explanation stands from the mouse, in px."""


class PinDrag:
    """The row whose step is held, and the day over which it is held; nothing is changed before it is dropped."""

    def __init__(self, meaning: Callable[[int, dt.date], PinnedDay | None], explaining: Explaining, viewport: QWidget) -> None:
        """`meaning` says what putting a row's next step on a day would mean."""
        self._meaning = meaning
        self._explaining = explaining
        self.row: int | None = None
        self._track: Track | None = None
        self._pinned: PinnedDay | None = None
        self._day: dt.date | None = None
        self._viewport = viewport
        self._label = PlainLabel("", viewport)
        self._label.setObjectName("pin-explanation")
        self._label.setWordWrap(True)
        self._label.hide()

    @property
    def window(self) -> Window | None:
        """Where the step's window would lie, were it dropped now."""
        if self._track is None or self._pinned is None:
            return None
        day = self._track.calendar.working_day(self._pinned.day)
        return Window(day.opens, day.opens, day.closes)

    def can_hold(self, step: NextStep) -> bool:
        """Whether the user may choose a step's day."""
        return can_be_pinned(step)

    def hold(self, row: int, track: Track) -> None:
        """Take a row's next step up."""
        self.row, self._track = row, track

    def over(self, day: dt.date, mouse: QPoint) -> None:
        """Hold the step over a day, and say beside the mouse what that would mean."""
        if self.row is None or self._track is None:
            return
        if day != self._day:
            self._day = day
            self._pinned = self._meaning(self.row, day)
        if self._pinned is None:
            self.let_go()
            return
        self._label.setText(self._explaining.pinned(self._pinned, day, self._track))
        self._place_beside(mouse)

    def drop(self) -> tuple[Step, dt.date] | None:
        """Let the step go where it is held; return it with the day, None where it was not moved or that day is over."""
        track, pinned = self._track, self._pinned
        self.let_go()
        if track is None or track.next_step is None or pinned is None or Concern.PAST in pinned.concerns:
            return None
        return track.next_step.step, pinned.day

    def let_go(self) -> None:
        """Let the step go where it came from."""
        self.row = self._track = self._pinned = self._day = None
        self._label.hide()

    def _place_beside(self, mouse: QPoint) -> None:
        around = self._viewport.rect()
        self._label.setMaximumWidth(min(320, around.width()))
        self._label.adjustSize()
        place = QRect(mouse + QPoint(_BESIDE, _BESIDE), self._label.size())
        if self._label.isRightToLeft() or place.right() > around.right():
            place.moveRight(mouse.x() - _BESIDE)
        if place.bottom() > around.bottom():
            place.moveBottom(mouse.y() - _BESIDE)
        place.moveLeft(max(0, place.left()))
        place.moveTop(max(0, place.top()))
        self._label.setGeometry(place)
        self._label.show()
        self._label.raise_()
