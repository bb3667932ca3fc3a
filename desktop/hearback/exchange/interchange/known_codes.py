"""Which time zones, countries and languages exist, by lists that others keep: the zone database and CLDR."""

import re
from functools import cache
from importlib.resources import files

_LANGUAGE_TAG = re.compile(
    # RFC 5646, section 2.1 without the grandfathered and the purely private tags, whose language nobody can know
    r"""(?P<language>[a-z]{2,3})(-[a-z]{3}){0,3}
        (-[a-z]{4})?
        (-([a-z]{2}|[0-9]{3}))?
        (-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*
        (-[0-9a-wy-z](-[a-z0-9]{2,8})+)*
        (-x(-[a-z0-9]{1,8})+)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_NOT_PLACES = frozenset({"Factory", "localtime", "posixrules"})


def is_zone(name: str) -> bool:
    """Whether an IANA time zone has this name."""
    return name in _zones()


def is_country(code: str) -> bool:
    """Whether ISO 3166-1 assigns this alpha-2 code, or it is Kosovo's, which everybody uses until there is one."""
    return code in _countries() or code == "XK"


def is_language(tag: str) -> bool:
    """Whether this is a well-formed BCP 47 tag whose primary language exists."""
    found = _LANGUAGE_TAG.fullmatch(tag)
    return found is not None and found["language"].lower() in _languages()


@cache
def _zones() -> frozenset[str]:
    from zoneinfo import available_timezones

    return frozenset(available_timezones()) - _NOT_PLACES


@cache
def _countries() -> frozenset[str]:
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    return frozenset(line[:2] for line in table.splitlines() if not line.startswith("#"))


@cache
def _languages() -> frozenset[str]:
    from babel.core import get_global

    # CLDR's table of likely subtags has an entry for every living language, its aliases the codes that were renamed (iw, tw)
    known = {tag for tag in get_global("likely_subtags") if "_" not in tag}
    renamed = {tag for tag in get_global("language_aliases") if len(tag) == 2}
    return frozenset((known | renamed) - {"und"})
