"""Files made to hurt are refused in bounded time and memory, and nothing but a refusal ever comes out of any bytes."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.importing import ROOT, WORDS, rows_of
from hearback.exchange.tables.file import read_table
from hearback.usecases.faults import Refused
from hearback.usecases.table_import import Meaning, TableChoices

resource = pytest.importorskip("resource", reason="limits of processes are POSIX's")

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

# a whole import within 400 MB of address space and 20 seconds of processor: what exceeds them dies, and the test fails
WITHIN_LIMITS = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from pathlib import Path
from hearback.exchange.tables.file import read_table
from hearback.exchange.tables.words import read_words
from hearback.usecases.faults import Refused
try:
    table = read_table(Path(sys.argv[1]), read_words(Path(sys.argv[2])))
    print("read", table.row_count)
except Refused as refused:
    print(refused.faults[0].problem)
"""


def outcome(path: Path) -> str:
    """Return what comes of a file in a process with limits of its own."""
    command = [sys.executable, "-c", WITHIN_LIMITS, str(path), str(ROOT / "resources" / "import")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def book(cells: Mapping[str, object]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    for place, value in {"A1": "Company", "B1": "Role", "A2": "A", "B2": "B", **cells}.items():
        sheet[place] = value
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """Return a workbook in which one part of the archive is another."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book({}))) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return data.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "lol">'
    + b"".join(b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 10))
    + f']><worksheet {NAMESPACE}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'.encode()
    + b"</sheetData></worksheet>"
)
UNQUOTED = f"<worksheet {NAMESPACE}><sheetData><row r='1'><c t='n' r='XFD1048576'><v>1</v></c></row></sheetData></worksheet>"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'"' * 200_000, "line-too-long"),
        (b"Company,Role\n" + b'"' * 200_000 + b"\nA,B\n", "line-too-long"),
        (b'Company,Role\nA,"B' + b"\nx,y" * 200_000, "unreadable-row"),
        (b"Company,Role\nA,\0B\n", "not-a-table"),
        (b"Company,Role\n" + b"A,B\n" * 20_000 + b"A,\0B\n", "nul-bytes"),
        ("Company\tRole\nA\tB\n".encode("utf-16") + b"x", "wrong-encoding"),
        (b"Company,Role" + b",x" * 60_000 + b"\nA,B\n", "too-many-columns"),
        (b"," * 3_000_000, "line-too-long"),
        (b"A,B\n" * 300_001, "too-many-rows"),
        (b"", "not-a-table"),
        (b"\n" * 1_000_000, "not-a-table"),
        (b"PK\x03\x04 xl/workbook", "not-a-workbook"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_text_is_refused(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)

    assert outcome(path) == problem


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (book({"XFD1048576": "x"}), "sheet-too-large"),
        (with_part(SHEET, UNQUOTED.encode()), "sheet-too-large"),
        (with_part(SHEET, LAUGHS), "xml-entities"),
        (with_part("xl/sharedStrings.xml", b"<sst>" + b" " * 450_000_000), "unpacks-too-large"),
        (with_part(SHEET, b"<worksheet><sheetData><row r='1'><c r='A1'"), "not-a-workbook"),
        (with_part(SHEET, f"<worksheet {NAMESPACE}><sheetData/></worksheet>".encode()), "empty-table"),
        (book({"ZZ2": "x"}), "too-many-columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_workbooks_are_refused(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(data)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime

    assert outcome(path) == problem
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 60


def test_two_gigabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    with path.open("wb") as file:
        file.write(b"Company,Role\n" * 20_000)
        file.truncate(2 << 30)
        file.seek((2 << 30) - 70_000)
        file.write(b"A,B\n" * 17_500)

    assert outcome(path) == "file-too-large"


def test_a_device_is_no_file() -> None:
    with pytest.raises(Refused) as refused:
        read_table(Path("/dev/zero"), WORDS)
    assert refused.value.faults[0].problem == "not-a-file"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=400)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(st.text(alphabet="\",;\t\n\r'=A1/.é |", max_size=60), max_size=8).map(
        lambda lines: ("Company,Role,Date applied,Interview\n" + "\n".join(lines)).encode()
    )
)
def test_any_bytes_become_rows_or_a_refusal(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    try:
        table, rows = rows_of(path)
    except Refused as refused:
        assert refused.faults
        return
    assert len(rows) == table.row_count
    assert all((row.application is None) == bool(row.faults) for row in rows)


DATES = st.sampled_from(
    ["", "2026-10-01", "12/13/2026", "31.02.2026", "1.1.2026 25:00", "soon", "Yes", "No", "11/19/2026 2 PM", "N/A"]
)
COLUMNS: tuple[Meaning | None, ...] = (
    Meaning.COMPANY,
    Meaning.ROLE,
    Meaning.STATUS,
    Meaning.APPLIED,
    Meaning.INTERVIEW,
    Meaning.INTERVIEW_END,
    Meaning.CONTACT,
    Meaning.EMAIL,
    Meaning.THANK_YOU,
    Meaning.LAST_CONTACT,
    Meaning.LOCATION,
    Meaning.LANGUAGE,
)
WORDS_OF_STATUS = st.sampled_from(["", "Applied", "Offer", "Absage", "Interview", "Interviewed", "Ghosted", "2. Gespräch", "???"])
CELLS = st.tuples(
    st.text("AB ", max_size=3), st.text("CD", max_size=2), WORDS_OF_STATUS, DATES, DATES, DATES,
    st.text("Ana, &;<>@.Bo", max_size=20), st.text("a@b.cd ,", max_size=12), DATES, DATES,
    st.sampled_from(["", "Berlin, Germany", "USA", "(", ", ,"]), st.sampled_from(["", "de", "xx-yy-zz", "Deutsch"]),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELLS, min_size=1, max_size=6))
def test_any_cells_become_an_application_or_a_fault_with_its_line(tmp_path: Path, cells: list[tuple[str, ...]]) -> None:
    path = tmp_path / "cells.csv"
    text = "".join("|".join(f'"{cell}"' for cell in row) + "\n" for row in cells)
    path.write_text("x|" * 11 + "x\n" + text, encoding="utf-8")

    _, rows = rows_of(path, TableChoices(encoding="utf-8", delimiter="|", header_line=1, columns=COLUMNS))

    for row in rows:
        assert row.faults or row.application is not None
        assert all(fault.place == f"line {row.line}" for fault in (*row.faults, *row.notices))


@pytest.mark.parametrize("cell", ["a@" * 30_000, "1-" * 30_000, "x, " * 20_000], ids=["addresses", "numbers", "names"])
def test_a_page_of_text_in_a_cell_for_a_name_is_reported_at_once(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f'Company,Role,Industry,Contact,Email,Interview\nA,B,"{cell}",,,\nA,B,,"{cell}",,\n', encoding="utf-8")

    _, rows = rows_of(path)

    assert [[fault.problem for fault in row.faults] for row in rows] == [["cell-too-long"], ["cell-too-long"]]
