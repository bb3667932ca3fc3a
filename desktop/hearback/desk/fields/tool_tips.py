"""Shows a user's words in tool tips as they are: Qt would take what looks like mark-up for it, and load the files it names."""


def plain_tool_tip(text: str) -> str:
    """Return a text so that a tool tip shows every character of it, line breaks included."""
    from html import escape

    return f"<div style='white-space: pre-wrap'>{escape(text)}</div>" if text else ""
