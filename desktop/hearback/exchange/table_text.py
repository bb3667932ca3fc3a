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
from hearback.exchange.table_rows import MOST_COLUMNS, MOST_ROWS, Row, tidy
from hearback.exchange.table_words import at_line
from hearback.usecases.faults import Fault, Refused

DELIMITERS = (";", ",", "\t", "|")
LARGEST_FILE = 64 * 1024 * 1024
LONGEST_LINE = 128 * 1024
_SAMPLE = 16 * 1024
_WESTERN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]")
# what cp1252 makes of other code pages' letters: signs or capitals in the middle of a word, long runs of accented letters
_UNLIKELY = re.compile(r"(?<=[a-zà-öø-ÿ])[¡-¿ŠŽŸ×÷ƒ†‡‰](?=[a-zà-öø-ÿ])|[À-ÿ]{3,}|[\x80-\x9f]|[a-z][À-ÖØ-Þ](?=[a-z])")


def guess_encoding(path: Path) -> str:
    """Return the codec of a text file: by its byte order mark, else UTF-8 where all of it is, else by the letters it gives."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
        if head.startswith(b"\xef\xbb\xbf"):
            return "utf-8-sig"
        if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
            return "utf-32"
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

    best = charset_normalizer.from_bytes(sample, steps=4, chunk_size=512, cp_exclusion=["utf_7"]).best()
    return best.encoding if best is not None else "cp1252"


def guess_delimiter(path: Path, encoding: str) -> str:
    """Return the delimiter under which the rows of the first 16 KB have most columns and agree best; a comma where none does."""
    with _opened(path, encoding) as text:
        sample = text.read(_SAMPLE)
    # the last line is likely cut
    lines = sample.splitlines(keepends=True)
    lines = lines[:-1] if len(sample) == _SAMPLE and len(lines) > 1 else lines
    return max(DELIMITERS, key=lambda delimiter: _how_well(lines, delimiter))


def _how_well(lines: Sequence[str], delimiter: str) -> float:
    """Return how well rows agree on a number of columns above one: rows that have the commonest number, times its root."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if any(cell.strip() for cell in row))
    except csv.Error:
        return 0.0
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    # a wide table is better evidence than a narrow one: sentences have commas too
    return count / sum(widths.values()) * math.sqrt(min(width, 12))


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
