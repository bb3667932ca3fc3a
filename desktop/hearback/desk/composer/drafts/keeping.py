"""Saves drafts by themselves: a moment after the typing pauses, and at once when the message is left."""

from PySide6.QtCore import QObject, QTimer, Signal

from hearback.desk.composer.drafts.drafts import DraftInHand, Drafts
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.usecases.faults import Refused
from hearback.usecases.ports import ArchiveFault

_PAUSE_MS = 700
_AT_LATEST_MS = 4000
"""Whoever types without a pause has what was typed saved now and then, too; and what failed is tried again after as long."""


class Keeping(QObject):
    """Keeps the drafts that are typed."""

    kept = Signal(bool)
    """Everything typed is saved: beside what another window wrote meanwhile, or simply."""

    failed = Signal(str)
    """What was typed could not be saved; the sentence says why. It is tried again."""

    def __init__(self, drafts: Drafts, words: Words, sentences: Sentences, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._words = words
        self._sentences = sentences
        self._pause = self._timer(_PAUSE_MS)
        self._at_latest = self._timer(_AT_LATEST_MS)

    def soon(self, one: DraftInHand) -> None:
        """Save a draft once the typing pauses."""
        self._drafts.typed(one)
        self._pause.start()
        if not self._at_latest.isActive():
            self._at_latest.start()

    def now(self) -> bool:
        """Save what was typed and is not saved yet; return whether all of it is."""
        if not self._at_latest.isActive():
            return True
        self._stop()
        try:
            beside = self._drafts.keep()
        except ArchiveFault as fault:
            problem = self._sentences.store_problem(fault.problem, fault.path)
        except Refused as refusal:
            problem = self._sentences.refused(len(refusal.faults))
        else:
            self.kept.emit(beside)
            return True
        self._at_latest.start()
        self.failed.emit(self._words.say("What you type cannot be saved at the moment. {problem}", problem=problem))
        return False

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self._again)
        return timer

    def _again(self) -> None:
        # the timer that has just run out is not active any more, and there is something to save
        self._at_latest.start()
        self.now()

    def _stop(self) -> None:
        self._pause.stop()
        self._at_latest.stop()
