"""Guesses where a table's header is and what its columns mean; the user can correct every guess."""

import re
from collections.abc import Mapping, Sequence

from hearback.exchange.tables.dates import looks_like_a_date
from hearback.exchange.tables.words import ImportWords, plain
from hearback.usecases.table_import import NO_HEADER, REPEATABLE, Columns, Meaning, Row

EMAIL = re.compile(r"[^\s@<>,;:\"()]{1,64}@[^\s@<>,;:\"()]{1,190}\.[^\s@<>,;:\"().]{2,63}")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HEADER_WITHIN = 30


def header_line(rows: Sequence[Row], words: ImportWords) -> int:
    """Return the line of the row whose cells are best known as headers; 0 where the first wide row is already data."""
    best, best_score = NO_HEADER, 1.0
    for row in rows[:_HEADER_WITHIN]:
        cells = [cell for cell in row.cells if cell.strip()]
        if not cells:
            continue
        known = [_of_header(cell, words) for cell in cells if len(cell) <= 80]
        # a row of data has a word in common with a header now and then ("Applied"), but not most of its cells
        score = len({found[0] for found in known if found}) * (len([one for one in known if one]) / len(cells))
        if score > best_score:
            best, best_score = row.line, score
    if best != NO_HEADER:
        return best
    width = max((len(row.cells) for row in rows[:_HEADER_WITHIN]), default=0)
    for row in rows[:_HEADER_WITHIN]:
        filled = [cell.strip()[:200] for cell in row.cells if cell.strip()]
        if len(filled) > 1 and len(filled) * 2 > width:
            is_data = any(looks_like_a_date(cell) or EMAIL.search(cell) or _URL.match(cell) for cell in filled)
            return NO_HEADER if is_data else row.line
    return NO_HEADER


def header_score(rows: Sequence[Row], words: ImportWords) -> int:
    """Return how many columns of a sheet's best header row are known; tells sheets of a workbook apart."""
    line = header_line(rows, words)
    header = next((row.cells for row in rows if row.line == line), ())
    return len({meaning for meaning in columns_of(header, (), words) if meaning not in (None, Meaning.IGNORE)})


def columns_of(header: Sequence[str], sample: Sequence[Row], words: ImportWords) -> Columns:
    """Return each column's meaning: by its header's words, else by what stands in it (addresses, links, yes or no)."""
    width = max([len(header), *(len(row.cells) for row in sample)])
    found = [_of_header(header[column], words) if column < len(header) else None for column in range(width)]
    meanings: list[Meaning | None] = [None] * width
    taken: set[Meaning] = set()
    # what a header says outright goes before what it only contains
    for column in sorted((c for c in range(width) if found[c]), key=lambda c: (-found[c][1], c)):  # type: ignore[index]
        meaning = _with_content(found[column][0], column, sample, words)  # type: ignore[index]
        if meaning not in taken or meaning in REPEATABLE:
            meanings[column] = meaning
            taken.add(meaning)
    for column in range(width):
        if found[column] is None:
            guess = _of_content([cell[:200] for row in sample if (cell := row.cell(column))])
            if guess is not None and (guess not in taken or guess in REPEATABLE):
                meanings[column] = guess
                taken.add(guess)
    return tuple(meanings)


def _of_header(text: str, words: ImportWords) -> tuple[Meaning, int] | None:
    """Return what a header means and how sure that is: 1000 where all its words say so, else the length of the words that do."""
    if (whole := plain(text)) in words.headers:
        return words.headers[whole], 1000
    parts = whole.split()
    # "1. Gespräch", "Interview 2"
    bare = " ".join(part for part in parts if not re.fullmatch(r"\d+(?:st|nd|rd|th|er|e)?", part))
    if bare in words.headers:
        return words.headers[bare], 900
    if not 1 < len(parts) <= 8:
        return None
    phrases = {" ".join(parts[a:b]) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1)}
    held = [phrase for phrase in phrases if len(phrase) > 3 and phrase in words.headers]
    return (words.headers[longest], len(longest)) if held and (longest := max(held, key=len)) else None


def _with_content(meaning: Meaning, column: int, sample: Sequence[Row], words: ImportWords) -> Meaning:
    """Correct a header by what stands below it: "applied" over yes and no is no date, "Contact" over addresses is e-mail."""
    cells = [cell[:200] for row in sample if (cell := row.cell(column)) and not words.is_nothing(cell)]
    if not cells:
        return meaning
    if meaning is Meaning.APPLIED and all(plain(cell) in words.yes | words.no for cell in cells):
        return Meaning.APPLIED_YES_NO
    if meaning is Meaning.CONTACT and all(EMAIL.fullmatch(cell) for cell in cells):
        return Meaning.EMAIL
    if meaning is Meaning.INTERVIEW and not any(any(sign.isdigit() for sign in cell) for cell in cells):
        return Meaning.ROUND if not all(plain(cell) in words.yes | words.no for cell in cells) else Meaning.IGNORE
    return meaning


def _of_content(cells: Sequence[str]) -> Meaning | None:
    if not cells:
        return None
    for meaning, pattern in ((Meaning.EMAIL, EMAIL), (Meaning.LINK, _URL)):
        if sum(1 for cell in cells if pattern.fullmatch(cell)) * 10 >= len(cells) * 8:
            return meaning
    return None


def header_key(header: Sequence[str]) -> str:
    """Return what a header is remembered by: its cells' words, in order."""
    return "|".join(plain(cell) for cell in header).rstrip("|")


def columns_from_json(remembered: Mapping[str, object], header: Sequence[str]) -> Columns | None:
    """Return the columns remembered for a header; None where there are none, or what is there cannot be read any more."""
    kept = remembered.get(header_key(header))
    if not isinstance(kept, list) or not header_key(header):
        return None
    try:
        return tuple(None if name is None else Meaning(name) for name in kept)
    except ValueError:
        return None
