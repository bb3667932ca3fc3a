"""Writes the coming follow-ups and rounds as an iCalendar file (RFC 5545)."""

import datetime as dt
import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from hearback.domain.job_application import JobApplication, Round, Step
from hearback.domain.moments import instant_of
from hearback.domain.next_step import NextStep

FOLLOW_UP_TAKES = dt.timedelta(minutes=15)
ROUND_TAKES = dt.timedelta(hours=1)  # follow-up-rules, "Time"

_OURS = uuid.UUID("5f0c1c2e-8d0b-4c57-9a55-6b1f4d0e2a7c")
_LINE_OCTETS = 75  # RFC 5545, 3.1
_LINE_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


class CalendarWords(Protocol):
    """What events are called in the user's language: each a title and a description (which may be empty)."""

    def follow_up(self, application: JobApplication, next_step: NextStep) -> tuple[str, str]:
        """Return the words of a step that is to be done."""
        ...

    def round(self, application: JobApplication, round_: Round) -> tuple[str, str]:
        """Return the words of an interview."""
        ...


@dataclass(frozen=True, slots=True)
class _Event:
    """One event: `starts` and `ends` both instants or both days (the last one not included)."""

    name: str
    starts: dt.datetime | dt.date
    ends: dt.datetime | dt.date
    words: tuple[str, str]
    occupies: bool


def write_calendar(
    entries: Iterable[tuple[JobApplication, NextStep | None]],
    words: CalendarWords,
    *,
    now: dt.datetime,
    user_zone: ZoneInfo,
) -> Iterator[bytes]:
    """Yield the calendar piece by piece: of each application the step to be done and the rounds that are not over.

    A step is a quarter of an hour at the best moment of its window (now, where that has passed) that leaves the user free;
    a round takes its own time, or the whole day where only the day is known. Instants are UTC. UIDs stay the same from
    export to export, so that importing again moves events instead of adding them.
    """
    yield _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hearback//Hearback//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    for application, next_step in entries:
        zone = ZoneInfo(application.time_zone) if application.time_zone else user_zone
        for event in _events(application, next_step, words, zone, now):
            yield _written(event, application.id, now)
    yield _lines("END:VCALENDAR")


def _events(
    application: JobApplication, next_step: NextStep | None, words: CalendarWords, zone: ZoneInfo, now: dt.datetime
) -> Iterator[_Event]:
    if next_step is not None and next_step.step not in (Step.NOTHING, Step.WAIT_FOR_INTERVIEW):
        moment = next_step.window.best if next_step.window else next_step.at
        starts = max(moment or now, now)
        yield _Event(next_step.step, starts, starts + FOLLOW_UP_TAKES, words.follow_up(application, next_step), occupies=False)
    for number, one in enumerate(application.rounds):
        starts_at, ends_at = _span(one, zone)
        if one.cancelled or ends_at <= now:
            continue
        starts_on, ends_on = one.starts, ends_at.astimezone(zone).date() + dt.timedelta(days=1)
        yield _Event(
            f"round-{number}",
            starts_at if isinstance(starts_on, dt.datetime) else starts_on,
            ends_at if isinstance(starts_on, dt.datetime) else ends_on,
            words.round(application, one),
            occupies=True,
        )


def _span(one: Round, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    starts = instant_of(one.starts, "start", zone)
    ends = instant_of(one.ends, "end", zone) if one.ends else starts + ROUND_TAKES
    # an end that is only a day, the day of the start, may lie before it
    return starts, ends if ends > starts else starts + ROUND_TAKES


def _written(event: _Event, application_id: str, now: dt.datetime) -> bytes:
    title, description = event.words
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(_OURS, f'{application_id} {event.name}')}",
        f"DTSTAMP:{_stamp(now)}",
        _property("DTSTART", event.starts),
        _property("DTEND", event.ends),
        f"SUMMARY:{_text(title)}",
    ]
    if description:
        lines.append(f"DESCRIPTION:{_text(description)}")
    lines.append(f"TRANSP:{'OPAQUE' if event.occupies else 'TRANSPARENT'}")
    return _lines(*lines, "END:VEVENT")


def _property(name: str, moment: dt.datetime | dt.date) -> str:
    if isinstance(moment, dt.datetime):
        return f"{name}:{_stamp(moment)}"
    return f"{name};VALUE=DATE:{moment.isoformat().replace('-', '')}"


def _stamp(instant: dt.datetime) -> str:
    wall = instant.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    return wall.replace("-", "").replace(":", "") + "Z"


def _text(text: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11): escaped, without the control characters that it may not hold."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    broken = _LINE_BREAKS.sub(r"\\n", escaped)
    return "".join(sign for sign in broken if sign == "\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def _lines(*lines: str) -> bytes:
    return b"".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    """Return a line folded so that no part is longer than 75 octets and none breaks inside a character."""
    parts = []
    while len(line) > _LINE_OCTETS:
        cut = _LINE_OCTETS
        while line[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(line[:cut])
        line = b" " + line[cut:]
    return b"\r\n".join([*parts, line]) + b"\r\n"
