"""Says of a thing on the timeline what it is, when (by the user's clock and theirs), and why."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hearback.desk.language.both_clocks import BothClocks
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import Closing, Message, Promise, Reply, Round
from hearback.domain.moments import instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.timeline import Mark, Track

if TYPE_CHECKING:
    from hearback.domain.pinning import PinnedDay


class Explaining:
    """Tool tips of the timeline, as plain text."""

    def __init__(self, words: Words, sentences: Sentences) -> None:
        self._words = words
        self._sentences = sentences
        self._clocks = BothClocks(words)
        self.outcome = sentences.outcome

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

    def pinned(self, pinned: "PinnedDay", wanted: dt.date, track: Track) -> str:
        """Return what putting the next step on a day would mean."""
        from hearback.desk.language.pin_sentences import PinSentences

        return "\n".join(PinSentences(self._words, self._sentences).meaning(pinned, wanted, track.calendar.zone))

    def step(self, step: NextStep, foreseen: Sequence[NextStep], track: Track, now: dt.datetime) -> str:
        """Return what comes next, between when and when, why, and what would follow."""
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
        if foreseen:
            lines += ["", self.foreseen(foreseen, track)]
        return "\n".join(lines)

    def foreseen(self, steps: Sequence[NextStep], track: Track) -> str:
        """Return what would follow the next step, and from when."""
        lines = [self._words.say("If nothing comes:")]
        for step in steps:
            if step.begins is not None:
                day = self._words.day(step.begins, track.calendar.zone)
                lines.append(self._words.say("{step} from {day}", step=self._sentences.step(step.step), day=day))
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
        return self._clocks.with_theirs(mine, mark.at, track.calendar.zone)

    def _both(self, at: dt.datetime, track: Track) -> str:
        return self._clocks.moment(at, track.calendar.zone)
