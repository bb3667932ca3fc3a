"""The shipped help, read from `help/<language>/<group>/NN-<topic>.md`; the number says the order, the first line the title."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hearback.usecases.help_topics import HelpGroup, HelpTopic

_FALLBACK = "en"


class ShippedHelp:
    """What lies in the folder `help`; each language is read once, when it is first asked for."""

    def __init__(self, resources: Path) -> None:
        self._help = resources / "help"
        self.topics = cache(self._read)

    def language(self, wanted: str) -> str:
        """Return the language that there is help in: the wanted one, or English."""
        base = wanted.split("-")[0].lower()
        return base if (self._help / base).is_dir() else _FALLBACK

    def _read(self, language: str) -> Sequence[HelpTopic]:
        return [_topic(path, group) for group in HelpGroup for path in sorted((self._help / language / group.value).glob("*.md"))]

    def picture(self, language: str, name: str) -> bytes | None:
        """Return a picture that a topic names, None where there is none."""
        path = self._help / language / "pictures" / Path(name).name
        return path.read_bytes() if path.is_file() else None


def _topic(path: Path, group: HelpGroup) -> HelpTopic:
    heading, _, text = path.read_text(encoding="utf-8").partition("\n")
    return HelpTopic(id=path.stem.partition("-")[2], group=group, title=heading.removeprefix("# ").strip(), text=text.strip())
