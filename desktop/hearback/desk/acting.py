"""Carries out the user's acts: runs one, makes the plans it touched anew, announces it, and says what went wrong."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from hearback.desk.announcements import Announcements
from hearback.desk.language.sentences import Sentences
from hearback.usecases.change import Act, Change
from hearback.usecases.faults import Refused
from hearback.usecases.planning import Planning
from hearback.usecases.ports import ArchiveFault
from hearback.usecases.recording import ApplicationGone

CarryOut = Callable[[Callable[[], Change | None]], Change | None]
"""What screens are handed to have an act carried out, as `Acting` does; None where nothing was changed."""

_Result = TypeVar("_Result")

_SLICES_AT_ONCE = 4
"""Slices of plans made before an act is announced; what an import leaves over follows while the window stays alive."""

CHANGED_ELSEWHERE = Change(act=Act.EDIT_APPLICATION, everything=True)
"""Announced where another program wrote to the store."""

PLANNED_ANEW = Change(act=Act.EDIT_APPLICATION, plans=True)
"""Announced where nobody did anything, but time made plans new."""


class Acting:
    """`acting(act)` carries an act out and returns its change, or None where nothing was changed."""

    def __init__(
        self,
        planning: Planning,
        announcements: Announcements,
        sentences: Sentences,
        complain: Callable[[str], None],
        parent: QObject,
    ) -> None:
        self._planning = planning
        self._announcements = announcements
        self._sentences = sentences
        self._complain = complain
        self._left: Iterator[int] | None = None
        self._then: list[Callable[[], None]] = []
        self._made = 0
        self._later = QTimer(parent)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_a_slice)

    def __call__(self, act: Callable[[], Change | None]) -> Change | None:
        """Carry out an act of the user."""
        change = self._safely(act)
        if change is not None:
            if change.paces or change.everything:
                self._planning.forget_paces()
            self._safely(self._plan_first_slices)
            self._announcements.changed.emit(change)
        return change

    def plan_anew(self, then: Callable[[], None] | None = None) -> None:
        """Make the plans that no longer hold, slice by slice, announce them where there were any, and go on with `then`."""
        self._then += [then] if then is not None else []
        self._made = 0
        self._left = self._planning.refreshing()
        self._later.start()

    def stop(self) -> None:
        """Leave the plans that are left for the next start."""
        self._later.stop()
        self._left = None
        self._then.clear()

    def wait_for_plans(self) -> None:
        """Make the plans that are left now."""
        while self._left is not None:
            self._make_a_slice()

    def _plan_first_slices(self) -> None:
        self._left = self._planning.refreshing()
        self._made = 0
        for _ in range(_SLICES_AT_ONCE):
            if next(self._left, None) is None:
                self._left = None
                return
        self._later.start()

    def _make_a_slice(self) -> None:
        made = self._safely(lambda: next(self._left, None) if self._left is not None else None)
        if made is not None:
            self._made += made
            return
        self._later.stop()
        self._left = None
        if self._made:
            self._announcements.changed.emit(PLANNED_ANEW)
        waiting, self._then = self._then, []
        for go_on in waiting:
            go_on()

    def _safely(self, act: Callable[[], _Result | None]) -> _Result | None:
        try:
            return act()
        except ArchiveFault as fault:
            self._complain(self._sentences.store_problem(fault.problem, fault.path))
        except ApplicationGone:
            self._complain(self._sentences.gone())
            self._announcements.changed.emit(CHANGED_ELSEWHERE)
        except Refused as refusal:
            self._complain(self._sentences.refused(len(refusal.faults)))
        return None
