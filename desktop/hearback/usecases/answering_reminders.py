"""What the user answers to a reminder: later, or done. Nothing that comes back with an answer is trusted."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hearback.domain.job_application import JobApplication, Message, MessageKind, Outcome, Step
from hearback.domain.reminders.later import Later, later_moments
from hearback.domain.reminders.occasions import Occasion, OccasionKind
from hearback.domain.workdays import Calendar
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.debriefing import Debriefing
from hearback.usecases.drafting import Drafting
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.recording import Recording
from hearback.usecases.reminding import Reminding

if TYPE_CHECKING:
    from hearback.usecases.composing import Composing

_WITHIN_THE_DAY = frozenset({Later.IN_AN_HOUR, Later.THIS_AFTERNOON})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a reminder is about: applications by id; `occasion` where it is one, which the plans still hold."""

    applications: tuple[str, ...]
    occasion: Occasion | None


class AnsweringReminders:
    """Does what the user answers; the acts are those of the window."""

    def __init__(
        self,
        *,
        archive: Archive,
        clock: Clock,
        calendar_of: Callable[[JobApplication], Calendar],
        recording: Recording,
        composing: "Callable[[], Composing]",
        drafting: Drafting,
        debriefing: Debriefing,
        reminding: Reminding,
    ) -> None:
        self._archive = archive
        self._clock = clock
        self._calendar_of = calendar_of
        self._recording = recording
        self._composing = composing
        self._drafting = drafting
        self._debriefing = debriefing
        self._reminding = reminding

    def subject(self, identity: str) -> Subject:
        """Return what the reminder of an identity is about; nothing where it is not one that was told."""
        told = self._archive.reminders_of_notice(identity)
        ids = tuple(dict.fromkeys(one.application for one in told))
        return Subject(ids, self._standing(told[0].application, identity) if len(ids) == 1 else None)

    def moments(self, identity: str) -> dict[Later, dt.datetime]:
        """Return when the reminder of an identity can come again; nothing where it is about no application any more."""
        told = self._archive.reminders_of_notice(identity)
        application = self._archive.application(told[0].application) if told else None
        if application is None:
            return {}
        return later_moments(self._clock.now(), self._clock.zone(), self._calendar_of(application))

    def later(self, identity: str, choice: Later | None = None) -> Change | None:
        """Have it told again later, by itself when the settings say (None: there is nothing to tell any more).

        Another day moves the step in the plan, as the window's own “later” does. Within the day, and for several at once or
        what is not a step to put off, only the reminder comes again.
        """
        moments = self.moments(identity)
        if not moments:
            return None
        choice = choice or self._reminding.settings.later
        # in the evening there is no afternoon left, and tomorrow may be the next working day
        until = moments.get(choice) or moments[Later.TOMORROW]
        occasion = self.subject(identity).occasion
        step = occasion.step.step if occasion is not None and occasion.step is not None else None
        if occasion is not None and step is not None and step is not Step.ANSWER_THEM and choice not in _WITHIN_THE_DAY:
            return self._recording.snooze(occasion.application, step, until)
        told = self._archive.reminders_of_notice(identity)
        return self._archive.write(Act.REMEMBER, "", Edits(reminders=[replace(one, again=until) for one in told]))

    def done(self, identity: str) -> Change | None:
        """Record that it was done (None: it is not planned any more): the message sent, the interview looked back on."""
        occasion = self.subject(identity).occasion
        application = self._archive.application(occasion.application) if occasion is not None else None
        if occasion is None or application is None:
            return None
        if occasion.kind is OccasionKind.INTERVIEW_END:
            assert occasion.round_index is not None
            return self._debriefing.dismiss(application, application.rounds[occasion.round_index])
        if occasion.step is None:
            return None
        if occasion.step.step is Step.MOVE_ON:
            return self._recording.close([application.id], Outcome.MOVED_ON)
        return self._sent(application, occasion)

    def _sent(self, application: JobApplication, occasion: Occasion) -> Change:
        assert occasion.step is not None
        step = occasion.step
        kind = MessageKind.OTHER if step.step is Step.ANSWER_THEM else MessageKind(step.step.value)
        # what was handed to the mail program is what was sent
        handed_off = [
            (seen, kept)
            for seen, kept in self._drafting.of(application)
            if kept.handed_off and kept.place == self._drafting.place(application, kind)
        ]
        if handed_off:
            seen, kept = handed_off[-1]
            return self._composing().sent(application.id, kept.draft, overruled=kept.ticked, kept=seen, template=kept.template)
        return self._recording.record_message(application.id, Message(kind=kind, sent=self._clock.now(), to=step.people))

    def _standing(self, application: str, identity: str) -> Occasion | None:
        return next((one for one in self._reminding.occasions_of(application) if one.identity == identity), None)
