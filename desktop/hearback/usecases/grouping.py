"""Groups the list's rows: by stage, industry, the week of the next step, or tag. An application stands under each of its tags."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from hearback.domain.pace import TYPICAL
from hearback.domain.stage import Stage
from hearback.usecases.ports import Archive, GroupFacts


class Grouping(StrEnum):
    """What rows have in common below one heading."""

    NONE = "none"
    STAGE = "stage"
    INDUSTRY = "industry"
    WEEK = "week"
    TAG = "tag"


class Moment(StrEnum):
    """The weeks that are no days: due by now, and with nothing to come."""

    NOW = "now"
    NEVER = "never"


Key = Stage | str | dt.date | Moment | None
"""What the rows of a group share: a stage (its name aside), a pace's id, a week's first day, a tag (None: without)."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """A group and the ids of its rows, in the order of the list."""

    key: Key
    ids: Sequence[str]


class Groups:
    """Makes the groups that the list shows."""

    def __init__(
        self, archive: Archive, zone: Callable[[], ZoneInfo], first_weekday: int, industries: Callable[[], Sequence[str]]
    ) -> None:
        """`industries` gives the paces' ids in the order of their names; weeks begin with `first_weekday` (Monday 0)."""
        self._archive = archive
        self._zone = zone
        self._first_weekday = first_weekday
        self._industries = industries
        self._known: Mapping[str, GroupFacts] = {}
        self._known_at: object = None

    def grouped(self, ids: Sequence[str], grouping: Grouping, now: dt.datetime) -> Sequence[RowGroup]:
        """Return the groups of these ids, in an order that makes sense for what they share."""
        facts = self._facts()
        keys_of = self._keys(grouping, now, self._zone())
        found: dict[Key, list[str]] = {}
        for id_ in ids:
            fact = facts.get(id_)
            if fact is not None:
                for key in keys_of(fact):
                    found.setdefault(key, []).append(id_)
        return [RowGroup(key, found[key]) for key in self._in_order(grouping, found, facts)]

    def _facts(self) -> Mapping[str, GroupFacts]:
        """Return what groups applications, read again only where something was written: a search is many questions."""
        state = self._archive.state()
        if state != self._known_at:
            self._known, self._known_at = self._archive.group_facts(), state
        return self._known

    def _keys(self, grouping: Grouping, now: dt.datetime, zone: ZoneInfo) -> Callable[[GroupFacts], Sequence[Key]]:
        weeks: dict[str, dt.date] = {}
        by_now = f"{now.astimezone(dt.UTC).isoformat(timespec='microseconds')[:26]}Z"

        def week(fact: GroupFacts) -> Sequence[Key]:
            if fact.due_from is not None and fact.due_from <= by_now:
                return (Moment.NOW,)
            if fact.opens is None:
                return (Moment.NEVER,)
            known = weeks.get(fact.opens)
            if known is None:
                day = dt.datetime.fromisoformat(fact.opens).astimezone(zone).date()
                known = weeks[fact.opens] = day - dt.timedelta(days=(day.weekday() - self._first_weekday) % 7)
            return (known,)

        def stage(fact: GroupFacts) -> Sequence[Key]:
            return (fact.stage,)

        def industry(fact: GroupFacts) -> Sequence[Key]:
            return (fact.pace or TYPICAL,)

        def tags(fact: GroupFacts) -> Sequence[Key]:
            return fact.tags or (None,)

        return {Grouping.STAGE: stage, Grouping.INDUSTRY: industry, Grouping.WEEK: week}.get(grouping, tags)

    def _in_order(self, grouping: Grouping, found: Mapping[Key, Sequence[str]], facts: Mapping[str, GroupFacts]) -> list[Key]:
        match grouping:
            case Grouping.STAGE:
                return sorted(found, key=lambda key: facts[found[key][0]].stage_order)
            case Grouping.INDUSTRY:
                places = {id_: place for place, id_ in enumerate(self._industries())}
                return sorted(found, key=lambda key: places.get(str(key), len(places)))
            case Grouping.WEEK:
                return sorted(found, key=lambda key: (key is Moment.NEVER, key is not Moment.NOW, str(key)))
            case _:
                return sorted(found, key=lambda key: (key is None, str(key).casefold()))
