"""Makes sentences of what the rules and the use cases return: steps, stages, acts, faults."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from hearback.desk.language.names import Names
from hearback.desk.language.reasons import Reasons
from hearback.desk.language.short_days import ShortDays
from hearback.desk.words import Words
from hearback.domain.job_application import Step
from hearback.domain.next_step import NextStep, ReasonCode, Status, Window
from hearback.domain.stage import Stage
from hearback.usecases.grouping import Grouping, Key, Moment


class Tone(StrEnum):
    """How a line is coloured; its words say the same."""

    DUE = "due"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Line:
    """A short text and its tone."""

    text: str
    tone: Tone


class Sentences(Names):
    """The desk's sentences in the user's language."""

    def __init__(self, words: Words, days: ShortDays) -> None:
        super().__init__(words)
        self.days = days

    # what comes next

    def next_step(self, step: NextStep, now: dt.datetime) -> Line:
        """Return what comes next and when, as short as the list needs it."""
        say, today = self._words.say, self.days.date(now)
        match step.step:
            case Step.NOTHING:
                return Line("–", Tone.CALM)
            case Step.ANSWER_THEM:
                return Line(say("Answer them"), Tone.DUE)
            case Step.WAIT_FOR_INTERVIEW:
                return Line(self._interview(step.at, now), Tone.CALM)
            case Step.MOVE_ON:
                if step.status(now) is Status.OPEN:
                    return Line(say("Move on?"), Tone.DUE)
                day = self.days.day(step.at, today) if step.at is not None else ""
                return Line(say("move on {day}?", day=day), Tone.CALM)
        assert step.window is not None
        match step.status(now):
            case Status.LATE:
                return Line(say("late: {step}", step=self._step_in_sentence(step.step)), Tone.DUE)
            case Status.OPEN:
                return Line(self._open(step.step, step.window, now), Tone.DUE)
            case _:
                return Line(self._upcoming(step, step.window, today), Tone.CALM)

    def group_heading(self, key: Key, count: int, now: dt.datetime) -> str:
        """Return what stands above a group of rows, with how many they are."""
        return self._words.say_in("heading, how many", "{heading}  ·  {count}", heading=self._shared(key, now), count=count)

    def folded(self, heading: str, *, folded: bool) -> str:
        """Return a heading for those who hear it."""
        say = self._words.say
        return say("{heading}, folded away", heading=heading) if folded else say("{heading}, open", heading=heading)

    def grouping(self, grouping: Grouping) -> str:
        """Return what a way to group is called."""
        say = self._words.say
        return {
            Grouping.NONE: say("Not at all"),
            Grouping.STAGE: say("By stage"),
            Grouping.INDUSTRY: say("By industry"),
            Grouping.WEEK: say("By week of the next step"),
            Grouping.TAG: say("By tag"),
        }[grouping]

    def why(self, step: NextStep) -> list[str]:
        """Return why a step is what it is and where it is, a sentence a reason, in the order of the rules."""
        return Reasons(self._words, self).sentences(step.reasons)

    def next_opening(self, at: dt.datetime | None, now: dt.datetime) -> str:
        """Return when the next window opens, for the status line."""
        if at is None:
            return ""
        return self._words.say("next: {day}, {time}", day=self.days.day(at, self.days.date(now)), time=self.days.time(at))

    def status(self, status: Status) -> str:
        """Return a status as a word."""
        say = self._words.say
        return {Status.UPCOMING: say("upcoming"), Status.OPEN: say("now"), Status.LATE: say("late")}[status]

    def _shared(self, key: Key, now: dt.datetime) -> str:
        say = self._words.say
        match key:
            case Stage():
                return self.stage(key)
            case Moment.NOW:
                return say("Due now")
            case Moment.NEVER:
                return say("Nothing to come")
            case dt.date():
                return self._week(key, self.days.date(now))
            case None:
                return say("Without a tag")
            case _:
                return key

    def _week(self, first_day: dt.date, today: dt.date) -> str:
        say = self._words.say
        match (first_day - today).days:
            case away if -7 < away <= 0:
                return say("This week")
            case away if 0 < away <= 7:
                return say("Next week")
            case _:
                return say("Week of {day}", day=self.days.bare_day(first_day))

    def _step_in_sentence(self, step: Step) -> str:
        say = self._words.say
        return {
            # Translators: stands in “late: {step}”
            Step.THANK_YOU: say("thank-you"),
            Step.CHECK_IN: say("check-in"),
            Step.FINAL_CHECK_IN: say("last check-in"),
            Step.APPLICATION_CHECK_IN: say("application check-in"),
        }.get(step) or self.step(step)

    def _interview(self, at: dt.datetime | None, now: dt.datetime) -> str:
        say = self._words.say
        if at is None:
            return say("after the interview")
        away = (self.days.date(at) - self.days.date(now)).days
        if away <= 0:
            return say("after today’s interview")
        if away == 1:
            return say("after tomorrow’s interview")
        if away < 7:
            # Translators: a short weekday such as “Thu”
            return say("after {weekday}’s interview", weekday=self.days.weekday(at))
        return say("after the interview on {day}", day=self.days.bare_day(self.days.date(at)))

    def _open(self, step: Step, window: Window, now: dt.datetime) -> str:
        say, today = self._words.say, self.days.date(now)
        if step is Step.FINAL_CHECK_IN:
            return say("Last check-in or move on")
        # that it is about the application, the stage says
        name = self.step(Step.CHECK_IN if step is Step.APPLICATION_CHECK_IN else step)
        if self.days.date(window.latest) == today:
            return say("{step} by {time}", step=name, time=self.days.time(window.latest))
        if self.days.date(window.best) > today:
            return say("{step}, best {day}", step=name, day=self.days.weekday(window.best))
        return say("{step} today", step=name)

    def _upcoming(self, step: NextStep, window: Window, today: dt.date) -> str:
        promise = next((reason for reason in step.reasons if reason.code is ReasonCode.PROMISE), None)
        answer_by = promise.facts.get("answer_by") if promise is not None else None
        if isinstance(answer_by, dt.date):
            return self._words.say("they said by {day}", day=self.days.bare_day(self.days.date(answer_by)))
        return self.days.day(window.best, today)
