"""How a message leaves for the user's own e-mail program: as a link, as a draft, or by the clipboard."""

from collections.abc import Sequence

from hearback.domain.job_application import Person
from hearback.exchange.mail.draft import eml_draft
from hearback.exchange.mail.link import mailto_link
from hearback.exchange.mail.rich_text import rich_text
from hearback.usecases.composing import MailLink


class Mail:
    """The formats that the composer hands messages over in."""

    def link(self, to: Sequence[Person], subject: str, body: str) -> MailLink:
        """Return the link; raises Refused for what cannot be handed over."""
        return mailto_link(to, subject, body)

    def draft(self, to: Sequence[Person], subject: str, body: str) -> bytes:
        """Return an unsent draft; raises Refused likewise."""
        return eml_draft(to, subject, body)

    def rich_text(self, body: str, language: str) -> str:
        """Return the text as HTML."""
        return rich_text(body, language)
