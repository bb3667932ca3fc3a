"""Runs `hearback import`: all files given are taken in as one act, or nothing of any."""

import sys
from collections.abc import Sequence
from pathlib import Path

from hearback.composition.imports import Readers
from hearback.composition.parts import DONE, REFUSED, Parts
from hearback.desk.console.imports import print_faults, print_refusal, print_tally
from hearback.exchange.file_kind import FileKind, sniff
from hearback.usecases.backing_up import Why
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.importing import Import, Importing, Tally
from hearback.usecases.table_import import TableChoices


class _TakenBack(Exception):
    """Ends an import without keeping anything of it."""


def import_headless(parts: Parts, files: Sequence[Path], *, dry_run: bool) -> int:
    """Import files and print what came of each; return the exit status.

    One command is one act: where a file is refused, nothing of the others is kept either. A dry run is the import itself,
    taken back before it is committed.
    """
    readers = Readers(parts)
    tallies: list[tuple[Path, Tally]] = []
    refused = False

    def back_up() -> None:
        if not dry_run:
            parts.backing_up.make(Why.IMPORT)

    try:
        with Importing(parts.archive, parts.clock, back_up).one_act(", ".join(path.name for path in files)) as one:
            for path in files:
                tally = Tally()
                try:
                    _take(one, path, tally, readers, parts)
                    # a table of which nothing at all can be taken was hardly meant to be imported
                    refused = refused or 0 < tally.not_taken == tally.looked_at
                except Refused as refusal:
                    refused = True
                    print_faults(path.name, refusal.faults, parts.words, sys.stderr)
                tallies.append((path, tally))
            if refused or dry_run:
                raise _TakenBack
    except _TakenBack:
        if refused:
            print_refusal(parts.words, sys.stderr)
            return REFUSED
    for path, tally in tallies:
        print_tally(path.name, tally, parts.words, sys.stdout, dry_run=dry_run)
    if not dry_run:
        # so that whoever asks next what is due has the answer at once
        parts.planning.forget_paces()
        parts.planning.refresh()
    return DONE


def _take(one: Import, path: Path, tally: Tally, readers: Readers, parts: Parts) -> None:
    match sniff(path):
        case FileKind.HEARBACK:
            from hearback.exchange.interchange.file import open_interchange

            held = open_interchange(path, parts.known_paces)
            one.settings(held.settings)
            for _ in one.records(held.applications, tally):
                pass
            one.drafts(held.drafts)
        case FileKind.TEXT_TABLE | FileKind.WORKBOOK:
            reader = readers.tables()
            for said in one.rows(reader.read(reader.look(path, TableChoices())), tally):
                print_faults(path.name, said, parts.words, sys.stderr)
        case FileKind.CALENDAR:
            calendars = readers.calendars()
            said = one.invitations(calendars.read(path), calendars, tally)
            print_faults(path.name, said, parts.words, sys.stderr)
        case FileKind.UNKNOWN:
            raise Refused([Fault("", "unknown-kind")])
