"""Who the message could go to one by one, and what is in hand for each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hearback.desk.composer.drafts.drafts import DraftInHand, Drafts
from hearback.desk.composer.shown import Shown
from hearback.domain.job_application import Message
from hearback.domain.kept_draft import DraftPlace
from hearback.domain.panel import Progress, people_of, progress_of, sent_to
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Clock


@dataclass(frozen=True, slots=True)
class Member:
    """One person with the message in hand, or the one that was sent."""

    name: str
    progress: Progress
    held: DraftInHand
    sent: Message | None

    @property
    def text(self) -> str:
        """What the person's message says: as it was sent, or as it stands where something was written."""
        if self.sent is not None:
            return self.sent.body or ""
        return self.held.draft.body if self.progress is not Progress.EMPTY else ""


class Panel:
    """The people of the message shown; `take` returns the draft in hand for a person (None: for all)."""

    def __init__(self, shown: Shown, drafts: Drafts, planning: Planning, clock: Clock) -> None:
        self._shown = shown
        self._drafts = drafts
        self._planning = planning
        self._clock = clock
        self.take: Callable[[str | None], DraftInHand]

    def people(self) -> Sequence[str]:
        """Return everybody; fewer than two are no panel."""
        shown = self._shown
        application, kind = shown.application, shown.kind
        if application is None or kind is None:
            return ()
        place = self._drafts.place(application, kind)
        together = shown.in_hand.get(None)
        to = together.draft.to if together is not None and together.place == place else ()
        alone = [one.person for one in self._written(place) if one.person is not None]
        return people_of(application, kind, place.occasion, (*to, *alone))

    def choose(self) -> None:
        """Settle whose message is shown: one for all, or each person's own, as it was written last."""
        shown = self._shown
        application, kind = shown.application, shown.kind
        if application is None or kind is None:
            return
        if kind not in shown.each:
            written = self._written(self._drafts.place(application, kind))
            shown.each[kind] = bool(written) and written[-1].person is not None
        people = self.people() if shown.each[kind] else ()
        if shown.person not in people:
            waiting = [name for name in people if self._sent(name) is None]
            shown.person = next(iter((*waiting, *people)), None)

    def members(self) -> Sequence[Member]:
        """Return the people with what is in hand for each; nobody where one message goes to all."""
        shown = self._shown
        application = shown.application
        if application is None or shown.person is None:
            return ()
        members = []
        for name in self.people():
            sent = self._sent(name)
            held = self.take(name)
            progress = progress_of(held.draft, application, edited=held.edited)
            if sent is not None and progress is Progress.EMPTY:
                progress = Progress.SENT
            members.append(Member(name, progress, held, sent if progress is Progress.SENT else None))
        return members

    def _written(self, place: DraftPlace) -> Sequence[DraftPlace]:
        """Return the drafts of a message to anybody, the one written last at the end."""
        application = self._shown.application
        places = self._drafts.places(application) if application is not None else ()
        return [one for one in places if replace(one, person=None) == place]

    def _sent(self, name: str) -> Message | None:
        shown = self._shown
        application, kind = shown.application, shown.kind
        if application is None or kind is None:
            return None
        occasion = self._drafts.place(application, kind).occasion
        return sent_to(application, kind, occasion, name, self._planning.calendar_of(application).zone, self._clock.now())
