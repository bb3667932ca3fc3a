"""The search report over all applications: read a slice at a time, then asked for any span of days."""

from collections.abc import Iterator
from itertools import islice

from hearback.domain.search_report import Deed, Report, Span, deeds_of, report
from hearback.domain.stage import stage_of
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock

_SLICE = 50


class SearchReport:
    """What was done in all applications, as of when it was read: go through `reading` once before `report` is asked."""

    def __init__(self, archive: Archive, clock: Clock, planning: Planning) -> None:
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._deeds: list[Deed] = []

    def reading(self) -> Iterator[None]:
        """Read everything, yielding after each slice."""
        now, zone = self._clock.now(), self._clock.zone()
        deeds: list[Deed] = []
        applications = self._archive.applications()
        while some := list(islice(applications, _SLICE)):
            for application in some:
                calendar = self._planning.calendar_of(application)
                deeds += deeds_of(application, stage_of(application, calendar, now), calendar, zone, now)
            yield
        self._deeds = deeds

    def report(self, span: Span) -> Report:
        """Return what was done within a span of days."""
        return report(self._deeds, span)
