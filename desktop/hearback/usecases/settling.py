"""What the user sets once: paces, templates, preferences."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from hearback.domain.message import Template
from hearback.domain.pace import Pace
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.ports import Archive


class Settling:
    """The user's own paces, templates and preferences."""

    def __init__(self, archive: Archive, shipped_paces: Callable[[], Mapping[str, Pace]]) -> None:
        self._archive = archive
        self._shipped_paces = shipped_paces

    def save(
        self,
        *,
        preferences: Mapping[str, object] | None = None,
        paces: Mapping[str, Pace | None] | None = None,
        templates: Mapping[str, Template | None] | None = None,
    ) -> Change:
        """Write settings as one act; None takes the user's own away (a shipped pace or template is as shipped again)."""
        act = Act.EDIT_PACES if paces else Act.EDIT_TEMPLATES if templates else Act.EDIT_PREFERENCES
        gone = {id_ for id_, pace in (paces or {}).items() if pace is None} - self._shipped_paces().keys()
        # nobody may be left with a pace that is not there
        left = {one.id: replace(one, pace=None) for one in self._archive.applications() if one.pace in gone} if gone else {}
        edits = Edits(applications=left, preferences=preferences or {}, paces=paces or {}, templates=templates or {})
        return self._archive.write(act, "", edits)

    def preference(self, name: str, default: object = None) -> object:
        """Return one preference."""
        return self._archive.preferences().get(name, default)

    def remember(self, name: str, value: object) -> Change:
        """Keep something the program remembers by itself, as plain JSON data (None: forget it); it is no step of undo."""
        return self._archive.write(Act.REMEMBER, "", Edits(preferences={name: value}))
