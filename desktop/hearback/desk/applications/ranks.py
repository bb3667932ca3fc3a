"""The order of names that only the user's language knows: the industries' and the countries', for sorting by them."""

from hearback.desk.language.pace_names import name_of
from hearback.desk.words import Words
from hearback.usecases.planning import Planning
from hearback.usecases.ports import SortKey


def ranks_for(sort: SortKey, words: Words, planning: Planning) -> tuple[str, ...]:
    """Return the paces' ids or the countries' codes by name, where a list is sorted by these."""
    match sort:
        case SortKey.INDUSTRY:
            return tuple(sorted(planning.paces, key=lambda id_: name_of(words, planning.paces[id_]).casefold()))
        case SortKey.COUNTRY:
            from hearback.desk.fields.languages import country_names

            return tuple(code for code, _name in country_names(words))
        case _:
            return ()
