"""Draws what stands on a track: diamonds, circles, flags, windows; shape says what it is, colour only repeats it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from hearback.desk.theme import Tokens, blend
from hearback.domain.timeline import MarkKind

REACH = 8.0
"""How far a mark reaches from its middle, in px at full size."""

WINDOW_HEIGHT = 14.0


def draw_mark(painter: QPainter, kind: MarkKind, at: QPointF, size: float, tokens: Tokens, *, mirrored: bool) -> None:
    """Draw one mark around a point; `size` is 1 at the usual zoom and less where days are narrow."""
    painter.save()
    painter.translate(at)
    painter.scale(-size if mirrored else size, size)
    match kind:
        case MarkKind.ROUND:
            _shape(painter, tokens.interview, QPolygonF([QPointF(0, -8), QPointF(8, 0), QPointF(0, 8), QPointF(-8, 0)]))
        case MarkKind.MESSAGE:
            painter.setPen(QPen(tokens.panel, 1.5))
            painter.setBrush(tokens.accent)
            painter.drawEllipse(QPointF(0, 0), 6.75, 6.75)
            if mirrored:  # a tick is a tick in every script
                painter.scale(-1, 1)
            _stroke(painter, tokens.panel, 1.6, QPointF(-2.8, 0.2), QPointF(-0.8, 2.2), QPointF(2.9, -2.1))
        case MarkKind.REPLY:
            painter.setPen(QPen(tokens.ok, 1.6))
            painter.setBrush(tokens.panel)
            painter.drawEllipse(QPointF(0, 0), 5.8, 5.8)
            _stroke(painter, tokens.ok, 1.5, QPointF(1.6, -2.6), QPointF(-2.2, 0), QPointF(1.6, 2.6))
        case MarkKind.PROMISE:
            _stroke(painter, tokens.ink, 1.5, QPointF(0, 8), QPointF(0, -8))
            _shape(painter, tokens.ink, QPolygonF([QPointF(0, -8.5), QPointF(8, -5), QPointF(0, -1.5)]))
        case MarkKind.APPLIED:
            painter.setPen(QPen(tokens.panel, 1.5))
            painter.setBrush(tokens.mute)
            painter.drawEllipse(QPointF(0, 0), 4, 4)
        case MarkKind.CLOSED:
            _stroke(painter, tokens.mute, 2, QPointF(0, -6), QPointF(0, 6))
    painter.restore()


def draw_window(painter: QPainter, place: QRectF, best: float, tokens: Tokens, *, due: bool) -> None:
    """Draw a step's window as a pill, with a bar at its best moment (`best`, an x)."""
    edge, fill = (tokens.due, tokens.due_soft) if due else (tokens.accent, tokens.accent_soft)
    radius = place.height() / 2
    pill = QPainterPath()
    pill.addRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(pill, fill)
    painter.save()
    painter.setClipPath(pill, Qt.ClipOperation.IntersectClip)
    bar = max(place.left() + 3, min(place.right() - 5, best - 1))
    painter.fillRect(QRectF(bar, place.top(), 2, place.height()), edge)
    painter.restore()
    painter.setPen(QPen(edge, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(pill)


def draw_foreseen(painter: QPainter, place: QRectF, tokens: Tokens, *, moment: bool) -> None:
    """Draw a window that is only foreseen: a dashed outline, fainter than what is certain; a bar where it is a moment."""
    pen = QPen(blend(tokens.accent, tokens.panel, 0.55), 1.0, Qt.PenStyle.DashLine)
    pen.setDashPattern([3.0, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if moment:
        painter.drawLine(QPointF(place.center().x(), place.top()), QPointF(place.center().x(), place.bottom()))
        return
    radius = place.height() / 2 - 1.5
    painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)


def _shape(painter: QPainter, colour: QColor, shape: QPolygonF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(shape)


def _stroke(painter: QPainter, colour: QColor, width: float, *points: QPointF) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(list(points)))
