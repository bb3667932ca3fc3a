"""What a table would bring, before anything is written: how much is new, known already, there twice, not to be taken."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from hearback.usecases.table_import import ReadRow


class Known(Protocol):
    """What the survey asks the archive."""

    def duplicates_of(self, pairs: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the ids of applications with the same company and role, by pair."""
        ...


@dataclass(slots=True)
class TableSurvey:
    """Counts rows as they are read. `taken` holds what an import needs of them; `refused` are the rows as they stood."""

    new: int = 0
    known: int = 0
    twice: int = 0
    taken: list[Sequence[ReadRow]] = field(default_factory=list)
    refused: list[ReadRow] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows were looked at."""
        return self.new + self.known + self.twice + len(self.refused)

    def add(self, rows: Sequence[ReadRow], archive: Known) -> None:
        """Look at some more rows."""
        told = [row for row in rows if row.application is not None]
        self.refused += [row for row in rows if row.application is None]
        known = archive.duplicates_of({(one.company, one.role) for row in told if (one := row.application)})
        for row in told:
            assert row.application is not None
            if row.same_as is not None:
                self.twice += 1
            elif (row.application.company, row.application.role) in known:
                self.known += 1
            else:
                self.new += 1
        # the cells were for those who want to look at them
        self.taken.append([replace(row, cells=()) for row in told])
