"""Runs a reader of untrusted files as a child process that can neither take all memory nor run for ever."""

import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from hearback.usecases.faults import Fault, Refused
from hearback.usecases.table_import import Cancelled

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 60
OUTPUT = 512 * 1024 * 1024
WALL_SECONDS = 120.0


def limit_this_process(memory: int = MEMORY, cpu_seconds: int = CPU_SECONDS, output: int = OUTPUT) -> None:
    """Limit this process for good: the child calls it before it touches the file. Without effect on Windows.

    There, and on macOS, where address space is not limited, what the child itself counts while it reads has to do.
    """
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # macOS refuses some of them
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


@contextlib.contextmanager
def output_of(
    command: Sequence[str],
    *,
    place: str,
    wall_seconds: float = WALL_SECONDS,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[IO[bytes]]:
    """Run a command to its end and give its output, from an unnamed file that vanishes afterwards.

    The output goes to a file, not to a pipe, so that a reader who takes its time does not use up the child's.
    Raises Refused ("reader-failed", "reader-too-slow", with `place`) and Cancelled; the child is gone in every case.
    """
    with tempfile.TemporaryFile() as output:
        try:
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a console
            )
        except OSError as fault:
            raise Refused([Fault(place, "reader-failed", {"detail": fault.strerror or ""})]) from fault
        try:
            status = _wait(child, time.monotonic() + wall_seconds, is_cancelled)
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
        if status != 0:
            raise Refused([Fault(place, "reader-failed" if status is not None else "reader-too-slow")])
        output.seek(0)
        yield output


def _wait(child: subprocess.Popen[bytes], until: float, is_cancelled: Callable[[], bool]) -> int | None:
    while True:
        try:
            return child.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            if is_cancelled():
                raise Cancelled from None
            if time.monotonic() > until:
                return None
