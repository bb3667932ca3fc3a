"""The holiday table: public holidays and weekends by country and region."""

import datetime as dt
import os
import subprocess
import sys

import pytest

from hearback.system.holiday_table import LibraryHolidayTable


@pytest.fixture(scope="module")
def table() -> LibraryHolidayTable:
    return LibraryHolidayTable()


def test_a_country_has_its_public_holidays_by_name(table: LibraryHolidayTable) -> None:
    germany = table.holidays("DE", None, 2026)
    assert germany[dt.date(2026, 4, 3)] == "Good Friday"
    assert dt.date(2026, 12, 24) not in germany
    assert all(day.year == 2026 for day in germany)


@pytest.mark.parametrize("region", ["BY", "DE-BY", "by", "de-by"])
def test_a_region_adds_its_own_by_the_short_or_the_full_code(table: LibraryHolidayTable, region: str) -> None:
    assert table.holidays("DE", region, 2026)[dt.date(2026, 6, 4)] == "Corpus Christi"


def test_an_unknown_region_has_the_countrys_own(table: LibraryHolidayTable) -> None:
    assert table.holidays("DE", "nowhere", 2026) == table.holidays("DE", None, 2026)


@pytest.mark.parametrize("country", ["ZZ", "", "Germany"])
def test_an_unknown_country_has_none_and_saturday_and_sunday_off(table: LibraryHolidayTable, country: str) -> None:
    assert table.holidays(country, None, 2026) == {}
    assert table.weekend(country) == {5, 6}


@pytest.mark.parametrize(("country", "weekend"), [("DE", {5, 6}), ("IL", {4, 5}), ("EG", {4, 5}), ("IR", {4})])
def test_weekends_are_the_countrys(table: LibraryHolidayTable, country: str, weekend: set[int]) -> None:
    assert table.weekend(country) == weekend


def test_a_holiday_on_a_sunday_is_observed_on_monday(table: LibraryHolidayTable) -> None:
    assert dt.date(2027, 7, 5) in table.holidays("US", None, 2027)


def test_a_working_weekend_is_in_no_table(table: LibraryHolidayTable) -> None:
    """China works on Saturday 2026-10-10 for a day off before; that Saturday is neither a holiday nor taken from the weekend."""
    assert dt.date(2026, 10, 10) not in table.holidays("CN", None, 2026)
    assert table.weekend("CN") == {5, 6}


def test_no_year_is_too_odd(table: LibraryHolidayTable) -> None:
    for year in (1, 1800, 2200, 9999):
        table.holidays("US", None, year)
        table.holidays("IL", None, year)


def test_every_country_that_it_lists_has_an_answer(table: LibraryHolidayTable) -> None:
    countries = table.countries()
    assert "BE" in countries["DE"]
    assert all(len(country) == 2 for country in countries)
    assert sum(bool(table.holidays(country, None, 2026)) for country in countries) > 200
    assert all(table.weekend(country) for country in countries)


def test_names_do_not_hang_on_the_environments_language() -> None:
    program = (
        "import datetime as dt; from hearback.system.holiday_table import LibraryHolidayTable as T;"
        "print(T().holidays('DE', None, 2026)[dt.date(2026, 1, 1)])"
    )
    names = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "LANGUAGE": language, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for language in ("de", "en_US")
    }
    assert names == {"New Year's Day\n"}


def test_the_library_is_loaded_only_when_it_is_asked() -> None:
    program = "import sys, hearback.system.holiday_table; sys.exit('holidays' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=True)
