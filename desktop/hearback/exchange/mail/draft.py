"""Writes a message as an `.eml` draft that e-mail programs open for sending (RFC 5322, with `X-Unsent: 1`)."""

import base64
import binascii
from collections.abc import Iterator, Sequence
from email.parser import BytesHeaderParser

from hearback.domain.job_application import Person
from hearback.exchange.mail.parts import mail_parts
from hearback.usecases.faults import Fault, Refused

_LONGEST_PLAIN = 60  # characters that need no folding beside a header's name
_WORD_OCTETS = 39  # as base64, with its frame and a header's name, within the 76 a line of RFC 2047, 2


def eml_draft(to: Sequence[Person], subject: str, body: str) -> bytes:
    """Return the draft, ASCII throughout with CRLF line ends; without date and sender, which the program that sends adds.

    Raises Refused as `mail_parts` does.
    """
    parts = mail_parts(to, subject, body)
    headers = {"X-Unsent": "1"}
    if parts.to:
        headers["To"] = ",\r\n ".join(_mailbox(name, address) for name, address in parts.to)
    headers |= {
        "Subject": _unstructured(parts.subject),
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode("ascii")
    # the last defence: what a reader finds are the headers that were meant, and no other
    if list(BytesHeaderParser().parsebytes(head).keys()) != list(headers):
        raise Refused([Fault("headers", "header-injected")])
    text = binascii.b2a_qp(parts.body.replace("\r\n", "\n").encode(), istext=True)
    return head + b"\r\n" + text.replace(b"\n", b"\r\n")


def _mailbox(name: str, address: str) -> str:
    if not name.strip() or name == address:
        return address
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{address}>' if _is_plain(name) else f"{_encoded(name)}\r\n <{address}>"


def _unstructured(text: str) -> str:
    return text if _is_plain(text) else _encoded(text)


def _is_plain(text: str) -> bool:
    return text.isascii() and len(text) <= _LONGEST_PLAIN and text == text.strip()


def _encoded(text: str) -> str:
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(word).decode('ascii')}?=" for word in _words(text))


def _words(text: str) -> Iterator[bytes]:
    """Yield the text's UTF-8 in pieces that each fit an encoded word, no character cut."""
    word = b""
    for sign in text:
        octets = sign.encode()
        if len(word) + len(octets) > _WORD_OCTETS:
            yield word
            word = b""
        word += octets
    yield word
