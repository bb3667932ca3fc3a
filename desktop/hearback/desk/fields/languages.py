"""Languages and countries by the names they have in the program's language."""

from collections.abc import Sequence

from hearback.desk.words import Words

# fmt: off
CUSTOMS = (
    "ar-AE", "ar-EG", "ar-SA", "de-AT", "de-CH", "de-DE", "en-AU", "en-CA", "en-GB", "en-IE", "en-IN",
    "en-NZ", "en-US", "en-ZA", "es-AR", "es-CL", "es-CO", "es-ES", "es-MX", "fr-BE", "fr-CA", "fr-CH", "fr-FR",
    "he-IL", "hi-IN", "it-CH", "it-IT", "ja-JP", "ko-KR", "nl-BE", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "tr-TR",
    "uk-UA", "zh-Hans-CN",
)
# fmt: on
"""Languages in countries whose ways of writing dates, times and numbers can be chosen."""


def language_names(words: Words, codes: Sequence[str] | None = None, *, own: bool = False) -> Sequence[tuple[str, str]]:
    """Return languages (BCP 47) with their names, sorted by name: those of `codes`, or the world's; `own`: in themselves."""
    from babel import Locale, UnknownLocaleError

    known = {str(code): str(name) for code, name in words.locale.languages.items()}

    def name(code: str) -> str:
        if own:
            try:
                return (Locale.parse(code, sep="-").display_name or code).capitalize()
            except (UnknownLocaleError, ValueError):
                return code
        return known.get(code.replace("-", "_")) or known.get(code.split("-")[0], code)

    every = codes if codes is not None else [code for code in known if len(code) == 2]
    return sorted(((code, name(code)) for code in every), key=lambda one: one[1].casefold())


def country_names(words: Words) -> Sequence[tuple[str, str]]:
    """Return countries (ISO 3166-1 alpha-2) with their names, sorted by name."""
    territories = {str(code): str(name) for code, name in words.locale.territories.items()}
    countries = [(code, name) for code, name in territories.items() if len(code) == 2 and code.isalpha()]
    return sorted((one for one in countries if one[0] not in _NO_COUNTRIES), key=lambda one: one[1].casefold())


# codes that CLDR names although ISO 3166-1 does not assign them
_NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
