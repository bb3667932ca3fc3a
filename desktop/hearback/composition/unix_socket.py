"""A local socket of Linux and macOS: somebody listens at a path, and others say a line and are answered with one."""

import contextlib
import socket
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier

Heard = Callable[[bytes, Callable[[bytes], None]], None]
"""Is given a line, and what sends an answer to it. Afterwards the other end is left."""

_AT_ONCE = 8
"""Starts that may wait to be heard."""


class Listening(QObject):
    """Hears one line of each that connects, of at most so many bytes."""

    def __init__(self, name: str, most_bytes: int, heard: Heard, parent: QObject) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._heard = heard
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.setblocking(False)
        self.address: str | None = None
        """Where others reach it; None where that is impossible."""
        with contextlib.suppress(OSError):
            self._socket.bind(name)
            Path(name).chmod(0o600)
            self._socket.listen(_AT_ONCE)
            self.address = name
            self._comes = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
            self._comes.activated.connect(self._take)

    def stop(self) -> None:
        """Hear nobody any more."""
        if self.address is not None:
            self._comes.setEnabled(False)
        self._socket.close()

    def _take(self) -> None:
        try:
            other, _nobody = self._socket.accept()
        except OSError:
            return  # it has gone already
        _Talk(other, self._most_bytes, self._heard, self)


class _Talk(QObject):
    """One that has connected, until its line is there."""

    def __init__(self, other: socket.socket, most_bytes: int, heard: Heard, parent: QObject) -> None:
        super().__init__(parent)
        self._other = other
        self._most_bytes = most_bytes
        self._heard = heard
        self._said = b""
        other.setblocking(False)
        self._says = QSocketNotifier(other.fileno(), QSocketNotifier.Type.Read, self)
        self._says.activated.connect(self._read)

    def _read(self) -> None:
        try:
            part = self._other.recv(self._most_bytes)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        self._said += part
        line, end, _more = self._said.partition(b"\n")
        if part and not end and len(self._said) <= self._most_bytes:
            return
        # what is heard may open a dialog, and the other end goes meanwhile
        self._says.setEnabled(False)
        if end:
            self._heard(line + end, self._answer)
        self._other.close()
        self.deleteLater()

    def _answer(self, line: bytes) -> None:
        with contextlib.suppress(OSError):
            self._other.sendall(line)


def ask(name: str, line: bytes, patience_ms: int) -> bytes | None:
    """Return what is answered to a line; None where nobody answers in time."""
    answer = b""
    try:
        with socket.socket(socket.AF_UNIX) as there:
            there.settimeout(patience_ms / 1000)
            there.connect(name)
            there.sendall(line)
            while not answer.endswith(b"\n"):
                part = there.recv(1024)
                if not part:
                    return None
                answer += part
    except OSError:
        return None
    return answer
