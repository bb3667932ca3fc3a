"""Writes files with the user's data: readable by nobody else, and whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def save_private(path: Path, pieces: Iterable[bytes]) -> None:
    """Put the pieces into a file with mode 0600 in place of what is at `path`; a symbolic link is replaced, not followed.

    Raises OSError; whatever goes wrong, also while the pieces are being made, leaves what was there before.
    """
    if path.exists() and not path.is_file():  # a folder, a device: nothing that a file may take the place of
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".hearback-", suffix=".part")  # made 0600, never through a link
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
