"""When to be reminded again: a few moments that make sense from now on, or a day of one's own."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from hearback.desk.words import Words
from hearback.domain.reminders.later import Later


class LaterMenu(QMenu):
    """Filled each time it opens: what `this afternoon` means depends on now."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(words.say("Remind me later"), parent)
        self._words = words

    def offer(
        self,
        moments: Mapping[Later, dt.datetime],
        chosen: Callable[[Later], None],
        choose_day: Callable[[], None] | None = None,
    ) -> None:
        """Offer the moments to come."""
        self.clear()
        for later, until in moments.items():
            self.addAction(self._name(later, until), partial(chosen, later))
        if choose_day is not None:
            self.addSeparator()
            self.addAction(self._words.say("Choose a day…"), choose_day)

    def _name(self, later: Later, until: dt.datetime) -> str:
        say, words = self._words.say, self._words
        match later:
            case Later.IN_AN_HOUR:
                return say("In an hour ({time})", time=words.time(until))
            case Later.THIS_AFTERNOON:
                return say("This afternoon ({time})", time=words.time(until))
            case Later.TOMORROW:
                return say("Tomorrow ({day})", day=words.day(until))
            case Later.NEXT_WORKING_DAY:
                return say("Next working day ({day})", day=words.day(until))
            case Later.IN_A_WEEK:
                return say("In a week ({day})", day=words.day(until))
