"""What the user sets once: paces, templates, preferences."""

from collections.abc import Mapping

from hearback.domain.message import Template
from hearback.domain.pace import Pace
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.ports import Archive


class Settling:
    """The user's own paces, templates and preferences."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def save_paces(self, paces: Mapping[str, Pace | None]) -> Change:
        """Put paces, or take the user's own away (None: a shipped one is as shipped again)."""
        return self._archive.write(Act.EDIT_PACES, "", Edits(paces=paces))

    def save_templates(self, templates: Mapping[str, Template | None]) -> Change:
        """Put templates, or take the user's own away (None: a shipped one is as shipped again)."""
        return self._archive.write(Act.EDIT_TEMPLATES, "", Edits(templates=templates))

    def preference(self, name: str, default: object = None) -> object:
        """Return one preference."""
        return self._archive.preferences().get(name, default)

    def save_preferences(self, preferences: Mapping[str, object]) -> Change:
        """Put preferences (plain JSON data), or take them away (None)."""
        return self._archive.write(Act.EDIT_PREFERENCES, "", Edits(preferences=preferences))
