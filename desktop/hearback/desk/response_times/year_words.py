"""What is said of a year: what was done and came back, and what messages with replies had in common."""

from collections.abc import Sequence

from hearback.desk.words import Words
from hearback.domain.checklist_items import Item
from hearback.domain.response_times.year import LEAST_CASES, Trait, Year
from hearback.usecases.reviewing import InCommon


class YearWords:
    """Makes the cells and sentences."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def headings(self) -> list[str]:
        """Return the headings of the table of what a year held."""
        return [self._words.say("What the year held"), self._words.say("number")]

    def held(self, year: Year) -> Sequence[tuple[str, str]]:
        """Return what a year held, each with its number."""
        say, number = self._words.say, self._words.number
        return [
            (say("Applications sent"), number(year.applications)),
            (say("Interviews"), number(year.rounds)),
            (say("Messages written"), number(year.messages)),
            (say("Replies received"), number(year.replies)),
            (say("Offers"), number(year.offers)),
            (say("Rejections"), number(year.rejections)),
            (say("Days on which something waited for a reply"), number(year.days_waiting)),
            (say("Working days of all waits, added up"), number(round(year.waited))),
        ]

    def trait_headings(self) -> list[str]:
        """Return the headings of the table of what messages had in common."""
        say = self._words.say
        # Translators: headings: what a message did; of those that did, how many were replied to; of the others; the difference
        return [say("The message …"), say("with it, replied"), say("without it"), say("difference"), say("is it clear?")]

    def trait_cells(self, trait: Trait) -> list[str]:
        """Return the row of one trait."""
        words = self._words
        return [
            self._did(trait.item),
            self._share(trait.having.replied, trait.having.messages),
            self._share(trait.lacking.replied, trait.lacking.messages),
            words.say(
                "{points} ({low} to {high})",
                points=self._points(trait.difference),
                low=self._points(trait.low),
                high=self._points(trait.high),
            ),
            words.say("more than chance") if trait.is_clear else words.say("could be chance"),
        ]

    def in_common(self, found: InCommon, *, done: bool) -> str:
        """Return what the table is based on, or what it would need."""
        say_n, number = self._words.say_n, self._words.number
        if not done:
            return self._words.say("Looking through your messages: {number} so far …", number=number(found.messages))
        if not found.traits:
            return self._words.say(
                "This needs {least} messages that did something, and {least} that did not. The outcome of {number} is known.",
                least=number(LEAST_CASES),
                number=number(found.messages),
            )
        return say_n(
            "Of {count} message whose outcome is known. This says what went together, not what led to what.",
            "Of {count} messages whose outcome is known. This says what went together, not what led to what.",
            found.messages,
        )

    def _share(self, replied: int, messages: int) -> str:
        number = self._words.number
        return self._words.say("{some} of {all}", some=number(replied), all=number(messages))

    def _points(self, difference: float) -> str:
        # Translators: a difference of two percentages
        return self._words.say("{points} pts", points=self._words.number(round(100 * difference)))

    def _did(self, item: Item) -> str:
        say = self._words.say
        return {
            # Translators: each stands below “The message …”
            Item.GREETS: say("greeted somebody by name"),
            Item.CONVERSATION: say("took up the conversation"),
            Item.ROLE_OR_COMPANY: say("named the role or the company"),
            Item.INTERESTED: say("said that you are interested"),
            Item.FIT: say("said why you fit"),
            Item.WAIT: say("acknowledged the wait"),
            Item.QUESTION: say("asked one clear question"),
            Item.READS_WELL: say("had a good length"),
            Item.NOT_GENERIC: say("had no stock phrase"),
            Item.NOT_EAGER: say("was calm"),
            Item.WELL_TIMED: say("was well timed"),
        }.get(item, item)
