"""Keeps what was typed from one start of the program to the next."""

from hearback.desk.acting import CarryOut
from hearback.desk.composer.drafts import Drafts
from hearback.usecases.ports import Archive
from hearback.usecases.settling import Settling

_PREFERENCE = "drafts"


class KeptDrafts:
    """The drafts as a preference in the store."""

    def __init__(self, drafts: Drafts, archive: Archive, settling: Settling, carry_out: CarryOut) -> None:
        self._drafts = drafts
        self._archive = archive
        self._settling = settling
        self._carry_out = carry_out

    def take_up(self) -> None:
        """Have in hand again what was kept."""
        self._drafts.read(self._archive.preferences().get(_PREFERENCE))

    def keep(self) -> None:
        """Write down what was typed, where that is not what is kept already."""
        records = self._drafts.as_records()
        if records != (self._archive.preferences().get(_PREFERENCE) or []):
            self._carry_out(lambda: self._settling.remember(_PREFERENCE, records or None))
