"""Checks a message before it is handed to a mail program: nothing in it may become a header or an address of its own."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from hearback.domain.job_application import Person
from hearback.exchange.mail.address import ForeignLetter, ascii_address
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

    Raises Refused with every fault: "address-not-usable" for one that no mail could reach, "address-not-ascii" for one that
    only some programs could, "line-break" for line breaks and other control characters in a name or subject, "encoded-word"
    for `=?`, which some programs would unpack into headers.
    """
    faults: list[Fault] = []
    addressed: dict[str, str] = {}
    for number, person in enumerate(to):
        if not person.email:
            continue
        faults.extend(_header_faults(f"to[{number}].name", person.name))
        try:
            address = ascii_address(person.email)
            # letter case makes no other mailbox
            if address.casefold() not in map(str.casefold, addressed):
                addressed[address] = person.name
        except ForeignLetter as fault:
            facts = {"value": person.email, "letter": fault.letter}
            faults.append(Fault(f"to[{number}].email", "address-not-ascii", facts))
        except ValueError:
            faults.append(Fault(f"to[{number}].email", "address-not-usable", {"value": person.email}))
    subject = subject.replace("\t", " ")
    faults.extend(_header_faults("subject", subject))
    if faults:
        raise Refused(faults)
    # half a surrogate pair is no character, and a NUL ends the text for some programs
    whole = body.encode(errors="replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    return MailParts(tuple((name, address) for address, name in addressed.items()), subject, _LINE_BREAKS.sub("\r\n", whole))


def _header_faults(place: str, text: str) -> Sequence[Fault]:
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in text):
        return [Fault(place, "line-break", {"value": text})]
    return [Fault(place, "encoded-word", {"value": text})] if "=?" in text else []
