"""Reads people out of what spreadsheets and calendar files write about them: names, addresses, or both."""

import re
from collections.abc import Sequence

from hearback.domain.job_application import Person
from hearback.exchange.tables.guess import EMAIL
from hearback.exchange.tables.words import ImportWords, plain

_SEPARATORS = re.compile(r"\s*[;\n&/+|]\s*")


def natural_name(name: str) -> str:
    """Return a name as it is spoken: "Nair, Priya" is "Priya Nair"; quotes and outer blanks go."""
    name = " ".join(name.strip().strip("\"'“”„").split())
    family, comma, given = name.partition(", ")
    # "Acme, Inc." or a list of several people are no turned-round names
    if comma and "," not in given and not given.endswith(".") and 1 <= len(given.split()) <= 3 and len(family.split()) <= 3:
        return f"{given} {family}"
    return name


def people_in(text: str, words: ImportWords) -> tuple[Person, ...]:
    """Return the people a cell names: "Priya Nair", "Nair, Priya", "Priya Nair <p@x.example>; Tom Weiss", "Ana and Tom"."""
    people: dict[str, Person] = {}
    for part in _parts(text, words):
        found = EMAIL.search(part)
        email = found[0] if found else None
        name = natural_name((part[: found.start()] + part[found.end() :] if found else part).strip(" <>()[],:-–\t"))
        if name or email:
            # nobody's name is guessed from an address
            person = Person(name=name or str(email), email=email)
            people.setdefault(person.name, person)
    return tuple(people.values())


def _parts(text: str, words: ImportWords) -> Sequence[str]:
    parts: list[str] = []
    for piece in _SEPARATORS.split(text):
        together: list[str] = []
        for word in piece.split():
            if plain(word) in words.joins and together and len(plain(word)) > 1:
                parts.append(" ".join(together))
                together = []
            else:
                together.append(word)
        parts.append(" ".join(together))
    return [one for part in parts if part for one in _at_commas(part, words)]


def _at_commas(part: str, words: ImportWords) -> Sequence[str]:
    """Split "Priya Nair, Tom Weiss" (whole names), not "Nair, Priya" (one name turned round)."""
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    whole = all(len(piece.split()) > 1 or EMAIL.search(piece) for piece in pieces)
    return pieces if len(pieces) > 2 or (len(pieces) == 2 and whole) else [part]
