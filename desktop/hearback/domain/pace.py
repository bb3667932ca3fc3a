"""Paces: an industry's timing, as spans that a step's window is made of."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum


class SpanUnit(StrEnum):
    """Elapsed hours, calendar days at the same wall time, working days at the same wall time."""

    HOURS = "h"
    DAYS = "d"
    WORKING_DAYS = "wd"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in its own unit, written `24h`, `7d` or `3wd`."""

    count: int
    unit: SpanUnit

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read `24h`, `7d` or `3wd`; raise ValueError for anything else, a negative or an absurdly long span included."""
        for unit in (SpanUnit.WORKING_DAYS, SpanUnit.DAYS, SpanUnit.HOURS):
            count = text.removesuffix(unit)
            if count != text:
                if count.isascii() and count.isdigit() and len(count) <= 4:
                    return cls(int(count), unit)
                break
        raise ValueError(text)

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"


Timing = tuple[Span, Span, Span]
"""`(a, b, c)` of follow-up-rules: where a window opens, is best and ends, from the step's start."""


def runs_backwards(timing: Timing) -> bool:
    """Whether a later span is shorter than the one before it whatever the calendar (working days may take any number of days)."""
    opens, best, ends = timing
    return _shorter(best, opens) or _shorter(ends, best)


def _shorter(span: Span, than: Span) -> bool:
    if span.unit is than.unit:
        return span.count < than.count
    return span.unit is not SpanUnit.WORKING_DAYS and _at_least_hours(span) < _at_least_hours(than)


def _at_least_hours(span: Span) -> int:
    return span.count if span.unit is SpanUnit.HOURS else span.count * 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """One industry's timing. `name` is None for a shipped pace, whose name is in the catalogue."""

    id: str
    thank_you: Timing
    check_in: Timing
    application_check_in: Timing
    final_check_in: Timing
    move_on: Span
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceChanges:
    """What one application times otherwise than its pace; None where it does not."""

    thank_you: Timing | None = None
    check_in: Timing | None = None
    application_check_in: Timing | None = None
    final_check_in: Timing | None = None
    move_on: Span | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) is not None for field in fields(self))

    def applied_to(self, pace: Pace) -> Pace:
        """Return the pace with these changes on top."""
        changed = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}
        return replace(pace, **changed) if changed else pace


TYPICAL = "typical"
"""The id of the pace for any other industry, and for applications that name none."""


def paces_from(data: object) -> dict[str, Pace]:
    """Return the paces of a decoded `paces.json` by id, in its order; raise ValueError naming the first thing wrong.

    Each pace holds its timing as in the interchange format. `industries` and `from`, the figures' source, are for readers.
    """
    entries = data.get("paces") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise ValueError("paces: a list is expected")
    paces: dict[str, Pace] = {}
    for index, entry in enumerate(entries):
        place = f"paces[{index}]"
        if not isinstance(entry, dict):
            raise ValueError(f"{place}: an object is expected")
        unknown = entry.keys() - _KEYS
        if unknown:
            raise ValueError(f"{place}: unknown key {min(map(str, unknown))}")
        pace_id, name = entry.get("id"), entry.get("name")
        if not isinstance(pace_id, str) or not pace_id or pace_id in paces:
            raise ValueError(f"{place}.id: an id of its own is expected")
        if name is not None and not isinstance(name, str):
            raise ValueError(f"{place}.name: text is expected")
        paces[pace_id] = Pace(
            id=pace_id,
            thank_you=_timing(entry, "thank_you", place),
            check_in=_timing(entry, "check_in", place),
            application_check_in=_timing(entry, "application_check_in", place),
            final_check_in=_timing(entry, "final_check_in", place),
            move_on=_span(entry.get("move_on"), f"{place}.move_on"),
            name=name,
        )
    return paces


_KEYS = {field.name for field in fields(Pace)} | {"industries", "from"}


def _timing(entry: dict[str, object], key: str, place: str) -> Timing:
    spans = entry.get(key)
    if not isinstance(spans, list) or len(spans) != 3:
        raise ValueError(f"{place}.{key}: three spans are expected")
    first, second, third = (_span(span, f"{place}.{key}[{index}]") for index, span in enumerate(spans))
    return first, second, third


def _span(text: object, place: str) -> Span:
    try:
        return Span.parse(text if isinstance(text, str) else "")
    except ValueError:
        raise ValueError(f"{place}: a span like 24h, 7d or 3wd is expected") from None
