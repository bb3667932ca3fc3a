"""The words that tables of applications are written with (headers, statuses, months …), read from the shipped lists."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from hearback.usecases.faults import Fault
from hearback.usecases.table_import import Meaning


class StatusKind(StrEnum):
    """What a status word says."""

    NOTED = "noted"
    APPLIED = "applied"
    INTERVIEWED = "interviewed"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MOVED_ON = "moved-on"


_BETWEEN_CAMELS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORDS = re.compile(r"[^\w]+|_+")
_LONGEST_NOTHING = 32
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@lru_cache(maxsize=20_000)  # tables repeat themselves, and every cell is asked about more than once
def plain(text: str) -> str:
    """Return a text's words alone: no case, accents or punctuation, single blanks ("createdAt" is "created at")."""
    text = _BETWEEN_CAMELS.sub(" ", text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("ł", "l"))
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(_NOT_WORDS.sub(" ", text).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWords:
    """All languages' words in one: a sheet's language is not known, and people mix them. Keys and words are `plain`."""

    headers: Mapping[str, Meaning]
    contact_titles: frozenset[str]
    statuses: Mapping[str, StatusKind]
    interview_words: frozenset[str]
    plain_interview: frozenset[str]
    booked: frozenset[str]
    held: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    nothing: frozenset[str]
    honorifics: frozenset[str]
    joins: frozenset[str]
    industries: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: frozenset[str]
    clock: frozenset[str]
    mailboxes: frozenset[str]
    summary_words: frozenset[str]

    def is_nothing(self, cell: str) -> bool:
        """Whether a cell says that there is nothing: it is empty, a dash, "N/A" and the like."""
        if not cell or cell.isspace():
            return True
        # no such phrase is longer, most cells are
        return len(cell) <= _LONGEST_NOTHING and (not (words := plain(cell)) or words in self.nothing)


def read_words(folder: Path) -> ImportWords:
    """Read every language's list (`<language>.json`) in a folder, English first. Raises OSError, ValueError or KeyError."""
    files = sorted(folder.glob("*.json"), key=lambda file: (file.stem != "en", file.stem))
    lists = [json.loads(file.read_text("utf-8")) for file in files]

    def words(name: str) -> frozenset[str]:
        return frozenset(form for one in lists for word in one[name] for form in _forms(word))

    def named(name: str) -> dict[str, str]:
        table: dict[str, str] = {}
        for one in lists:
            for value, phrases in one[name].items():
                for form in _all_forms(phrases):
                    # a word that two languages use differently means what it means in the first
                    table.setdefault(form, value)
        return table

    return ImportWords(
        headers={phrase: Meaning(name) for phrase, name in named("headers").items()},
        contact_titles=words("contact_titles"),
        statuses={phrase: StatusKind(name) for phrase, name in named("statuses").items()},
        interview_words=words("interview_words"),
        plain_interview=words("plain_interview"),
        booked=words("booked"),
        held=words("held"),
        yes=words("yes"),
        no=words("no"),
        nothing=words("nothing"),
        honorifics=words("honorifics"),
        joins=words("joins"),
        industries=named("industries"),
        months={
            form: number for one in lists for number, names in enumerate(one["months"], 1) for form in _all_forms(names.split())
        },
        weekdays=frozenset(form for one in lists for names in one["weekdays"] for form in _all_forms(names.split())),
        clock=words("clock"),
        mailboxes=words("mailboxes"),
        summary_words=words("summary_words"),
    )


def _all_forms(phrases: Iterable[str]) -> set[str]:
    return {form for phrase in phrases for form in _forms(phrase)}


def _forms(phrase: str) -> set[str]:
    # where the keyboard has no umlauts people write "Gespraech"
    return {plain(phrase), plain(phrase.casefold().translate(_WRITTEN_OUT))}


def at_line(line: int, problem: str, **facts: str) -> Fault:
    """Return a fault with a table's line as its place."""
    return Fault(f"line {line}", problem, facts)
