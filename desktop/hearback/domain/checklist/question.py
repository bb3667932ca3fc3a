"""Whether a check-in asks one clear, easy question."""

import re
from collections.abc import Sequence

from hearback.domain.checklist.finding import Context, Finding, Verdict, in_body
from hearback.domain.checklist_items import Item
from hearback.domain.text_ranges import Span, sentences_in

MOST_QUESTIONS = 2


def question(body: str, context: Context) -> Finding:
    """Count the question marks outside of links: one or two are easy to answer."""
    marks = _GREEK_MARKS if context.language.split("-")[0].lower() == "el" else _MARKS
    found = [match.start() for match in marks.finditer(_LINK.sub(lambda link: " " * len(link[0]), body))]
    if not found:
        return Finding(Item.QUESTION, Verdict.OPEN, facts={"count": 0})
    passages = in_body(dict.fromkeys(_sentence_at(mark, sentences_in(body)) for mark in found))
    verdict = Verdict.SATISFIED if len(found) <= MOST_QUESTIONS else Verdict.WARNING
    return Finding(Item.QUESTION, verdict, passages, facts={"count": len(found)})


def _sentence_at(mark: int, sentences: Sequence[Span]) -> Span:
    return next((span for span in sentences if span[0] <= mark < span[1]), (mark, mark + 1))


_MARKS = re.compile(r"[!！]*[?？؟՞⁇⁈⁉][?？؟՞⁇⁈⁉!！]*")
# Greek asks with a semicolon, or its double
_GREEK_MARKS = re.compile(r"[!！]*[?？;\u037e][?;\u037e!]*")
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S+|(?<![\w@.-])[\w-]++(?:\.[\w-]++)++/\S+", re.IGNORECASE)
