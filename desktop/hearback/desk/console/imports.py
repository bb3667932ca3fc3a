"""`hearback import`: what was taken, on stdout; what was not, line by line, on stderr."""

from collections.abc import Sequence
from typing import TextIO

from hearback.desk.fault_sentences import fault_line
from hearback.desk.words import Words
from hearback.usecases.faults import Fault
from hearback.usecases.importing import Tally


def print_tally(name: str, tally: Tally, words: Words, out: TextIO, *, dry_run: bool) -> None:
    """Print what an import did, or would do."""
    parts = []
    if tally.added or not tally.taken:
        parts.append(words.say_n("{count} application added", "{count} applications added", tally.added))
    if tally.replaced:
        parts.append(words.say_n("{count} replaced", "{count} replaced", tally.replaced))
    if tally.unchanged:
        parts.append(words.say_n("{count} already there", "{count} already there", tally.unchanged))
    line = words.say("{file}: {what}", file=name, what=", ".join(parts))
    print(words.say("{line} (dry run: nothing was written)", line=line) if dry_run else line, file=out)


def print_faults(name: str, faults: Sequence[Fault], words: Words, out: TextIO) -> None:
    """Print each fault on a line of its own, with its place."""
    for fault in faults:
        print(f"{name}: {fault_line(fault, words)}", file=out)
