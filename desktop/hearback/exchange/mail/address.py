"""Tells which e-mail addresses a message can be handed over to, and writes them in the ASCII that mail needs."""

import re
import unicodedata

# RFC 5322, 3.2.3: dot-atom; quoted local parts and address literals are left out, nobody has them
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_ASCII_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_LONGEST_LOCAL, _LONGEST_LABEL, _LONGEST_ADDRESS = 64, 63, 254  # RFC 5321, 4.5.3.1; RFC 1035, 2.3.4
_DOTS = str.maketrans("。．｡", "...")  # RFC 3490, 3.1


class ForeignLetter(ValueError):
    """An address may exist, but mail programs do not agree about such a `letter` before the `@`."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


def ascii_address(text: str) -> str:
    """Return an address with its domain in ASCII (IDNA); raises ValueError where it is not usable.

    Only ASCII is taken before the `@`; for other letters it is a ForeignLetter that is raised.
    """
    local, at, domain = text.strip(" ").rpartition("@")
    if at and (letter := next((sign for sign in local if sign.isalpha() and not sign.isascii()), "")):
        raise ForeignLetter(letter)
    if not at or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        raise ValueError(text)
    # as IDNA 2008 does, and unlike the standard library's IDNA 2003, ß and ς stay themselves: they name other domains
    labels = [_ascii_label(label) for label in unicodedata.normalize("NFKC", domain.translate(_DOTS).lower()).split(".")]
    address = f"{local}@{'.'.join(labels)}"
    if len(labels) < 2 or labels[-1].isdigit() or len(address) > _LONGEST_ADDRESS:
        raise ValueError(text)
    return address


def _ascii_label(label: str) -> str:
    if label.isascii():
        encoded = label
    elif all(sign == "-" or unicodedata.category(sign) in ("Ll", "Lo", "Lm", "Mn", "Mc", "Nd") for sign in label):
        encoded = "xn--" + label.encode("punycode").decode("ascii")
    else:
        raise ValueError(label)
    if len(encoded) > _LONGEST_LABEL or not _ASCII_LABEL.fullmatch(encoded):
        raise ValueError(label)
    return encoded
