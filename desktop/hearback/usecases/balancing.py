"""How the user's follow-ups compare with the plan, of one application and overall."""

import datetime as dt
from collections.abc import Iterator

from hearback.domain.job_application import JobApplication
from hearback.domain.moments import instant_of
from hearback.domain.response_times.balance import (
    LEAST_OF_ONE,
    LEAST_OVERALL,
    Balance,
    Timeliness,
    balance_of,
    missed_now,
    timeliness_of,
)
from hearback.domain.response_times.waits import Origin
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.response_times import ResponseTimes

LATEST = 60
"""So many applications, those last written to, make up the balance overall: habits change."""

_BEFORE = dt.timedelta(microseconds=1)


class Balancing:
    """Judges follow-ups by what was planned just before each; the response times must have been read for the one overall."""

    def __init__(self, archive: Archive, clock: Clock, planning: Planning, times: ResponseTimes) -> None:
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._times = times

    def of(self, application: JobApplication) -> Balance:
        """Return the balance of one application's follow-ups."""
        return balance_of(filter(None, self._followed_up(application)), LEAST_OF_ONE)

    def overall(self) -> Iterator[Balance]:
        """Yield the balance of the applications last written to, a message more with each; the last one yielded counts."""
        found: list[Timeliness] = []
        latest: dict[str, dt.datetime] = {}
        for waits in self._times.waits_in_turns():
            latest.update((wait.job.id, wait.began) for wait in waits if wait.origin is Origin.MESSAGE)
            yield balance_of(found, LEAST_OVERALL)
        ids = sorted(latest, key=lambda id_: latest[id_], reverse=True)[:LATEST]
        for application in self._archive.applications(ids):
            for one in self._followed_up(application):
                found += filter(None, [one])
                yield balance_of(found, LEAST_OVERALL)

    def _followed_up(self, application: JobApplication) -> Iterator[Timeliness | None]:
        """Yield how each message kept to the plan, and what was missed; None for what is no part of it."""
        calendar, now = self._planning.calendar_of(application), self._clock.now()
        instants = [(message, instant_of(message.sent, "event", calendar.zone)) for message in application.messages]
        sent = [(message, at) for message, at in instants if at <= now]
        steps = self._planning.next_steps_at(application, [*(at - _BEFORE for _message, at in sent), now])
        for message, at in sent:
            yield timeliness_of(message, next(steps), at, calendar)
        yield missed_now(next(steps), now)
