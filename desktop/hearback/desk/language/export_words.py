"""The words of exported tables and calendars."""

from collections.abc import Mapping

from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, Round
from hearback.domain.next_step import NextStep


class ExportWords:
    """Headings of the table, titles of the calendar's events, in the user's language."""

    def __init__(self, words: Words, names: Names) -> None:
        self._words = words
        self._names = names

    def headings(self) -> Mapping[str, str]:
        """Return the table's headings by column."""
        say = self._words.say
        return {
            "company": say("Company"),
            "role": say("Role"),
            "stage": say("Stage"),
            "next-step": say("Next step"),
            "earliest": say("Earliest"),
            "best": say("Best"),
            "latest": say("Latest"),
            "applied": say("Applied on"),
            "last-contact": say("Last contact"),
            "people": say("People"),
            "emails": say("E-mail addresses"),
            "location": say("Place"),
            "salary": say("Salary"),
            "link": say("Link"),
            "tags": say("Tags"),
            "notes": say("Notes"),
        }

    @property
    def delimiter(self) -> str:
        """What spreadsheets in the user's language expect between cells."""
        return ";" if self._words.number(0.5)[1] == "," else ","

    def follow_up(self, application: JobApplication, next_step: NextStep) -> tuple[str, str]:
        """Return title and description of a step that is to be done."""
        title = self._words.say("{company}: {what}", company=application.company, what=self._names.step(next_step.step))
        window = next_step.window
        if window is None:
            return title, application.role
        until = self._words.say(
            "{role}. At the latest {when}.", role=application.role, when=self._words.day_and_time(window.latest)
        )
        return title, until

    def round(self, application: JobApplication, round_: Round) -> tuple[str, str]:
        """Return title and description of an interview."""
        what = round_.name or self._words.say("Interview")
        title = self._words.say("{company}: {what}", company=application.company, what=what)
        return title, "\n".join((application.role, *round_.people))
