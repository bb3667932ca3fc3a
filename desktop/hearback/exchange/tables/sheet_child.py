"""Reads an Excel workbook in a child process of its own: prints the sheets' rows as JSON lines, or why it will not.

Input is a path, a sheet's name (empty: the beginning of every sheet) and nothing else; output lines are
`{"sheet": name}`, `[line, [cells…]]` and, for a refusal, `{"problem": code, …facts}`. It never imports Qt.
"""

import datetime as dt
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hearback.exchange.tables.limited_process import limit_this_process
from hearback.exchange.tables.rows import MOST_COLUMNS, MOST_ROWS

HEAD_ROWS = 60
MOST_SHEETS = 30
UNPACKED = 400 * 1024 * 1024
MOST_CELLS = 12_000_000
_CHUNK = 1024 * 1024
_LONGEST_CELL = 32 * 1024
_CELL = re.compile(rb"<(?:\w{1,20}:)?c\s[^>]{0,200}?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\s[^>]{0,200}?\br=[\"'](\d{1,7})[\"']")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s>]")


class _Refusal(Exception):
    def __init__(self, problem: str, **facts: str) -> None:
        super().__init__(problem)
        self.told = {"problem": problem, **facts}


def main(arguments: Sequence[str]) -> int:
    """Print a workbook's rows; return 0 also for a refusal, which is printed."""
    limit_this_process()
    path, sheet = Path(arguments[0]), arguments[1] if len(arguments) > 1 else ""
    write = sys.stdout.write
    try:
        for line in _output(path, sheet):
            write(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n")
    except _Refusal as refusal:
        write("\n" + json.dumps(refusal.told) + "\n")
    except MemoryError:
        write("\n" + json.dumps({"problem": "sheet-too-large"}) + "\n")
    sys.stdout.flush()
    return 0


def _output(path: Path, wanted: str) -> Iterator[object]:
    has_formulas = _inspect(path)
    import python_calamine as calamine  # only here: the program itself never loads it

    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as book:
            names = [
                one.name
                for one in book.sheets_metadata
                if one.typ == calamine.SheetTypeEnum.WorkSheet and one.visible == calamine.SheetVisibleEnum.Visible
            ][:MOST_SHEETS]
            for name in [wanted] if wanted else names:
                yield {"sheet": name}
                sheet = book.get_sheet_by_name(name)
                rows = sheet.to_python(skip_empty_area=False, nrows=None if wanted else HEAD_ROWS)
                formulas = _formulas(path, name) if has_formulas else {}
                yield from _rows(rows, formulas)
    except (calamine.CalamineError, OSError, ValueError) as fault:
        raise _Refusal("not-a-workbook", detail=type(fault).__name__) from fault


def _rows(rows: Sequence[Sequence[object]], formulas: Mapping[tuple[int, int], str]) -> Iterator[object]:
    taken = 0
    for line, values in enumerate(rows, 1):
        if values.count("") == len(values) and not formulas:
            continue
        cells = [_text(value) or formulas.get((line, column), "") for column, value in enumerate(values, 1)]
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        taken += 1
        if len(cells) > MOST_COLUMNS:
            raise _Refusal("too-many-columns", limit=str(MOST_COLUMNS))
        if taken > MOST_ROWS:
            raise _Refusal("too-many-rows", limit=str(MOST_ROWS))
        yield [line, cells]


def _text(value: object) -> str:
    """Return a cell as the text that the table reader understands: dates in ISO 8601, whole numbers without a point."""
    match value:
        case str():
            return value[:_LONGEST_CELL]
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case dt.datetime():
            value = _rounded(value)
            return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="minutes")
        case dt.time():
            return value.isoformat(timespec="minutes")
        case _:
            return str(value)


def _rounded(moment: dt.datetime) -> dt.datetime:
    # a spreadsheet's times are fractions of a day: 10:00 may come as 09:59:59.999
    try:
        return (moment + dt.timedelta(seconds=30)).replace(second=0, microsecond=0)
    except OverflowError:
        return moment


def _inspect(path: Path) -> bool:
    """Count what the archive really holds before a parser trusts it; return whether a sheet has formulas. Raises _Refusal."""
    formulas = False
    left = UNPACKED
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if not entry.filename.lower().endswith((".xml", ".rels")):
                    continue
                is_sheet = "worksheets/" in entry.filename
                wide = tall = 0
                tail = b""
                with archive.open(entry) as part:
                    while chunk := part.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise _Refusal("unpacks-too-large", limit=str(UNPACKED))
                        text = tail + chunk
                        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                            raise _Refusal("xml-entities")
                        if is_sheet:
                            wide, tall = _extent(text, wide, tall)
                            formulas = formulas or _FORMULA.search(text) is not None
                        tail = text[-300:]
                # a parser lays a sheet out as a full grid
                if wide * tall > MOST_CELLS:
                    raise _Refusal("sheet-too-large", columns=str(wide), rows=str(tall))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, UnicodeError) as fault:
        raise _Refusal("not-a-workbook", detail=type(fault).__name__) from fault
    except Exception as fault:
        # zlib.error, lzma.LZMAError and whatever else a broken archive sets off
        if isinstance(fault, _Refusal | MemoryError):
            raise
        raise _Refusal("not-a-workbook", detail=type(fault).__name__) from fault
    return formulas


def _extent(text: bytes, wide: int, tall: int) -> tuple[int, int]:
    cells = _CELL.findall(text)
    wide = max([wide, *(_column(letters) for letters in {letters for letters, _ in cells})])
    return wide, max([tall, *map(int, {digits for _, digits in cells}), *map(int, _ROW.findall(text))])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _formulas(path: Path, sheet: str) -> dict[tuple[int, int], str]:
    """Return by row and column, as text, the formulas of a sheet beside which no value was kept."""
    from xml.etree import ElementTree

    found: dict[tuple[int, int], str] = {}
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_part_of(archive, sheet)) as part:
            for _, element in ElementTree.iterparse(part):
                tag = _local(element.tag)
                if tag == "c":
                    kept = {_local(child.tag): child.text for child in element}
                    place = _PLACE.fullmatch(element.get("r", ""))
                    # a text formula with an empty value gave an empty text
                    if place and kept.get("f") and not kept.get("v") and element.get("t") != "str":
                        found[int(place[2]), _column(place[1].encode())] = ("=" + str(kept["f"]))[:_LONGEST_CELL]
                elif tag == "row":
                    element.clear()
    except (ElementTree.ParseError, KeyError) as fault:
        raise _Refusal("not-a-workbook", detail=type(fault).__name__) from fault
    return found


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the archive's part that holds a sheet (ECMA-376 part 1, 18.2.19). Raises KeyError."""
    from xml.etree import ElementTree

    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for one in book.iter():
        if _local(one.tag) == "sheet" and one.get("name") == sheet:
            identity = next((value for key, value in one.attrib.items() if key.endswith("}id")), None)
            target = targets[identity]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(sheet)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
