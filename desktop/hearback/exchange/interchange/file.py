"""Opens a file of Hearback's own format, within a bound."""

from collections.abc import Collection
from pathlib import Path

from hearback.exchange.interchange.reader import Interchange, read_interchange
from hearback.usecases.faults import Fault, Refused

LARGEST_FILE = 512 * 1024 * 1024
"""Twice 100,000 applications with their histories, or so; reading takes about ten times as much memory."""


def open_interchange(path: Path, known_paces: Collection[str]) -> Interchange:
    """Return what a file holds. Raises Refused, with all faults."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused([Fault("", "file-too-large", {"limit": str(LARGEST_FILE)})])
        data = path.read_bytes()
    except OSError as fault:
        raise Refused([Fault("", "unreadable", {"detail": fault.strerror or ""})]) from fault
    return read_interchange(data, known_paces=known_paces)
