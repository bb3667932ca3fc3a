"""Writes a message as HTML for the clipboard: its paragraphs, direction and language; every character stays a character."""

import re
import unicodedata
from html import escape

_PAGE = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div{attributes}>{paragraphs}</div></body></html>'
_RUN_OF_BLANKS = re.compile("(?<= ) |^ ", re.MULTILINE)
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def rich_text(body: str, language: str) -> str:
    """Return the text as a page; a paragraph ends where a line is empty, and is written in the direction of its first letter.

    Pasted, and read as plain text again, it is the same text: further empty lines and runs of blanks are kept.
    """
    # a control character may not stand in HTML at all, not even escaped
    text = "".join(sign for sign in body.expandtabs(4) if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    # lang is for the whole, a direction for each paragraph: an Arabic letter may well quote an English one
    attributes = f' lang="{escape(language)}"{_direction(text)}'
    paragraphs = "".join(map(_paragraph, text.split("\n\n")))
    return _PAGE.format(attributes=attributes, paragraphs=paragraphs)


def _paragraph(text: str) -> str:
    escaped = escape(_RUN_OF_BLANKS.sub("\N{NO-BREAK SPACE}", text)).replace("\n", "<br>")
    return f"<p{_direction(text)}>{escaped or '<br>'}</p>"


def _direction(text: str) -> str:
    """Return the attribute that says in which direction a text runs; none where no letter says so."""
    for sign in text:
        if direction := _DIRECTIONS.get(unicodedata.bidirectional(sign)):
            return f' dir="{direction}"'
    return ""
