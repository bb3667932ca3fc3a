"""Where days stand on the timeline's axis: arithmetic between instants, days and px, mirrored for right-to-left."""

import datetime as dt
import math
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

MOST_PER_DAY = 1200.0
LEAST_PER_DAY = 0.8
"""How wide a day can be in px: from about a day to two years in sight."""

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of the axis: `left` is the day (an ordinal with a fraction) at its beginning, `per_day` a day's px.

    Days are the user's wall days, all of one width, also those of a clock change.
    """

    left: float
    per_day: float
    width: float
    zone: ZoneInfo
    mirrored: bool = False

    def day_of(self, instant: dt.datetime) -> float:
        """Return an instant's day: the ordinal of its date, and the share of the day that has passed."""
        wall = instant.astimezone(self.zone)
        return wall.toordinal() + (wall.hour * 3600 + wall.minute * 60 + wall.second) / _DAY

    def x_of_day(self, day: float) -> float:
        """Return where a day stands, in px from the widget's left edge."""
        x = (day - self.left) * self.per_day
        return self.width - x if self.mirrored else x

    def x_of(self, instant: dt.datetime) -> float:
        """Return where an instant stands."""
        return self.x_of_day(self.day_of(instant))

    def day_at(self, x: float) -> float:
        """Return the day at a place."""
        return self.left + (self.width - x if self.mirrored else x) / self.per_day

    def visible_days(self) -> range:
        """Return the ordinals of the days in sight."""
        return range(max(1, math.floor(self.left)), math.floor(self.left + self.width / self.per_day) + 1)

    def moved(self, px: float) -> "Scale":
        """Return the scale dragged by px to the right, as the hand moves."""
        days = px / self.per_day
        return self._within(self.left + days if self.mirrored else self.left - days, self.per_day)

    def zoomed(self, factor: float, around: float) -> "Scale":
        """Return the scale with days `factor` times as wide; what stands at the place `around` stays there."""
        per_day = max(LEAST_PER_DAY, min(MOST_PER_DAY, self.per_day * factor))
        kept = self.day_at(around)
        offset = self.width - around if self.mirrored else around
        return self._within(kept - offset / per_day, per_day)

    def showing(self, day: float, share: float) -> "Scale":
        """Return the scale with a day at a share of the width."""
        return self._within(day - share * self.width / self.per_day, self.per_day)

    def fitting(self, first: float, last: float, margin: float) -> "Scale":
        """Return the scale on which a stretch of days fills the width but for a margin in px on both sides."""
        room = max(1.0, self.width - 2 * margin)
        per_day = max(LEAST_PER_DAY, min(MOST_PER_DAY, room / max(1.0, last - first)))
        return self._within((first + last) / 2 - self.width / per_day / 2, per_day)

    def _within(self, left: float, per_day: float) -> "Scale":
        # the axis ends where Python's dates do
        return replace(self, left=max(366.0, min(dt.date.max.toordinal() - 3660.0, left)), per_day=per_day)
