"""The wavy line under a misspelt word."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_STEP, _HEIGHT = 2, 1.0


def draw_wave(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """Draw the line around `y`, from `left` to `right`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.translate(left, y)
    painter.drawPolyline(_wave(int(right - left) // _STEP))
    painter.restore()


@lru_cache(maxsize=256)
def _wave(steps: int) -> QPolygonF:
    return QPolygonF([QPointF(step * _STEP, _HEIGHT if step % 2 == 0 else -_HEIGHT) for step in range(steps + 1)])
