"""Excel workbooks, read in a real child process: dates, formulas, several sheets."""

import datetime as dt
import sys
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from exchange.importing import WORDS, rows_of
from hearback.exchange.file_kind import FileKind, sniff
from hearback.exchange.tables.file import read_table
from hearback.usecases.faults import Refused
from hearback.usecases.table_import import Cancelled, TableChoices


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Overview"
    cover["A1"] = "Everything about my search"
    cover["A3"] = "Applied so far"
    cover["B3"] = 17
    sheet = book.create_sheet("Applications")
    sheet.append(["My applications"])
    sheet.append([])
    sheet.append(["Company", "Role", "Applied on", "Interview", "Salary", "Notes"])
    sheet.append(["Lumen Health", "Engineer", dt.date(2026, 10, 28), dt.datetime(2026, 11, 19, 14, 0), 150000, None])  # noqa: DTZ001
    sheet.append(["Kestrel", "Welder", "14.09.2026", None, "80k", '=HYPERLINK("http://evil.example","final round")'])
    sheet.append(["Volta", "Buyer", "31.02.2026", None, None, None])
    book.create_sheet("Hidden").sheet_state = "hidden"
    path = tmp_path / "search.xlsx"
    book.save(path)
    return path


def test_the_sheet_with_the_header_is_read_with_its_dates_and_formulas_as_text(workbook: Path) -> None:
    assert sniff(workbook) is FileKind.WORKBOOK

    table, rows = rows_of(workbook)

    assert table.sheets == ("Overview", "Applications")
    assert (table.guess.sheet, table.guess.header_line, table.guess.encoding) == ("Applications", 3, None)
    assert [row.line for row in rows] == [4, 5, 6]
    lumen, kestrel, volta = (row.application for row in rows)
    assert lumen is not None and kestrel is not None and volta is None
    assert (lumen.applied, lumen.salary) == (dt.date(2026, 10, 28), "150000")
    assert lumen.rounds[0].starts == dt.datetime(2026, 11, 19, 13, tzinfo=dt.UTC)
    assert kestrel.notes == '=HYPERLINK("http://evil.example","final round")'
    assert [(fault.place, fault.problem) for fault in rows[2].faults] == [("line 6", "no-such-date")]


def test_another_sheet_can_be_chosen(workbook: Path) -> None:
    assert read_table(workbook, WORDS, TableChoices(sheet="Overview")).guess.sheet == "Overview"
    with pytest.raises(Refused) as refused:
        read_table(workbook, WORDS, TableChoices(sheet="Hidden"))
    assert refused.value.faults[0].problem == "no-such-sheet"


def test_reading_can_be_cancelled(workbook: Path) -> None:
    forever = [sys.executable, "-c", "import threading; threading.Event().wait()"]

    with pytest.raises(Cancelled):
        read_table(workbook, WORDS, child_command=forever, is_cancelled=lambda: True)


def test_a_child_that_dies_or_is_not_there_refuses_the_file(workbook: Path) -> None:
    for command in ([sys.executable, "-c", "import os; os.abort()"], [str(workbook.parent / "no such program")]):
        with pytest.raises(Refused) as refused:
            read_table(workbook, WORDS, child_command=command)
        assert [(fault.place, fault.problem) for fault in refused.value.faults] == [("search.xlsx", "reader-failed")]
