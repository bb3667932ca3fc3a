"""What a year's messages with replies had in common: judged by the checklist as they were sent."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearback.domain.checklist import Item, Verdict, judge
from hearback.domain.job_application import JobApplication, Message
from hearback.domain.message import Draft
from hearback.domain.moments import instant_of
from hearback.domain.next_step import NextStep
from hearback.domain.response_times.waits import Origin, contacts_of, waits_of
from hearback.domain.response_times.working_days import WorkingDays
from hearback.domain.response_times.year import OUTCOME_KNOWN, Trait, traits_of
from hearback.usecases.composing import Composing
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.response_times import ResponseTimes

LATEST = 400
"""So many applications of a year, those last written to, are looked through: judging a message takes some milliseconds."""

_BEFORE = dt.timedelta(microseconds=1)
_NOT_COMPARED = frozenset({Item.FILLED_IN, Item.NOT_A_COPY, Item.ONLY_YOU})
"""What was sent has nothing left to fill in, likeness to earlier messages is not looked for again, ticks by hand are few."""


@dataclass(frozen=True, slots=True)
class InCommon:
    """What has been found so far: of how many messages the outcome is known, and the traits that 20 had and 20 had not."""

    messages: int
    traits: Sequence[Trait]


class Reviewing:
    """Looks through a year's messages; the response times must have been read.

    `language` is what a message of an application without one is taken to be written in.
    """

    def __init__(
        self, archive: Archive, clock: Clock, planning: Planning, times: ResponseTimes, composing: Composing, language: str
    ) -> None:
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._times = times
        self._composing = composing
        self._language = language

    def in_common(self, year: int) -> Iterator[InCommon]:
        """Yield what the messages of a year that were replied to had in common, a message more with each; the traits come last.

        Only messages with a text count whose wait is over: replied to, or followed by another, a closing or moving on.
        """
        zone = self._clock.zone()
        latest: dict[str, dt.datetime] = {}
        for waits in self._times.waits_in_turns():
            latest.update(
                (wait.job.id, wait.began)
                for wait in waits
                if wait.origin is Origin.MESSAGE and wait.began.astimezone(zone).year == year and wait.ending in OUTCOME_KNOWN
            )
            yield InCommon(0, ())
        ids = sorted(latest, key=lambda id_: latest[id_], reverse=True)[:LATEST]
        judged: list[tuple[dict[Item, bool], bool]] = []
        for application in self._archive.applications(ids):
            for one in self._judged(application, year):
                judged.append(one)
                yield InCommon(len(judged), ())
        yield InCommon(len(judged), traits_of(judged))

    def _judged(self, application: JobApplication, year: int) -> Iterator[tuple[dict[Item, bool], bool]]:
        calendar, zone = self._planning.calendar_of(application), self._clock.zone()
        waits = waits_of(contacts_of(application), calendar, WorkingDays(calendar), self._clock.now())
        outcomes = {wait.began: wait.replied for wait in waits if wait.origin is Origin.MESSAGE and wait.ending in OUTCOME_KNOWN}
        instants = [(message, instant_of(message.sent, "event", calendar.zone)) for message in application.messages]
        judged = [
            (message, sent)
            for message, sent in instants
            if message.body and sent in outcomes and sent.astimezone(zone).year == year
        ]
        steps = self._planning.next_steps_at(application, (sent - _BEFORE for _message, sent in judged))
        for (message, sent), step in zip(judged, steps, strict=True):
            yield self._had(message, application, sent, step), outcomes[sent]

    def _had(self, message: Message, application: JobApplication, sent: dt.datetime, step: NextStep) -> dict[Item, bool]:
        """Return which items of the checklist a message had, as it would have been told just before it was sent."""
        context = self._composing.context(step, application.language or self._language, ticked=frozenset(message.overruled))
        draft = Draft(kind=message.kind, to=message.to, subject=message.subject or "", body=message.body or "")
        findings = judge(draft, application, replace(context, now=sent))
        return {
            finding.item: finding.verdict is Verdict.SATISFIED
            for finding in findings
            if finding.item not in _NOT_COMPARED and finding.verdict is not Verdict.NOT_JUDGED
        }
