"""Reads delimited text (CSV, TSV) of unknown origin: its encoding, its delimiter, its rows, within fixed bounds."""

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from hearback.exchange.file_kind import utf_16_order
from hearback.exchange.tables.guess import header_score
from hearback.exchange.tables.rows import MOST_COLUMNS, MOST_ROWS, tidy
from hearback.exchange.tables.words import ImportWords, at_line
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.table_import import Row

DELIMITERS = (";", ",", "\t", "|")
LARGEST_FILE = 64 * 1024 * 1024
LONGEST_LINE = 128 * 1024
_SAMPLE = 16 * 1024
# what cp1252 makes of other code pages' letters: signs and capitals within words, long runs of accented letters
_UNLIKELY = re.compile(
    r"(?<=[a-zà-öø-ÿœ])[¢£¤¥¦¨¬¯±³´¶¸¹¼½¾¿ŠŽŸ×÷ƒ†‡‰]|[£¤¥¦¨¯³´¸¹¼½¾](?=[a-zà-öø-ÿ])|[À-ÿŒœŠšŽž]{3,}|[\x80-\x9f]|[a-z][À-ÖØ-Þ](?=[a-z])"
)
_OTHER_CODE_PAGES = (
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp850", "mac_roman", "koi8_r",
    "cp932", "gb18030", "big5", "cp949",
)  # fmt: skip


def guess_encoding(path: Path) -> str:
    """Return the codec of a text file: by its byte order mark, else UTF-8 where all of it is, else by the letters it gives."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
        if head.startswith(b"\xef\xbb\xbf"):
            return "utf-8-sig"
        if order := utf_16_order(head):
            return order
        file.seek(0)
        odd = bytearray()
        utf_8 = True
        # lines with other than ASCII are what tells code pages apart
        while line := file.readline(LONGEST_LINE):
            if line.isascii():
                continue
            if utf_8:
                try:
                    line.decode("utf-8")
                except UnicodeDecodeError:
                    # a readline that was cut short may end inside a letter: the row reader refuses so long a line anyway
                    utf_8 = False
            odd += line[: _SAMPLE - len(odd)]
            if not utf_8 and len(odd) >= _SAMPLE:
                break
    return "utf-8" if utf_8 else _code_page(bytes(odd))


def _code_page(sample: bytes) -> str:
    western = sample.decode("cp1252", errors="replace")
    accented = sum(1 for sign in western if ord(sign) > 127)
    unlikely = sum(len(found[0]) for found in _UNLIKELY.finditer(western)) + western.count("\ufffd")
    if unlikely * 5 < accented:
        return "cp1252"
    import charset_normalizer  # 25 ms, and hardly ever needed

    best = charset_normalizer.from_bytes(sample, steps=4, chunk_size=512, cp_isolation=list(_OTHER_CODE_PAGES)).best()
    return best.encoding if best is not None else "cp1252"


def guess_delimiter(path: Path, encoding: str, words: ImportWords) -> str:
    """Return the delimiter under which the first 16 KB have most headers that are known, and then rows that agree best."""
    with _opened(path, encoding) as text:
        sample = text.read(_SAMPLE)
    # the last line is likely cut
    lines = sample.splitlines(keepends=True)
    lines = lines[:-1] if len(sample) == _SAMPLE and len(lines) > 1 else lines
    return max(DELIMITERS, key=lambda delimiter: _how_well(lines, delimiter, words))


def _how_well(lines: Sequence[str], delimiter: str, words: ImportWords) -> tuple[int, float]:
    """Return how many headers are known, and the share of rows that agree on a number of columns above one, times its root."""
    try:
        rows = [Row(line, tuple(cells)) for line, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1) if any(cells)]
    except csv.Error:
        return 0, 0.0
    widths = Counter(len(row.cells) for row in rows)
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0, 0.0
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    # a wide table is better evidence than a narrow one; sentences have commas too, with a blank after them
    blanks = sum(cell.startswith(" ") for row in rows for cell in row.cells[1:]) / sum(len(row.cells) for row in rows)
    return header_score(rows, words), count / len(rows) * math.sqrt(min(width, 12)) * (1 - blanks)


def text_rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows that are not empty, each with the physical line on which it begins. Raises Refused.

    Bounded: the file, each line, each cell (`csv.field_size_limit`'s 128 KiB), the columns, the rows.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise Refused([Fault(path.name, "file-too-large", {"limit": str(LARGEST_FILE)})])
    count = 0
    begins = 1
    with _opened(path, encoding) as text:
        rows = csv.reader(_lines(text), delimiter=delimiter)
        try:
            for cells in rows:
                if len(cells) > MOST_COLUMNS:
                    raise Refused([at_line(begins, "too-many-columns", limit=str(MOST_COLUMNS))])
                if any(cells) and any(cell.strip() for cell in cells):
                    count += 1
                    if count > MOST_ROWS:
                        raise Refused([at_line(begins, "too-many-rows", limit=str(MOST_ROWS))])
                    yield Row(begins, tidy(cells))
                begins = rows.line_num + 1
        except csv.Error as fault:
            raise Refused([at_line(begins, "unreadable-row")]) from fault
        except UnicodeError as fault:
            raise Refused([at_line(begins, "wrong-encoding", encoding=encoding)]) from fault


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[TextIO]:
    # a single undecodable byte stands as a replacement mark in its cell; a wrong UTF-16 has no lines at all
    errors = "strict" if encoding.startswith(("utf-16", "utf-32")) else "replace"
    try:
        with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline="") as text:
            yield text
    except LookupError as fault:
        raise Refused([Fault(path.name, "wrong-encoding", {"encoding": encoding})]) from fault
    except UnicodeError as fault:
        raise Refused([Fault(path.name, "wrong-encoding", {"encoding": encoding})]) from fault
    except OSError as fault:
        raise Refused([Fault(path.name, "unreadable", {"detail": fault.strerror or ""})]) from fault


def _lines(text: TextIO) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE:
            raise Refused([at_line(number, "line-too-long", limit=str(LONGEST_LINE))])
        if "\0" in line:
            raise Refused([at_line(number, "nul-bytes")])
        yield line
