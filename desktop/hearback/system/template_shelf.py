"""The shipped templates and phrase lists, read from the folders `templates/<language>/` and `phrases/`."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from hearback.domain.job_application import MessageKind
from hearback.domain.message import Template
from hearback.domain.phrases import Hint, Phrases
from hearback.system.shipped import ShippedFiles
from hearback.system.word_stems import stem

_FALLBACK = "en"


class ShippedTemplates:
    """What lies in the folder `resources`; each language is read once, when it is first asked for."""

    def __init__(self, resources: Path) -> None:
        self._templates = resources / "templates"
        self._files = ShippedFiles(resources)
        self._read = cache(self._read_language)
        self._read_lists = cache(self._read_phrases)

    def languages(self) -> Sequence[str]:
        """Return the languages that have templates."""
        return sorted(folder.name for folder in self._templates.iterdir() if folder.is_dir())

    def shipped(self, language: str) -> Mapping[str, Template]:
        """Return a language's templates by id, in the order of the kinds and the files; English for a language without any."""
        base = language.split("-")[0].lower()
        return self._read(base if base in self.languages() else _FALLBACK)

    def _read_language(self, language: str) -> Mapping[str, Template]:
        templates = [
            Template(
                id=f"{language}/{kind.value}/{opening['id']}",
                kind=kind,
                language=language,
                name=opening["name"],
                subject=opening["subject"],
                body=opening["body"].rstrip("\n"),
                shipped=True,
            )
            for kind in MessageKind
            for opening in self._openings(language, kind)
        ]
        return {one.id: one for one in templates}

    def _openings(self, language: str, kind: MessageKind) -> Sequence[Mapping[str, str]]:
        path = self._templates / language / f"{kind.value}.toml"
        openings: Sequence[Mapping[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))["opening"]
        return openings

    def phrases(self, language: str) -> Phrases | None:
        """Return a language's phrase lists, None where there are none."""
        return self._read_lists(language.split("-")[0].lower())

    def _read_phrases(self, base: str) -> Phrases | None:
        name = f"phrases/{base}.json"
        if not self._files.has(name):
            return None
        lists = self._files.json(name)
        assert isinstance(lists, dict)
        groups, unless = lists.pop("groups", {}), lists.pop("unless", {})
        hints = {name: [Hint(**hint) for hint in hints] for name, hints in lists.pop("hints", {}).items()}
        return Phrases(lists, partial(stem, language=base), groups, unless, hints)
