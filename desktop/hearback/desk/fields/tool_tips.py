"""Shows a user's words in tool tips as they are: Qt would take what looks like mark-up for it, and load the files it names."""

from hearback.desk.fields.long_words import breakable

_MOST_LETTERS = 1200
"""A tool tip cannot be scrolled: more than this would not fit on a screen."""


def plain_tool_tip(text: str) -> str:
    """Return a text so that a tool tip shows every character of it, line breaks included; one without an end is cut."""
    from html import escape

    if len(text) > _MOST_LETTERS:
        text = f"{text[:_MOST_LETTERS].rstrip()} …"
    lines = "\n".join(breakable(text).splitlines())
    return f"<div style='white-space: pre-wrap'>{escape(lines)}</div>" if text else ""
