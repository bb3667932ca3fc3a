"""Hears other starts at a local socket: of a name that nobody can guess, in a folder that only this user can enter."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from tempfile import mkdtemp

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from hearback.composition import starts
from hearback.composition.starts import StartRequest
from hearback.exchange.private_file import save_private

TAKEN = b"taken\n"

_PREFIX = "hearback-"
_LONGEST_SOCKET = 100
"""Bytes in a socket's path: some systems take 103."""


class HearingStarts(QObject):
    """A file beside the store says where the socket is; one that a crash left behind is cleared away."""

    def __init__(self, address: Path, asked: Callable[[StartRequest], None], parent: QObject) -> None:
        super().__init__(parent)
        self._address = address
        self._asked = asked
        _clear_away(kept_address(address))
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        if self._server.listen(_fresh_name()):
            with suppress(OSError):
                save_private(address, [self._server.fullServerName().encode()])

    def stop(self) -> None:
        """Hear nobody any more."""
        _clear_away(self._server.fullServerName())
        self._server.close()
        with suppress(OSError):
            self._address.unlink()

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > starts.MOST_BYTES:
                socket.abort()
            return
        request = starts.read(bytes(socket.readLine().data()))
        if request is not None:
            socket.write(TAKEN)
            socket.flush()
            self._asked(request)
        socket.disconnectFromServer()


def kept_address(address: Path) -> str | None:
    """Return the name of the socket that a file tells of, where it is a socket of this user's."""
    try:
        name = address.read_text(encoding="utf-8")
        # Windows keeps others away from a pipe, whose name nobody can guess
        return name if sys.platform == "win32" or _is_own_socket(Path(name)) else None
    except (OSError, ValueError):
        return None


def _is_own_socket(path: Path) -> bool:
    return path.is_socket() and path.lstat().st_uid == os.getuid()


def _clear_away(name: str | None) -> None:
    """Remove a socket, and the folder that was made for it."""
    if not name or sys.platform == "win32":
        return
    socket = Path(name)
    with suppress(OSError):
        socket.unlink()
    if socket.parent.name.startswith(_PREFIX):
        shutil.rmtree(socket.parent, ignore_errors=True)


def _fresh_name() -> str:
    name = f"{_PREFIX}{token_hex(8)}"
    if sys.platform == "win32":
        return name
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "nowhere")
    place = runtime / name
    if _is_private(runtime) and len(os.fsencode(place)) <= _LONGEST_SOCKET:
        return str(place)
    return str(Path(mkdtemp(prefix=_PREFIX)) / "window")


def _is_private(folder: Path) -> bool:
    """Whether only this user can enter a folder."""
    try:
        known = folder.stat()
    except OSError:
        return False
    return folder.is_absolute() and folder.is_dir() and known.st_uid == os.getuid() and not known.st_mode & 0o077
