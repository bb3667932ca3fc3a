"""Checks a message before it is handed to a mail program: nothing in it may become a header or an address of its own."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from hearback.domain.job_application import Person
from hearback.exchange.mail.address import ascii_address
from hearback.usecases.faults import Fault, Refused

_LINE_BREAKS = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class MailParts:
    """A message that is safe to hand over: `to` pairs names with ASCII addresses, `body` has CRLF line breaks."""

    to: tuple[tuple[str, str], ...]
    subject: str
    body: str


def mail_parts(to: Sequence[Person], subject: str, body: str) -> MailParts:
    """Return the checked parts; people without an address are left out, for the user to fill in.

    Raises Refused with every fault: "address-not-usable" for one that no mail could reach, "control-character" for line
    breaks and their like in a name or subject and NUL in a body, "encoded-word" for `=?`, which some programs would
    unpack into headers.
    """
    faults: list[Fault] = []
    addressed: dict[str, str] = {}
    for number, person in enumerate(to):
        if not person.email:
            continue
        faults.extend(_header_faults(f"to[{number}].name", person.name))
        try:
            addressed.setdefault(ascii_address(person.email), person.name)
        except ValueError:
            faults.append(Fault(f"to[{number}].email", "address-not-usable", {"name": person.name, "value": person.email}))
    subject = subject.replace("\t", " ")
    faults.extend(_header_faults("subject", subject))
    if "\0" in body:
        faults.append(Fault("body", "control-character"))
    if faults:
        raise Refused(faults)
    whole = body.encode(errors="replace").decode()  # half a surrogate pair is no character
    return MailParts(tuple((name, address) for address, name in addressed.items()), subject, _LINE_BREAKS.sub("\r\n", whole))


def _header_faults(place: str, text: str) -> Sequence[Fault]:
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in text):
        return [Fault(place, "control-character")]
    return [Fault(place, "encoded-word")] if "=?" in text else []
