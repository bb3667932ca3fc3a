"""Where Hearback keeps a user's data on this computer."""

from dataclasses import dataclass
from pathlib import Path

NAME = "hearback"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one user, both there: `data` holds the store and its backups, `config` what belongs to this computer."""

    data: Path
    config: Path


def open_folders(given: Path | None = None) -> Folders:
    """Return the user's folders, made readable to the user alone where they are new.

    With `given` (the option `--data`) everything lies in that folder, so that it can be carried about; a folder that was there
    keeps its permissions. Raises OSError where a folder cannot be made.
    """
    if given is not None:
        folder = given.expanduser().absolute()
        return Folders(data=_made(folder), config=folder)
    import platformdirs

    # roaming would copy the store between computers behind the program's back
    return Folders(
        data=_made(platformdirs.user_data_path(NAME, appauthor=False, roaming=False)),
        config=_made(platformdirs.user_config_path(NAME, appauthor=False, roaming=False)),
    )


def _made(folder: Path) -> Path:
    # mkdir gives its mode only to the last folder, as it should: ~/.local/share is not ours
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder
