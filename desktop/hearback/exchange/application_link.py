"""Links such as `hearback:7c9e…`, by which other programs open an application: one way to write each, and nothing else."""

from urllib.parse import quote, unquote

SCHEME = "hearback:"

_LONGEST = 1000


def link_to(application: str) -> str:
    """Return the link to the application with this id."""
    return SCHEME + quote(application, safe="")


def is_link(text: str) -> bool:
    """Whether a text says that it is such a link, right or wrong."""
    return text[: len(SCHEME)].lower() == SCHEME


def application_of(link: str) -> str | None:
    """Return the id that a link names; None where it is not written exactly as `link_to` does (the scheme's letters aside)."""
    if not is_link(link) or len(link) > _LONGEST:
        return None
    written = link[len(SCHEME) :]
    try:
        application = unquote(written, errors="strict")
        return application if application and quote(application, safe="") == written else None
    except UnicodeError:
        return None
