"""The search index: what of an application is found, and how the user's words ask for it."""

import re

from hearback.storage.application_rows import Image
from hearback.storage.column_values import folded, list_of

# compiled (4 ms) when first met: most stores hold none of these
# scripts written without blanks: every character counts as a word, and several in a row as a phrase
_UNSPACED = "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
# C++ and C# are no plain C
_SIGNS = re.compile(r"(?<=\w)[+#]+(?!\w)")

# which columns of which tables are searched
_SEARCHED = (
    ("application", (2, 3, 11, 16)),  # company, role, location, notes
    ("person", (2, 3, 4)),  # name, title, e-mail address
    ("round", (2,)),  # name
    ("round_person", (3,)),
    ("note", (3,)),
    ("message", (4, 5)),  # subject, body
    ("message_to", (3,)),
    ("reply", (4, 5)),  # person, text
)


def searchable(text: str) -> str:
    """Return text as the index holds it, folded; the tokenizer finds the words in it."""
    found = folded(text)
    if "+" in found or "#" in found:
        found = _SIGNS.sub(lambda signs: signs[0].replace("+", "plus").replace("#", "sharp"), found)
    return found if found.isascii() else re.sub(_UNSPACED, r" \1 ", found)


def searchable_text(image: Image) -> str:
    """Return everything of an application that can be found."""
    found = [value for table, columns in _SEARCHED for row in image[table] for column in columns if (value := row[column])]
    found.extend(list_of(image["application"][0][14]))
    # each by itself: most are plain ASCII, which folds at once
    return "\n".join(map(searchable, found))


def match_expression(words: str) -> str | None:
    """Return the FTS5 query that finds every one of the user's words as a word's beginning; None where they hold no word."""
    writable = words.encode("utf-8", "ignore").decode()
    wanted = [searchable(word) for word in writable.replace('"', " ").replace("\0", " ").split()]
    return " ".join(f'"{word}"*' for word in wanted if any(map(str.isalnum, word))) or None
