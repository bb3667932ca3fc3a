"""The published figures that are shipped, and what a damaged file of them is told."""

import json
from pathlib import Path

import pytest

from hearback.domain.pace import paces_from
from hearback.domain.published_figures import Counts, InDays, figures_from

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = json.loads((RESOURCES / "published-figures.json").read_text(encoding="utf-8"))
PACES = paces_from(json.loads((RESOURCES / "paces.json").read_text(encoding="utf-8")))


def test_each_says_whose_it_is_of_which_year_what_it_counts_and_in_which_days() -> None:
    figures = figures_from(SHIPPED)
    first, last = figures[0], figures[-1]
    assert (first.about, first.value, first.in_days, first.counts) == (
        "all",
        24.2,
        InDays.WORKING,
        Counts.INTERVIEW_TO_OFFER,
    )
    assert "NACE" in first.source and first.year == 2012
    assert (last.about, last.value, last.in_days, last.counts) == ("IN", 16.1, InDays.CALENDAR, Counts.APPLICATION_TO_DECISION)
    assert "Glassdoor" in last.source and last.year == 2017
    assert len(figures) == 21
    assert {figure.pace for figure in figures} - {None} <= PACES.keys()


FIGURE = {"about": "all", "value": 24}
SOURCE = {"source": "A survey", "year": 2012, "counts": "interview-to-offer", "in_days": "days", "figures": [FIGURE]}


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ([], "sources"),
        ({"sources": {}}, "sources"),
        ({"sources": [SOURCE, 3]}, r"sources\[1\]"),
        ({"sources": [{**SOURCE, "year": "2012"}]}, r"sources\[0\]"),
        ({"sources": [{**SOURCE, "counts": "hope"}]}, r"sources\[0\].*what it counts"),
        ({"sources": [{**SOURCE, "figures": [FIGURE, {**FIGURE, "value": -3}]}]}, r"figures\[1\].value"),
        ({"sources": [{**SOURCE, "figures": [{**FIGURE, "value": True}]}]}, r"figures\[0\].value"),
        ({"sources": [{**SOURCE, "figures": [{"value": 3}]}]}, r"figures\[0\].about"),
        ({"sources": [{**SOURCE, "figures": [{**FIGURE, "pace": 3}]}]}, r"figures\[0\].pace"),
        ({"sources": [{**SOURCE, "figures": [3]}]}, r"figures\[0\]"),
    ],
)
def test_a_damaged_file_is_refused_naming_the_place(data: object, where: str) -> None:
    with pytest.raises(ValueError, match=where):
        figures_from(data)
