"""Says of a thing on the timeline what it is, when (by the user's clock and theirs), and why."""

import datetime as dt

from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import Closing, Message, Promise, Reply, Round
from hearback.domain.moments import instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.timeline import Mark, Track


class Explaining:
    """Tool tips of the timeline, as plain text."""

    def __init__(self, words: Words, sentences: Sentences) -> None:
        self._words = words
        self._sentences = sentences

    def mark(self, mark: Mark, track: Track) -> str:
        """Return what a mark stands for."""
        say = self._words.say
        record = mark.record
        match record:
            case Round():
                lines = [record.name or say("Interview"), self._round_time(record, mark, track)]
                if record.people:
                    lines.append(say("with {people}", people=self._words.all_of(record.people)))
            case Message():
                lines = [say("You sent: {message}", message=self._sentences.message(record.kind)), self._time(mark, track)]
                if record.to:
                    lines.append(say("to {people}", people=self._words.all_of(record.to)))
                if record.subject:
                    lines.append(record.subject)
            case Reply():
                lines = [say("They answered: {reply}", reply=self._sentences.reply(record.kind)), self._time(mark, track)]
                if record.person:
                    lines.append(record.person)
            case Promise():
                lines = [say("They said they would answer by {day}", day=self._words.day(record.answer_by))]
            case Closing():
                lines = [self._sentences.outcome(record.outcome), self._time(mark, track)]
            case _:
                lines = [say("Applied"), self._time(mark, track)]
        return "\n".join(lines)

    def step(self, step: NextStep, track: Track, now: dt.datetime) -> str:
        """Return what comes next, between when and when, and why."""
        say = self._words.say
        lines = [self._sentences.step(step.step)]
        if step.window is not None:
            window = step.window
            lines.append(say("Opens {moment}", moment=self._both(window.earliest, track)))
            lines.append(say("Best {moment}", moment=self._both(window.best, track)))
            lines.append(say("Latest {moment}", moment=self._both(window.latest, track)))
        elif step.at is not None:
            lines.append(self._both(step.at, track))
        status = step.status(now)
        if status is not None:
            lines[0] = self._words.say_in(
                "step: status", "{step}: {status}", step=lines[0], status=self._sentences.status(status)
            )
        why = self._sentences.why(step)
        if why:
            lines += ["", *why]
        return "\n".join(lines)

    def day_off(self, day: dt.date, name: str, company: str) -> str:
        """Return which public holiday a company has."""
        return self._words.say("{day}: {holiday} ({company})", day=self._words.day(day), holiday=name, company=company)

    def _time(self, mark: Mark, track: Track) -> str:
        if mark.day_only:
            return self._words.day(mark.at, track.calendar.zone)
        return self._both(mark.at, track)

    def _round_time(self, one: Round, mark: Mark, track: Track) -> str:
        if mark.day_only or one.ends is None:
            return self._time(mark, track)
        until = instant_of(one.ends, "end", track.calendar.zone)
        mine = f"{self._words.day_and_time(mark.at)}–{self._words.time(until)}"
        return self._with_theirs(mine, mark.at, track)

    def _both(self, at: dt.datetime, track: Track) -> str:
        return self._with_theirs(self._words.day_and_time(at), at, track)

    def _with_theirs(self, mine: str, at: dt.datetime, track: Track) -> str:
        """Add the company's wall time where it differs from the user's."""
        zone = track.calendar.zone
        if at.astimezone(zone).utcoffset() == at.astimezone(self._words.zone).utcoffset():
            return mine
        same_day = at.astimezone(zone).date() == at.astimezone(self._words.zone).date()
        theirs = self._words.time(at, zone) if same_day else self._words.day_and_time(at, zone)
        place = zone.key.rpartition("/")[2].replace("_", " ")
        return self._words.say("{mine} ({theirs} in {place})", mine=mine, theirs=theirs, place=place)
