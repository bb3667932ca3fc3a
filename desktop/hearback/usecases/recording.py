"""What a person does with applications: adds, edits, records what happened, decides. Each act is one Change."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
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
from hearback.domain.kept_draft import KeptDraft
from hearback.domain.moments import Moment
from hearback.usecases.change import Act, Change, Edits, SeenDraft, Trashed
from hearback.usecases.ports import Archive, Clock

KEPT_IN_TRASH = dt.timedelta(days=90)
"""How long what was deleted can be brought back."""


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
        """Delete applications: they go to the trash, with what was typed for them."""
        there, now = list(self._archive.applications(ids)), self._clock.now()
        trash = {
            one.id: Trashed(application=one, deleted=now, drafts=tuple(draft for _seen, draft in self._archive.drafts(one.id)))
            for one in there
        }
        return self._archive.write(Act.DELETE_APPLICATIONS, about(there), Edits(applications=dict.fromkeys(trash), trash=trash))

    def bring_back(self, ids: Sequence[str]) -> Change:
        """Bring deleted applications back from the trash; one that is there again by now, from a backup, is left beside it."""
        back: dict[str, JobApplication] = {}
        drafts: list[KeptDraft] = []
        for one in self._archive.trashed(ids):
            id_ = one.application.id if self._archive.application(one.application.id) is None else self.new_id()
            back[id_] = replace(one.application, id=id_)
            drafts += [replace(draft, place=replace(draft.place, application=id_)) for draft in one.drafts]
        if not back:
            raise ApplicationGone
        edits = Edits(applications=back, trash=dict.fromkeys(ids), drafts=drafts)
        return self._archive.write(Act.BRING_BACK, about(list(back.values())), edits)

    def erase(self, ids: Sequence[str]) -> Change:
        """Erase deleted applications for good; what was done up to their deletion cannot be undone then."""
        self._archive.erase(ids)
        return Change(act=Act.REMEMBER)

    def clear_trash(self) -> Change | None:
        """Erase what was deleted more than 90 days ago; None where nothing was."""
        limit = self._clock.now() - KEPT_IN_TRASH
        old = [row.id for row in self._archive.trash() if row.deleted < limit]
        return self.erase(old) if old else None

    # what happened

    def book_round(self, id_: str, one: Round, *, met: Sequence[Person] = ()) -> Change:
        """Add an interview, and the people it brings in."""
        return self._change(Act.ADD_ROUND, id_, lambda old: replace(with_people(old, met), rounds=(*old.rounds, one)))

    def add_note(self, id_: str, round_index: int, note: ConversationNote) -> Change:
        """Add a conversation note to the round at `round_index` (in the order in which rounds were written down)."""
        return self._change(Act.ADD_NOTE, id_, lambda old: with_notes(old, round_index, [note]))

    def change_note(self, id_: str, round_index: int, before: ConversationNote, after: ConversationNote | None) -> Change:
        """Put a conversation note in place of another one of the round at `round_index`, or take it away (None)."""

        def changed(old: JobApplication) -> JobApplication:
            rounds = list(old.rounds)
            # another program may have changed the notes meanwhile: what is not there any more stays as it is
            if round_index < len(rounds) and before in rounds[round_index].notes:
                notes = list(rounds[round_index].notes)
                place = notes.index(before)
                notes[place : place + 1] = [after] if after is not None else []
                rounds[round_index] = replace(rounds[round_index], notes=tuple(notes))
            return replace(old, rounds=tuple(rounds))

        return self._change(Act.EDIT_NOTE if after is not None else Act.DELETE_NOTE, id_, changed)

    def debrief(self, id_: str, round_index: int, notes: Sequence[ConversationNote], *, met: Sequence[Person] = ()) -> Change:
        """Add what was noted after the round at `round_index`, and the people met who were not known before, as one act."""

        def debriefed(old: JobApplication) -> JobApplication:
            new = with_notes(with_people(old, met), round_index, notes)
            rounds = list(new.rounds)
            people = dict.fromkeys((*rounds[round_index].people, *(person.name for person in met)))
            rounds[round_index] = replace(rounds[round_index], people=tuple(people))
            return replace(new, rounds=tuple(rounds))

        return self._change(Act.DEBRIEF, id_, debriefed)

    def record_message(
        self, id_: str, message: Message, kept: SeenDraft | None = None, *, remembered: Mapping[str, object] | None = None
    ) -> Change:
        """Record a message as sent, in place of what is kept of its draft, with what is `remembered` of it as preferences."""
        gone = [kept] if kept is not None else []
        sent = self._changed(id_, lambda old: replace(old, messages=(*old.messages, message)))
        edits = Edits(applications={id_: sent}, drafts_gone=gone, preferences=remembered or {})
        return self._archive.write(Act.RECORD_MESSAGE, sent.company, edits)

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
        return self._archive.write(act, about(closed), Edits(applications={one.id: one for one in closed}))

    def reopen(self, id_: str) -> Change:
        """Take an application up again."""
        return self._change(Act.REOPEN, id_, lambda old: replace(old, closed=None))

    def _put(self, act: Act, application: JobApplication) -> Change:
        return self._archive.write(act, application.company, Edits(applications={application.id: application}))

    def _change(self, act: Act, id_: str, how: Callable[[JobApplication], JobApplication]) -> Change:
        return self._put(act, self._changed(id_, how))

    def _changed(self, id_: str, how: Callable[[JobApplication], JobApplication]) -> JobApplication:
        old = self._archive.application(id_)
        if old is None:
            raise ApplicationGone
        return how(old)


def about(applications: Sequence[JobApplication]) -> str:
    """Return what an act on applications is about, for its undo step: the company of the only one, else how many."""
    return applications[0].company if len(applications) == 1 else str(len(applications))


def with_notes(application: JobApplication, round_index: int, notes: Sequence[ConversationNote]) -> JobApplication:
    """Return the application with notes added to the round at `round_index`."""
    rounds = list(application.rounds)
    rounds[round_index] = replace(rounds[round_index], notes=(*rounds[round_index].notes, *notes))
    return replace(application, rounds=tuple(rounds))


def with_people(application: JobApplication, people: Sequence[Person]) -> JobApplication:
    """Return the application with people added that it does not know by name yet."""
    known = {person.name.casefold() for person in application.people}
    new = tuple(person for person in people if person.name.casefold() not in known)
    return replace(application, people=(*application.people, *new))
