"""Keeping what is typed: drafts are saved by themselves, each in its place, and never over another's words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hearback.domain.job_application import JobApplication, MessageKind
from hearback.domain.kept_draft import DraftPlace, KeptDraft, occasion_of, stands
from hearback.domain.workdays import Calendar
from hearback.usecases.change import Act, Change, Edits, SeenDraft
from hearback.usecases.ports import Archive, Clock

Found = tuple[SeenDraft, KeptDraft]
"""A draft in the store, as it was seen."""


class Drafting:
    """The drafts in the store."""

    def __init__(self, archive: Archive, clock: Clock, calendar_of: Callable[[JobApplication], Calendar]) -> None:
        self._archive = archive
        self._clock = clock
        self._calendar_of = calendar_of

    def place(self, application: JobApplication, kind: MessageKind, person: str | None = None) -> DraftPlace:
        """Return which draft a message of a kind is if it is written now."""
        occasion = occasion_of(application, kind, self._calendar_of(application), self._clock.now())
        return DraftPlace(application=application.id, kind=kind, occasion=occasion, person=person)

    def of(self, application: JobApplication) -> Sequence[Found]:
        """Return an application's drafts; those saved last come last.

        One whose occasion is gone (its interview was moved, say) belongs to what a message of its kind follows now, unless
        that has a draft of its own.
        """
        found = self._archive.drafts(application.id)
        places = {kept.place for _seen, kept in found}
        drafts = []
        for seen, kept in found:
            here = self.place(application, kept.place.kind, kept.place.person)
            adrift = here not in places and not stands(application, kept.place.occasion)
            drafts.append((seen, replace(kept, place=here) if adrift else kept))
        return drafts

    def keep(self, one: KeptDraft, seen: SeenDraft | None) -> SeenDraft | None:
        """Keep a draft as it is now (None: its application is gone). Raises ArchiveFault, and Refused."""
        return self._archive.keep_draft(replace(one, saved=self._clock.now()), seen)

    def has_another(self, place: DraftPlace, seen: SeenDraft) -> bool:
        """Whether the store has another draft of the same message, too."""
        return any(kept.place == place and one.number != seen.number for one, kept in self._archive.drafts(place.application))

    def forget(self, seen: SeenDraft) -> None:
        """Take away a draft that nothing is left of. Raises ArchiveFault."""
        self._archive.forget_draft(seen)

    def discard(self, application: JobApplication, seen: SeenDraft) -> Change:
        """Discard a draft; undo brings it back."""
        return self._archive.write(Act.DISCARD_DRAFT, application.company, Edits(drafts_gone=[seen]))
