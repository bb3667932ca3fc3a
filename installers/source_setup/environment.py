"""The virtual environment at the top of the checkout, and the note in it that says what was finished."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

from source_setup.console import Line, SetupFault, last_lines

NOTE = "hearback-set-up.json"


@dataclass(slots=True)
class Note:
    """What is in the environment: where it was made, by which Python, and the fingerprints of what is installed by step.

    `finished` is false while something is being installed, so that an interrupted set-up is recognised.
    """

    root: str
    python: str
    finished: bool = True
    installed: dict[str, str] = field(default_factory=dict)


class Environment:
    """The folder `.venv` of a checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self._scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """Return the path of a command that is installed in the environment."""
        return self._scripts / (f"{name}.exe" if os.name == "nt" else name)

    def note(self) -> Note | None:
        """Return the note, or None where there is none that can be read."""
        try:
            return Note(**json.loads((self.folder / NOTE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, note: Note) -> None:
        """Write the note, whole or not at all."""
        part = self.folder / f"{NOTE}.part"
        part.write_text(json.dumps(asdict(note), indent=1), encoding="utf-8")
        part.replace(self.folder / NOTE)

    def open(self, line: Line) -> Note:
        """Make the environment where it is missing, or of no use any more; return its note. Raises SetupFault."""
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        reason = self._why_useless(version)
        note = None if reason else self.note()
        if note is not None:
            return note
        if reason:
            if self.folder.exists() or self.folder.is_symlink():
                line.step(f"Making .venv anew: {reason}.")
                self._remove()
            self._make(line, version)
        note = Note(root=str(self.root), python=version)
        self.write(note)
        return note

    def _why_useless(self, version: str) -> str | None:
        """Return why the environment there cannot be used; None where it can."""
        if not self.folder.is_dir():
            return "there is none"
        if not self._has_its_python():
            return "its Python is gone"
        note = self.note()
        if note is None:
            return self._why_useless_without_note(version)
        if not note.finished:
            return "setting it up was interrupted"
        if note.root != str(self.root):
            return "the folder was moved"  # its scripts name the old place
        return None if note.python == version else f"it belongs to Python {note.python}, this is {version}"

    def _has_its_python(self) -> bool:
        """Whether the interpreter is there, and the installation from which it was made."""
        try:
            entries = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except OSError:
            return False
        homes = [value.strip() for key, _, value in (entry.partition("=") for entry in entries) if key.strip() == "home"]
        return self.python.exists() and all(Path(home).exists() for home in homes)

    def _why_useless_without_note(self, version: str) -> str | None:
        """Ask an environment that somebody else made; slower than reading a note."""
        asked = "import sys, importlib.util as u; print(*sys.version_info[:2], sep='.'); u.find_spec('pip') or sys.exit(1)"
        answer = subprocess.run([self.python, "-I", "-c", asked], capture_output=True, text=True, check=False)
        if answer.stdout.strip() != version:
            return f"it belongs to another Python than {version}"
        return None if answer.returncode == 0 else "it has no pip"

    def _remove(self) -> None:
        try:
            if self.folder.is_symlink() or not self.folder.is_dir():
                self.folder.unlink()
            else:
                shutil.rmtree(self.folder)
        except OSError as fault:
            raise SetupFault(f"{self.folder} cannot be removed ({fault}). Remove it and try again.") from fault

    def _make(self, line: Line, version: str) -> None:
        line.step(f"Making .venv with Python {version} …")
        made = subprocess.run(
            [sys.executable, "-I", "-m", "venv", self.folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if made.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise SetupFault(f"{self.folder} could not be made:\n{last_lines(made.stdout.splitlines())}")
