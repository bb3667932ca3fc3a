"""What others say about waiting: published figures, and what the user gleaned; each with its source and what it counts.

They count other things than the user's own waits (an offer, not any reply; graduates, not everybody), so they stand beside
the user's own curves and never on the same axis.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite


class Counts(StrEnum):
    """From when to when a figure counts."""

    INTERVIEW_TO_OFFER = "interview-to-offer"
    INTERVIEW_TO_DECISION = "interview-to-decision"
    APPLICATION_TO_DECISION = "application-to-decision"
    MESSAGE_TO_REPLY = "message-to-reply"


class InDays(StrEnum):
    """In which days it counts."""

    WORKING = "working-days"
    CALENDAR = "calendar-days"
    NOT_SAID = "days"
    """the source says days, and not which"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """One published mean, in days.

    `about` is whom it is about: `all`, an industry (a word of the file's own) or a country (ISO 3166-1 alpha-2); `pace` is the
    pace that it may stand beside, where one fits. `source` is a title, the same in every language.
    """

    about: str
    value: float
    in_days: InDays
    counts: Counts
    year: int
    source: str
    pace: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gleaning:
    """What the user heard or read somewhere about waiting; `about` and `source` are the user's own words."""

    id: str
    about: str
    value: float
    in_days: InDays
    counts: Counts
    source: str
    day: dt.date


MOST_DAYS = 3650
"""A longer wait than ten years is a slip of the keyboard."""


def is_sensible(days: float) -> bool:
    """Whether a number may be a number of days waited."""
    return isfinite(days) and 0 < days <= MOST_DAYS


def figures_from(data: object) -> list[PublishedFigure]:
    """Return the figures of a decoded `published-figures.json`, in its order; raise ValueError naming the first thing wrong.

    A source tells for all its figures what they count, in which days and of which year they are.
    """
    sources = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(sources, list):
        raise ValueError("sources: a list is expected")
    return [figure for index, source in enumerate(sources) for figure in _figures(source, f"sources[{index}]")]


def _figures(source: object, place: str) -> list[PublishedFigure]:
    if not isinstance(source, dict) or not isinstance(figures := source.get("figures"), list):
        raise ValueError(f"{place}: an object with figures is expected")
    title, year = source.get("source"), source.get("year")
    counts, in_days = _COUNTS.get(source.get("counts")), _IN_DAYS.get(source.get("in_days"))
    if not isinstance(title, str) or not title or not isinstance(year, int):
        raise ValueError(f"{place}: a source and a year are expected")
    if counts is None or in_days is None:
        raise ValueError(f"{place}: what it counts, and in which days, are expected")
    return [_figure(figure, f"{place}.figures[{index}]", title, year, counts, in_days) for index, figure in enumerate(figures)]


_COUNTS: Mapping[object, Counts] = {one.value: one for one in Counts}
_IN_DAYS: Mapping[object, InDays] = {one.value: one for one in InDays}


def _figure(figure: object, place: str, source: str, year: int, counts: Counts, in_days: InDays) -> PublishedFigure:
    if not isinstance(figure, Mapping):
        raise ValueError(f"{place}: an object is expected")
    about, value, pace = figure.get("about"), figure.get("value"), figure.get("pace")
    if not isinstance(about, str) or not about:
        raise ValueError(f"{place}.about: whom it is about is expected")
    if isinstance(value, bool) or not isinstance(value, int | float) or not is_sensible(value):
        raise ValueError(f"{place}.value: a number of days is expected")
    if pace is not None and not isinstance(pace, str):
        raise ValueError(f"{place}.pace: the id of a pace is expected")
    return PublishedFigure(about=about, value=value, in_days=in_days, counts=counts, year=year, source=source, pace=pace)
