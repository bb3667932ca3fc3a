"""Tells of the application shown how its wait compares with the user's others, once these have been read."""

from typing import TYPE_CHECKING

from hearback.desk.language.wait_words import WaitWords
from hearback.desk.reading_waits import ReadingWaits
from hearback.desk.words import Words
from hearback.domain.history import CHECK_INS
from hearback.domain.job_application import JobApplication, Step

if TYPE_CHECKING:
    from hearback.usecases.balancing import Balancing

_WAITING = CHECK_INS | {Step.MOVE_ON}


class WaitSoFar:
    """Makes the card's last sentences."""

    def __init__(self, words: Words, reading: ReadingWaits, balancing: "Balancing") -> None:
        self._words = WaitWords(words)
        self._reading = reading
        self._balancing = balancing
        self.ready = reading.ready
        """There is something to say now: ask again."""
        self.stop = reading.stop

    def sentences(self, application: JobApplication, step: Step) -> str:
        """Return what there is to say of a step that waits; nothing while the waits are being read."""
        if step not in _WAITING:
            return ""
        times = self._reading.ask()
        if times is None:
            return ""
        waiting = times.waiting(application)
        said = [self._words.wait(waiting)] if waiting is not None else []
        said.append(self._words.balance(self._balancing.of(application)))
        return " ".join(filter(None, said))
