"""Says what it would mean to put a step on a day: well timed, or what speaks against it."""

import datetime as dt
from zoneinfo import ZoneInfo

from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.domain.pinning import Concern, PinnedDay


class PinSentences:
    """Sentences about a day of the user's own choice."""

    def __init__(self, words: Words, names: Names) -> None:
        self._words = words
        self._names = names

    def meaning(self, pinned: PinnedDay, wanted: dt.date, zone: ZoneInfo) -> list[str]:
        """Return what would be done when, and a sentence for each thing that speaks against it; `zone` is the company's."""
        step = self._names.step(pinned.planned.step)
        lines = [self._words.say_in("step: day", "{step}: {day}", step=step, day=self._words.day(pinned.day))]
        if not pinned.concerns:
            lines.append(self._words.say("Well timed."))
        return lines + [self._concern(one, pinned, wanted, zone) for one in pinned.concerns]

    def _concern(self, concern: Concern, pinned: PinnedDay, wanted: dt.date, zone: ZoneInfo) -> str:
        say, planned = self._words.say, pinned.planned
        day = self._words.day(wanted)
        begins, ends = (self._words.day(at, zone) if at is not None else "" for at in (planned.begins, planned.deadline))
        match concern:
            case Concern.PAST:
                return say("This day is over.")
            case Concern.WEEKEND:
                return say("{day} is a weekend there: the next working day counts.", day=day)
            case Concern.HOLIDAY:
                return say("{day} is {holiday} there: the next working day counts.", day=day, holiday=pinned.holiday)
            case Concern.BEFORE_PROMISE:
                return say("They said they would answer first: the plan waits until {day}.", day=begins)
            case Concern.SOON_AFTER_ANOTHER:
                return say("You wrote to them less than two days before: the plan waits until {day}.", day=begins)
            case Concern.TOO_EARLY:
                return say("Early: the plan opens on {day}, before that it may seem pushy.", day=begins)
            case Concern.TOO_LATE:
                return say("Late: after {day} it reads as an afterthought.", day=ends)
