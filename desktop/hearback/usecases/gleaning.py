"""What the user gleans about waiting, from a forum or a friend: added, changed and removed, each an act that can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from hearback.domain.published_figures import Gleaning, is_sensible
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.faults import Fault, Refused
from hearback.usecases.ports import Archive


class Gleanings:
    """The user's gleanings. Each act raises Refused where something is missing, with one fault a field (`about`, `value`, …)."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def all(self) -> Sequence[Gleaning]:
        """Return them in the order of their days."""
        return list(self._archive.gleanings().values())

    def add(self, gleaning: Gleaning) -> Change:
        """Add one; whatever id it carries, it gets one of its own."""
        return self._put(replace(gleaning, id=str(uuid4())))

    def change(self, gleaning: Gleaning) -> Change:
        """Put one in the place of the one with its id."""
        return self._put(gleaning)

    def remove(self, gleaning: Gleaning) -> Change:
        """Take one away."""
        return self._write(gleaning, {gleaning.id: None})

    def _put(self, gleaning: Gleaning) -> Change:
        said = replace(gleaning, about=gleaning.about.strip(), source=gleaning.source.strip())
        faults = [Fault(name, "blank") for name in ("about", "source") if not getattr(said, name)]
        if not is_sensible(said.value):
            faults.append(Fault("value", "not-so-many-days"))
        if faults:
            raise Refused(faults)
        return self._write(said, {said.id: said})

    def _write(self, gleaning: Gleaning, edits: Mapping[str, Gleaning | None]) -> Change:
        return self._archive.write(Act.EDIT_GLEANINGS, gleaning.about, Edits(gleanings=edits))
