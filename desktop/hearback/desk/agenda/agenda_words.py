"""Says of an entry of the agenda when it is, what it is and why: shortly for the eye, in whole sentences for the ear."""

import datetime as dt
from dataclasses import dataclass

from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.agenda import EntryKind, Placed, Section
from hearback.domain.job_application import Step
from hearback.domain.next_step import DUE, NextStep, Status
from hearback.usecases.ports import ListRow

_BY_DAY = frozenset({Section.THIS_WEEK, Section.NEXT_WEEK, Section.LATER})
"""Sections that hold more than one day, so that each entry names its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry says: `when` and `then` (a second, fainter line below it), `what` and `why` (likewise)."""

    when: str
    then: str
    what: str
    why: str


class AgendaWords:
    """The agenda's sentences in the user's language; days and times are the user's."""

    def __init__(self, words: Words, sentences: Sentences) -> None:
        self._words = words
        self._sentences = sentences
        self._days = sentences.days

    def section(self, section: Section, now: dt.datetime) -> str:
        """Return a section's heading."""
        say = self._words.say
        today = self._days.date(now)
        match section:
            case Section.OVERDUE:
                return say("Overdue")
            case Section.TODAY:
                return say("Today, {day}", day=self._days.day(today, today))
            case Section.TOMORROW:
                return say("Tomorrow, {day}", day=self._days.day(today + dt.timedelta(days=1), today))
            case Section.THIS_WEEK:
                return say("This week")
            case Section.NEXT_WEEK:
                return say("Next week")
            case Section.LATER:
                # Translators: the heading over everything after next week
                return self._words.say_in("agenda", "Later")
            case Section.GONE_QUIET:
                return say("Gone quiet")

    def number(self, count: int) -> str:
        """Return a whole number as the language writes it."""
        return self._days.number(count)

    def spoken_section(self, section: Section, now: dt.datetime, count: int) -> str:
        """Return a section's heading with how many entries stand below it."""
        return self._words.say_n("{section}: one entry", "{section}: {count} entries", count, section=self.section(section, now))

    def told(self, one: Placed, row: ListRow | None, now: dt.datetime) -> Told:
        """Return what an entry says; `row` is its application's, None where that is gone."""
        when, then = self._when(one, now)
        return Told(when, then, self._what(one, row), " ".join(self._why(one, row)))

    def spoken(self, one: Placed, row: ListRow, now: dt.datetime) -> str:
        """Return everything about an entry in sentences."""
        name = self._sentences.company_and_role(row.company, row.role)
        say = self._words.say
        what = say("{application}: {step}", application=name, step=self._what(one, row))
        return " ".join((say("{what}. {when}.", what=what, when=self._spoken_when(one, now)), *self._why(one, row)))

    # when

    def _when(self, one: Placed, now: dt.datetime) -> tuple[str, str]:
        entry, step = one.entry, one.entry.step
        if entry.kind is EntryKind.FORESEEN:
            return self._words.say("from {day}", day=self._day(one.day, now)), ""
        if entry.kind is EntryKind.STEP and step is not None:
            return self._when_step(one, step, now)
        if not isinstance(entry.at, dt.datetime):
            return self._day(one.day, now), ""
        return self._day_then_time(one, self._span(entry.at, entry.ends), now)

    def _when_step(self, one: Placed, step: NextStep, now: dt.datetime) -> tuple[str, str]:
        say = self._words.say
        status = step.status(now)
        if step.window is None:
            if step.step is Step.ANSWER_THEM and step.at is not None:
                return self._day(one.day, now), say("since {day}", day=self._day(step.at, now))
            return self._day(one.day, now), ""
        window = step.window
        if status is Status.LATE:
            return self._day(window.latest, now), self._days.time(window.latest)
        if status is Status.OPEN:
            best = self._days.date(window.best)
            then = say("best {day}", day=self._days.weekday(best)) if best > self._days.date(now) else ""
            if self._days.date(window.latest) == self._days.date(now):
                return say("by {time}", time=self._days.time(window.latest)), then
            return say("until {day}", day=self._day(window.latest, now)), then
        if self._days.date(window.earliest) < one.day:
            return self._day_then_time(one, say("from {day}", day=self._day(window.earliest, now)), now)
        return self._day_then_time(one, self._days.time(window.best), now)

    def _day_then_time(self, one: Placed, time: str, now: dt.datetime) -> tuple[str, str]:
        return (self._day(one.day, now), time) if one.section in _BY_DAY else (time, "")

    def _spoken_when(self, one: Placed, now: dt.datetime) -> str:
        entry, step = one.entry, one.entry.step
        say, moment = self._words.say, self._words.day_and_time
        if entry.kind is EntryKind.FORESEEN:
            return say("From {day}", day=self._day(one.day, now))
        if entry.kind is EntryKind.PROMISE:
            return say("By {day}", day=self._day(one.day, now))
        if entry.kind is EntryKind.INTERVIEW or step is None:
            day = self._day(one.day, now)
            if not isinstance(entry.at, dt.datetime):
                return day
            return self._words.say_in("day, time", "{day}, {time}", day=day, time=self._span(entry.at, entry.ends))
        status = step.status(now)
        if step.window is None:
            since = self._day(step.at, now) if step.at is not None else ""
            if step.step is Step.ANSWER_THEM:
                return say("They have been waiting since {day}", day=since)
            return say("Could be left since {day}", day=since) if status in DUE else say("From {day}", day=since)
        window = step.window
        if status is Status.LATE:
            return say("Overdue since {moment}", moment=moment(window.latest))
        if status is Status.OPEN:
            return say("Open until {moment}", moment=moment(window.latest))
        return say(
            "Best {best}, from {earliest} until {latest}",
            best=moment(window.best),
            earliest=moment(window.earliest),
            latest=moment(window.latest),
        )

    def _day(self, moment: dt.datetime | dt.date, now: dt.datetime) -> str:
        return self._days.day(moment, self._days.date(now))

    def _span(self, starts: dt.datetime, ends: dt.datetime | None) -> str:
        if ends is None or self._days.date(ends) != self._days.date(starts):
            return self._days.time(starts)
        return f"{self._days.time(starts)}–{self._days.time(ends)}"

    # what, and why

    def _what(self, one: Placed, row: ListRow | None) -> str:
        say, entry = self._words.say, one.entry
        match entry.kind:
            case EntryKind.INTERVIEW:
                return entry.name or say("Interview")
            case EntryKind.PROMISE:
                return say("They said they would answer by then")
            case EntryKind.FORESEEN:
                assert entry.step is not None
                if entry.step.step is Step.THANK_YOU:
                    return say("Thank-you after the interview")
                return say("{step}, if nothing comes", step=self._sentences.step(entry.step.step))
        assert entry.step is not None
        name = self._sentences.step(entry.step.step)
        planned = row.next_step if row is not None else None
        if planned is not None and planned.people and planned.step is entry.step.step:
            return say("{message} to {people}", message=name, people=self._words.all_of(planned.people))
        return name

    def _why(self, one: Placed, row: ListRow | None) -> list[str]:
        entry = one.entry
        if entry.kind is EntryKind.INTERVIEW and entry.people:
            return [self._words.say("With {people}.", people=self._words.all_of(entry.people))]
        if entry.kind is not EntryKind.STEP or row is None or row.next_step is None:
            return []
        return self._sentences.why(row.next_step)
