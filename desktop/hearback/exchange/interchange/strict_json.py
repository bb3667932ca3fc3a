"""Reads JSON more strictly than the standard library: repeated keys and odd numbers are marked, to be named by their path."""

import json
import math
from collections import Counter
from typing import Final

from hearback.usecases.faults import Fault, Refused

LONGEST_INTEGER = 15
"""Digits that every reader of JSON keeps exactly (2^53)."""


class RepeatedKeys(dict[str, object]):
    """An object in which a key stands more than once."""

    repeated: tuple[str, ...] = ()


class UnusableNumber:
    """A number that JSON does not know (NaN, Infinity) or that is too large to be kept."""


UNUSABLE_NUMBER: Final = UnusableNumber()


def parse_json(data: bytes) -> object:
    """Return the value that UTF-8 `data` (a byte order mark is allowed) spells, with `RepeatedKeys` and `UnusableNumber` in it.

    Raises Refused with one fault where it is not JSON at all.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused([Fault("$", "encoding", {"byte": str(error.start)})]) from None
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=lambda _: UNUSABLE_NUMBER,
        )
    except json.JSONDecodeError as error:
        raise Refused([Fault(f"{error.lineno}:{error.colno}", "not-json", {"detail": error.msg})]) from None
    except RecursionError:
        raise Refused([Fault("$", "too-deep")]) from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = RepeatedKeys(found)
    repeated.repeated = tuple(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
    return repeated


def _integer(digits: str) -> object:
    return int(digits) if len(digits.lstrip("-")) <= LONGEST_INTEGER else UNUSABLE_NUMBER


def _decimal(digits: str) -> object:
    value = float(digits)
    return value if math.isfinite(value) else UNUSABLE_NUMBER
