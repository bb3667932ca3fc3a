"""Whether spelling is checked, and the user's own words: kept with the preferences, so a backup has them, too."""

from collections.abc import Mapping, Sequence

from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.ports import Archive

EVERY_LANGUAGE = "*"
_IS_CHECKED = "spelling"
_OWN_WORDS = "own-words"

OwnWords = Mapping[str, Sequence[str]]
"""Words in alphabetical order by language (`de`; `*` for those that are right in every one)."""


class Spelling:
    """What the user decides about spelling; nothing of it is a step of undo."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @property
    def is_checked(self) -> bool:
        """Whether misspelt words are to be shown."""
        return self._archive.preferences().get(_IS_CHECKED) is not False

    def check(self, on: bool) -> Change:
        """Show misspelt words, or leave that."""
        return self._remember({_IS_CHECKED: preferences_of(on, {})[_IS_CHECKED]})

    def own_words(self) -> OwnWords:
        """Return the user's own words; anything that does not look as it is kept is left out."""
        kept = self._archive.preferences().get(_OWN_WORDS)
        return {
            str(language): sorted({word for word in words if isinstance(word, str) and word}, key=str.casefold)
            for language, words in (kept.items() if isinstance(kept, dict) else ())
            if isinstance(words, list)
        }

    def words_for(self, language: str) -> frozenset[str]:
        """Return the user's own words that hold in a language (BCP 47)."""
        own = self.own_words()
        return frozenset([*own.get(base_of(language), ()), *own.get(EVERY_LANGUAGE, ())])

    def add(self, word: str, language: str = EVERY_LANGUAGE) -> Change:
        """Take a word as the user's own in a language (BCP 47), or in every one."""
        own = self.own_words()
        base = base_of(language)
        return self.keep({**own, base: sorted({*own.get(base, ()), word}, key=str.casefold)})

    def keep(self, own: OwnWords) -> Change:
        """Have these own words and no others."""
        return self._remember({_OWN_WORDS: preferences_of(True, own)[_OWN_WORDS]})

    def _remember(self, preferences: Mapping[str, object]) -> Change:
        return self._archive.write(Act.REMEMBER, "", Edits(preferences=preferences))


def preferences_of(is_checked: bool, own: OwnWords) -> Mapping[str, object]:
    """Return what the user decided as preferences; what is as at first takes none."""
    return {
        _IS_CHECKED: None if is_checked else False,
        _OWN_WORDS: {language: list(words) for language, words in own.items() if words} or None,
    }


def base_of(language: str) -> str:
    """Return a language without its region: own words hold in all of them."""
    return language.replace("_", "-").split("-")[0].lower()
