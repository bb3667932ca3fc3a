"""The agenda over all applications: their next steps at once, and what else lies ahead of them a little at a time."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearback.domain.agenda import Entry, Placed, entries_of, has_more_ahead, placed, step_entry
from hearback.domain.next_step import NextStep
from hearback.usecases.change import Change
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock

_SLICE = 20


@dataclass(frozen=True, slots=True)
class _Known:
    """What one application has ahead, the step and the day that it was read with, and whether that is all there is."""

    step: NextStep
    day: dt.date
    entries: Sequence[Entry]
    whole: bool


class Agenda:
    """Keeps what every application has ahead. Tell `follow` of every change; what it concerns is read with the next question.

    `entries` has the next step of each at once. Further rounds, promises and what is foreseen take more reading: go through
    `reading` for them, and ask again.
    """

    def __init__(self, archive: Archive, clock: Clock, planning: Planning) -> None:
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._known: dict[str, _Known] = {}
        self._to_read: set[str] | None = None
        """Ids whose plans may be others now; None: all."""
        self._version: int | None = None
        self._today: dt.date | None = None
        self._placed: Sequence[Placed] | None = None
        self._holds_until: dt.datetime | None = None

    def follow(self, change: Change) -> None:
        """Take note of what was changed."""
        concerned = change.applications | change.planned_anew
        if change.paces:
            self._known.clear()
        for id_ in concerned:
            self._known.pop(id_, None)
        if self._to_read is None or change.everything or change.plans or change.paces:
            self._to_read = None
        else:
            self._to_read |= concerned

    def entries(self, first_weekday: int) -> Sequence[Placed]:
        """Return everything that is known, by section and day, for a user whose weeks begin on that weekday."""
        now = self._clock.now()
        self._read(now)
        if self._placed is None or (self._holds_until is not None and now >= self._holds_until):
            some = (entry for known in self._known.values() for entry in known.entries)
            self._placed = placed(some, now, self._clock.zone(), first_weekday)
            moments = (at for known in self._known.values() for at in known.step.moments)
            self._holds_until = min((at for at in moments if at > now), default=None)
        return self._placed

    def reading(self) -> Iterator[None]:
        """Read what the applications have ahead beyond their next steps, yielding after each."""
        now = self._clock.now()
        self._read(now)
        left = [id_ for id_, known in self._known.items() if not known.whole]
        for start in range(0, len(left), _SLICE):
            for application in self._archive.applications(left[start : start + _SLICE]):
                known = self._known.get(application.id)
                # what was changed meanwhile is left to the next reading
                if known is not None and not known.whole:
                    foreseen, calendar = self._planning.foreseen(application, known.step), self._planning.calendar_of(application)
                    entries = entries_of(application, known.step, foreseen, calendar, now)
                    self._known[application.id] = _Known(known.step, known.day, entries, whole=True)
                    self._placed = None
                yield

    def _read(self, now: dt.datetime) -> None:
        """Read the plans that may be others now, and keep what was read of the others."""
        today, version = now.astimezone(self._clock.zone()).date(), self._archive.version()
        if version != self._version:
            # another program has written: nothing that was read holds for certain
            self._known.clear()
        if version != self._version or today != self._today:
            self._to_read, self._version, self._today = None, version, today
        ids, self._to_read = self._to_read, set()
        if ids is not None and not ids:
            return
        before = self._known
        self._known = {} if ids is None else {id_: known for id_, known in before.items() if id_ not in ids}
        for id_, step in self._archive.steps_to_come(ids):
            known = before.get(id_)
            # what follows a step that is due is foreseen from today on
            holds = known is not None and known.step == step and (known.day == today or not step.is_due(now))
            self._known[id_] = known if known is not None and holds else _planned(id_, step, today, now)
        self._placed = None


def _planned(id_: str, step: NextStep, today: dt.date, now: dt.datetime) -> _Known:
    entry = step_entry(id_, step)
    return _Known(step, today, (entry,) if entry is not None else (), whole=not has_more_ahead(step, now))
