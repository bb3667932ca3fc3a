"""Tells by its content what kind of file somebody gave us."""

import os
import stat
from enum import StrEnum
from pathlib import Path

from hearback.usecases.faults import Fault, Refused

_LOOKED_AT = 64 * 1024
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")


class FileKind(StrEnum):
    """What a file is: Hearback's own JSON, delimited text, an Excel workbook, a calendar file, or none of these."""

    HEARBACK = "hearback"
    TEXT_TABLE = "text-table"
    WORKBOOK = "workbook"
    CALENDAR = "calendar"
    UNKNOWN = "unknown"


def sniff(path: Path) -> FileKind:
    """Return a file's kind, looking at its first and last 64 KB only. Raises Refused where it cannot be read."""
    try:
        # a pipe or a device named as a file would never end
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused([Fault(path.name, "not-a-file")])
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _LOOKED_AT))
            tail = file.read(_LOOKED_AT)
    except OSError as fault:
        raise Refused([Fault(path.name, "unreadable", {"detail": fault.strerror or ""})]) from fault
    return kind_of(head, tail)


def kind_of(head: bytes, tail: bytes = b"") -> FileKind:
    """Return the kind of a file from its first bytes and (for archives, whose directory is at the end) its last ones."""
    if head.startswith(b"PK\x03\x04"):
        return FileKind.WORKBOOK if b"xl/workbook" in head or b"xl/workbook" in tail else FileKind.UNKNOWN
    if not head.strip():
        return FileKind.UNKNOWN
    if utf_16_order(head) is not None:
        return FileKind.TEXT_TABLE
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:15].upper() == b"BEGIN:VCALENDAR":
        return FileKind.CALENDAR
    if start.startswith(b"{"):
        return FileKind.HEARBACK
    if start[:5].lower() in (b"<html", b"<?xml", b"<!doc") or any(code in head for code in _CONTROLS):
        return FileKind.UNKNOWN
    return FileKind.TEXT_TABLE


def utf_16_order(head: bytes) -> str | None:
    """Return the codec of UTF-16 bytes, told by a mark or by nearly every second byte being zero; None for anything else."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[first::2].count(0)
        if len(head) >= 8 and zeros > 0.8 * (len(head) // 2) and not head[1 - first :: 2].count(0):
            return codec
    return None
