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

from hearback.composition import starts
from hearback.composition.starts import StartRequest
from hearback.exchange.private_file import save_private

if sys.platform == "win32":
    from hearback.composition.named_pipe import Listening, ask
else:
    # Qt's own would bring its whole network library along
    from hearback.composition.unix_socket import Listening, ask

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
        self._listening = Listening(_fresh_name(), starts.MOST_BYTES, self._hear, self)
        if self._listening.address is not None:
            with suppress(OSError):
                save_private(address, [self._listening.address.encode()])

    def stop(self) -> None:
        """Hear nobody any more."""
        self._listening.stop()
        _clear_away(self._listening.address)
        with suppress(OSError):
            self._address.unlink()

    def _hear(self, line: bytes, answer: Callable[[bytes], None]) -> None:
        request = starts.read(line)
        if request is not None:
            answer(TAKEN)
            self._asked(request)


def tell(name: str, request: StartRequest, patience_ms: int) -> bool:
    """Have who listens there do what a start was for; return whether it took it."""
    return ask(name, starts.written(request), patience_ms) == TAKEN


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
