"""Response times from the user's own search: read a slice at a time, kept at hand, and asked for their overview and chances."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TypeVar

from hearback.domain.job_application import JobApplication, ReplyKind
from hearback.domain.moments import Moment, instant_of
from hearback.domain.response_times.chances import Chances
from hearback.domain.response_times.curve import sample_of
from hearback.domain.response_times.overview import (
    Gathering,
    Grouping,
    Overview,
    StillWaiting,
    Week,
    weeks_of,
)
from hearback.domain.response_times.waits import Contacts, Ending, Origin, Place, Wait, contacts_of, waits_of
from hearback.domain.response_times.working_days import WorkingDays
from hearback.domain.response_times.year import Happened, Year, YearsWork
from hearback.domain.workdays import Calendar
from hearback.usecases.change import Change
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock

_SLICE = 200
_OLD = dt.timedelta(hours=1)
_AT_ONCE = 1000
"""So many applications that are at hand are looked through in a turn."""

_Answer = TypeVar("_Answer")

AnsweredRounds = Mapping[str, Sequence[tuple[Wait, Calendar, WorkingDays]]]
"""By pace, waits from rounds that were replied to, each with its company's calendar."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one application.

    Its waits, the place that they were counted in, the messages since the first of so many rounds, and what happened by days.
    """

    waits: Sequence[Wait]
    place: Place
    follow_ups: int
    rounds: int
    happened: Happened


class ResponseTimes:
    """The waits of all applications, as of when they were read.

    Before anything else is asked, `reading` has to have been gone through once. After that, tell `follow` of every change:
    the applications concerned are read again with the next question. Waits that go on are as long as they were when
    everything was read last, so read again before a page is shown.
    """

    def __init__(self, archive: Archive, clock: Clock, planning: Planning) -> None:
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._known: dict[str, _Known] = {}
        self._changed: set[str] = set()
        self._places: dict[Place, tuple[Calendar, WorkingDays]] = {}
        self._chances: dict[Origin, Chances] = {}
        self._overviews: dict[tuple[Origin, Grouping], Overview] = {}
        self._zone = clock.zone()
        self._read_at: dt.datetime | None = None

    @property
    def read_at(self) -> dt.datetime | None:
        """When everything was read last; None where it must be read before a question is asked."""
        return self._read_at

    @property
    def is_old(self) -> bool:
        """Whether everything was read so long ago that waits which go on are longer by now."""
        return self._read_at is not None and self._clock.now() - self._read_at > _OLD

    def reading(self, at_once: int = _SLICE) -> Iterator[int]:
        """Read everything anew, yielding after each slice of so many applications how many have been read.

        What was at hand before stays so until the last slice; a reading that is not gone through to its end changes nothing.
        """
        now = self._clock.now()
        # people travel, and holidays may be known better by now
        self._zone, self._places = self._clock.zone(), {}
        known: dict[str, _Known] = {}
        contacts = self._archive.contacts()
        while some := list(islice(contacts, at_once)):
            known.update((one.job.id, self._of(one, now)) for one in some)
            yield len(known)
        # those that were changed meanwhile stay noted, as some were read before that
        self._known, self._chances, self._overviews, self._read_at = known, {}, {}, now

    def follow(self, change: Change) -> None:
        """Take note of what was changed; after a large or unknown change everything has to be read again."""
        self._changed |= change.applications
        if change.paces:
            # which of them an application follows may have changed
            self._chances, self._overviews = {}, {}
        if change.everything or len(self._changed) > _SLICE:
            self._changed.clear()
            self._read_at = None

    # of many applications every answer takes a while: what ends in `_in_turns` yields None meanwhile, and the answer last

    def overview(self, origin: Origin = Origin.MESSAGE, grouping: Grouping = Grouping.INDUSTRY) -> Overview:
        """Return curves, table and those still waiting, counted from messages or from rounds, by industry, step or size."""
        return _answer(self.overview_in_turns(origin, grouping))

    def overview_in_turns(self, origin: Origin, grouping: Grouping) -> Iterator[Overview | None]:
        """Yield the overview last."""
        self._read_changed()
        overviews = self._overviews
        if (origin, grouping) not in overviews:
            gathering = Gathering(origin, grouping, cache(self._pace_id))
            for some in self._slices():
                for known in some:
                    gathering.add(known.waits, known.follow_ups, known.rounds)
                yield None
            for overview in gathering.overview_in_turns():
                if overview is not None:
                    overviews[origin, grouping] = overview
                yield None
        yield overviews[origin, grouping]

    def weeks(self) -> Sequence[Week]:
        """Return the weeks with what was sent and received in each, by the user's own days."""
        return _answer(self.weeks_in_turns())

    def weeks_in_turns(self) -> Iterator[Sequence[Week] | None]:
        """Yield the weeks last."""
        sent: Counter[dt.date] = Counter()
        received: Counter[dt.date] = Counter()
        for some in self._slices():
            for known in some:
                sent.update(known.happened.sent)
                received.update(day for kind, day in known.happened.received if kind is not ReplyKind.OTHER)
            yield None
        yield weeks_of(sent, received)

    def year(self, year: int) -> Year:
        """Return what a calendar year held, by the user's own days."""
        return _answer(self.year_in_turns(year))

    def year_in_turns(self, year: int) -> Iterator[Year | None]:
        """Yield what the year held last."""
        work = YearsWork(year, self._zone)
        for some in self._slices():
            for known in some:
                work.add(known.happened, known.waits)
            yield None
        yield work.year()

    def years(self) -> Sequence[int]:
        """Return the years in which anything happened, the latest first."""
        return _answer(self.years_in_turns())

    def years_in_turns(self) -> Iterator[Sequence[int] | None]:
        """Yield the years last."""
        found: set[int] = set()
        for some in self._slices():
            for known in some:
                found.update(day.year for day in known.happened.days)
            yield None
        yield sorted(found, reverse=True)

    def waits_in_turns(self) -> Iterator[Sequence[Wait]]:
        """Yield every wait, of some applications at a time (once at least, be it none)."""
        for some in self._slices():
            yield [wait for known in some for wait in known.waits]

    def answered_rounds_in_turns(self, latest: int) -> Iterator[AnsweredRounds | None]:
        """Yield, last, by pace the waits from rounds that were replied to, with the company's calendar: so many, the latest."""
        found: defaultdict[str, list[tuple[Wait, Place]]] = defaultdict(list)
        for some in self._slices():
            for known in some:
                for wait in known.waits:
                    if wait.replied and wait.origin is Origin.ROUND:
                        found[self._pace_id(wait.job.pace)].append((wait, known.place))
            yield None
        yield {
            pace: [(wait, *self._place(place)) for wait, place in sorted(some, key=lambda one: one[0].began)[-latest:]]
            for pace, some in found.items()
        }

    def waiting(self, application: JobApplication) -> StillWaiting | None:
        """Return how an application's wait stands at this moment; None where it waits for nothing.

        It counts from the last message or, where none was sent since, from the last round.
        """
        self._read_changed()
        calendar, days = self._place((application.country, application.region, application.time_zone))
        waits = waits_of(contacts_of(application), calendar, days, self._clock.now())
        going_on = {wait.origin: wait for wait in waits if wait.ending is Ending.STILL_WAITING}
        wait = going_on.get(Origin.MESSAGE) or going_on.get(Origin.ROUND)
        if wait is None:
            return None
        group = self._pace_id(wait.job.pace)
        return StillWaiting(wait.job, group, wait.days, self._chances_from(wait.origin).chance(group, wait.days))

    def _chances_from(self, origin: Origin) -> Chances:
        chances = self._chances.get(origin)
        if chances is None:
            samples: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
            for known in self._known.values():
                for wait in known.waits:
                    if wait.origin is origin:
                        samples[self._pace_id(wait.job.pace)].append((wait.days, wait.replied))
            chances = self._chances[origin] = Chances({key: sample_of(some) for key, some in samples.items()})
        return chances

    def _pace_id(self, id_: str | None) -> str:
        return self._planning.pace_of(id_).id

    def _slices(self) -> Iterator[Sequence[_Known]]:
        """Yield all that is known as it is at the beginning, some applications at a time (once at least, be it none)."""
        self._read_changed()
        known = list(self._known.values())
        for start in range(0, max(len(known), 1), _AT_ONCE):
            yield known[start : start + _AT_ONCE]

    def _read_changed(self) -> None:
        if not self._changed:
            return
        changed, self._changed = self._changed, set()
        now = self._clock.now()
        found = {one.job.id: self._of(one, now) for one in self._archive.contacts(changed)}
        for id_ in changed:
            if id_ in found:
                self._known[id_] = found[id_]
            else:
                self._known.pop(id_, None)
        self._chances, self._overviews = {}, {}

    def _of(self, contacts: Contacts, now: dt.datetime) -> _Known:
        calendar, days = self._place(contacts.place)
        user_zone, zone = self._zone, calendar.zone
        sent = [at for _kind, moment in contacts.messages if (at := instant_of(moment, "event", zone)) <= now]
        received = [(kind, at) for kind, moment in contacts.replies if (at := instant_of(moment, "event", zone)) <= now]
        begun = [at for starts, _ends in contacts.rounds if (at := instant_of(starts, "start", zone)) <= now]
        first = min(begun, default=None)
        return _Known(
            waits=tuple(waits_of(contacts, calendar, days, now)),
            place=contacts.place,
            follow_ups=len([at for at in sent if first is not None and at >= first]),
            rounds=len(begun),
            happened=Happened(
                applied=_day(contacts.applied, user_zone),
                sent=[at.astimezone(user_zone).date() for at in sent],
                rounds=[at.astimezone(user_zone).date() for at in begun],
                received=[(kind, at.astimezone(user_zone).date()) for kind, at in received],
            ),
        )

    def _place(self, place: Place) -> tuple[Calendar, WorkingDays]:
        found = self._places.get(place)
        if found is None:
            calendar = self._planning.calendar_at(*place)
            found = self._places[place] = calendar, WorkingDays(calendar)
        return found


def _answer(turns: Iterator[_Answer | None]) -> _Answer:
    """Return the answer that the last of the turns brings."""
    *_turns, answer = turns
    assert answer is not None
    return answer


def _day(moment: Moment | None, zone: dt.tzinfo) -> dt.date | None:
    """Return the user's own day; a day without a time is the same everywhere."""
    return moment.astimezone(zone).date() if isinstance(moment, dt.datetime) else moment
