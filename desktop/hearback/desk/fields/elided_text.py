"""Draws a text in one line, cut where there is no more room, on the side from which one reads."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter


def draw_elided(painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor, *, to_right: bool) -> None:
    """Draw a text, line breaks as blanks, in the middle of a box's height and against its left or right side."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute, shown)
