"""Taking applications in from a file: all of them or none, as one act that can be undone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from hearback.domain.job_application import JobApplication
from hearback.usecases.change import Act, Change, Edits
from hearback.usecases.ports import Archive

_SLICE = 200


@dataclass(slots=True)
class Tally:
    """What an import has done so far; `change` is set once it is committed."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    change: Change | None = None
    ids: list[str] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """How many applications were looked at."""
        return self.added + self.replaced + self.unchanged


class Importing:
    """Writes what the importers read."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def take(self, about: str, applications: Iterable[JobApplication], settings: Edits | None = None) -> Tally:
        """Import at once. An application whose id is known replaces that one; equal ones are left alone."""
        tally = Tally()
        for _taken in self.taking(about, applications, tally, settings):
            pass
        return tally

    def taking(
        self, about: str, applications: Iterable[JobApplication], tally: Tally, settings: Edits | None = None
    ) -> Iterator[int]:
        """Import in slices, yielding how many were looked at; closing the iterator early takes everything back."""
        source = iter(applications)
        with self._archive.together(Act.IMPORT, about) as writing:
            if settings is not None:
                writing.put(settings)
            while some := tuple(islice(source, _SLICE)):
                writing.put(Edits(applications={one.id: one for one in self._sorted_out(some, tally)}))
                yield tally.taken
        tally.change = writing.change

    def dry_run(self, applications: Sequence[JobApplication]) -> Tally:
        """Return what an import would do, without doing it."""
        tally = Tally()
        for start in range(0, len(applications), _SLICE):
            self._sorted_out(applications[start : start + _SLICE], tally)
        return tally

    def _sorted_out(self, some: Sequence[JobApplication], tally: Tally) -> Sequence[JobApplication]:
        known = {one.id: one for one in self._archive.applications([one.id for one in some])}
        new = [one for one in some if known.get(one.id) != one]
        replaced = sum(one.id in known for one in new)
        tally.added += len(new) - replaced
        tally.replaced += replaced
        tally.unchanged += len(some) - len(new)
        tally.ids.extend(one.id for one in some)
        return new
