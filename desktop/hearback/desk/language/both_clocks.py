"""Says when something is by the user's clock, and by the company's where that shows another time."""

import datetime as dt
from zoneinfo import ZoneInfo

from hearback.desk.words import Words


class BothClocks:
    """Moments in two zones."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def moment(self, at: dt.datetime, zone: ZoneInfo) -> str:
        """Return day and time, with the company's in its `zone` where they differ."""
        return self.with_theirs(self._words.day_and_time(at), at, zone)

    def with_theirs(self, mine: str, at: dt.datetime, zone: ZoneInfo) -> str:
        """Return what the user's clock says with what theirs says at that instant, where it differs."""
        if at.astimezone(zone).utcoffset() == at.astimezone(self._words.zone).utcoffset():
            return mine
        same_day = at.astimezone(zone).date() == at.astimezone(self._words.zone).date()
        theirs = self._words.time(at, zone) if same_day else self._words.day_and_time(at, zone)
        place = zone.key.rpartition("/")[2].replace("_", " ")
        return self._words.say("{mine} ({theirs} in {place})", mine=mine, theirs=theirs, place=place)
