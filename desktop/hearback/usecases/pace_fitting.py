"""Closing the circle: where the user's own answers disagree with a pace, the program proposes, and the user decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from hearback.domain.job_application import Step
from hearback.domain.next_step import Window
from hearback.domain.pace import Pace
from hearback.domain.response_times.pace_fit import PaceFit, answers_of, fit_of
from hearback.domain.response_times.waits import Ending
from hearback.usecases.change import Change
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.response_times import AnsweredRounds, ResponseTimes
from hearback.usecases.settling import Settling

DECLINED = "pace_proposals_declined"
"""The preference that holds, by pace, on how many answers a proposal rested that the user declined."""

LATEST = 200
"""So many rounds of an industry, the latest that were answered, are compared: times change, and it must not take long."""

_MORE_ANSWERS = 2
"""A declined proposal comes again once it rests on so many times as many answers."""

_SLICE = 20


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another check-in for an industry, and what speaks for it."""

    before: Pace
    after: Pace
    fit: PaceFit


@dataclass(frozen=True, slots=True)
class MovedWindow:
    """A check-in of one application: when it is well timed, and when it would be."""

    id: str
    company: str
    role: str
    before: Window
    after: Window


class PaceFitting:
    """Compares paces with the answers that came; the response times must have been read."""

    def __init__(self, archive: Archive, clock: Clock, planning: Planning, times: ResponseTimes, settling: Settling) -> None:
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._times = times
        self._settling = settling

    def fits(self) -> Sequence[PaceFit]:
        """Return of each industry in which there was an answer how its pace fits."""
        return [fit for fit in self._fits_in_turns() if fit is not None]

    def proposals(self) -> Sequence[Proposal]:
        """Return what is proposed: for each industry whose answers disagree clearly enough, unless the user has declined it."""
        return [proposal for proposal in self.proposals_in_turns() if proposal is not None]

    def proposals_in_turns(self) -> Iterator[Proposal | None]:
        """Yield each proposal, and None after every turn that has none."""
        declined = self._declined()
        for fit in self._fits_in_turns():
            if fit is None or fit.proposed is None or fit.answers < _MORE_ANSWERS * declined.get(fit.pace, 0):
                yield None
            else:
                yield Proposal(self._planning.paces[fit.pace], fit.proposed, fit)

    def _fits_in_turns(self) -> Iterator[PaceFit | None]:
        now = self._clock.now()
        rounds: AnsweredRounds = {}
        for found in self._times.answered_rounds_in_turns(LATEST):
            rounds = found or rounds
            yield None
        for id_, pace in self._planning.paces.items():
            if id_ in rounds:
                fit = fit_of(answers_of(rounds[id_], pace, now), pace)
                yield fit if fit.answers else None

    def moves(self, proposal: Proposal) -> Iterator[Sequence[MovedWindow]]:
        """Yield, some applications at a time, whose check-in would move, from when to when."""
        waiting: set[str] = set()
        for waits in self._times.waits_in_turns():
            waiting |= {
                wait.job.id
                for wait in waits
                if wait.ending is Ending.STILL_WAITING and self._planning.pace_of(wait.job.pace).id == proposal.before.id
            }
            yield ()
        applications = self._archive.applications(waiting)
        while some := list(islice(applications, _SLICE)):
            moved = []
            for one in some:
                before, after = self._planning.next_step(one), self._planning.next_step_with(one, proposal.after)
                if before.step is after.step is Step.CHECK_IN and before.window != after.window:
                    assert before.window is not None and after.window is not None
                    moved.append(MovedWindow(one.id, one.company, one.role, before.window, after.window))
            yield moved

    def accept(self, proposal: Proposal) -> Change:
        """Make the proposal the user's own pace; it can be undone, and changed like any pace."""
        # what was changed since the proposal was made stays
        pace = replace(self._planning.pace_of(proposal.after.id), check_in=proposal.after.check_in)
        return self._settling.save(paces={pace.id: pace})

    def decline(self, proposal: Proposal) -> Change:
        """Leave the pace as it is, and propose nothing until there are twice as many answers."""
        return self._settling.remember(DECLINED, {**self._declined(), proposal.before.id: proposal.fit.answers})

    def _declined(self) -> dict[str, int]:
        """What was declined; a preference may have come from anybody's file."""
        kept = self._settling.preference(DECLINED)
        if not isinstance(kept, dict):
            return {}
        return {pace: count for pace, count in kept.items() if isinstance(count, int)}
