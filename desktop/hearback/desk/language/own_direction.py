"""Keeps a name's direction to the name: what turns the order of signs within it ends where it ends."""

import re

_ISOLATING, _EMBEDDING = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"
_END_OF_ISOLATE, _END_OF_EMBEDDING = "\u2069", "\u202c"
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def closed(text: str) -> str:
    """Return a text in which every turn of direction is ended, and nothing is ended that did not begin in it."""
    if text.isascii() or not _TURNS.search(text):
        return text
    kept: list[str] = []
    ends: list[str] = []
    for sign in text:
        if sign in _ISOLATING:
            ends.append(_END_OF_ISOLATE)
        elif sign in _EMBEDDING:
            ends.append(_END_OF_EMBEDDING)
        elif sign == _END_OF_EMBEDDING:
            if ends[-1:] != [sign]:
                continue
            ends.pop()
        elif sign == _END_OF_ISOLATE:
            if sign not in ends:
                continue
            # the end of an isolate ends the embeddings within it
            while ends.pop() != sign:
                pass
        kept.append(sign)
    return "".join((*kept, *reversed(ends)))
