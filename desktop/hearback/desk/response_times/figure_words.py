"""What is said of published figures and gleanings: whom they are about, what they count, in which days."""

from collections.abc import Mapping

from hearback.desk.words import Words
from hearback.domain.published_figures import Counts, Gleaning, InDays, PublishedFigure


class FigureWords:
    """Makes the cells."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def counts(self) -> Mapping[Counts, str]:
        """Return what figures may count."""
        say = self._words.say
        return {
            Counts.MESSAGE_TO_REPLY: say("from a message to its reply"),
            Counts.INTERVIEW_TO_OFFER: say("from the interview to the offer"),
            Counts.INTERVIEW_TO_DECISION: say("from the interview to the decision"),
            Counts.APPLICATION_TO_DECISION: say("from applying to the decision"),
        }

    def in_days(self) -> Mapping[InDays, str]:
        """Return in which days figures may be."""
        say = self._words.say
        return {
            InDays.WORKING: say("working days"),
            InDays.CALENDAR: say("calendar days"),
            InDays.NOT_SAID: say("days, not said which"),
        }

    def published_headings(self) -> list[str]:
        """Return the headings of the table of published figures."""
        say = self._words.say
        return [
            say("About"),
            say("mean"),
            say("in"),
            say("what it counts"),
            say("year"),
            say("source"),
            say("yours, half within"),
        ]

    def published_cells(self, figure: PublishedFigure, own: str) -> list[str]:
        """Return a figure's row; `own` is what stands beside it of the user's own."""
        return [
            self.about(figure.about),
            self._words.number(figure.value),
            self.in_days()[figure.in_days],
            self.counts()[figure.counts],
            # a year is written without separators
            str(figure.year),
            figure.source,
            own,
        ]

    def gleaned_headings(self) -> list[str]:
        """Return the headings of the table of what the user gleaned."""
        say = self._words.say
        return [say("About"), say("days"), say("in"), say("what it counts"), say("heard on"), say("source")]

    def gleaned_cells(self, one: Gleaning) -> list[str]:
        """Return a gleaning's row."""
        return [
            one.about,
            self._words.number(one.value),
            self.in_days()[one.in_days],
            self.counts()[one.counts],
            self._words.day(one.day),
            one.source,
        ]

    def about(self, about: str) -> str:
        """Return whom a published figure is about."""
        say = self._words.say
        named = {
            "all": say("All employers"),
            "hospitality": say("Hospitality"),
            "government": say("Government"),
            "engineering-services": say("Engineering services"),
            "construction": say("Construction"),
            "accounting": say("Accounting"),
            "computers-electronics": say("Computers and electronics"),
            "aerospace-defence": say("Aerospace and defence"),
            "energy": say("Energy"),
            "automotive": say("Car industry"),
            "supermarkets": say("Supermarkets"),
            "restaurants": say("Restaurants"),
        }.get(about)
        return named or str(self._words.locale.territories.get(about, about))
