"""Says what was done in a span of days: a line an act, and what it adds up to."""

import datetime as dt
from collections.abc import Sequence

from hearback.desk.language.names import Names
from hearback.desk.paper import Cell, Column, Line, PaperTable
from hearback.desk.words import Words
from hearback.domain.job_application import Closing, Message, Reply, Round
from hearback.domain.search_report import Deed, DeedKind, Report, Span
from hearback.domain.stage import Stage, StageKind

SHARES = (2.4, 3.5, 3.5, 4.1, 2.4)
"""How the columns share the width, on screen and on paper."""


class ReportWords:
    """The report's texts in the user's language; `name` is the user's own, empty where it is not known."""

    def __init__(self, words: Words, name: str) -> None:
        self._words = words
        self._names = Names(words)
        self._name = name

    def title(self) -> str:
        """Return what the report is called."""
        return self._words.say("Job search report")

    def headings(self) -> Sequence[str]:
        """Return the columns' headings."""
        say = self._words.say
        # Translators: a column of the search report: how the application stands
        return say("Date"), say("Company"), say("Role"), say("What was done"), say("Result")

    def cells(self, deed: Deed) -> Sequence[str]:
        """Return an act as it stands in the columns."""
        return self._words.date(deed.day), deed.company, deed.role, self._what(deed), self._result(deed.outcome)

    def totals(self, report: Report) -> str:
        """Return what the acts add up to, in one line."""
        say_n, totals = self._words.say_n, report.totals
        parts = [
            say_n("one application", "{count} applications", totals[DeedKind.APPLIED]),
            say_n("one interview", "{count} interviews", totals[DeedKind.INTERVIEW]),
            say_n("one message", "{count} messages", totals[DeedKind.MESSAGE]),
            say_n("one answer", "{count} answers", totals[DeedKind.REPLY]),
            say_n("one company", "{count} companies", report.companies),
        ]
        return "  ·  ".join(parts)

    def span(self, span: Span) -> str:
        """Return from which day to which."""
        return self._words.say("{first} to {last}", first=self._words.date(span.first), last=self._words.date(span.last))

    def file_name(self, report: Report) -> str:
        """Return what a file with the report is called, without its ending."""
        return f"hearback-{report.span.first.isoformat()}-{report.span.last.isoformat()}"

    def on_paper(self, report: Report, today: dt.date) -> PaperTable:
        """Return the report as a table on paper."""
        say = self._words.say
        about = [
            self.span(report.span),
            self.totals(report),
            say("As of {day}", day=self._words.date(today)),
        ]
        return PaperTable(
            title=self.title(),
            about=[self._name, *about] if self._name else about,
            columns=[Column(heading=heading, share=share) for heading, share in zip(self.headings(), SHARES, strict=True)],
            lines=[Line([Cell(text) for text in self.cells(deed)]) for deed in report.deeds],
            page_words=lambda page, pages: say("Page {page} of {pages}", page=page, pages=pages),
            mirrored=self._words.right_to_left,
        )

    def _what(self, deed: Deed) -> str:
        say, record = self._words.say, deed.record
        match record:
            case Round():
                return say("Interview: {interview}", interview=record.name) if record.name else say("Interview")
            case Message():
                name = self._names.message(record.kind)
                people = self._words.all_of(record.to) if record.to else ""
                return say("{message} to {people}", message=name, people=people) if people else name
            case Reply():
                return say("Their answer: {reply}", reply=self._names.reply(record.kind))
            case Closing():
                return say("Ended: {outcome}", outcome=self._names.outcome(record.outcome))
            case _:
                return say("Applied")

    def _result(self, outcome: Stage) -> str:
        waiting = outcome.kind in (StageKind.APPLIED, StageKind.NOTED)
        return self._words.say("No answer yet") if waiting else self._names.stage(outcome)
