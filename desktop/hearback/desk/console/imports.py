"""`hearback import`: what was taken, on stdout; what was not, line by line, on stderr."""

from collections.abc import Sequence
from typing import TextIO

from hearback.desk.language.fault_sentences import fault_line, fault_sentence
from hearback.desk.language.import_sentences import tally_sentence
from hearback.desk.words import Words
from hearback.usecases.faults import Fault
from hearback.usecases.importing import Tally


def print_tally(name: str, tally: Tally, words: Words, out: TextIO, *, dry_run: bool) -> None:
    """Print what an import did, or would do."""
    line = words.say("{file}: {what}", file=name, what=tally_sentence(tally, words))
    print(words.say("{line} (dry run: nothing was written)", line=line) if dry_run else line, file=out)


def print_faults(name: str, faults: Sequence[Fault], words: Words, out: TextIO) -> None:
    """Print each fault on a line of its own, with its place."""
    for fault in faults:
        # a fault of the file as a whole is placed by its name
        said = fault_sentence(fault, words) if fault.place == name else fault_line(fault, words)
        print(words.say("{file}: {what}", file=name, what=said), file=out)


def print_refusal(words: Words, out: TextIO) -> None:
    """Print that the command changed nothing."""
    print(words.say("Nothing was imported."), file=out)
