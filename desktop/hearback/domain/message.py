"""Messages to be written: the draft, and the templates that starting texts are made from."""

from dataclasses import dataclass

from hearback.domain.job_application import MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A starting text for a kind of message in a language (BCP 47).

    `id` of a shipped one is `<language>/<kind>`; a user's template with the same id replaces it. `subject` and `body` hold
    `{placeholders}` from a fixed list and optional sections `[[ … ]]`, which are left out where a placeholder inside
    has no value. Nothing in a template can run.
    """

    id: str
    kind: MessageKind
    language: str
    name: str
    subject: str
    body: str
    shipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message being written."""

    kind: MessageKind
    to: tuple[str, ...] = ()
    subject: str = ""
    body: str = ""
