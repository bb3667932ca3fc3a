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
