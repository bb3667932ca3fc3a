"""Reads interview invitations from calendar files (RFC 5545) as Outlook, Google and others send them, within fixed bounds."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearback.domain.job_application import Person
from hearback.domain.moments import Moment, instant_at
from hearback.exchange.calendars.recurrence import RuleRefused, occurrences, parts_of
from hearback.exchange.tables.guess import EMAIL
from hearback.exchange.tables.people_names import natural_name
from hearback.exchange.tables.words import ImportWords, at_line, plain
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.invitations import Invitation

if TYPE_CHECKING:
    from icalendar import Event

LARGEST_FILE = 4 * 1024 * 1024
MOST_EVENTS = 200
_LONGEST_EVENT = 64 * 1024
_MOST_ATTENDEES = 100
_ZONE_OF = re.compile(
    r"(?P<name>DTSTART|DTEND|RECURRENCE-ID|EXDATE)(?:;[^:;=]+=[^:;]*)*?(?P<parameter>;TZID=(?P<zone>\"[^\"]*\"|[^:;]*))",
    re.IGNORECASE,
)
PUBLIC_MAIL = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "icloud.com",
        "me.com", "aol.com", "proton.me", "protonmail.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de",
        "posteo.de", "mailbox.org", "fastmail.com", "mail.com", "orange.fr", "free.fr", "laposte.net", "libero.it", "wp.pl",
        "onet.pl", "ziggo.nl", "calendly.com", "goodtime.io", "greenhouse.io", "lever.co", "zoom.us", "calendar.google.com",
    }
)  # fmt: skip
"""Domains that say nothing about a company: private mail, scheduling services."""


def read_invitations(
    data: bytes, words: ImportWords, *, user_zone: ZoneInfo, user_addresses: Collection[str] = ()
) -> tuple[Invitation, ...]:
    """Return a calendar file's events in the order of the file. Times without a zone are the user's.

    Raises Refused: no calendar, too large, NUL bytes, an event that recurs within a day or is broken, an answer to one.
    """
    lines = _content_lines(data)
    method = next((value.upper() for _, name, value in lines if name == "METHOD"), "")
    if method in ("REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"):
        raise Refused([Fault("METHOD", "not-an-invitation", {"method": method})])
    zones = _zones_of(lines)
    user = frozenset(address.casefold() for address in user_addresses)
    found: list[tuple[_Event, Invitation]] = []
    for line, block in _events(lines):
        try:
            event = _Event(block, line, words, zones, user_zone, user, method)
            found += [(event, one) for one in event.invitations()]
        except RuleRefused as fault:
            raise Refused([at_line(line, "recurrence-refused", rule=str(fault))]) from fault
    if not found:
        raise Refused([Fault("", "no-events")])
    # one of a series that was moved or changed stands for itself (RECURRENCE-ID)
    moved = {(one.uid, event.stands_for) for event, one in found if event.stands_for is not None}
    kept = [one for event, one in found if event.stands_for is not None or (one.uid, one.starts) not in moved]
    return tuple({(one.uid, one.starts): one for one in kept}.values())


def _content_lines(data: bytes) -> Sequence[tuple[int, str, str]]:
    """Return (line, name with its parameters' begin, whole line) of the unfolded content lines."""
    if len(data) > LARGEST_FILE:
        raise Refused([Fault("", "file-too-large", {"limit": str(LARGEST_FILE)})])
    if b"\0" in data:
        raise Refused([Fault("", "nul-bytes")])
    # folding may cut a letter in two, so bytes are unfolded
    unfolded: list[tuple[int, bytearray]] = []
    for number, raw in enumerate(re.split(rb"\r\n|\n|\r", data.removeprefix(b"\xef\xbb\xbf")), 1):
        if raw[:1] in (b" ", b"\t") and unfolded:
            unfolded[-1][1].extend(raw[1:])
        elif raw.strip():
            unfolded.append((number, bytearray(raw)))
    lines: list[tuple[int, str, str]] = []
    for number, content in unfolded:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
        name = re.split("[;:]", text, maxsplit=1)[0].strip().upper()
        lines.append((number, name, text.partition(":")[2].strip() if name in ("BEGIN", "END", "METHOD") else text))
    if not lines or lines[0][1:] != ("BEGIN", "VCALENDAR"):
        raise Refused([Fault("line 1", "not-a-calendar")])
    return lines


def _blocks(lines: Sequence[tuple[int, str, str]], component: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield (first line, content lines) of each component of a kind, those nested in it left out."""
    begun: int | None = None
    depth = 0
    kept: list[str] = []
    for number, name, text in lines:
        if begun is None:
            if name == "BEGIN" and text.upper() == component:
                begun, depth, kept = number, 0, []
        elif name == "BEGIN":
            depth += 1
        elif name == "END" and depth:
            depth -= 1
        elif name == "END":
            yield begun, kept
            begun = None
        elif not depth:
            kept.append(text)


def _events(lines: Sequence[tuple[int, str, str]]) -> Iterator[tuple[int, Sequence[str]]]:
    for count, (line, block) in enumerate(_blocks(lines, "VEVENT"), 1):
        if count > MOST_EVENTS:
            raise Refused([at_line(line, "too-many-events", limit=str(MOST_EVENTS))])
        # pictures and documents come along as attachments
        kept = [text for text in block if not text.upper().startswith(("ATTACH", "X-ALT-DESC"))]
        if sum(map(len, kept)) > _LONGEST_EVENT:
            raise Refused([at_line(line, "event-too-large", limit=str(_LONGEST_EVENT))])
        yield line, kept


def _zones_of(lines: Sequence[tuple[int, str, str]]) -> Mapping[str, ZoneInfo]:
    """Return the zones that time zone definitions name as a place (X-LIC-LOCATION): their own rules are never run."""
    zones: dict[str, ZoneInfo] = {}
    for _, block in _blocks(lines, "VTIMEZONE"):
        values = {text.partition(":")[0].upper(): text.partition(":")[2].strip() for text in block}
        if (name := values.get("TZID")) and (zone := zone_named(values.get("X-LIC-LOCATION", ""))):
            zones[name.strip('"')] = zone
    return zones


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, a Windows name (CLDR's table), or a name that ends in an IANA one; else None."""
    name = name.strip().strip('"')
    if not name:
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = name.split("/")
    for candidate in (WINDOWS_TO_OLSON.get(name), name, *("/".join(parts[-count:]) for count in (3, 2) if len(parts) > count)):
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            if candidate and not candidate.isdigit():
                return ZoneInfo(candidate)
    return None


class _Event:
    def __init__(
        self,
        block: Sequence[str],
        line: int,
        words: ImportWords,
        zones: Mapping[str, ZoneInfo],
        user_zone: ZoneInfo,
        user: frozenset[str],
        method: str,
    ) -> None:
        for text in block:
            if text.upper().startswith(("RRULE", "EXRULE")):
                parts_of(text.partition(":")[2])
        # what recurs is reckoned here, not by the library
        self._rules = [text.partition(":")[2] for text in block if text.upper().startswith("RRULE")]
        kept = [text for text in block if not text.upper().startswith(("RRULE", "EXRULE", "RDATE"))]
        self._zone_names: dict[str, str] = {}
        self._event = _parsed([self._without_zone(text) for text in kept], line)
        self._line = line
        self._words = words
        self._zones = zones
        self._user_zone = user_zone
        self._user = user
        self._cancelled = method == "CANCEL" or self._text("STATUS").upper() == "CANCELLED"
        self._notices: list[Fault] = []
        self.stands_for = self._moment("RECURRENCE-ID")[0]

    def invitations(self) -> Iterator[Invitation]:
        """Yield the event, or its occurrences."""
        starts, zone = self._moment("DTSTART")
        if starts is None:
            raise Refused([at_line(self._line, "event-without-start")])
        ends = self._end(starts)
        organizer = next(iter(self._people("ORGANIZER")), None)
        attendees = self._people("ATTENDEE")
        others = self._without_user(attendees, organizer)
        met = [person for person in ([organizer] if organizer else []) + others if not is_mailbox(person, self._words)]
        met = [person for person in met if (person.email or "") not in self._user]
        one = Invitation(
            uid=self._text("UID"),
            summary=" ".join(self._text("SUMMARY").split()),
            starts=starts,
            ends=ends,
            time_zone=zone.key if zone else None,
            people=tuple({(person.email or person.name): person for person in met}.values()),
            organizer=organizer,
            addresses=tuple(
                dict.fromkeys(
                    person.email
                    for person in (*others, organizer)
                    if person is not None and person.email and person.email not in self._user
                )
            ),
            location=" ".join(self._text("LOCATION").split()) or None,
            description=self._text("DESCRIPTION").strip() or None,
            cancelled=self._cancelled,
            notices=tuple(self._notices),
        )
        yield one
        for rule in self._rules[:1]:
            yield from self._repeated(one, rule, zone or self._user_zone)

    def _repeated(self, one: Invitation, rule: str, zone: ZoneInfo) -> Iterator[Invitation]:
        local = one.starts.astimezone(zone) if isinstance(one.starts, dt.datetime) else one.starts
        first = local.date() if isinstance(local, dt.datetime) else local
        for day in occurrences(first, rule, self._excluded(zone)):
            if day == first:
                continue
            if not isinstance(local, dt.datetime):
                yield replace(one, starts=day, ends=None)
                continue
            starts = instant_at(dt.datetime.combine(day, local.time()), zone)
            length = one.ends - one.starts if isinstance(one.ends, dt.datetime) and isinstance(one.starts, dt.datetime) else None
            yield replace(one, starts=starts, ends=None if length is None else starts + length)

    def _excluded(self, zone: ZoneInfo) -> frozenset[dt.date]:
        values = self._event.get("EXDATE", [])
        days: set[dt.date] = set()
        for value in values if isinstance(values, list) else [values]:
            for one in getattr(value, "dts", ()):
                moment = _value(one)
                if isinstance(moment, dt.datetime) and moment.tzinfo is not None:
                    moment = moment.astimezone(zone)
                if isinstance(moment, dt.date):
                    days.add(moment.date() if isinstance(moment, dt.datetime) else moment)
        return frozenset(days)

    def _end(self, starts: Moment) -> Moment | None:
        ends, _ = self._moment("DTEND")
        duration = _value(self._event.get("DURATION"))
        if ends is None and isinstance(duration, dt.timedelta) and isinstance(starts, dt.datetime):
            with suppress(OverflowError):
                ends = starts + duration
        if isinstance(starts, dt.datetime) and isinstance(ends, dt.datetime):
            return ends if ends > starts else None
        if not isinstance(starts, dt.datetime) and isinstance(ends, dt.date) and not isinstance(ends, dt.datetime):
            # a whole day's end is the day after it (RFC 5545, 3.6.1)
            last = ends - dt.timedelta(days=1) if ends > dt.date.min else ends
            return last if last > starts else None
        return None

    def _moment(self, name: str) -> tuple[Moment | None, ZoneInfo | None]:
        """Return a property's day or instant, and the zone it is written in."""
        moment = _value(self._event.get(name))
        if not isinstance(moment, dt.datetime):
            return (moment if isinstance(moment, dt.date) else None), None
        tzid = self._zone_names.get(name, "")
        try:
            if tzid and tzid.upper() not in ("UTC", "GMT", "Z"):
                zone = self._zones.get(tzid.strip('"')) or zone_named(tzid)
                wall = moment.replace(tzinfo=None)
                if zone is not None:
                    return instant_at(wall, zone), zone
                self._notices.append(at_line(self._line, "zone-not-known", zone=tzid[:80]))
                return instant_at(wall, self._user_zone), None
            if moment.tzinfo is None:
                return instant_at(moment, self._user_zone), None
            return moment.astimezone(dt.UTC), None
        except OverflowError as fault:
            raise Refused([at_line(self._line, "broken-event")]) from fault

    def _without_zone(self, line: str) -> str:
        """Note a line's zone and take it away: what a name means is decided here, not by the library."""
        found = _ZONE_OF.match(line)
        if found is None:
            return line
        self._zone_names[found["name"].upper()] = found["zone"].strip('"')
        return line[: found.start("parameter")] + line[found.end("parameter") :]

    def _text(self, name: str) -> str:
        value = self._event.get(name, "")
        return str(value[0] if isinstance(value, list) and value else value)

    def _people(self, name: str) -> list[Person]:
        values = self._event.get(name, [])
        people: list[Person] = []
        for value in (values if isinstance(values, list) else [values])[:_MOST_ATTENDEES]:
            params: Mapping[str, Any] = getattr(value, "params", {})
            if str(params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE", "GROUP"):
                continue
            if str(params.get("ROLE", "")).upper() == "NON-PARTICIPANT":
                continue
            address = re.sub("^mailto:", "", str(value).strip(), flags=re.IGNORECASE).strip().casefold()
            email = address if EMAIL.fullmatch(address) else None
            common = natural_name(re.sub(r"\s*\([^()]*\)\s*$", "", str(params.get("CN", ""))))
            if not common and email is None:
                continue
            people.append(Person(name=common or str(email), email=email))
        return people

    def _without_user(self, attendees: list[Person], organizer: Person | None) -> list[Person]:
        """Leave the user out: by address where it is known, else where only one attendee can be the guest of the others."""
        if any(person.email in self._user for person in attendees) or (organizer and organizer.email in self._user):
            return [person for person in attendees if person.email not in self._user]
        house = domain_of(organizer.email) if organizer else None
        if house is None:
            private = [person for person in attendees if person.email and domain_of(person.email) is None]
            guests = private if len(attendees) > 1 else []
        else:
            guests = [person for person in attendees if person.email and domain_of(person.email) != house]
        return [person for person in attendees if person is not guests[0]] if len(guests) == 1 else attendees


def domain_of(email: str | None) -> str | None:
    """Return the domain of an address if it can be a company's own."""
    domain = (email or "").rpartition("@")[2].casefold()
    return domain if domain and domain not in PUBLIC_MAIL else None


def is_mailbox(person: Person, words: ImportWords) -> bool:
    """Whether a name or address is a department's ("Lumen Health Talent", jobs@…), not a person's."""
    local = plain((person.email or "").partition("@")[0])
    name = plain(person.name).split()
    endings = {" ".join(name[-count:]) for count in (1, 2) if len(name) >= count}
    return local in words.mailboxes or bool(endings & words.mailboxes)


def _value(value: object) -> object:
    """Return what a property's value is, None where it is missing or broken."""
    try:
        return getattr(value, "dt", None)
    except ValueError:
        return None


def _parsed(lines: Sequence[str], line: int) -> "Event":
    from icalendar import Event

    text = "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]) + "\r\n"
    try:
        event = Event.from_ical(text)
    except Exception as fault:
        # the library raises whatever a broken event sets off; none of it is ours
        raise Refused([at_line(line, "broken-event")]) from fault
    if not isinstance(event, Event):
        raise Refused([at_line(line, "broken-event")])
    return event
