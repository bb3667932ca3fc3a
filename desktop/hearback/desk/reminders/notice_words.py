"""Says a notice in the user's language: a title, a few lines, and what its buttons are called."""

import datetime as dt
from collections.abc import Sequence

from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.domain.job_application import Step
from hearback.domain.reminders.notices import Notice, NoticeKind
from hearback.domain.reminders.occasions import Occasion, OccasionKind
from hearback.usecases.notifying import Answer, Posting
from hearback.usecases.ports import Clock

_LINES = 5


class NoticeWords:
    """Makes postings. Times are those of where the user is now."""

    def __init__(self, words: Words, names: Names, clock: Clock) -> None:
        self._words = words
        self._names = names
        self._clock = clock

    def posting(self, notice: Notice) -> Posting:
        """Return a notice in words."""
        if notice.kind is NoticeKind.ONE:
            one = notice.occasions[0]
            title, body = self._title(one), self._body(one)
            return Posting(identity=notice.identity, title=title, body=body, answers=self._answers(one))
        return Posting(
            identity=notice.identity,
            title=self._title_of_several(notice),
            body="\n".join(self._lines(notice.occasions)),
            answers=self._named([Answer.OPEN, Answer.LATER]),
        )

    def _title(self, one: Occasion) -> str:
        say_in = self._words.say_in
        return say_in("step · company", "{step} · {company}", step=self._what(one), company=_in_a_line(one.company))

    def _what(self, one: Occasion) -> str:
        say = self._words.say
        match one.kind:
            case OccasionKind.INTERVIEW_EVE:
                return self._interview(one.of)
            case OccasionKind.INTERVIEW_END:
                return say("How did it go?")
            case OccasionKind.MOVE_ON:
                return say("Move on?")
        assert one.step is not None
        # that it is about the application, the company's name says
        return self._names.step(Step.CHECK_IN if one.step.step is Step.APPLICATION_CHECK_IN else one.step.step)

    def _interview(self, starts: dt.datetime) -> str:
        say, zone = self._words.say, self._clock.zone()
        away = (starts.astimezone(zone).date() - self._clock.now().astimezone(zone).date()).days
        if away <= 0:
            return say("Interview today")
        if away == 1:
            return say("Interview tomorrow")
        return say("Interview on {day}", day=self._words.day(starts, zone))

    def _body(self, one: Occasion) -> str:
        return "\n".join([_in_a_line(one.role), self._when(one)])

    def _when(self, one: Occasion) -> str:
        say, zone, now = self._words.say, self._clock.zone(), self._clock.now()
        match one.kind:
            case OccasionKind.INTERVIEW_EVE:
                return self._words.day_and_time(one.of, zone)
            case OccasionKind.INTERVIEW_END:
                return say("Note three things while they are fresh: your follow-up will live on them.")
            case OccasionKind.MOVE_ON:
                return say("Nobody has answered for long. You can move on, or leave it open.")
            case OccasionKind.ANSWER_THEM:
                return say(
                    "They have been waiting for your answer since {moment}.", moment=self._words.day_and_time(one.of, zone)
                )
        assert one.step is not None and one.step.window is not None
        until = self._words.day_and_time(one.step.window.latest, zone)
        if now > one.step.window.latest:
            return say("It was well timed until {moment}, and is still worth sending.", moment=until)
        if one.kind is OccasionKind.WINDOW_CLOSES:
            return say("Last chance: it is well timed only until {moment}.", moment=until)
        if one.kind is OccasionKind.BEST_MOMENT:
            return say("Now is the best moment; it is well timed until {moment}.", moment=until)
        return say("It is well timed from now until {moment}.", moment=until)

    def _title_of_several(self, notice: Notice) -> str:
        count = len(notice.occasions)
        if notice.kind is NoticeKind.MISSED:
            return self._words.say_n("While you were away: {count} reminder", "While you were away: {count} reminders", count)
        return self._words.say_n("{count} reminder today", "{count} reminders today", count)

    def _lines(self, occasions: Sequence[Occasion]) -> list[str]:
        lines = [self._line(one) for one in occasions[:_LINES]]
        if rest := len(occasions) - _LINES:
            lines += [self._words.say_n("and {count} more", "and {count} more", rest)] if rest > 0 else []
        return lines

    def _line(self, one: Occasion) -> str:
        title, zone = self._title(one), self._clock.zone()
        if one.moment > self._clock.now():
            time = self._words.time(one.moment, zone)
            return self._words.say("{what}, from {time}", what=title, time=time)
        return title

    def _answers(self, one: Occasion) -> Sequence[tuple[Answer, str]]:
        match one.kind:
            case OccasionKind.INTERVIEW_EVE:
                return self._named([Answer.OPEN, Answer.LATER])
            case OccasionKind.INTERVIEW_END:
                return self._named([Answer.DEBRIEF, Answer.LATER])
            case OccasionKind.MOVE_ON:
                moved_on = (Answer.DONE, self._words.say("Moved on"))
                return [*self._named([Answer.OPEN, Answer.LATER]), moved_on]
            case _:
                return self._named([Answer.COMPOSE, Answer.LATER, Answer.DONE])

    def _named(self, answers: Sequence[Answer]) -> list[tuple[Answer, str]]:
        say = self._words.say
        labels = {
            # Translators: buttons of a notification
            Answer.OPEN: say("Open"),
            Answer.COMPOSE: say("Compose"),
            Answer.LATER: say("Later"),
            # Translators: a button of a notification: the message was sent already
            Answer.DONE: say("Done"),
            Answer.DEBRIEF: say("Debrief"),
        }
        return [(answer, labels[answer]) for answer in answers]


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
