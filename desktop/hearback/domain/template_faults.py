"""What is wrong in a template's text: placeholders nobody knows, braces and optional parts left open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hearback.domain.message import PLACEHOLDERS
from hearback.domain.text_ranges import Span


class TemplateFaultKind(StrEnum):
    """What is wrong."""

    UNKNOWN = "unknown"
    """Braces around something that is no placeholder."""
    BRACES = "braces"
    """A placeholder whose braces are not exactly one on each side."""
    NOT_CLOSED = "not-closed"
    """`[[` without its `]]`."""
    NOT_OPENED = "not-opened"
    """`]]` without its `[[`."""
    NESTED = "nested"
    """`[[` within an optional part."""
    ALWAYS_THERE = "always-there"
    """An optional part without a placeholder, which could never be left out."""


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong, where (in characters), the words there, and the placeholder that was likely meant."""

    kind: TemplateFaultKind
    span: Span
    words: str
    meant: str | None = None


def template_faults(text: str) -> Sequence[TemplateFault]:
    """Return what is wrong in a text, in its order."""
    return sorted([*_braces(text), *_sections(text)], key=lambda one: one.span)


def likely_meant(name: str) -> str | None:
    """Return the placeholder that a misspelt name is nearest to; None where it is near to none."""
    from difflib import get_close_matches

    typed = "_".join(_WORD.findall(name.casefold()))
    if typed in PLACEHOLDERS:
        return typed
    known = {one: one for one in PLACEHOLDERS} | _ALSO_CALLED
    near = get_close_matches(typed, known, n=1, cutoff=0.7)
    return known[near[0]] if near else None


def _braces(text: str) -> Iterator[TemplateFault]:
    for found in _BRACED.finditer(text):
        name = found["name"] or found["open"] or found["late"]
        is_known = name in PLACEHOLDERS
        if is_known and found[0] == f"{{{name}}}":
            continue
        meant = likely_meant(name)
        if found["name"] and not is_known:
            yield TemplateFault(TemplateFaultKind.UNKNOWN, found.span(), found[0], meant)
        elif meant is not None:
            # a lone brace beside other words may be meant as one
            yield TemplateFault(TemplateFaultKind.BRACES, found.span(), found[0], meant)


def _sections(text: str) -> Iterator[TemplateFault]:
    opened: re.Match[str] | None = None
    for edge in _EDGE.finditer(text):
        if edge[0] == "[[":
            if opened is not None:
                yield TemplateFault(TemplateFaultKind.NESTED, edge.span(), _words_at(text, edge))
            else:
                opened = edge
        elif opened is None:
            yield TemplateFault(TemplateFaultKind.NOT_OPENED, edge.span(), _words_at(text, edge))
        else:
            inside = text[opened.end() : edge.start()]
            if not any(f"{{{name}}}" in inside for name in PLACEHOLDERS) and not _BRACED.search(inside):
                span = (opened.start(), edge.end())
                yield TemplateFault(TemplateFaultKind.ALWAYS_THERE, span, text[span[0] : span[1]])
            opened = None
    if opened is not None:
        yield TemplateFault(TemplateFaultKind.NOT_CLOSED, opened.span(), _words_at(text, opened))


def _words_at(text: str, edge: re.Match[str]) -> str:
    """Return an edge with the words that tell where it stands: those after `[[`, those before `]]`."""
    if edge[0] == "[[":
        return text[edge.start() : edge.end() + _SHOWN].split("\n")[0].rstrip()
    return text[max(edge.start() - _SHOWN, 0) : edge.end()].rpartition("\n")[2].lstrip()


_SHOWN = 20
"""How many characters tell where the edge of a part stands."""

_WORD = re.compile(r"[^\W_]+")
_EDGE = re.compile(r"\[\[|\]\]")
_BRACED = re.compile(
    r"""
    \{+ \s* (?P<name> [^\W\d] [^{}\[\]\n]{0,40}? ) \s* \}+  # {company}, { company }, {{first name}}
    | \{+ (?P<open> [^\W\d] \w* )                            # {company and no brace after it
    | (?<![\w{]) (?P<late> [a-z]+_[a-z_]+ ) \}+              # first_names} and no brace before it
    """,
    re.VERBOSE,
)

_ALSO_CALLED = {
    "name": "first_names",
    "names": "first_names",
    "recipient": "first_names",
    "surname": "full_names",
    "last_name": "full_names",
    "job": "role",
    "job_title": "role",
    "position": "role",
    "title": "role",
    "employer": "company",
    "organisation": "company",
    "organization": "company",
    "firm": "company",
    "my_name": "signature",
    "your_name": "signature",
    "sender": "signature",
    "interview": "round_name",
    "round": "round_name",
    "date": "round_day",
    "day": "round_day",
    "interview_date": "round_day",
    "interview_day": "round_day",
    "deadline": "promise_day",
    "strength": "fit",
    "strengths": "fit",
    "note": "topic",
}
"""What people call a placeholder who have not looked at the list."""
