"""How values stand in the store's columns: moments, timings, lists, and the keys that names are compared and sorted by."""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable

from hearback.domain.moments import Moment
from hearback.domain.pace import PaceChanges, Span, Timing

Value = str | int | float | None

_TIMINGS = ("thank_you", "check_in", "application_check_in", "final_check_in")
_PLAIN_LETTERS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe"}
_LETTERS_WITHOUT_PARTS = re.compile(f"[{''.join(_PLAIN_LETTERS)}]")
# accents, Hebrew points, Arabic vowel signs; not the marks that other scripts spell with
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def instant_text(instant: dt.datetime) -> str:
    """Return an aware instant in UTC as text that sorts as time does: `2026-11-23T09:00:00.000000Z`."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return f"{instant.astimezone(dt.UTC).isoformat(timespec='microseconds')[:26]}Z"


def moment_text(moment: Moment) -> str:
    """Return an instant as `instant_text`, a day as `YYYY-MM-DD`."""
    return instant_text(moment) if isinstance(moment, dt.datetime) else moment.isoformat()


def moment_of(text: str) -> Moment:
    """Return the moment that a text of `moment_text` stands for."""
    return dt.datetime.fromisoformat(text) if len(text) > 10 else dt.date.fromisoformat(text)


def optional_moment_text(moment: Moment | None) -> str | None:
    """Return `moment_text`, or None for None."""
    return None if moment is None else moment_text(moment)


def optional_moment_of(text: str | None) -> Moment | None:
    """Return `moment_of`, or None for None."""
    return None if text is None else moment_of(text)


def optional_instant_text(instant: dt.datetime | None) -> str | None:
    """Return `instant_text`, or None for None."""
    return None if instant is None else instant_text(instant)


def list_text(items: Iterable[str]) -> str | None:
    """Return texts as a JSON array, or None where there are none."""
    given = list(items)
    return json.dumps(given, ensure_ascii=False) if given else None


def list_of(text: str | None) -> tuple[str, ...]:
    """Return the texts that `list_text` wrote."""
    return tuple(json.loads(text)) if text else ()


def timing_text(timing: Timing | None) -> str | None:
    """Return a timing as `24h 24h 48h`, or None for None."""
    return None if timing is None else " ".join(map(str, timing))


def timing_of(text: str) -> Timing:
    """Return the timing that `timing_text` wrote."""
    opens, best, ends = map(Span.parse, text.split(" "))
    return opens, best, ends


def pace_changes_text(changes: PaceChanges) -> str | None:
    """Return an application's own timing as a JSON object, or None where it has none."""
    if not changes:
        return None
    written = {name: timing_text(getattr(changes, name)) for name in _TIMINGS}
    written["move_on"] = None if changes.move_on is None else str(changes.move_on)
    return json.dumps({name: text for name, text in written.items() if text is not None})


def pace_changes_of(text: str | None) -> PaceChanges:
    """Return the changes that `pace_changes_text` wrote."""
    if text is None:
        return PaceChanges()
    written = json.loads(text)
    move_on = written.pop("move_on", None)
    return PaceChanges(
        **{name: timing_of(timing) for name, timing in written.items()}, move_on=None if move_on is None else Span.parse(move_on)
    )


def folded(text: str) -> str:
    """Return text without letter case and accents, so that `Müßig` and `MUSSIG`, `İzmir` and `ızmir` compare equal."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text.casefold())
    plain = _LETTERS_WITHOUT_PARTS.sub(lambda letter: _PLAIN_LETTERS[letter[0]], parted)
    return unicodedata.normalize("NFC", _MARKS.sub("", plain)).casefold()


def sorting_key(text: str) -> str:
    """Return the text that a name is sorted by."""
    return folded(text).strip()
