"""Looking back on an interview while it is fresh: which rounds want a debrief now, and which the user does not want to."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

from hearback.domain.debrief import DEBRIEF_WITHIN, DebriefWanted, debriefs_wanted, round_mark
from hearback.domain.job_application import JobApplication, Round
from hearback.domain.workdays import Calendar
from hearback.usecases.change import Change
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.settling import Settling

_PREFERENCE = "debriefs_dismissed"
_LONGEST_ROUND = dt.timedelta(days=2)
"""Zones included: rounds are found by when they start."""
_REMEMBERED = dt.timedelta(days=60)
"""A dismissed round older than this would not be asked for anyway."""


class Debriefing:
    """Knows the rounds to look back on. What is noted is written by `Recording.debrief`."""

    def __init__(
        self, archive: Archive, clock: Clock, calendar_of: Callable[[JobApplication], Calendar], settling: Settling
    ) -> None:
        self._archive = archive
        self._clock = clock
        self._calendar_of = calendar_of
        self._settling = settling

    def wanted(self, application: JobApplication) -> Sequence[DebriefWanted]:
        """Return an application's rounds that want a debrief now, the newest first."""
        dismissed = self._dismissed().get(application.id, ())
        return debriefs_wanted(application, self._calendar_of(application), self._clock.now(), dismissed)

    def all_wanted(self) -> Sequence[tuple[JobApplication, DebriefWanted]]:
        """Return every round that wants a debrief now, the newest first."""
        since = (self._clock.now() - DEBRIEF_WITHIN - _LONGEST_ROUND).date()
        recent = self._archive.applications(self._archive.interviewed_since(since))
        wanted = [(application, one) for application in recent for one in self.wanted(application)]
        return sorted(wanted, key=lambda both: both[1].ended, reverse=True)

    def dismiss(self, application: JobApplication, one: Round) -> Change:
        """Ask for no debrief of this round again; it is no step of undo."""
        oldest = (self._clock.now() - _REMEMBERED).isoformat()
        kept = {id_: [mark for mark in marks if mark >= oldest] for id_, marks in self._dismissed().items()}
        kept[application.id] = [*kept.get(application.id, ()), round_mark(one)]
        return self._settling.remember(_PREFERENCE, {id_: marks for id_, marks in kept.items() if marks})

    def _dismissed(self) -> Mapping[str, Collection[str]]:
        kept = self._settling.preference(_PREFERENCE)
        if not isinstance(kept, dict):
            return {}
        return {str(id_): [str(mark) for mark in marks] for id_, marks in kept.items() if isinstance(marks, list)}
