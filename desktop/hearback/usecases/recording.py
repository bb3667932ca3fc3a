"""What a person does with applications: adds, edits, records what happened, decides. Each act is one Change."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from hearback.domain.job_application import (
    Closing,
    ConversationNote,
    JobApplication,
    Message,
    Outcome,
    Person,
    Pin,
    Promise,
    Reply,
    Round,
    Skip,
    Snooze,
    Step,
)
from hearback.domain.moments import Moment
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.ports import Archive, Clock


class ApplicationGone(Exception):
    """The application was deleted meanwhile (by another window or a headless command)."""


class Recording:
    """The acts of the user on single applications, and on several at once where that is asked for."""

    def __init__(self, archive: Archive, clock: Clock) -> None:
        self._archive = archive
        self._clock = clock

    def new_id(self) -> str:
        """Return a fresh application id."""
        from uuid import uuid4

        return str(uuid4())

    # facts

    def add(self, application: JobApplication) -> Change:
        """Add an application."""
        return self._put(Act.ADD_APPLICATION, application)

    def save(self, act: Act, application: JobApplication) -> Change:
        """Write an edited application (facts, people, rounds, notes, messages, replies, promises)."""
        return self._put(act, application)

    def delete(self, ids: Sequence[str]) -> Change:
        """Delete applications; undo brings them back."""
        names = [found.company for found in self._archive.applications(ids)]
        about = names[0] if len(names) == 1 else str(len(names))
        return self._archive.write(Act.DELETE_APPLICATIONS, about, Edits(applications=dict.fromkeys(ids)))

    # what happened

    def book_round(self, id_: str, one: Round, *, met: Sequence[Person] = ()) -> Change:
        """Add an interview, and the people it brings in."""
        return self._change(Act.ADD_ROUND, id_, lambda old: replace(with_people(old, met), rounds=(*old.rounds, one)))

    def add_note(self, id_: str, round_index: int, note: ConversationNote) -> Change:
        """Add a conversation note to the round at `round_index` (in the order in which rounds were written down)."""

        def noted(old: JobApplication) -> JobApplication:
            rounds = list(old.rounds)
            rounds[round_index] = replace(rounds[round_index], notes=(*rounds[round_index].notes, note))
            return replace(old, rounds=tuple(rounds))

        return self._change(Act.ADD_NOTE, id_, noted)

    def record_message(self, id_: str, message: Message) -> Change:
        """Record a message as sent."""
        return self._change(Act.RECORD_MESSAGE, id_, lambda old: replace(old, messages=(*old.messages, message)))

    def record_reply(
        self,
        id_: str,
        reply: Reply,
        *,
        booked: Round | None = None,
        promise: Promise | None = None,
        met: Sequence[Person] = (),
    ) -> Change:
        """Record what they answered, with the interview, the answer-by day and the people that came with it, as one act."""

        def answered(old: JobApplication) -> JobApplication:
            return replace(
                with_people(old, met),
                replies=(*old.replies, reply),
                rounds=(*old.rounds, booked) if booked is not None else old.rounds,
                promises=(*old.promises, promise) if promise is not None else old.promises,
            )

        return self._change(Act.RECORD_REPLY, id_, answered)

    def record_promise(self, id_: str, promise: Promise) -> Change:
        """Record the day by which they said they would answer."""
        return self._change(Act.RECORD_PROMISE, id_, lambda old: replace(old, promises=(*old.promises, promise)))

    # what the user decides

    def skip(self, id_: str, step: Step) -> Change:
        """Leave a step out."""
        skip = Skip(step=step, at=self._clock.now())
        return self._change(Act.SKIP, id_, lambda old: replace(old, skips=(*old.skips, skip)))

    def snooze(self, id_: str, step: Step, until: Moment) -> Change:
        """Put a step off."""
        snooze = Snooze(step=step, set=self._clock.now(), until=until)
        return self._change(Act.SNOOZE, id_, lambda old: replace(old, snooze=snooze))

    def pin(self, id_: str, step: Step, day: dt.date) -> Change:
        """Put a step on a day."""
        pin = Pin(step=step, set=self._clock.now(), day=day)
        return self._change(Act.PIN, id_, lambda old: replace(old, pin=pin))

    def unpin(self, id_: str) -> Change:
        """Let the plan decide again: neither snoozed nor pinned."""
        return self._change(Act.PIN, id_, lambda old: replace(old, pin=None, snooze=None))

    def move_on(self, ids: Sequence[str]) -> Change:
        """Close applications that have gone quiet, together as one act."""
        return self.close(ids, Outcome.MOVED_ON)

    def close(self, ids: Sequence[str], outcome: Outcome) -> Change:
        """Close applications, together as one act."""
        act = Act.MOVE_ON if outcome is Outcome.MOVED_ON else Act.CLOSE
        closing = Closing(at=self._clock.now(), outcome=outcome)
        closed = [replace(old, closed=closing) for old in self._archive.applications(ids)]
        if not closed:
            raise ApplicationGone
        about = closed[0].company if len(closed) == 1 else str(len(closed))
        return self._archive.write(act, about, Edits(applications={one.id: one for one in closed}))

    def reopen(self, id_: str) -> Change:
        """Take an application up again."""
        return self._change(Act.REOPEN, id_, lambda old: replace(old, closed=None))

    def _put(self, act: Act, application: JobApplication) -> Change:
        return self._archive.write(act, application.company, Edits(applications={application.id: application}))

    def _change(self, act: Act, id_: str, how: Callable[[JobApplication], JobApplication]) -> Change:
        old = self._archive.application(id_)
        if old is None:
            raise ApplicationGone
        return self._put(act, how(old))


def with_people(application: JobApplication, people: Sequence[Person]) -> JobApplication:
    """Return the application with people added that it does not know by name yet."""
    known = {person.name.casefold() for person in application.people}
    new = tuple(person for person in people if person.name.casefold() not in known)
    return replace(application, people=(*application.people, *new))
