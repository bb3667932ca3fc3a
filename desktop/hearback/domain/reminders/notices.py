"""Which notifications are due now: each occasion once, several at once as one, nothing while there is silence."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from zoneinfo import ZoneInfo

from hearback.domain.moments import instant_at
from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.domain.reminders.occasions import INTERVIEW_KINDS, Occasion
from hearback.domain.reminders.settings import ReminderSettings
from hearback.domain.reminders.silence import falls_silent, is_silent, silent_until

_MORNING = dt.time(9)
_DAY = dt.timedelta(days=1)
_MORNINGS_LOOKED_AT = 9
"""A week of silent days lies between two mornings, at the most."""


class NoticeKind(StrEnum):
    """What a notification is: of one occasion, of several, or of what was missed while nobody was there."""

    ONE = "one"
    DIGEST = "digest"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notification to show: what it tells, the soonest first.

    A notice of one occasion has its identity. `covers` are the identities of all that need not be told any more once it was
    shown: a window that is about to close goes without saying that it has opened.
    """

    kind: NoticeKind
    identity: str
    occasions: tuple[Occasion, ...]
    covers: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One look at the clock.

    Everything before `since` was dealt with by earlier ones: what had its moment before that and is not told yet became known
    too late for it (the user has just written it down), and waits for the next morning. `away`: for a while before `now`
    nobody looked at the clock.
    """

    since: dt.datetime
    now: dt.datetime
    zone: ZoneInfo
    away: bool = False
    paused_until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn comes to: what to show, up to when everything is dealt with then, and when to look again (None: never).

    `silent`: what is due is kept, so that nothing counts as dealt with until the silence ends.
    """

    notice: Notice | None
    since: dt.datetime
    look_again: dt.datetime | None
    silent: bool = False


def due_notice(
    occasions: Iterable[Occasion], settings: ReminderSettings, told: Mapping[str, KeptReminder], turn: Turn
) -> Outcome:
    """Return what is due in a turn: one notice at the most, of one occasion or of several.

    `told` holds by identity what was shown. A moment that the user asked for (a snooze) is kept in quiet hours and on silent
    days as well; a pause silences everything.
    """
    if not settings.on:
        return Outcome(None, turn.now, None)
    since = min(turn.since, turn.now)  # the clock may have been set back
    if turn.paused_until is not None and turn.now < turn.paused_until:
        return Outcome(None, since, turn.paused_until, silent=True)
    waiting = list(_waiting(occasions, settings, told, turn))
    silent = is_silent(settings, turn.now, turn.zone)
    if silent:
        ready = [one for one in waiting if one.asked and one.at <= turn.now]
    else:
        ready = _ready(waiting, settings, replace(turn, since=since))
    to_come = [one.at for one in waiting if one.at > turn.now]
    # what silence holds back comes with its end, what was known too late in the morning
    turns = silent_until if silent else falls_silent
    known = turns(settings, turn.now, turn.zone), _next_morning(settings, turn.now, turn.zone)
    to_come += [at for at in known if at is not None]
    return Outcome(
        notice=_notice([one.occasion for one in ready], [one.occasion for one in waiting], turn),
        since=since if silent else turn.now,
        look_again=min(to_come, default=None),
        silent=silent,
    )


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An occasion that is not told yet, when it may be, and whether the user asked for that moment."""

    occasion: Occasion
    at: dt.datetime
    asked: bool


def _waiting(
    occasions: Iterable[Occasion], settings: ReminderSettings, told: Mapping[str, KeptReminder], turn: Turn
) -> Iterator[_Waiting]:
    for occasion in occasions:
        if occasion.expires is not None and occasion.expires <= turn.now:
            continue
        known = told.get(occasion.identity)
        if known is not None and known.again is not None:
            yield _Waiting(occasion, known.again, asked=True)
        elif known is None and (at := _to_be_told(occasion, settings, turn.zone)) is not None:
            yield _Waiting(occasion, at, asked=False)


def _to_be_told(occasion: Occasion, settings: ReminderSettings, zone: ZoneInfo) -> dt.datetime | None:
    """Return when to tell an occasion: once silence ends and, of a step, not before the morning's digest; None for never."""
    speaks = silent_until(settings, occasion.moment, zone)
    if speaks is None or (occasion.expires is not None and speaks >= occasion.expires):
        return None
    if occasion.kind in INTERVIEW_KINDS or settings.digest_at is None:
        return speaks
    morning = _with_digest(speaks, settings.digest_at, settings, zone)
    return speaks if occasion.expires is not None and morning >= occasion.expires else morning


def _with_digest(speaks: dt.datetime, digest_at: dt.time, settings: ReminderSettings, zone: ZoneInfo) -> dt.datetime:
    """Return the moment of that day's digest where it is still to come, else the instant itself."""
    digest = instant_at(dt.datetime.combine(speaks.astimezone(zone).date(), digest_at), zone)
    return digest if speaks < digest and not is_silent(settings, digest, zone) else speaks


def collects(settings: ReminderSettings, turn: Turn) -> bool:
    """Whether a turn tells what became known too late for its own moment, whenever that was."""
    for days in range(_MORNINGS_LOOKED_AT):
        morning = _morning(settings, turn.now, -days, turn.zone)
        if morning is not None and morning <= turn.now:
            return turn.since < morning
    return False


def _next_morning(settings: ReminderSettings, now: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    mornings = (_morning(settings, now, days, zone) for days in range(-1, _MORNINGS_LOOKED_AT))
    return next((morning for morning in mornings if morning is not None and morning > now), None)


def _morning(settings: ReminderSettings, now: dt.datetime, days: int, zone: ZoneInfo) -> dt.datetime | None:
    """Return the moment of the digest of a day near today, or the end of the silence that it falls into (None: never)."""
    digest_at = settings.digest_at or _MORNING
    digest = instant_at(dt.datetime.combine(now.astimezone(zone).date() + days * _DAY, digest_at), zone)
    speaks = silent_until(settings, digest, zone)
    return None if speaks is None else _with_digest(speaks, digest_at, settings, zone)


def _ready(waiting: Sequence[_Waiting], settings: ReminderSettings, turn: Turn) -> list[_Waiting]:
    """Return what is told in a turn that is not silent."""
    passed = [one for one in waiting if one.at <= turn.now]
    if not collects(settings, turn):
        return [one for one in passed if one.asked or one.at >= turn.since]
    if settings.digest_at is None:
        return passed
    today = turn.now.astimezone(turn.zone).date()
    later_today = [
        one
        for one in waiting
        if one.at > turn.now
        and not one.asked
        and one.occasion.kind not in INTERVIEW_KINDS
        and one.at.astimezone(turn.zone).date() == today
    ]
    # told ahead only where that makes one notification of several
    together = [*passed, *later_today]
    return together if len(_without_repetition([one.occasion for one in together])) > 1 else passed


def _notice(ready: Sequence[Occasion], waiting: Iterable[Occasion], turn: Turn) -> Notice | None:
    if not ready:
        return None
    told, chosen = _without_repetition(ready), {one.identity for one in ready}
    furthest = _furthest(ready)
    # that a window has opened goes without saying once it is about to close
    covers = tuple(
        one
        for one in waiting
        if one.identity in chosen or (one.kind not in INTERVIEW_KINDS and one.moment < furthest.get(one.application, one.moment))
    )
    if len(told) == 1:
        return Notice(NoticeKind.ONE, told[0].identity, told, covers)
    named = blake2b("\n".join(sorted(one.identity for one in covers)).encode(), digest_size=8).hexdigest()
    kind = NoticeKind.MISSED if turn.away else NoticeKind.DIGEST
    return Notice(kind, f"{kind}/{named}", told, covers)


def _without_repetition(occasions: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """Return each application's step once, as far as it has come, and every interview; the soonest first."""
    furthest = _furthest(occasions)
    told = [one for one in occasions if one.kind in INTERVIEW_KINDS or one.moment == furthest[one.application]]
    return tuple(sorted(told, key=lambda one: (one.of, one.identity)))


def _furthest(occasions: Iterable[Occasion]) -> dict[str, dt.datetime]:
    """Return the last moment of each application's step."""
    furthest: dict[str, dt.datetime] = {}
    for one in occasions:
        if one.kind not in INTERVIEW_KINDS:
            furthest[one.application] = max(one.moment, furthest.get(one.application, one.moment))
    return furthest
