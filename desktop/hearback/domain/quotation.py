"""Quotation marks as the languages set them, and a note's words in the form in which a message takes them up."""

from hearback.domain.job_application import ConversationNote, NoteKind

_ENGLISH = ("“", "”")
_LOW = ("„", "“")
_LOW_AND_HIGH = ("„", "”")
_POINTED = ("«", "»")
# as CLDR has them; French sets them off by a narrow blank that does not break
_OF_LANGUAGE = {
    **dict.fromkeys(("bg", "cs", "de", "et", "is", "lt", "mk", "sk", "sl", "sr"), _LOW),
    **dict.fromkeys(("hr", "hu", "pl", "ro"), _LOW_AND_HIGH),
    **dict.fromkeys(("ca", "el", "es", "fa", "it", "nb", "nn", "no", "pt-pt", "ru", "uk", "de-ch", "de-li", "fr-ch"), _POINTED),
    **dict.fromkeys(("fi", "he", "sv"), ("”", "”")),
    **dict.fromkeys(("ja", "zh-tw", "zh-hk", "zh-hant"), ("「", "」")),
    "ar": ("”", "“"),
    "fr": ("«\u202f", "\u202f»"),
    "nl": ("‘", "’"),
}
_OPENING = "\"'“”„«»‹›‘’‚「『"
_CLOSING = "\"'“”«»‹›‘’」』"
_BLANKS = " \u00a0\u202f"


def quoted(text: str, language: str) -> str:
    """Return words in the quotation marks of a language (BCP 47), in place of those that they brought along."""
    tag = language.casefold()
    opening, closing = _OF_LANGUAGE.get(tag) or _OF_LANGUAGE.get(tag.split("-")[0], _ENGLISH)
    return f"{opening}{_bare(text)}{closing}"


def note_as_said(note: ConversationNote, language: str) -> str:
    """Return a note's words in one line, a quotation in quotation marks of the language."""
    text = " ".join(note.text.split())
    return quoted(text, language) if note.kind is NoteKind.QUOTE else text


def is_quotation(text: str) -> bool:
    """Whether words stand in quotation marks as a whole."""
    return len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING


def _bare(text: str) -> str:
    return text[1:-1].strip(_BLANKS) if is_quotation(text) else text
