"""How the user wants to be reminded."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.reminders.later import Later

SATURDAY, SUNDAY = 5, 6


class When(StrEnum):
    """Which moment of a window is told: its opening or its best moment."""

    OPENING = "opening"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A daily time of silence by the user's clock, `since` included, `until` not; it may go on past midnight."""

    since: dt.time
    until: dt.time

    def holds(self, wall: dt.time) -> bool:
        """Whether it is quiet at a time of day; from a time to the same one is never."""
        if self.since <= self.until:
            return self.since <= wall < self.until
        return wall >= self.since or wall < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSettings:
    """What the user chose. Times are the user's own, wherever the user is; weekday numbers begin with Monday 0.

    `digest_at` None: no morning digest, every window at its own moment. `later` is what the button Later of a notification
    means, which leaves no room to choose.
    """

    on: bool = True
    when: When = When.OPENING
    before_closing: bool = True
    interviews: bool = True
    digest_at: dt.time | None = dt.time(9)
    quiet: QuietHours | None = QuietHours(dt.time(20), dt.time(8))
    silent_days: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    later: Later = Later.IN_AN_HOUR
