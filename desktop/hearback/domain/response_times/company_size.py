"""How large a company is, where the user's tags tell: `50 employees`, `11-50`, `1000+`."""

import re
from collections.abc import Iterable
from enum import StrEnum


class CompanySize(StrEnum):
    """Sizes by head count, with the European Union's limits (recommendation 2003/361/EC)."""

    SMALL = "small"
    """fewer than 50 people"""
    MEDIUM = "medium"
    """50 to 249"""
    LARGE = "large"
    """250 and more"""


def company_size_of(tags: Iterable[str]) -> CompanySize | None:
    """Return the size that the first tag with a head count gives; None where none has one.

    A head count is a range (`51-200`), a least number (`1000+`, `>500`), a most (`<50`), or a number with a word after it
    that says people. Of a range its middle counts.
    """
    for tag in tags:
        if (found := _HEADS.fullmatch(tag.strip())) is not None and (heads := _heads(found)) is not None:
            return CompanySize.SMALL if heads < 50 else CompanySize.MEDIUM if heads < 250 else CompanySize.LARGE
    return None


def _heads(found: re.Match[str]) -> float | None:
    sign, low, high, plus, word = found.group("sign", "low", "high", "plus", "word")
    least = int(low.replace(" ", "").replace(".", "").replace(",", ""))
    if high:
        return (least + int(high.replace(" ", "").replace(".", "").replace(",", ""))) / 2
    if sign == "<":
        return least - 1
    # a bare number may be anything: a year, a floor
    return least if sign or plus or word else None


_COUNT = r"\d{1,3}(?:[., ]\d{3})+|\d{1,7}"
_HEADS = re.compile(
    rf"(?P<sign>[<>])?\s*(?P<low>{_COUNT})\s*(?:(?:-|–|to|bis)\s*(?P<high>{_COUNT})|(?P<plus>\+))?"
    r"\s*(?P<word>employees?|people|staff|heads|fte|mitarbeiter(?:innen|:innen)?|angestellte|beschäftigte|leute|"
    r"employés|salariés|personnes|empleados|personas|dipendenti|persone|medewerkers|werknemers|mensen|pracowników|osób|"
    r"funcionários|colaboradores|pessoas)?",
    re.IGNORECASE,
)
