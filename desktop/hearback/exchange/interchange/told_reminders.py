"""What was told of reminders, as it stands in a backup: imported, it is not told again."""

import datetime as dt
from collections.abc import Iterable

from hearback.domain.reminders.kept_reminder import KeptReminder
from hearback.exchange.interchange.json_fields import Fields
from hearback.usecases.faults import Fault

REMINDERS = "reminders_told"
"""Where they stand among the preferences."""

_REMINDER = frozenset({"identity", "application", "notice", "moment", "shown", "again"})


def read_reminders(value: object, faults: list[Fault]) -> tuple[KeptReminder, ...]:
    """Return what a file's value holds, noting its faults."""
    fields = Fields({REMINDERS: value}, "preferences", frozenset({REMINDERS}), faults)
    return tuple(_reminder(one) for one in fields.each(REMINDERS, _REMINDER))


def written_reminders(told: Iterable[KeptReminder]) -> list[dict[str, str]]:
    """Return them as plain JSON data, by identity."""
    return [_written(one) for one in sorted(told, key=lambda one: one.identity)]


def _reminder(fields: Fields) -> KeptReminder:
    return KeptReminder(
        identity=fields.required_text("identity"),
        application=fields.required_text("application"),
        notice=fields.required_text("notice"),
        moment=_instant(fields, "moment"),
        shown=_instant(fields, "shown"),
        again=_instant(fields, "again") if fields.has("again") else None,
    )


def _instant(fields: Fields, key: str) -> dt.datetime:
    moment = fields.required_moment(key)
    if isinstance(moment, dt.datetime):
        return moment
    if moment != dt.date.min:  # which stands where a fault was noted already
        fields.fault(key, "not-a-moment", value=moment.isoformat())
    return dt.datetime.min.replace(tzinfo=dt.UTC)


def _written(one: KeptReminder) -> dict[str, str]:
    written = {
        "identity": one.identity,
        "application": one.application,
        "notice": one.notice,
        "moment": one.moment.isoformat(),
        "shown": one.shown.isoformat(),
    }
    return written if one.again is None else {**written, "again": one.again.isoformat()}
