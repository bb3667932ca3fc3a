"""Which way a text addresses its reader, in languages that have two: the familiar one (du, tu, tú) or the formal one."""

import re
from collections.abc import Mapping
from functools import cache

from hearback.domain.job_application import JobApplication
from hearback.domain.left_to_fill_in import without_marks


def is_familiar(text: str, language: str) -> bool:
    """Return whether a text says du, tu or the like more often than Sie, vous …; never in a language without the two.

    What a mark asks to fill in is said by the program, not by the text.
    """
    base = language.split("-")[0]
    if base not in _WORDS:
        return False
    familiar, formal = _patterns(base)
    text = without_marks(text)
    return len(familiar.findall(text)) > len(formal.findall(text))


def on_familiar_terms(application: JobApplication, language: str) -> bool:
    """Return whether anything written or heard was familiar: who has come to say du does not go back to Sie."""
    texts = [*(one.body for one in application.messages), *(one.text for one in application.replies)]
    return any(is_familiar(text, language) for text in texts if text)


@cache
def _patterns(base: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    familiar, formal = _WORDS[base]
    return re.compile(rf"\b(?i:{familiar})\b"), re.compile(rf"\b(?:{formal})\b")


_WORDS: Mapping[str, tuple[str, str]] = {
    # a capital tells you from them only within a sentence; ihr is also her
    "de": ("du|dich|dir|dein(?:e[mnrs]?)?|euch|euer|eure[mnrs]?", r"(?<=[a-zäöüß,;:]\s)(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)"),
    "es": ("tú|tus?|te|ti|contigo|vosotr[oa]s|vuestr[oa]s?|os", "(?i:ustedes|usted)"),
    # y a-t-il says nothing to anybody
    "fr": (r"tu|te|toi|ton|ta|tes|(?<!-)t(?=['’]\w)", "(?i:vous|votre|vos)"),
    "it": ("ciao|tu|ti|te|tuo|tua|tuoi|tue", "(?i:lei)"),
    "nl": ("hoi|je|jij|jou|jouw|jullie", "(?i:u|uw)"),
    "pl": ("cześć|ty|cię|ciebie|tobie|tobą|twój|twoj\\w+|was|wam|wami|wasz\\w*", "(?i:pani?|panu|panią|państw\\w+)"),
    "pt": ("tu|te|ti|contigo|teus?|tuas?", "(?i:você|senhora?)"),
}
"""By language, the words of the familiar address, whatever their case, and those of the formal one."""
