"""What a start asks of the window, and how a second start tells the first one."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from hearback.exchange.application_link import is_link

MOST_BYTES = 64 * 1024

_KEYS = {"files": list, "links": list, "hidden": bool, "token": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRequest:
    """Files to import, links to open (as they were given), whether to stay out of sight, and Wayland's leave to come forward."""

    files: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    hidden: bool = False
    token: str = ""


def start_request(targets: Sequence[str], *, hidden: bool) -> StartRequest:
    """Return what a command line asks for: its targets are files and links."""
    return StartRequest(
        files=tuple(_file(one).absolute() for one in targets if not is_link(one)),
        links=tuple(one for one in targets if is_link(one)),
        hidden=hidden,
        token=os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    )


def _file(target: str) -> Path:
    """Return the file that a target names: as people write it, or as desktops hand it over (`file:///…`)."""
    if target[:5].lower() == "file:":
        from urllib.request import url2pathname

        parts = urlsplit(target)
        if parts.netloc in ("", "localhost"):
            return Path(url2pathname(parts.path))
    return Path(target)


def written(request: StartRequest) -> bytes:
    """Return a request as one line."""
    told = {
        "files": [str(one) for one in request.files],
        "links": request.links,
        "hidden": request.hidden,
        "token": request.token,
    }
    return json.dumps(told).encode() + b"\n"


def read(line: bytes) -> StartRequest | None:
    """Return the request that a line holds, or None: whatever the other end is, it gets no further than this."""
    try:
        told = json.loads(line) if len(line) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        return None
    if (
        not isinstance(told, dict)
        or told.keys() != _KEYS.keys()
        or any(type(told[key]) is not kind for key, kind in _KEYS.items())
    ):
        return None
    files, links, hidden, token = told["files"], told["links"], told["hidden"], told["token"]
    if not all(isinstance(one, str) and "\0" not in one for one in (*files, *links, token)):
        return None
    if not all(Path(one).is_absolute() for one in files) or not all(map(is_link, links)):
        return None
    return StartRequest(files=tuple(map(Path, files)), links=tuple(links), hidden=hidden, token=token)
