"""The messages in hand, and the drafts in the store: what is typed goes from one to the other, and nothing gets lost between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hearback.domain.checklist import Item
from hearback.domain.job_application import JobApplication, MessageKind
from hearback.domain.kept_draft import DraftPlace, KeptDraft
from hearback.domain.message import Draft
from hearback.usecases.change import SeenDraft
from hearback.usecases.drafting import Drafting, Found


@dataclass(kw_only=True, eq=False)
class DraftInHand:
    """A draft, the text it started from (None: not known any more), and what is `kept` of it, as it was `seen` last.

    `instead_of` is the draft that was set aside when another opening was chosen.
    """

    place: DraftPlace
    draft: Draft
    started: Draft | None
    language: str
    template: str | None = None
    ticked: set[Item] = field(default_factory=set)
    handed_off: bool = False
    seen: SeenDraft | None = None
    kept: KeptDraft | None = None
    instead_of: "DraftInHand | None" = None

    def forget_all(self) -> None:
        """Have nothing of it kept any more."""
        self.started = self.draft
        self.ticked.clear()
        self.handed_off = False

    @property
    def edited(self) -> bool:
        """Whether the user made it different from its starting text, or did anything with it."""
        return self.seen is not None or self._says_something

    @property
    def is_kept(self) -> bool:
        """Whether the store has it as it is."""
        return self.as_kept() == self.kept if self._says_something else self.seen is None

    def as_kept(self) -> KeptDraft | None:
        """Return it as it is to be kept; None where there is nothing to keep."""
        if not self._says_something:
            return None
        return KeptDraft(
            place=self.place,
            draft=self.draft,
            language=self.language,
            template=self.template,
            ticked=frozenset(self.ticked),
            handed_off=self.handed_off,
        )

    @property
    def _says_something(self) -> bool:
        return self.draft != self.started or bool(self.ticked) or self.handed_off


def in_hand(found: Found) -> DraftInHand:
    """Return a draft of the store, to be written on."""
    seen, kept = found
    return DraftInHand(
        place=kept.place,
        draft=kept.draft,
        started=None,
        language=kept.language,
        template=kept.template,
        ticked=set(kept.ticked),
        handed_off=kept.handed_off,
        seen=seen,
        kept=kept,
    )


class Drafts:
    """Finds the draft of a message, and keeps what was typed."""

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting
        self._typed: list[DraftInHand] = []

    def take(
        self,
        application: JobApplication,
        kind: MessageKind,
        person: str | None,
        before: DraftInHand | None,
        begin: Callable[[DraftPlace], DraftInHand],
    ) -> DraftInHand:
        """Return the draft to write on: the one in hand `before` while it is being typed, else what is kept, else a new one."""
        if before is not None and not before.is_kept:
            return before
        found = self._drafting.of(application)
        if before is not None and before.seen is not None:
            same = next((one for one in found if one[0].number == before.seen.number), None)
            if same is not None:
                return _as_it_is(before, same)
        place = self._drafting.place(application, kind, person)
        if before is not None and before.instead_of is not None and before.place == place:
            return before
        typed = next((one for one in self._typed if one.place == place), None)
        if typed is not None:
            return typed
        newest = next((one for one in reversed(found) if one[1].place == place), None)
        if newest is not None:
            return in_hand(newest)
        fresh = begin(place)
        unchanged = before is not None and before.seen is None and before.place == place and before.started == fresh.started
        return before if before is not None and unchanged else fresh

    def typed(self, one: DraftInHand) -> None:
        """Have a draft kept the next time."""
        if one not in self._typed:
            self._typed.append(one)

    def keep(self) -> bool:
        """Keep what was typed; return whether one was put beside another window's words. Raises ArchiveFault, and Refused."""
        beside = False
        for one in tuple(self._typed):
            beside = self._keep(one) or beside
            if one.is_kept:
                self._typed.remove(one)
        return beside

    def let_go(self, one: DraftInHand) -> None:
        """Let a draft go whose words are recorded elsewhere."""
        if one in self._typed:
            self._typed.remove(one)

    def place(self, application: JobApplication, kind: MessageKind, person: str | None = None) -> DraftPlace:
        """Return which draft a message of a kind is if it is written now."""
        return self._drafting.place(application, kind, person)

    def places(self, application: JobApplication) -> Sequence[DraftPlace]:
        """Return which messages something was typed of; the one typed last comes last."""
        typed = [one.place for one in self._typed if one.place.application == application.id and not one.is_kept]
        return [*(kept.place for _seen, kept in self.of(application)), *typed]

    def of(self, application: JobApplication) -> Sequence[Found]:
        """Return the application's drafts in the store; those saved last come last."""
        return self._drafting.of(application)

    def unfinished_kinds(self, application: JobApplication) -> list[MessageKind]:
        """Return the kinds of message that something was typed of, and that would be written now."""
        now = (one for one in self.places(application) if one == self.place(application, one.kind, one.person))
        kinds = (place.kind for place in now)
        return list(dict.fromkeys(kinds))

    def _keep(self, one: DraftInHand) -> bool:
        kept, seen = one.as_kept(), one.seen
        if kept is None:
            if seen is not None:
                self._drafting.forget(seen)
            one.seen = one.kept = None
            return False
        now = self._drafting.keep(kept, seen)
        if now is None:
            return False
        one.seen, one.kept = now, kept
        is_new = seen is None or now.number != seen.number
        return is_new and self._drafting.has_another(one.place, now)


def _as_it_is(before: DraftInHand, found: Found) -> DraftInHand:
    """Return the draft before with the store's state of it, or another one where another window has changed it."""
    seen, kept = found
    if kept.draft != before.draft or kept.ticked != before.ticked or kept.handed_off != before.handed_off:
        return in_hand(found)
    before.place, before.seen, before.kept = kept.place, seen, kept
    before.language, before.template = kept.language, kept.template
    return before
