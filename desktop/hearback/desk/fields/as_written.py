"""Texts for places in which Qt gives a sign a meaning of its own, so that they show as they are written."""

import re


def on_button(text: str, most_letters: int = 80) -> str:
    """Return a text for a button, a tab or a menu: one line in which every & is shown, shortened where it has no end."""
    line = " ".join(text.splitlines())
    if len(line) > most_letters:
        line = f"{line[: most_letters - 1].rstrip()}…"
    # a lone one would make the next letter a shortcut
    return line.replace("&", "&&")


def without_access_key(text: str) -> str:
    """Return a menu's or a label's text without the mark of its access key: `&Edit`, and `編集(&E)` as the East writes it."""
    return re.sub(r"\s?\(&\w\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&")


def in_title(text: str) -> str:
    """Return a text for a window's title, where [*] stands for whether something is unsaved."""
    return text.replace("[*]", "[*][*]")
