"""What a person does with several applications at once: each is one act, undone as a whole."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from hearback.domain.job_application import Closing, JobApplication, Outcome, Snooze, Step
from hearback.domain.next_step import NextStep, Status
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.recording import ApplicationGone, about

_MORNING = dt.time(9)
CANNOT_WAIT = frozenset({Step.WAIT_FOR_INTERVIEW, Step.NOTHING, Step.ANSWER_THEM})
"""Steps that nobody can put off."""


class Several:
    """The acts on chosen applications, be it one. Those that an act would not change are left out of it."""

    def __init__(self, archive: Archive, clock: Clock) -> None:
        self._archive = archive
        self._clock = clock

    def put_off(self, ids: Sequence[str], days: int) -> Change | None:
        """Put each one's next step off by days, to the morning; None where none of them has a step that can wait."""
        now = self._clock.now()
        steps = {row.id: row.next_step for row in self._archive.rows(ids)}

        def later(old: JobApplication) -> JobApplication:
            step = steps.get(old.id)
            if step is None or step.step in CANNOT_WAIT:
                return old
            return replace(old, snooze=Snooze(step=step.step, set=now, until=self._until(step, days, now)))

        return self._change(Act.SNOOZE, ids, later)

    def as_planned(self, ids: Sequence[str]) -> Change | None:
        """Let the plan decide again: neither snoozed nor pinned."""
        return self._change(Act.PIN, ids, lambda old: replace(old, pin=None, snooze=None))

    def change_tags(self, ids: Sequence[str], *, added: Sequence[str], removed: Collection[str]) -> Change | None:
        """Add tags to each and take others away."""

        def tagged(old: JobApplication) -> JobApplication:
            kept = (tag for tag in old.tags if tag not in removed)
            return replace(old, tags=tuple(dict.fromkeys((*kept, *added))))

        return self._change(Act.TAG, ids, tagged)

    def set_pace(self, ids: Sequence[str], pace: str | None) -> Change | None:
        """Give each another industry's pace (None: the typical one)."""
        return self._change(Act.SET_PACE, ids, lambda old: replace(old, pace=pace))

    def move_on(self, ids: Sequence[str]) -> Change | None:
        """Close what has not ended yet."""
        closing = Closing(at=self._clock.now(), outcome=Outcome.MOVED_ON)
        return self._change(Act.MOVE_ON, ids, lambda old: replace(old, closed=old.closed or closing))

    def reopen(self, ids: Sequence[str]) -> Change | None:
        """Take applications up again."""
        return self._change(Act.REOPEN, ids, lambda old: replace(old, closed=None))

    def _change(self, act: Act, ids: Sequence[str], how: Callable[[JobApplication], JobApplication]) -> Change | None:
        there = list(self._archive.applications(ids))
        if not there:
            raise ApplicationGone
        changed = [new for old in there if (new := how(old)) != old]
        return self._archive.write(act, about(changed), Edits(applications={one.id: one for one in changed})) if changed else None

    def _until(self, step: NextStep, days: int, now: dt.datetime) -> dt.datetime:
        """Return when a step comes back: one that is to come is put off from where it stands, not from today."""
        zone = self._clock.zone()
        planned = step.window.best if step.window is not None else step.at
        start = planned if planned is not None and step.status(now) is Status.UPCOMING else now
        day = start.astimezone(zone).date() + dt.timedelta(days=days)
        return dt.datetime.combine(day, _MORNING, zone).astimezone(dt.UTC)
