"""Paces: the shipped table, as it stands in follow-up-rules, and what is wrong with others."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearback.domain.pace import Pace, PaceChanges, Span, paces_from

SHIPPED = Path(__file__).parents[2] / "resources" / "paces.json"

# follow-up-rules, "Paces (defaults)"; every thank-you is 24 h, 24 h, 48 h
TABLE = """
typical          | 7d 7d 10d    | 7d 10d 14d  | 14d 14d 21d | 14d
tech-startup     | 2wd 2wd 3wd  | 7d 10d 14d  | 14d 14d 21d | 14d
big-tech         | 7d 8d 12d    | 7d 10d 14d  | 14d 14d 21d | 14d
retail           | 3d 4d 7d     | 5d 7d 9d    | 10d 10d 14d | 7d
finance          | 10d 10d 14d  | 10d 12d 16d | 21d 21d 28d | 14d
health-education | 10d 12d 16d  | 10d 12d 16d | 21d 21d 28d | 21d
government       | 14d 14d 21d  | 14d 17d 21d | 28d 28d 42d | 28d
"""


def data() -> Any:
    return json.loads(SHIPPED.read_text(encoding="utf-8"))


def test_the_shipped_paces_are_those_of_the_rules() -> None:
    shipped = paces_from(data())
    rows = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    assert list(shipped) == [row[0] for row in rows]
    for pace_id, check_in, application_check_in, final_check_in, move_on in rows:
        pace = shipped[pace_id]
        timings = (pace.thank_you, pace.check_in, pace.application_check_in, pace.final_check_in)
        assert [" ".join(map(str, timing)) for timing in timings] == [
            "24h 24h 48h",
            check_in,
            application_check_in,
            final_check_in,
        ]
        assert str(pace.move_on) == move_on


def test_every_shipped_pace_says_which_industries_it_is_for_and_where_its_figures_are_from() -> None:
    assert all(entry["industries"] and entry["from"] for entry in data()["paces"])


def _drop(key: str) -> Callable[[Any], object]:
    return lambda entry: entry.pop(key)


def _put(key: str, value: object) -> Callable[[Any], object]:
    return lambda entry: entry.update({key: value})


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (_drop("id"), "paces[1].id"),
        (_put("id", "typical"), "paces[1].id"),
        (_put("name", 3), "paces[1].name"),
        (_put("chek_in", ["1d", "1d", "1d"]), "chek_in"),
        (_drop("check_in"), "paces[1].check_in"),
        (_put("check_in", ["1d", "1d"]), "paces[1].check_in"),
        (_put("check_in", ["1d", "1 day", "1d"]), "paces[1].check_in[1]"),
        (_put("move_on", "-1d"), "paces[1].move_on"),
        (_put("move_on", 14), "paces[1].move_on"),
    ],
)
def test_what_is_wrong_with_a_pace_is_named_by_its_place(spoil: Callable[[Any], object], place: str) -> None:
    spoiled = data()
    spoil(spoiled["paces"][1])
    with pytest.raises(ValueError, match=place.replace("[", r"\[").replace("]", r"\]")):
        paces_from(spoiled)


@pytest.mark.parametrize("spoiled", [None, [], {}, {"paces": {}}, {"paces": ["typical"]}])
def test_what_holds_no_paces_is_refused(spoiled: object) -> None:
    with pytest.raises(ValueError, match="paces"):
        paces_from(spoiled)


@pytest.mark.parametrize("text", ["24h", "7d", "3wd", "0d", "9999wd"])
def test_a_span_is_written_as_it_is_read(text: str) -> None:
    assert str(Span.parse(text)) == text


@pytest.mark.parametrize("text", ["", "h", "7", "7 d", "-7d", "1.5h", "7w", "10000d", "٧d", "7dd"])
def test_other_spans_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        Span.parse(text)


def test_an_applications_own_timing_is_put_on_top_of_its_pace() -> None:
    typical: Pace = paces_from(data())["typical"]
    a, b, c = Span.parse("5d"), Span.parse("5d"), Span.parse("8d")
    changed = PaceChanges(check_in=(a, b, c)).applied_to(typical)
    assert changed.check_in == (a, b, c)
    assert changed.final_check_in == typical.final_check_in
    assert PaceChanges().applied_to(typical) is typical
