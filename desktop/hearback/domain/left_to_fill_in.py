"""Finds what is still to be filled in: marks of templates, placeholders, and what people paste from the web."""

import re
from collections.abc import Iterable, Sequence

from hearback.domain.text_ranges import Span


def marks_left(text: str, own_words: Iterable[str] = ()) -> Sequence[Span]:
    """Return where something is left to fill in, in order; `own_words` (a company named `[x]`) are never marks."""
    spared = [match.span() for own in own_words if own for match in re.finditer(re.escape(own), text)]
    return [
        match.span()
        for match in _MARK.finditer(text)
        if not any(start <= match.start() and match.end() <= end for start, end in spared)
    ]


def without_marks(text: str) -> str:
    """Return the text with blanks where our fill-in marks stand, so that ranges stay the same."""
    return _OWN_MARK.sub(lambda mark: " " * len(mark[0]), text)


_OWN = r"\[…(?:(?!…\]|\[…).)*…\]"
_OWN_MARK = re.compile(_OWN, re.DOTALL)
_MARK = re.compile(
    rf"(?s:{_OWN})"
    r"|\[\[|\]\]"
    r"|\{\{?[A-Za-z_][A-Za-z0-9_ ]{0,40}\}?\}"
    r"|\[(?=[^\[\]\n]*[^\W\d_])[^\[\]\n]{1,80}\]"
    r"|<[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,4}>"
    r"|_{3,}|(?<!\w)(?:X{3,}|TODO|TBD|TBC)(?!\w)|[Ll]orem ipsum"
)
