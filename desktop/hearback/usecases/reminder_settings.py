"""The reminders' settings as one preference: plain JSON data, of which anything odd counts as not chosen."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeVar

from hearback.domain.reminders.later import Later
from hearback.domain.reminders.settings import QuietHours, ReminderSettings, When

PREFERENCE = "reminders"
PAUSED_UNTIL = "reminders_paused_until"
"""The preference that holds until when reminders are paused."""

_DEFAULT = ReminderSettings()
_DAYS = range(7)

_Value = TypeVar("_Value")


def settings_of(preference: object) -> ReminderSettings:
    """Return the settings that a preference holds."""
    kept = preference if isinstance(preference, dict) else {}
    return ReminderSettings(
        on=_flag(kept, "on", _DEFAULT.on),
        when=_given(kept, "when", lambda value: When(str(value)), _DEFAULT.when),
        before_closing=_flag(kept, "before_closing", _DEFAULT.before_closing),
        interviews=_flag(kept, "interviews", _DEFAULT.interviews),
        digest_at=_given(kept, "digest_at", _optional_time, _DEFAULT.digest_at),
        quiet=_given(kept, "quiet", _quiet_hours, _DEFAULT.quiet),
        silent_days=_given(kept, "silent_days", _weekdays, _DEFAULT.silent_days),
        later=_given(kept, "later", lambda value: Later(str(value)), _DEFAULT.later),
    )


def preference_of(settings: ReminderSettings) -> Mapping[str, object] | None:
    """Return what to keep of settings; None where nothing was chosen otherwise than it is by itself."""
    if settings == _DEFAULT:
        return None
    quiet = settings.quiet
    return {
        "on": settings.on,
        "when": settings.when.value,
        "before_closing": settings.before_closing,
        "interviews": settings.interviews,
        "digest_at": None if settings.digest_at is None else _text(settings.digest_at),
        "quiet": None if quiet is None else [_text(quiet.since), _text(quiet.until)],
        "silent_days": sorted(settings.silent_days),
        "later": settings.later.value,
    }


def instant_of_preference(preference: object) -> dt.datetime | None:
    """Return the instant that a preference holds, if it does."""
    try:
        instant = dt.datetime.fromisoformat(str(preference))
    except ValueError:
        return None
    return instant.astimezone(dt.UTC) if instant.tzinfo is not None else None


def _flag(kept: Mapping[str, object], name: str, default: bool) -> bool:
    value = kept.get(name)
    return value if isinstance(value, bool) else default


def _given(kept: Mapping[str, object], name: str, read: Callable[[object], _Value], default: _Value) -> _Value:
    if name not in kept:
        return default
    try:
        return read(kept[name])
    except (TypeError, ValueError):
        return default


def _optional_time(value: object) -> dt.time | None:
    return None if value is None else _time(value)


def _quiet_hours(value: object) -> QuietHours | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise TypeError
    since, until = map(_time, value)
    return QuietHours(since, until)


def _weekdays(value: object) -> frozenset[int]:
    if not isinstance(value, list):
        raise TypeError
    return frozenset(day for day in value if isinstance(day, int) and day in _DAYS)


def _time(value: object) -> dt.time:
    return dt.time.fromisoformat(str(value)).replace(second=0, microsecond=0, tzinfo=None)


def _text(time: dt.time) -> str:
    return time.isoformat(timespec="minutes")
