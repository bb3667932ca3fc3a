"""Makes the `mailto:` link that opens a message in the user's own e-mail program (RFC 6068)."""

from collections.abc import Sequence
from urllib.parse import quote

from hearback.domain.job_application import Person
from hearback.exchange.mail.parts import mail_parts
from hearback.usecases.composing import MailLink
from hearback.usecases.faults import Fault, Refused

LONGEST_LINK = 1_500
"""Characters that every mail program seen takes whole; the shortest limit met was about 1,620, of a web mail."""


def mailto_link(to: Sequence[Person], subject: str, body: str) -> MailLink:
    """Return the link, every part percent-encoded; without the body where it would be longer than `LONGEST_LINK`.

    Raises Refused as `mail_parts` does, and with "link-too-long" where recipients and subject alone are.
    """
    parts = mail_parts(to, subject, body)
    # only the @ between an address's parts stays: RFC 6068 would allow more, some programs would not
    recipients = ",".join(quote(address, safe="@") for _, address in parts.to)
    without_body = _link(recipients, {"subject": parts.subject})
    if len(without_body) > LONGEST_LINK:
        facts = {"length": str(len(without_body)), "limit": str(LONGEST_LINK)}
        raise Refused([Fault("subject", "link-too-long", facts)])
    whole = _link(recipients, {"subject": parts.subject, "body": parts.body})
    return MailLink(whole, False) if len(whole) <= LONGEST_LINK else MailLink(without_body, True)


def _link(recipients: str, headers: dict[str, str]) -> str:
    given = "&".join(f"{name}={quote(value, safe='')}" for name, value in headers.items() if value)
    return f"mailto:{recipients}?{given}" if given else f"mailto:{recipients}"
