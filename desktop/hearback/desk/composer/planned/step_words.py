"""What the card above the message says: the step and its best time, then why; and what comes next after an act."""

import datetime as dt

from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, Outcome, Step
from hearback.domain.next_step import NextStep, ReasonCode, Status, Window


class StepWords:
    """Makes the card's sentences; times are the user's own."""

    def __init__(self, words: Words, sentences: Sentences) -> None:
        self._words = words
        self._sentences = sentences

    def lead(self, application: JobApplication, step: NextStep, now: dt.datetime) -> str:
        """Return the card's first sentence: what, and when."""
        say, name = self._words.say, self._sentences.step(step.step)
        match step.step:
            case Step.NOTHING:
                return self._ended(application)
            case Step.ANSWER_THEM:
                offered = any(reason.code is ReasonCode.OFFER for reason in step.reasons)
                return say("They made you an offer: write back.") if offered else say("They invited you: write back.")
            case Step.WAIT_FOR_INTERVIEW:
                return self._interview(application, step, now)
            case Step.MOVE_ON:
                assert step.at is not None
                if step.status(now) is Status.OPEN:
                    return say("It has been quiet for long enough: time to move on?")
                return say("From {day} on it is time to move on, if it stays quiet.", day=self._words.day(step.at))
        assert step.window is not None
        return self._words.say_in(
            "step · when", "{step} · {when}", step=name, when=self._when(step.window, step.status(now), now)
        )

    def why(self, application: JobApplication, step: NextStep, now: dt.datetime) -> str:
        """Return the reasons in sentences, and what is worth knowing besides."""
        say = self._words.say
        said = list(self._sentences.why(step))
        match step.step:
            case Step.WAIT_FOR_INTERVIEW:
                said.append(say("No nudging before it."))
                said.append(say("Note what was said while it is fresh: what they care about, what surprised you, why you fit."))
            case Step.MOVE_ON:
                said.append(say("Put your energy into others. Nothing is lost: you can take it up again whenever they write."))
            case Step.FINAL_CHECK_IN:
                said.append(say("This is the moment to choose: one last message, or moving on."))
            case Step.NOTHING if application.closed is not None:
                said.append(say("It is out of the way, with all its history. You can take it up again at any time."))
        if step.window is not None and step.window.best > now:
            said.append(say("{day} is the latest before it reads as an afterthought.", day=self._words.day(step.window.latest)))
        return " ".join(said)

    def next(self, step: NextStep, now: dt.datetime) -> str:
        """Return what comes next and when, in one sentence."""
        say, day = self._words.say, self._words.day
        if step.step is Step.NOTHING:
            return say("Nothing else is planned.")
        name = self._sentences.step(step.step)
        if step.window is not None and step.status(now) is Status.UPCOMING:
            return say("Next: {step} (best {day}).", step=name, day=day(step.window.best))
        if step.at is not None and step.at > now:
            return say("Next: {step} ({day}).", step=name, day=day(step.at))
        return say("Next: {step}, now.", step=name)

    def _when(self, window: Window, status: Status | None, now: dt.datetime) -> str:
        say, words = self._words.say, self._words
        today = now.astimezone(words.zone).date()
        best, latest = window.best.astimezone(words.zone), window.latest.astimezone(words.zone)
        if status is Status.LATE:
            return say("late: it was best by {day}.", day=words.day_and_time(latest))
        if best > now:
            until = min(latest, best.replace(hour=18, minute=0, second=0)) if best.hour < 18 else latest
            span = say("{start}–{end}", start=words.time(best), end=words.time(until))
            if until.date() != best.date() or until <= best:
                span = say("from {time}", time=words.time(best))
            if best.date() == today:
                return say("best today, {day}, {span}.", day=words.day(best), span=span)
            return say("best {day}, {span}.", day=words.day(best), span=span)
        if latest.date() == today:
            return say("now, today by {time}.", time=words.time(latest))
        return say("now, until {day}.", day=words.day_and_time(latest))

    def _interview(self, application: JobApplication, step: NextStep, now: dt.datetime) -> str:
        assert step.at is not None
        booked = [one for one in application.rounds if not one.cancelled and one.people and _starts(one.starts, step.at)]
        when = self._words.day_and_time(step.at)
        if booked:
            return self._words.say("Interview {when}, with {people}.", when=when, people=self._words.all_of(booked[0].people))
        return self._words.say("Interview {when}.", when=when)

    def _ended(self, application: JobApplication) -> str:
        say = self._words.say
        if application.closed is None:
            return say("Nothing to do here for now.")
        day = self._words.day(application.closed.at)
        return {
            Outcome.REJECTED: say("Closed {day}: they declined.", day=day),
            Outcome.ACCEPTED: say("Closed {day}: you accepted. Congratulations!", day=day),
            Outcome.WITHDRAWN: say("Closed {day}: you withdrew.", day=day),
            Outcome.MOVED_ON: say("{day}: you moved on.", day=day),
        }[application.closed.outcome]


def _starts(moment: dt.datetime | dt.date, at: dt.datetime) -> bool:
    if isinstance(moment, dt.datetime):
        return moment == at
    return abs((moment - at.date()).days) <= 1
