"""Puts names beside curves so that none covers another."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF


def placed(wanted: Sequence[tuple[QPointF, QSizeF]], within: QRectF) -> list[QRectF]:
    """Return where labels stand: each near the middle of its lower edge, above or below where another has that place.

    Whoever comes first has the first choice. Where there is no room left at all, labels do cover each other.
    """
    found: list[QRectF] = []
    for at, size in wanted:
        found.append(next(iter(place for place in _places(at, size, within) if _is_free(place, found)), _held(at, size, within)))
    return found


def _places(at: QPointF, size: QSizeF, within: QRectF) -> list[QRectF]:
    """Return the places that a label may have, the nearest first."""
    steps = sorted(range(-40, 41), key=lambda step: (abs(step), step > 0))
    tried = (QPointF(at.x(), at.y() + step * size.height() / 2) for step in steps)
    places = [QRectF(QPointF(one.x() - size.width() / 2, one.y() - size.height()), size) for one in tried]
    return [_moved_in(place, within) for place in places if within.top() <= place.top() and place.bottom() <= within.bottom()]


def _held(at: QPointF, size: QSizeF, within: QRectF) -> QRectF:
    place = QRectF(QPointF(at.x() - size.width() / 2, at.y() - size.height()), size)
    place.moveTop(min(max(place.top(), within.top()), within.bottom() - size.height()))
    return _moved_in(place, within)


def _moved_in(place: QRectF, within: QRectF) -> QRectF:
    moved = QRectF(place)
    moved.moveLeft(max(min(place.left(), within.right() - place.width()), within.left()))
    return moved


def _is_free(place: QRectF, taken: Sequence[QRectF]) -> bool:
    return not any(place.intersects(other) for other in taken)
