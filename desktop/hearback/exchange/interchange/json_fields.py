"""Typed access to the keys of JSON objects that collects every fault with its path instead of stopping at the first."""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from hearback.domain.moments import Moment
from hearback.exchange.interchange.strict_json import RepeatedKeys, UnusableNumber
from hearback.usecases.faults import Fault

T = TypeVar("T")

_ABSENT = object()
_NO_DAY = dt.date.min  # stands in where a fault was noted: what was read is then thrown away
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}")
_LONGEST_SHOWN = 80
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-5][0-9](?::[0-5][0-9])?)?)?"
)


class Fields:
    """One JSON object at a path; what is read from it is only meaningful while `faults` stays empty."""

    __slots__ = ("_before", "_faults", "_found", "_path")

    def __init__(self, found: dict[str, object], path: str, known: frozenset[str], faults: list[Fault]) -> None:
        self._found = found
        self._path = path
        self._faults = faults
        if isinstance(found, RepeatedKeys):
            faults.extend(Fault(path_of(path, key), "repeated-key") for key in found.repeated)
        if not found.keys() <= known:
            faults.extend(Fault(path_of(path, key), "unknown-key") for key in found if key not in known)
        self._before = len(faults)

    @classmethod
    def of(cls, value: object, path: str, known: frozenset[str], faults: list[Fault]) -> "Fields | None":
        """Return the fields of a value, or None (with a fault noted) where it is not an object."""
        if isinstance(value, dict):
            return cls(value, path, known, faults)
        faults.append(wrong_type(path or "$", "object", value))
        return None

    @property
    def sound(self) -> bool:
        """Whether everything read from this object so far was as it should be."""
        return len(self._faults) == self._before

    def fault(self, key: str, problem: str, **facts: str) -> None:
        """Note what is wrong with the value of a key."""
        self._faults.append(Fault(self.path_of(key), problem, facts))

    def wrong(self, key: str, expected: str) -> None:
        """Note that the value of a key is not of the type expected."""
        self._faults.append(wrong_type(self.path_of(key), expected, self._found.get(key)))

    def path_of(self, key: str) -> str:
        """Return the path of a key's value; the key may carry an index (`tags[0]`)."""
        return f"{self._path}.{key}" if self._path else key

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._found

    def text(self, key: str) -> str | None:
        """Return a text; None where it is absent or empty, which says as little."""
        value = self._found.get(key, _ABSENT)
        if value is _ABSENT:
            return None
        return self._text(value, key) or None

    def required_text(self, key: str) -> str:
        """Return a text that must be there and not be blank."""
        value = self._found.get(key, _ABSENT)
        if value is _ABSENT:
            self.fault(key, "missing")
            return ""
        text = self._text(value, key)
        if text is not None and (not text or text.isspace()):
            self.fault(key, "blank")
        return text or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them blank."""
        if key not in self._found:
            return ()
        found = []
        for index, value in enumerate(self._list(key)):
            place = f"{key}[{index}]"
            text = self._text(value, place)
            if text is not None and (not text or text.isspace()):
                self.fault(place, "blank")
            found.append(text or "")
        return tuple(found)

    def checked(self, key: str, problem: str, exists: Callable[[str], bool]) -> str | None:
        """Return a text that must pass a check; the fault names the value."""
        text = self.text(key)
        if text is not None and not exists(text):
            self.fault(key, problem, value=shown(text))
        return text

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is absent."""
        value = self._found.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, "boolean")
        return value is True

    def choice(self, key: str, choices: Mapping[str, T], default: T | None = None) -> T:
        """Return what a required word stands for; one with a default may be absent."""
        value = self._found.get(key, _ABSENT)
        anything = next(iter(choices.values()))
        if value is _ABSENT:
            if default is None:
                self.fault(key, "missing")
            return default or anything
        if not isinstance(value, str):
            self.wrong(key, "text")
            return anything
        return self._chosen(value, key, choices) or anything

    def choices(self, key: str, choices: Mapping[str, T]) -> tuple[T, ...]:
        """Return what the words of a list stand for."""
        words = enumerate(self.texts(key))
        found = [self._chosen(word, f"{key}[{index}]", choices) for index, word in words if word and not word.isspace()]
        return tuple(one for one in found if one is not None)

    def moment(self, key: str) -> Moment | None:
        """Return an instant (in UTC) or a day; None where it is absent."""
        value = self._found.get(key, _ABSENT)
        return None if value is _ABSENT else self._moment(value, key)

    def required_moment(self, key: str) -> Moment:
        """Return an instant (in UTC) or a day that must be there."""
        value = self._found.get(key, _ABSENT)
        if value is _ABSENT:
            self.fault(key, "missing")
            return _NO_DAY
        return self._moment(value, key)

    def required_day(self, key: str) -> dt.date:
        """Return a day that must be there."""
        moment = self.required_moment(key)
        if isinstance(moment, dt.datetime):
            self.fault(key, "not-a-day", value=shown(str(self._found[key])))
        return moment

    def inner(self, key: str, known: frozenset[str]) -> "Fields | None":
        """Return the fields of an object; None where it is absent."""
        value = self._found.get(key, _ABSENT)
        return None if value is _ABSENT else Fields.of(value, self.path_of(key), known, self._faults)

    def each(self, key: str, known: frozenset[str]) -> Sequence["Fields"]:
        """Return the fields of each object in a list."""
        if key not in self._found:
            return ()
        path = self.path_of(key)
        found = [Fields.of(value, f"{path}[{index}]", known, self._faults) for index, value in enumerate(self._list(key))]
        return [fields for fields in found if fields is not None]

    def value(self, key: str) -> object:
        """Return a value as it stands; None where it is absent."""
        return self._found.get(key)

    def _chosen(self, word: str, place: str, choices: Mapping[str, T]) -> T | None:
        chosen = choices.get(word)
        if chosen is None:
            self.fault(place, "unknown-choice", value=shown(word), expected=" ".join(choices))
        return chosen

    def _list(self, key: str) -> list[object]:
        value = self._found.get(key, _ABSENT)
        if isinstance(value, list):
            return value
        if value is not _ABSENT:
            self.wrong(key, "array")
        return []

    def _text(self, value: object, place: str) -> str | None:
        if not isinstance(value, str):
            self._faults.append(wrong_type(self.path_of(place), "text", value))
            return None
        if not is_storable(value):
            self.fault(place, "bad-character", value=shown(value))
        return value

    def _moment(self, value: object, key: str) -> Moment:
        if not isinstance(value, str):
            self.wrong(key, "text")
            return _NO_DAY
        found = _MOMENT.fullmatch(value)
        problem = "not-a-moment"
        if found is not None:
            try:
                if found[1] is None:
                    return dt.date.fromisoformat(value)
                if found[2] is not None:
                    return dt.datetime.fromisoformat(value).astimezone(dt.UTC)
                problem = "no-offset"
            except OverflowError:
                problem = "date-out-of-range"
            except ValueError:
                pass  # the 30th of February
        self.fault(key, problem, value=shown(value))
        return _NO_DAY


def path_of(parent: str, key: str) -> str:
    """Return the path of a key below a parent's path (the document's own is empty), odd keys quoted and shortened."""
    if _PLAIN_KEY.fullmatch(key):
        return f"{parent}.{key}" if parent else key
    return f"{parent or '$'}[{json.dumps(key[:_LONGEST_SHOWN])}]"


def is_storable(text: str) -> bool:
    """Whether a text can be kept and shown: no NUL, no half of a surrogate pair."""
    if "\0" in text:
        return False
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def shown(text: str) -> str:
    """Return a value as a fault may name it: one line of printable characters, not too long."""
    shortened = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return shortened if shortened.isprintable() else json.dumps(shortened)


def plain_json(value: object, path: str, faults: list[Fault], levels: int = 32) -> None:
    """Note what keeps a value from being plain JSON data at most so many levels deep."""
    if isinstance(value, str):
        if not is_storable(value):
            faults.append(Fault(path, "bad-character", {"value": shown(value)}))
    elif isinstance(value, UnusableNumber):
        faults.append(Fault(path, "bad-number"))
    elif isinstance(value, dict | list) and not levels:
        faults.append(Fault(path, "too-deep"))
    elif isinstance(value, dict):
        if isinstance(value, RepeatedKeys):
            faults.extend(Fault(path_of(path, key), "repeated-key") for key in value.repeated)
        for key, inner in value.items():
            if not is_storable(key):
                faults.append(Fault(path_of(path, key), "bad-character", {"value": shown(key)}))
            plain_json(inner, path_of(path, key), faults, levels - 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            plain_json(inner, f"{path}[{index}]", faults, levels - 1)


def wrong_type(path: str, expected: str, value: object) -> Fault:
    """Return the fault of a value that is not of the type expected, both by JSON's own words."""
    if isinstance(value, UnusableNumber):
        return Fault(path, "bad-number")
    return Fault(path, "wrong-type", {"expected": expected, "found": _type_of(value)})


def _type_of(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "text"
        case int() | float():
            return "number"
        case list():
            return "array"
    return "object"
