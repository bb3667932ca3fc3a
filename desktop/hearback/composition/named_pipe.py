"""The same on Windows, where a local socket is a pipe with a name: Python has none that a window can wait for, Qt has."""

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from hearback.composition.unix_socket import Heard


class Listening(QObject):
    """Hears one line of each that connects, of at most so many bytes."""

    def __init__(self, name: str, most_bytes: int, heard: Heard, parent: QObject) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._heard = heard
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)
        self.address = self._server.fullServerName() if self._server.listen(name) else None
        """Where others reach it; None where that is impossible."""

    def stop(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    def _take(self) -> None:
        while (other := self._server.nextPendingConnection()) is not None:
            other.readyRead.connect(lambda other=other: self._read(other))
            other.disconnected.connect(other.deleteLater)

    def _read(self, other: QLocalSocket) -> None:
        if not other.canReadLine():
            if other.bytesAvailable() > self._most_bytes:
                other.abort()
            return

        def answer(line: bytes) -> None:
            other.write(line)
            other.flush()

        self._heard(bytes(other.readLine().data()), answer)
        other.disconnectFromServer()


def ask(name: str, line: bytes, patience_ms: int) -> bytes | None:
    """Return what is answered to a line; None where nobody answers in time."""
    there = QLocalSocket()
    there.connectToServer(name)
    if not there.waitForConnected(patience_ms):
        return None
    there.write(line)
    while not there.canReadLine():
        if not there.waitForReadyRead(patience_ms):
            return None
    return bytes(there.readLine().data())
