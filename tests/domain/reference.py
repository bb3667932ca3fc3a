"""A second, slow and literal reading of the follow-up rules, straight on the interchange JSON, to check the real one against.

It follows the rules' order and words and shares no code with the program: days are stepped one by one, wall times are found
by trying offsets, and nothing is kept between calls but the holiday tables.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays

Json = Mapping[str, Any]
Window = tuple[dt.datetime, dt.datetime, dt.datetime]

_THANK_YOU = ("24h", "24h", "48h")


def _pace(check_in: str, application: str, final: str, move_on: str) -> dict[str, Any]:
    return {
        "thank_you": _THANK_YOU,
        "check_in": tuple(check_in.split()),
        "application_check_in": tuple(application.split()),
        "final_check_in": tuple(final.split()),
        "move_on": move_on,
    }


PACES: dict[str, dict[str, Any]] = {
    "typical": _pace("7d 7d 10d", "7d 10d 14d", "14d 14d 21d", "14d"),
    "tech-startup": _pace("2wd 2wd 3wd", "7d 10d 14d", "14d 14d 21d", "14d"),
    "big-tech": _pace("7d 8d 12d", "7d 10d 14d", "14d 14d 21d", "14d"),
    "retail": _pace("3d 4d 7d", "5d 7d 9d", "10d 10d 14d", "7d"),
    "finance": _pace("10d 10d 14d", "10d 12d 16d", "21d 21d 28d", "14d"),
    "health-education": _pace("10d 12d 16d", "10d 12d 16d", "21d 21d 28d", "21d"),
    "government": _pace("14d 14d 21d", "14d 17d 21d", "28d 28d 42d", "28d"),
}
"""The table of default paces, in the interchange's spelling."""

CHECK_INS = ("check-in", "final-check-in", "application-check-in")


# --- Time ---------------------------------------------------------------------------------------------------------------


def at_wall(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The UTC instant at which the zone's clocks show `wall`: the first of two; a skipped one moves forward by the gap."""
    around = [wall.replace(tzinfo=dt.UTC) + dt.timedelta(days=days) for days in (-1, 0, 1)]
    offsets = sorted({offset for offset in (instant.astimezone(zone).utcoffset() for instant in around) if offset is not None})
    found = []
    for offset in offsets:
        instant = (wall - offset).replace(tzinfo=dt.UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == wall:
            found.append(instant)
    if found:
        return min(found)
    gap = offsets[-1] - offsets[0]
    return at_wall(wall + gap, zone)


def moment(text: str, day_counts_as: int, zone: ZoneInfo) -> dt.datetime:
    """The UTC instant of the interchange's instant, or of its day at that hour in the company's zone."""
    if "T" in text:
        return dt.datetime.fromisoformat(text).astimezone(dt.UTC)
    return at_wall(dt.datetime.combine(dt.date.fromisoformat(text), dt.time(day_counts_as)), zone)


@lru_cache
def holiday_table(country: str | None, region: str | None) -> holidays.HolidayBase | None:
    """The country's (and region's) public holidays and weekend, or None where nothing is known of it."""
    if country is None:
        return None
    subdivision = region.removeprefix(country + "-") if region else None
    for attempt in (subdivision, None):
        try:
            return holidays.country_holidays(country, subdiv=attempt)
        except NotImplementedError:
            continue
    return None


class Calendar:
    """One company's working time."""

    def __init__(self, application: Json, user_zone: str) -> None:
        self.zone = ZoneInfo(application.get("time_zone") or user_zone)
        self._table = holiday_table(application.get("country"), application.get("region"))

    def why_off(self, day: dt.date) -> str | None:
        """Why a day is not a working day, or None where it is one."""
        weekend = {5, 6} if self._table is None else self._table.weekend
        if day.weekday() in weekend:
            return "weekend"
        return "holiday" if self._table is not None and day in self._table else None

    def is_open(self, t: dt.datetime) -> bool:
        local = t.astimezone(self.zone)
        return self.why_off(local.date()) is None and dt.time(9) <= local.time() < dt.time(18)

    def hour_of(self, day: dt.date, hour: int) -> dt.datetime:
        return at_wall(dt.datetime.combine(day, dt.time(hour)), self.zone)

    def day_of(self, t: dt.datetime) -> dt.date:
        return t.astimezone(self.zone).date()

    def open(self, t: dt.datetime) -> dt.datetime:
        if self.is_open(t):
            return t
        day = self.day_of(t)
        while not (self.why_off(day) is None and self.hour_of(day, 9) >= t):
            day += dt.timedelta(days=1)
        return self.hour_of(day, 9)

    def why_moved(self, t: dt.datetime) -> set[str]:
        """The reason codes of what lies between `t` and `open(t)`."""
        if self.is_open(t):
            return set()
        codes = set()
        day = self.day_of(t)
        while day < self.day_of(self.open(t)):
            codes.add(self.why_off(day) or "out-of-hours")
            day += dt.timedelta(days=1)
        return codes or {"out-of-hours"}

    def close(self, t: dt.datetime) -> dt.datetime:
        return self.hour_of(self.day_of(self.open(t)), 18)

    def working_days_on(self, day: dt.date, count: int) -> dt.date:
        while count:
            day += dt.timedelta(days=1)
            if self.why_off(day) is None:
                count -= 1
        return day

    def add(self, t: dt.datetime, span: str) -> dt.datetime:
        if span.endswith("h"):
            return t + dt.timedelta(hours=int(span[:-1]))
        if span.endswith("wd"):
            local = self.open(t).astimezone(self.zone)
            day = self.working_days_on(local.date(), int(span[:-2]))
        else:
            local = t.astimezone(self.zone)
            day = local.date() + dt.timedelta(days=int(span[:-1]))
        if day == local.date():
            return local.astimezone(dt.UTC)
        return at_wall(dt.datetime.combine(day, local.time()), self.zone)

    def window(self, t0: dt.datetime, timing: Sequence[str]) -> Window:
        a, b, c = timing
        earliest = self.open(self.add(t0, a))
        best = max(self.open(self.add(t0, b)), earliest)
        return earliest, best, max(self.close(self.add(t0, c)), self.close(best))


# --- What comes next ----------------------------------------------------------------------------------------------------


class _History:
    """What of one application is seen at `now`, each thing with its instant, in time's order."""

    def __init__(self, application: Json, now: dt.datetime, calendar: Calendar) -> None:
        zone = calendar.zone

        def seen(key: str, when: str) -> list[tuple[dt.datetime, Json]]:
            dated = [(moment(entry[when], 12, zone), entry) for entry in application.get(key, ())]
            return sorted([pair for pair in dated if pair[0] <= now], key=lambda pair: pair[0])

        self.messages = seen("messages", "sent")
        self.skips = seen("skips", "at")
        self.replies = [pair for pair in seen("replies", "received") if pair[1]["kind"] != "other"]
        self.promises = seen("promises", "made")
        # what counts as sent: its instant, kind, and the message itself (None for a skip)
        self.sent: list[tuple[dt.datetime, str, Json | None]] = sorted(
            [(t, m["kind"], m) for t, m in self.messages] + [(t, s["step"], None) for t, s in self.skips],
            key=lambda entry: entry[0],
        )
        self.rounds: list[tuple[dt.datetime, dt.datetime, Json]] = []
        for entry in application.get("rounds", ()):
            if not entry.get("cancelled"):
                starts = moment(entry["starts"], 9, zone)
                ends = moment(entry["ends"], 17, zone) if entry.get("ends") else starts + dt.timedelta(hours=1)
                # a day's end (17:00) of a round that starts in the evening: no round ends before it starts
                self.rounds.append((starts, max(starts, ends), entry))
        self.over = sorted([r for r in self.rounds if r[1] <= now], key=lambda r: (r[1], r[0]))
        self.ahead = sorted([r for r in self.rounds if r[1] > now], key=lambda r: r[0])


class _Reading:
    """One application's rules, applied once."""

    def __init__(self, application: Json, now: dt.datetime, paces: Json, user_zone: str, others: Sequence[Json]) -> None:
        self.application = application
        self.now = now
        self.user_zone = user_zone
        self.others = others
        self.calendar = Calendar(application, user_zone)
        self.pace = {**paces[application.get("pace") or "typical"], **application.get("pace_changes", {})}
        self.history = _History(application, now, self.calendar)
        # rule 2: from the last round's start on everything counts
        self.round = self.history.over[-1] if self.history.over else None
        since = self.round[0] if self.round else None
        self.sent = [entry for entry in self.history.sent if since is None or entry[0] >= since]
        self.replies = [entry for entry in self.history.replies if since is None or entry[0] >= since]
        self.promises = [entry for entry in self.history.promises if since is None or entry[0] >= since]

    # --- rules 1 to 5

    def answer(self) -> dict[str, Any]:
        h, now = self.history, self.now
        closed = self.application.get("closed")
        if closed and moment(closed["at"], 12, self.calendar.zone) <= now:
            return self._nothing()
        if h.replies:
            received, reply = h.replies[-1]
            if reply["kind"] == "rejection":
                return self._nothing()
            unanswered = not [entry for entry in h.sent if entry[0] > received]
            if reply["kind"] == "offer" and unanswered:
                return self._at("answer-them", "open", received, {"offer"})
            if reply["kind"] == "invitation" and unanswered:
                begun = [starts for starts, _, _ in h.rounds if starts <= now]
                since_last_began = not begun or received >= max(begun)
                booked = [starts for starts, _, _ in h.ahead if starts > received]
                if since_last_began and not booked:
                    return self._at("answer-them", "open", received, {"invitation"})

        if self.round:
            to_thank, rest = self._still_to_thank()
            if to_thank is not None:
                window, codes = self._moved("thank-you", self.round[1], self.pace["thank_you"], to_thank)
                next_is_first = bool(h.ahead) and h.ahead[0][0] < window[0]
                if now <= window[2] and not next_is_first:
                    codes |= {"after-round"} | ({"thank-rest"} if rest else set())
                    return self._in("thank-you", window, codes, tuple(to_thank))

        if h.ahead:
            return self._at("wait-for-interview", "upcoming", h.ahead[0][0], set())

        start = self._start()
        if start is None:
            return self._nothing()
        return self._nudge(*start)

    def _still_to_thank(self) -> tuple[list[str] | None, bool]:
        """Rule 3: whom to thank still (None: the step is done), and whether that is only the rest of them."""
        assert self.round is not None
        met = list(self.round[2].get("people", ()))
        if not [kind for _, kind, _ in self.sent if kind == "thank-you" or kind in CHECK_INS]:
            return met, False
        if [kind for _, kind, message in self.sent if kind == "thank-you" and message is None]:
            return None, False
        rest = []
        for name in met:
            emails = [p["email"] for p in self.application.get("people", ()) if p["name"] == name and p.get("email")]
            if emails and not [m for _, _, m in self.sent if m is not None and _went_to(m, name, emails)]:
                rest.append(name)
        return (rest, True) if rest else (None, False)

    def _start(self) -> tuple[dt.datetime, str] | None:
        """`R` and the code of what it is."""
        if self.round:
            return self.round[1], "after-round"
        if self.application.get("applied"):
            return moment(self.application["applied"], 9, self.calendar.zone), "after-applying"
        firsts = [(t, "skipped" if m is None else "after-message") for t, _, m in self.sent[:1]]
        firsts += [(t, "after-reply") for t, _ in self.replies[:1]]
        return min(firsts, key=lambda pair: pair[0]) if firsts else None

    def _nudge(self, r: dt.datetime, code: str) -> dict[str, Any]:
        """Rule 5, with `R` and its code."""
        t0 = r
        sent = self.sent
        if self.replies:
            received = self.replies[-1][0]
            sent = [entry for entry in sent if entry[0] >= received]
            if received >= t0:
                t0, code = received, "after-reply"
        if sent and sent[-1][0] >= t0:
            t0, code = sent[-1][0], "skipped" if sent[-1][2] is None else "after-message"
        # skipping a move-on "starts its wait again": what follows it is a move-on, whatever was sent before
        counts = {"check-in": 1, "application-check-in": 1, "final-check-in": 2, "move-on": 2}
        n = sum(counts.get(kind, 0) for _, kind, _ in sent)
        codes = {code}

        if n >= 2:
            return self._move_on(self.calendar.open(self.calendar.add(t0, self.pace["move_on"])), codes | {"pace"})

        if n == 1:
            return self._final(t0, codes)

        if self.round and not self.replies and not [kind for _, kind, _ in self.sent if kind == "thank-you"]:
            met = list(self.round[2].get("people", ()))
            missed, _ = self._moved("thank-you", self.round[1], self.pace["thank_you"], met)
            t0 = max(t0, missed[2])
            codes.add("missed-thank-you")
        step = "check-in" if self.round else "application-check-in"
        timing = self.pace[step.replace("-", "_")]
        window, moves = self._moved(step, t0, timing)
        if self.now > window[2]:
            unmoved = self.calendar.window(t0, timing)
            final_t0 = t0 if window[2] == unmoved[2] else window[2]
            final, _ = self._moved("final-check-in", final_t0, self.pace["final_check_in"])
            if self.now >= final[0]:
                return self._final(final_t0, codes | {"missed-check-in"})
        return self._in(step, window, codes | moves)

    def _final(self, t0: dt.datetime, codes: set[str]) -> dict[str, Any]:
        window, moves = self._moved("final-check-in", t0, self.pace["final_check_in"])
        if self.now > window[2]:
            return self._move_on(window[2], codes | moves | {"quiet"})
        return self._in("final-check-in", window, codes | moves)

    # --- rules 6 to 8

    def _moved(self, step: str, t0: dt.datetime, timing: Sequence[str], to_thank: Sequence[str] = ()) -> tuple[Window, set[str]]:
        """A step's window after rules 6 to 8, and the codes of what made and moved it."""
        calendar = self.calendar
        window = calendar.window(t0, timing)
        codes = {"pace"} | calendar.why_moved(calendar.add(t0, timing[0]))

        snooze, pin = self._held("snooze", step), self._held("pin", step)
        if pin:
            opens = calendar.open(calendar.hour_of(dt.date.fromisoformat(pin["day"]), 9))
            return (opens, opens, calendar.close(opens)), codes | {"pinned"}

        after_promise = self._after_promise()
        if step in CHECK_INS and after_promise is not None and window[0] < after_promise:
            third = calendar.hour_of(calendar.working_days_on(calendar.day_of(after_promise), 3), 18)
            window = after_promise, after_promise, max(window[2], third)
            codes.add("promise")

        # "the window" is the one after rules 6 to 8, so courtesy looks again at whatever a letter or a snooze has moved
        letters = self._written_elsewhere(step, to_thank)
        while True:
            near = [t for t in letters if window[0] - dt.timedelta(hours=48) < t <= window[2]]
            later = _no_sooner(window, calendar, max(near) + dt.timedelta(hours=48)) if near else window
            if later != window:
                codes.add("courtesy")
            elif snooze:
                later = _no_sooner(window, calendar, moment(snooze["until"], 9, calendar.zone))
                if later != window:
                    codes.add("snoozed")
            if later == window:
                break
            window = later
        return window, codes

    def _move_on(self, at: dt.datetime, codes: set[str]) -> dict[str, Any]:
        calendar = self.calendar
        after_promise, snooze, pin = self._after_promise(), self._held("snooze", "move-on"), self._held("pin", "move-on")
        if pin:
            at = calendar.open(calendar.hour_of(dt.date.fromisoformat(pin["day"]), 9))
            return self._at("move-on", "upcoming" if self.now < at else "open", at, codes | {"pinned"})
        if after_promise is not None and at < after_promise:
            at = after_promise
            codes = codes | {"promise"}
        until = calendar.open(moment(snooze["until"], 9, calendar.zone)) if snooze else at
        if at < until:
            at = until
            codes = codes | {"snoozed"}
        return self._at("move-on", "upcoming" if self.now < at else "open", at, codes)

    def _after_promise(self) -> dt.datetime | None:
        """`open(P+1 d, 00:00)` of the promise that still stands, if one does."""
        if not self.promises:
            return None
        made, promise = self.promises[-1]
        if [received for received, _ in self.replies if received > made]:
            return None
        return self.calendar.open(self.calendar.hour_of(dt.date.fromisoformat(promise["answer_by"]) + dt.timedelta(days=1), 0))

    def _written_elsewhere(self, step: str, to_thank: Sequence[str]) -> list[dt.datetime]:
        """When the user wrote to the same person or company about another application (rule 7)."""
        mine = self.application.get("people", ())
        if step == "thank-you":
            mine = [person for person in mine if person["name"] in to_thank]
        addresses = {person["email"].casefold() for person in mine if person.get("email")}
        found = []
        for other in self.others:
            same_company = _company(other) == _company(self.application)
            zone = Calendar(other, self.user_zone).zone
            for message in other.get("messages", ()):
                sent = moment(message["sent"], 12, zone)
                if sent <= self.now and ((same_company and step in CHECK_INS) or addresses & _addresses(message, other)):
                    found.append(sent)
        return found

    def _held(self, what: str, step: str) -> Json | None:
        """The snooze or pin, where it names this step, is seen, and nothing has happened since that ends it."""
        held: Json | None = self.application.get(what)
        if not held or held["step"] != step:
            return None
        made = moment(held["set"], 12, self.calendar.zone)
        h = self.history
        happened = [entry[0] for entry in h.sent] + [entry[0] for entry in h.replies] + [ends for _, ends, _ in h.over]
        if made > self.now or [t for t in happened if t > made]:
            return None
        return held

    # --- rule 9

    def _in(self, step: str, window: Window, codes: set[str], people: tuple[str, ...] = ()) -> dict[str, Any]:
        earliest, best, latest = window
        status = "upcoming" if self.now < earliest else "open" if self.now <= latest else "late"
        return _result(step, status, window=(earliest, best, latest), people=people, codes=codes)

    def _at(self, step: str, status: str, at: dt.datetime, codes: set[str]) -> dict[str, Any]:
        return _result(step, status, at=at, codes=codes)

    def _nothing(self) -> dict[str, Any]:
        return _result("nothing", None, codes=set())


def _result(
    step: str,
    status: str | None,
    *,
    window: tuple[dt.datetime | None, dt.datetime | None, dt.datetime | None] = (None, None, None),
    at: dt.datetime | None = None,
    people: tuple[str, ...] = (),
    codes: set[str],
) -> dict[str, Any]:
    earliest, best, latest = window
    return {
        "step": step,
        "status": status,
        "earliest": earliest,
        "best": best,
        "latest": latest,
        "at": at,
        "people": people,
        "codes": codes,
    }


def _no_sooner(window: Window, calendar: Calendar, than: dt.datetime) -> Window:
    earliest, best, latest = window
    return max(earliest, calendar.open(than)), max(best, calendar.open(than)), max(latest, calendar.close(than))


def _went_to(message: Json, name: str, emails: Sequence[str]) -> bool:
    to = message.get("to") or ()
    lowered = {entry.casefold() for entry in to}
    return not to or name in to or any(email.casefold() in lowered for email in emails)


def _addresses(message: Json, application: Json) -> set[str]:
    """The e-mail addresses, in lower case, that a message of an application went to."""
    people = application.get("people", ())
    to = message.get("to") or [person["name"] for person in people]
    known = {person["email"].casefold() for person in people if person["name"] in to and person.get("email")}
    return known | {entry.casefold() for entry in to}


def _company(application: Json) -> str:
    name: str = application["company"]
    return name.strip().casefold()


def answer(application: Json, now: dt.datetime, paces: Json, user_zone: str, others: Sequence[Json] = ()) -> dict[str, Any]:
    """What comes next for an application of the interchange, at `now` (aware).

    `paces`: by id, in the interchange's spelling (`PACES` for the defaults). Instants come back in UTC, unused ones and the
    status of nothing as None, `people` as the names still to be thanked, `codes` as a set.
    """
    return _Reading(application, now.astimezone(dt.UTC), paces, user_zone, others).answer()
