"""Where the store cannot be opened: offers the newest backup that is whole, and keeps the file that is none beside it."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hearback.composition.parts import Parts, opened
from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.system.folders import open_folders
from hearback.usecases.ports import ArchiveFault, StoreProblem

_NO_STORE = frozenset({StoreProblem.DAMAGED, StoreProblem.FOREIGN, StoreProblem.NEWER})


@contextmanager
def opened_or_rescued(data: Path | None, language: str | None, rescue: Callable[[ArchiveFault], bool]) -> Iterator[Parts]:
    """Open as `opened` does; where that fails, again for as long as `rescue` says that it did something about it."""
    while True:
        manager = opened(data, language)
        try:
            parts = manager.__enter__()
        except ArchiveFault as fault:
            if not rescue(fault):
                raise
            continue
        break
    try:
        yield parts
    finally:
        manager.__exit__(None, None, None)


def what_to_do(words: Words, data: Path | None, fault: ArchiveFault) -> str:
    """Return why the store cannot be opened, and what helps."""
    names = Names(words)
    if fault.problem is not StoreProblem.DAMAGED:
        return names.not_opened(fault.problem, fault.path)
    from hearback.storage.backups import newest_whole
    from hearback.storage.checked_copy import FOLDER_NAME

    folder = open_folders(data).data
    problem = names.not_opened(fault.problem, fault.path)
    return problem if newest_whole(folder) else f"{problem} {names.no_backup(str(folder / FOLDER_NAME))}"


def rescue(words: Words, data: Path | None, fault: ArchiveFault) -> bool:
    """Offer the newest whole backup; return whether it was put in the place of what cannot be opened."""
    if fault.problem not in _NO_STORE:
        return False
    from hearback.storage.backups import newest_whole, put_in_place_of

    folder = open_folders(data).data
    found = newest_whole(folder)
    if found is None:
        return False
    from hearback.desk.fields.plain_box import confirmed

    backup, contents = found
    held = words.say_n("{count} application", "{count} applications", contents.applications)
    agreed = confirmed(
        None,
        words.say("Go back to the backup of {moment} ({held})?", moment=words.day_and_time(backup.made), held=held),
        words.say(
            "{problem} The file stays as it is, under another name in the same folder.",
            problem=Names(words).not_opened(fault.problem, fault.path),
        ),
        words.say("Go back to this backup"),
        words.say("Leave everything as it is"),
    )
    if agreed:
        put_in_place_of(folder, backup, dt.datetime.now(dt.UTC))
    return agreed
