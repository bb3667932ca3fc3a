"""When to be reminded again: a few moments that make sense from now on, or a day of one's own."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from hearback.desk.words import Words
from hearback.domain.moments import instant_at
from hearback.domain.workdays import Calendar

_MORNING, _AFTERNOON = dt.time(9), dt.time(14)


class LaterMenu(QMenu):
    """Filled each time it opens: what `this afternoon` means depends on now."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(words.say("Remind me later"), parent)
        self._words = words

    def offer(
        self,
        now: dt.datetime,
        calendar: Calendar,
        snooze: Callable[[dt.datetime], None],
        choose_day: Callable[[], None],
    ) -> None:
        """Offer the moments to come."""
        self.clear()
        for text, until in later_moments(self._words, now, calendar):
            self.addAction(text, partial(snooze, until))
        self.addSeparator()
        self.addAction(self._words.say("Choose a day…"), choose_day)


def later_moments(words: Words, now: dt.datetime, calendar: Calendar) -> list[tuple[str, dt.datetime]]:
    """Return names and instants: this afternoon, tomorrow, the next working day where that is another one, in a week."""
    say, here = words.say, now.astimezone(words.zone)

    def at(days: int, time: dt.time) -> dt.datetime:
        return instant_at(dt.datetime.combine(here.date() + dt.timedelta(days=days), time), words.zone)

    offered = []
    if here.time() < dt.time(13):
        offered.append((say("This afternoon ({time})", time=words.time(at(0, _AFTERNOON))), at(0, _AFTERNOON)))
    offered.append((say("Tomorrow ({day})", day=words.day(at(1, _MORNING))), at(1, _MORNING)))
    working = next((days for days in range(1, 15) if _works(here.date() + dt.timedelta(days=days), calendar)), 1)
    if working != 1:
        offered.append((say("Next working day ({day})", day=words.day(at(working, _MORNING))), at(working, _MORNING)))
    offered.append((say("In a week ({day})", day=words.day(at(7, _MORNING))), at(7, _MORNING)))
    return offered


def _works(day: dt.date, calendar: Calendar) -> bool:
    return day.weekday() not in calendar.weekend and day not in calendar.holidays_in(day.year)
