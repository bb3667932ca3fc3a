"""What the card above the message offers besides the message: to move on, to take up again, to write something else."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from hearback.desk.composer.planned.deciding import Deciding
from hearback.desk.composer.shown import Shown
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import MessageKind, Step

Choice = tuple[str, Callable[[], object] | QMenu]
"""What a button says, and what it does or opens."""


class CardChoices:
    """Makes the choices; `write` begins a message of a kind."""

    def __init__(
        self,
        words: Words,
        sentences: Sentences,
        deciding: Deciding,
        later: QMenu,
        unsent: QMenu,
        write: Callable[[MessageKind], None],
    ) -> None:
        self._words = words
        self._sentences = sentences
        self._deciding = deciding
        self._later = later
        self._unsent = unsent
        self._write = write

    def offered(self, shown: Shown, unfinished: Sequence[MessageKind], *, unsent: bool) -> list[Choice]:
        """Return the choices for what is shown.

        `unfinished` are the kinds of message that something was typed of; `unsent` tells whether there are any other drafts.
        """
        choices = self._by_step(shown)
        if shown.kind is not None:
            # the message below is being written already
            choices = [choices[0], choices[2]] if shown.step.step is Step.MOVE_ON else []
        for kind in unfinished:
            if kind is not shown.kind:
                text = self._words.say("Go on with: {message}", message=self._sentences.message(kind))
                choices.append((text, partial(self._write, kind)))
        if unsent and shown.kind is None:
            # where a message is shown, they stand beside it
            choices.append((self._words.say("Unsent drafts") + " ▾", self._unsent))
        return choices

    def _by_step(self, shown: Shown) -> list[Choice]:
        say, application = self._words.say, shown.application
        assert application is not None
        match shown.step.step:
            case Step.MOVE_ON:
                return [
                    (say("Move on"), self._deciding.move_on),
                    (say("One last message"), partial(self._write, MessageKind.FINAL_CHECK_IN)),
                    (say("Wait longer") + " ▾", self._later),
                ]
            case Step.WAIT_FOR_INTERVIEW:
                return [(say("Write to them anyway"), partial(self._write, MessageKind.OTHER))]
            case Step.NOTHING if application.closed is not None:
                return [(say("Take up again"), self._deciding.reopen)]
            case Step.NOTHING:
                return [(say("Write to them"), partial(self._write, MessageKind.OTHER))]
        return []
