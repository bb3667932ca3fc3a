"""Reports of crashes, in a folder beside the store: where in the program it was, and nothing that anybody typed."""

import datetime as dt
import faulthandler
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO

_FOLDER, _NATIVE = "crashes", "native.txt"
_PACKAGE = "hearback"
_MOST_FRAMES, _MOST_KEPT = 60, 20
_FILE = re.compile(r'File "([^"\n]+)"')


class CrashReports:
    """What is written stays on this computer until the user removes it."""

    def __init__(self, data: Path, now: Callable[[], dt.datetime]) -> None:
        self._folder = data / _FOLDER
        self._now = now
        self._native: IO[str] | None = None

    def watch(self) -> None:
        """Have crashes of native code write their report. Where the folder cannot be written to, nobody can report."""
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            # held open: a crash has no time to open anything
            self._native = (self._folder / _NATIVE).open("w", encoding="utf-8")
            faulthandler.enable(self._native, all_threads=True)
        except OSError:
            self._native = None

    def stop(self) -> None:
        """End watching: the program ends as it should."""
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            (self._folder / _NATIVE).unlink(missing_ok=True)
            self._native = None

    def take_over(self) -> None:
        """Give the native report of the last time, where there is one, a name that the next one does not overwrite."""
        path = self._folder / _NATIVE
        try:
            if path.stat().st_size:
                text = path.read_text(encoding="utf-8", errors="replace")
                self._write(_FILE.sub(lambda found: f'File "{_shortened(found[1])}"', text))
            path.unlink()
        except OSError:
            return

    def write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Report an exception: its kind and where it was, not its words, which may be the user's."""
        lines = [f"{kind.__module__}.{kind.__qualname__}"]
        while trace is not None and len(lines) < _MOST_FRAMES:
            lines.append(_place(trace.tb_frame, trace.tb_lineno))
            trace = trace.tb_next
        self._write("\n".join(lines))

    def all(self) -> list[Path]:
        """Return the reports that nobody has been told of, the latest last."""
        return sorted(self._folder.glob("crash-*.txt")) if self._folder.is_dir() else []

    def keep_all(self) -> None:
        """Keep what was told, the latest few, under names by which it is not told again."""
        for path in self.all():
            path.replace(path.with_name(f"kept-{path.name}"))
        for old in sorted(self._folder.glob("kept-*.txt"))[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)

    def remove_all(self) -> None:
        """Remove every report."""
        for path in self.all():
            path.unlink(missing_ok=True)

    def _write(self, text: str) -> None:
        # only now: these take 15 ms to load
        import platform

        from hearback.system.components import program_version

        about = f"Hearback {program_version()}, Python {platform.python_version()}, {platform.platform()}"
        moment = self._now().astimezone(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            (self._folder / f"crash-{moment}.txt").write_text(f"{about}\n{text}\n", encoding="utf-8")
        except OSError as fault:
            print(f"A crash could not be reported: {fault.strerror}", file=sys.stderr)


def _place(frame: FrameType, line: int) -> str:
    return f"  {_shortened(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"


def _shortened(file: str) -> str:
    """A file below the folder of its program: where that lies says who uses it."""
    parts = Path(file).parts
    start = parts.index(_PACKAGE) if _PACKAGE in parts else max(len(parts) - 2, 0)
    return "/".join(parts[start:])
