"""Where days and shares stand in a chart: arithmetic between days, chances and px, mirrored for right-to-left."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from hearback.domain.response_times.curve import Curve

_LEAST_DAYS = 10
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)
_OF_REPLIES = 0.975
"""The axis ends where so many of the replies have come: a single late one would press all others together."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The place of a chart's lines, which holds `days` working days; time runs to the left where it is mirrored."""

    area: QRectF
    days: float
    mirrored: bool = False

    def x_of(self, day: float) -> float:
        """Return where a day stands."""
        x = day / self.days * self.area.width()
        return self.area.right() - x if self.mirrored else self.area.left() + x

    def y_of(self, share: float) -> float:
        """Return where a share of replies stands."""
        return self.area.bottom() - share * self.area.height()

    def day_at(self, x: float) -> float:
        """Return the day at a place, held within the axis."""
        along = self.area.right() - x if self.mirrored else x - self.area.left()
        return min(max(along / max(self.area.width(), 1) * self.days, 0.0), self.days)

    def steps_of(self, curve: Curve) -> Sequence[int]:
        """Return the steps of a curve that are drawn: all of them, or where they are many, the last one of each px."""
        last = bisect_left(curve.times, self.days)
        room = max(int(self.area.width()), 1)
        if last <= 2 * room:
            return range(last)
        found = (bisect_left(curve.times, self.days * (px + 1) / room) - 1 for px in range(room))
        return list(dict.fromkeys(step for step in found if step >= 0))

    def end_of(self, curve: Curve) -> float:
        """Return the last day on which a curve is drawn."""
        return min(curve.end, self.days)

    def outline(self, curve: Curve, left: Sequence[float]) -> list[QPointF]:
        """Return the corners of a line of steps: of `left`, the chance that no reply has come, at each step of a curve."""
        corners: list[QPointF] = []
        for step in self.steps_of(curve):
            x, y = self.x_of(curve.times[step]), self.y_of(1 - left[step])
            if corners:
                corners.append(QPointF(x, corners[-1].y()))
            corners.append(QPointF(x, y))
        if corners:
            corners.append(QPointF(self.x_of(self.end_of(curve)), corners[-1].y()))
        return corners


def days_in_sight(curves: Iterable[Curve]) -> float:
    """Return how many working days an axis shows so that nearly all that happens in the curves can be seen."""
    longest = float(_LEAST_DAYS)
    for curve in curves:
        if curve.replied:
            share = _OF_REPLIES * (1 - curve.survival[-1])
            longest = max(longest, (curve.quantile(share) or curve.end) * 1.2)
        else:
            longest = max(longest, curve.end)
    step = tick_step(longest, 6)
    return float(step * ceil(longest / step))


def tick_step(days: float, most: int) -> int:
    """Return after how many days the axis is to be marked, so that there are no more marks than this."""
    return next((step for step in _STEPS if days / step <= max(most, 1)), _STEPS[-1])
