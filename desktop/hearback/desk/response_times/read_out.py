"""The box that tells what stands at a place of a chart: a heading, and a line for each thing there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from hearback.desk.theme import Theme


@dataclass(frozen=True, slots=True)
class ReadOut:
    """What is told: of each line its name, its value, and the colour of what it is about."""

    heading: str
    lines: Sequence[tuple[str, str, QColor]]

    @property
    def sentence(self) -> str:
        """The same for those who hear it."""
        return "; ".join((self.heading, *(f"{name}: {value}" for name, value, _colour in self.lines)))


def draw_read_out(painter: QPainter, theme: Theme, told: ReadOut, x: float, within: QRectF, *, mirrored: bool) -> None:
    """Draw the box beside a place, on the side where there is more room."""
    tokens, bold, small = theme.tokens, theme.font(11, bold=True), theme.font(11)
    metrics, wide = QFontMetrics(small), QFontMetrics(bold)
    values = max((metrics.horizontalAdvance(value) for _name, value, _colour in told.lines), default=0)
    most = max(within.width() * 0.6 - values - 50, 60)
    names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(most)) for name, _value, _colour in told.lines]
    longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
    width = max(longest + 18 + 14 + values, wide.horizontalAdvance(told.heading)) + 20
    height = (len(names) + 1) * (metrics.height() + 3) + 13
    left = x + 12 if x < within.center().x() else x - 12 - width
    left = max(within.left(), min(left, within.right() - width))
    box = QRectF(left, within.top() + 4, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.line, 1))
    painter.setBrush(tokens.panel)
    painter.drawRoundedRect(box, 7, 7)
    y = box.top() + 8 + wide.ascent()
    painter.setFont(bold)
    painter.setPen(tokens.ink)
    heading_x = box.right() - 10 - wide.horizontalAdvance(told.heading) if mirrored else box.left() + 10
    painter.drawText(QPointF(heading_x, y), told.heading)
    painter.setFont(small)
    for shown, (_name, value, colour) in zip(names, told.lines, strict=True):
        y += metrics.height() + 3
        dot, name_x, value_x = box.left() + 10, box.left() + 26, box.right() - 10 - metrics.horizontalAdvance(value)
        if mirrored:
            dot, name_x, value_x = box.right() - 18, box.right() - 26 - metrics.horizontalAdvance(shown), box.left() + 10
        painter.fillRect(QRectF(dot, y - metrics.xHeight() / 2 - 2, 9, 3), colour)
        painter.setPen(tokens.ink)
        painter.drawText(QPointF(name_x, y), shown)
        painter.drawText(QPointF(value_x, y), value)
