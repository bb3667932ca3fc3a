"""The overview: all planned days of what is listed, in a strip over the timeline's foot while one zooms or moves."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hearback.desk.theme import Theme, blend
from hearback.desk.timeline.scale import Scale

_HEIGHT, _MARGIN, _PADDING = 34, 8, 6
_STAYS_MS = 2500
_BAR = 3
_AROUND_DAYS = 14
_LEAST_DAYS = 60


class Overview(QWidget):
    """Shows where one is among all days, and goes to the day that is pressed. It helps only while some are out of sight."""

    asked = Signal(float)
    """A day (an ordinal with a fraction) is to be brought into the middle."""

    def __init__(self, theme: Theme, planned: Callable[[], Mapping[int, int]], name: str, parent: QWidget) -> None:
        """`planned` returns how many steps open on each day, by its ordinal; it is asked once until `forget`."""
        super().__init__(parent)
        self._theme = theme
        self._view = parent
        self._ask = planned
        self._planned: Mapping[int, int] | None = None
        self._scale: Scale | None = None
        self._today = 0.0
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._stays = QTimer(self)
        self._stays.setSingleShot(True)
        self._stays.setInterval(_STAYS_MS)
        self._stays.timeout.connect(self.hide)
        # what was zoomed or moved is painted first
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._appear)
        self.hide()

    def forget(self) -> None:
        """Ask for the planned days again when they are next shown."""
        self._planned = None

    def look(self, scale: Scale, today: float) -> None:
        """Show where the scale stands, once it is painted."""
        self._scale, self._today = scale, today
        self._soon.start(0)

    def follow(self, scale: Scale) -> None:
        """Go along with the scale while in sight."""
        self._scale = scale
        if self.isVisible():
            self._place()
            self.update()

    @property
    def span(self) -> tuple[float, float]:
        """The first and last day that it shows."""
        planned = self._planned or {}
        first, last = min([*planned, self._today]), max([*planned, self._today])
        middle, half = (first + last) / 2, max(last - first + 2 * _AROUND_DAYS, _LEAST_DAYS) / 2
        return middle - half, middle + half

    def _appear(self) -> None:
        if self._planned is None:
            self._planned = self._ask()
        if self._helps():
            self._place()
            self.show()
            self.raise_()
            self.update()
            self._stays.start()
        else:
            self.hide()

    def _helps(self) -> bool:
        scale = self._scale
        if scale is None or not self._planned:
            return False
        seen = scale.visible_days()
        return min(self._planned) < seen.start or max(self._planned) >= seen.stop

    def _place(self) -> None:
        height = self._theme.px(_HEIGHT)
        self.setGeometry(_MARGIN, self._view.height() - height - _MARGIN, self._view.width() - 2 * _MARGIN, height)

    def _x(self, day: float) -> float:
        first, last = self.span
        x = _PADDING + (day - first) / (last - first) * (self.width() - 2 * _PADDING)
        return self.width() - x if self._is_mirrored else x

    def _day(self, x: float) -> float:
        first, last = self.span
        along = self.width() - x if self._is_mirrored else x
        return first + (along - _PADDING) / (self.width() - 2 * _PADDING) * (last - first)

    @property
    def _is_mirrored(self) -> bool:
        return self._scale is not None and self._scale.mirrored

    # Qt's events

    def enterEvent(self, event: QEnterEvent) -> None:
        self._stays.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._stays.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, at: QPointF) -> None:
        first, last = self.span
        self.asked.emit(min(max(self._day(at.x()), first), last))

    def paintEvent(self, event: QPaintEvent) -> None:
        scale, tokens = self._scale, self._theme.tokens
        if scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(blend(tokens.panel, tokens.background, 0.92))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        here = sorted((self._x(scale.left), self._x(scale.left + scale.width / scale.per_day)))
        left, right = max(here[0], 2.0), min(here[1], self.width() - 2.0)
        if right > left:
            painter.setPen(QPen(tokens.accent, 1))
            painter.setBrush(tokens.accent_soft)
            painter.drawRoundedRect(QRectF(left, 2.5, max(right - left, 4.0), self.height() - 5), 5, 5)
        self._paint_bars(painter)
        painter.fillRect(QRectF(self._x(self._today) - 1, 2, 2, self.height() - 4), tokens.due)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        columns: dict[int, int] = {}
        for day, count in (self._planned or {}).items():
            column = int(self._x(day + 0.5)) // _BAR
            columns[column] = columns.get(column, 0) + count
        most = max(columns.values(), default=1)
        room = self.height() - 2 * _PADDING
        foot, accent = self.height() - _PADDING, self._theme.tokens.accent
        for column, count in columns.items():
            height = max(2.0, room * count / most)
            painter.fillRect(QRectF(column * _BAR, foot - height, _BAR - 1, height), accent)
