"""Says what changed when in an application, as its history of changes tells it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from hearback.desk.fields.as_written import without_access_key
from hearback.desk.language.names import Names
from hearback.desk.language.pace_names import name_of
from hearback.desk.words import Words
from hearback.domain.alterations import Alteration, alterations
from hearback.domain.job_application import Closing, Message, Person, Pin, Promise, Reply, Round, Skip, Snooze
from hearback.domain.pace import Pace
from hearback.usecases.ports import KeptChange

_LONG = 60


class ChangeWords:
    """Makes a heading and lines of each change, the latest first."""

    def __init__(self, words: Words, pace_of: Callable[[str | None], Pace]) -> None:
        self._words = words
        self._names = Names(words)
        self._pace_of = pace_of

    def told(self, changes: Iterable[KeptChange]) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield when and by what act something changed, and what."""
        for change in changes:
            act = self._names.act(change.act, change.about)
            when = self._words.day_and_time(change.at)
            lines: list[str] = []
            if change.before is not None and change.after is not None:
                lines = [self._line(one) for one in alterations(change.before, change.after)]
            yield self._words.say_in("when · what", "{when}  ·  {what}", when=when, what=act), lines

    def _line(self, one: Alteration) -> str:
        say, name = self._words.say, self._field(one.field)
        before, after = (self._value(one.field, value) for value in (one.before, one.after))
        if one.field in ("notes", "pace_changes") or max(len(before), len(after)) > _LONG:
            return say("{field}: changed", field=name)
        if not before:
            return say("{field}: {after} added", field=name, after=after)
        if not after:
            return say("{field}: {before} removed", field=name, before=before)
        return say("{field}: {before} → {after}", field=name, before=before, after=after)

    def _value(self, field: str, value: object) -> str:
        words, names = self._words, self._names
        match value:
            case None:
                return ""
            case str() if field == "pace":
                return name_of(words, self._pace_of(value))
            case dt.date():
                return words.day(value)
            case Person():
                return value.name
            case Round():
                return value.name or words.day(value.starts)
            case Message():
                return words.say_in("what, day", "{what}, {day}", what=names.message(value.kind), day=words.day(value.sent))
            case Reply():
                return words.say_in("what, day", "{what}, {day}", what=names.reply(value.kind), day=words.day(value.received))
            case Promise():
                return words.day(value.answer_by)
            case Skip():
                return names.step(value.step)
            case Closing():
                return names.outcome(value.outcome)
            case Snooze():
                return words.say_in("what, day", "{what}, {day}", what=names.step(value.step), day=words.day(value.until))
            case Pin():
                return words.say_in("what, day", "{what}, {day}", what=names.step(value.step), day=words.day(value.day))
            case _:
                return str(value)

    def _field(self, field: str) -> str:
        say = self._words.say
        name = {
            "company": say("&Company"),
            "role": say("&Role"),
            "pace": say("&Industry"),
            "pace_changes": say("Timing"),
            "country": say("C&ountry"),
            "region": say("Re&gion"),
            "time_zone": say("Time &zone"),
            "language": say("&Language of your messages"),
            "url": say("Lin&k"),
            "location": say("P&lace"),
            "source": say("Found throu&gh"),
            "salary": say("Sala&ry"),
            "tags": say("Tags"),
            "strengths": say("Why you fit"),
            "notes": say("&Notes"),
            "applied": say("&Applied on"),
            "closed": say("Outcome"),
            "people": say("People"),
            "rounds": say("Interview"),
            "messages": say("Message"),
            "replies": say("Reply"),
            "promises": say("They want to answer by"),
            "skips": say("Skipped"),
            "snooze": say("Later"),
            "pin": say("Own day"),
        }[field]
        return without_access_key(name)
