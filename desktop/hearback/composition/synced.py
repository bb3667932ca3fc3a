"""Warns where the data folder is kept in step with other computers, and moves the data out of it where that is wished."""

import datetime as dt
from collections.abc import Callable

from hearback.composition.parts import Parts
from hearback.desk.fields.complaints import show_complaint
from hearback.desk.main_window import MainWindow
from hearback.desk.window.synced_warning import SyncedWarning
from hearback.desk.window.window_memory import WindowMemory
from hearback.storage.backups import put_in_place_of
from hearback.storage.store_file import FILE_NAME
from hearback.system.folders import open_folders
from hearback.system.synced_folders import kept_in_step_by
from hearback.usecases.backing_up import SECOND_FOLDER, Why
from hearback.usecases.ports import ArchiveFault
from hearback.usecases.settling import Settling

_KNOWN = "synced_folder_known"


def warn_of_synced_folder(parts: Parts, window: MainWindow, memory: WindowMemory, complain: Callable[[str], None]) -> None:
    """Say so once, above the list; whoever knows is not told again."""
    service = kept_in_step_by(parts.folder)
    if service is None or memory.number(_KNOWN, 0):
        return
    window.add_line(
        SyncedWarning(parts.words, service, lambda: _move_out(parts, window, complain), lambda: memory.keep({_KNOWN: 1}), window)
    )


def _move_out(parts: Parts, window: MainWindow, complain: Callable[[str], None]) -> bool:
    """Put a copy of everything into the platform's own folder, whose backups go to this one."""
    say = parts.words.say
    try:
        target = open_folders(None).data
        if kept_in_step_by(target) is not None or (target / FILE_NAME).exists():
            complain(say("This cannot be done by itself: there are data in {folder} already, or it is no better.", folder=target))
            return False
        before = parts.backing_up.second_folder
        settling = Settling(parts.archive, lambda: parts.shipped_paces)
        settling.remember(SECOND_FOLDER, str(parts.folder))
        backup = parts.backing_up.make(Why.ASKED)
        settling.remember(SECOND_FOLDER, before or None)
        if backup is None:
            return False
        put_in_place_of(target, backup, dt.datetime.now(dt.UTC))
    except (ArchiveFault, OSError) as fault:
        complain(say("This could not be done: {problem}", problem=str(fault)))
        return False
    done = say(
        "Everything is in {folder} now, and each backup is copied to the folder where it was. Hearback ends; start it again "
        "without naming a folder.",
        folder=target,
    )
    show_complaint(done, window).finished.connect(lambda _result: window.leave())
    return True
