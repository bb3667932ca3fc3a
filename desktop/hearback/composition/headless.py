"""Builds and runs the headless commands."""

import datetime as dt
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from hearback.composition.parts import DONE, REFUSED, Parts, opened, user_language
from hearback.desk.words import Words
from hearback.system.clock import SystemClock
from hearback.system.shipped import shipped_files
from hearback.usecases.ports import ArchiveFault


def due(data: Path | None, *, at: dt.datetime | None, every: bool, as_json: bool) -> int:
    """Print what is due; return the exit status."""

    def told(parts: Parts) -> int:
        listed = parts.planning.listed(every=every, at=at)
        if as_json:
            from hearback.exchange.interchange.due_json import due_json

            sys.stdout.write(due_json(listed))
        else:
            from hearback.desk.console.due_list import print_due

            print_due(listed, parts.words, parts.names, sys.stdout)
        return DONE

    return _headless(data, told)


def _headless(data: Path | None, command: Callable[[Parts], int]) -> int:
    """Run a command; what goes wrong with the store or a folder becomes one sentence on stderr."""
    from hearback.desk.language.names import Names

    # a short life of many small records, hardly any in a cycle: looking for cycles all the time would take a fifth of it
    gc.set_threshold(100_000)
    gc.enable()
    try:
        with opened(data) as parts:
            return command(parts)
    except ArchiveFault as fault:
        words = Words(shipped_files().root / "locale", user_language({}), SystemClock().zone())
        print(Names(words).store_problem(fault.problem, fault.path), file=sys.stderr)
    except BrokenPipeError:
        # whoever read the output has seen enough; Python would complain once more while it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        print(f"{fault.filename or data or ''}: {fault.strerror or fault}", file=sys.stderr)
    return REFUSED


def export(data: Path | None, file: Path) -> int:
    """Export by the name's ending; return the exit status."""

    def written(parts: Parts) -> int:
        from hearback.composition.exports import write_export

        write_export(parts, file)
        return DONE

    return _headless(data, written)


def import_files(data: Path | None, files: Sequence[Path], *, dry_run: bool) -> int:
    """Import files; return the exit status."""

    def taken(parts: Parts) -> int:
        from hearback.composition.headless_import import import_headless

        return import_headless(parts, files, dry_run=dry_run)

    return _headless(data, taken)


def self_test(data: Path | None, *, repair: bool) -> int:
    """Check the installed program and the data, having mended these first where it is asked; return the exit status."""
    from hearback.composition import self_test as doctor

    if repair:
        try:
            doctor.repair(data)
        except (ArchiveFault, OSError) as fault:
            print(f"FAILED  repair: {doctor.told(fault)}", file=sys.stderr)
            return REFUSED
    return DONE if doctor.self_test(data) else REFUSED
