"""The tray's icon: the program's own, with the number due on it, drawn once for every size that a panel may ask for."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPen, QPixmap

SIZES = (16, 18, 20, 22, 24, 28, 32, 36, 40, 44, 48, 64, 96, 128, 256)
"""Panels are 16 to 64 px high, at scales up to 400 %: what is not here, Qt makes smaller from the next larger one."""

MOST = 99

_TILE, _BADGE, _INK = QColor("#1F6F6B"), QColor("#C4500F"), QColor("#FFFFFF")
_FROM_BADGE = 32
"""Below this size a number takes the whole icon: beside the drawing neither could be made out."""


def tray_icon(plain: QIcon, due: str) -> QIcon:
    """Return the icon with a number on it, as the language writes it; without one where it is empty.

    White on a colour of its own, it is seen on a light panel as on a dark one.
    """
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if due and size < _FROM_BADGE:
            _draw_tile(painter, size, due)
        else:
            plain.paint(painter, 0, 0, size, size)
            if due:
                _draw_badge(painter, size, due)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _draw_tile(painter: QPainter, size: int, text: str) -> None:
    tile = QRectF(0, 0, size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_TILE)
    painter.drawRoundedRect(tile, size * 0.22, size * 0.22)
    _write(painter, tile, text, size * 0.82, size - 2)


def _draw_badge(painter: QPainter, size: int, text: str) -> None:
    height, edge = size * 0.58, size / 24
    wide = QFontMetricsF(_font(height * 0.8)).horizontalAdvance(text)
    width = min(max(height, wide + size * 0.16), size)
    badge = QRectF(size - width, size - height, width, height).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    painter.setPen(QPen(_INK, edge))
    painter.setBrush(_BADGE)
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
    _write(painter, badge, text, height * 0.8, badge.width() - 2 * edge)


def _write(painter: QPainter, where: QRectF, text: str, height: float, most: float) -> None:
    """Write in the middle, smaller where it would be too wide."""
    font = _font(height)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    painter.setFont(_font(height * min(1, most / wide)))
    painter.setPen(_INK)
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)


def _font(height: float) -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(max(1, int(height)))
    return font
