"""The files that come with the program: templates, phrases, paces, themes, icons, translations."""

import json
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

PACKED = ".xz"
"""What the name of a packed file ends in."""


class ShippedFileFault(Exception):
    """A file that belongs to the program is missing or damaged: the installation is not whole. `path` says which."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail


class ShippedFiles:
    """The folder `resources`, read by names such as "templates/en/thank-you.txt"."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Return the path of a shipped file or folder. Raises ShippedFileFault where it is missing."""
        path = self.root / name
        if not path.exists():
            raise ShippedFileFault(path, "missing")
        return path

    def has(self, name: str) -> bool:
        """Whether there is such a file, packed or not."""
        return (self.root / name).is_file() or (self.root / f"{name}{PACKED}").is_file()

    def text(self, name: str) -> str:
        """Return a UTF-8 file's text, also where a package holds it packed. Raises ShippedFileFault."""
        packed = self.root / f"{name}{PACKED}"
        path = packed if packed.is_file() else self.path(name)
        try:
            return _unpacked(path) if path == packed else path.read_text(encoding="utf-8")
        except (OSError, EOFError, ValueError) as fault:
            raise ShippedFileFault(path, str(fault)) from fault

    def json(self, name: str) -> object:
        """Return a JSON file's content. Raises ShippedFileFault."""
        text = self.text(name)
        try:
            content: object = json.loads(text)
        except ValueError as fault:
            raise ShippedFileFault(self.root / name, str(fault)) from fault
        return content

    def languages(self) -> list[str]:
        """Return the languages that the program speaks (BCP 47): English, then those it is translated to."""
        folder = self.root / "locale"
        there = (one.name for one in folder.iterdir() if (one / "LC_MESSAGES").is_dir()) if folder.is_dir() else ()
        return ["en", *sorted(name.replace("_", "-") for name in there)]

    def names(self, folder: str) -> list[str]:
        """Return the sorted names of the files and folders in a folder, hidden ones left out.

        None where there is no such folder, for neither git nor an archive keeps empty ones.
        """
        here = self.root / folder
        return sorted(entry.name for entry in here.iterdir() if not entry.name.startswith(".")) if here.is_dir() else []


def _unpacked(path: Path) -> str:
    import lzma

    try:
        return lzma.decompress(path.read_bytes()).decode("utf-8")
    except lzma.LZMAError as fault:
        raise ValueError(str(fault)) from fault


def shipped_files(package: Path = PACKAGE) -> ShippedFiles:
    """Return the shipped files of a `package` folder.

    A wheel and a frozen program (PyInstaller, in its `_MEIPASS`) carry `resources` inside the package; in a checkout it stands at
    the top, beside `desktop`. Raises ShippedFileFault where there is neither.
    """
    inside = package / "resources"
    for folder in (inside, package.parents[1] / "resources"):
        if folder.is_dir():
            return ShippedFiles(folder)
    raise ShippedFileFault(inside, "missing")
