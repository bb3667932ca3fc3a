"""Handing the message in hand off: not while something is left to fill in, and then asking whether it was sent."""

from collections.abc import Callable

from hearback.desk.acting import CarryOut
from hearback.desk.composer.checklist.judging import Judging
from hearback.desk.composer.drafts.drafts import DraftInHand
from hearback.desk.composer.hand_off.hand_off import HandOff, NotHandedOff
from hearback.desk.composer.hand_off.sent_bar import SentBar
from hearback.desk.composer.message.message_actions import MessageActions
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.shown import Shown
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.usecases.ports import Clock
from hearback.usecases.settling import Settling

_RICH_TEXT = "copy_rich_text"


class HandOffFlow:
    """Listens to the buttons that hand off, and asks the question that follows."""

    def __init__(
        self,
        *,
        shown: Shown,
        words: Words,
        clock: Clock,
        settling: Settling,
        carry_out: CarryOut,
        ways: HandOff,
        judging: Judging,
        form: MessageForm,
        bar: SentBar,
        buttons: MessageActions,
    ) -> None:
        self._shown = shown
        self._words = words
        self._clock = clock
        self._settling = settling
        self._carry_out = carry_out
        self._ways = ways
        self._judging = judging
        self._form = form
        self._bar = bar
        ways.copies_rich_text = settling.preference(_RICH_TEXT) is True
        buttons.choose_copying(rich_text=ways.copies_rich_text)
        buttons.copy_as.connect(self._copy_as)
        bar.not_yet.connect(self._not_yet)
        buttons.connect_to(
            {
                buttons.copy: self._copy,
                buttons.open: self._open_in_email,
                buttons.save: self._save_draft,
                buttons.sent: self._ask_sent,
            }
        )

    def ask_again(self) -> None:
        """Ask whether a message that was handed off before was sent meanwhile."""
        held = self._shown.held
        if held is not None and held.handed_off:
            self._bar.ask("")

    def _copy(self) -> None:
        """Copy the message, unless something is left to fill in."""
        self._hand_over(lambda _application, held: self._ways.copy(held))

    def _copy_as(self, rich_text: bool) -> None:
        """Copy the message, and remember how."""
        if rich_text != self._ways.copies_rich_text:
            self._ways.copies_rich_text = rich_text
            self._carry_out(lambda: self._settling.remember(_RICH_TEXT, rich_text or None))
        self._copy()

    def _open_in_email(self) -> None:
        """Open the message in the e-mail program, unless something is left to fill in."""
        self._hand_over(self._ways.open)

    def _save_draft(self) -> None:
        """Save the message as a draft file, unless something is left to fill in."""
        self._hand_over(self._ways.save)

    def _ask_sent(self) -> None:
        """Ask when the message was sent, with now as the answer at hand."""
        if self._shown.held is not None:
            self._bar.ask_when(self._clock.now())

    def _hand_over(self, way: Callable[[JobApplication, DraftInHand], str | None]) -> None:
        application, held = self._shown.application, self._shown.held
        if application is None or held is None or self._is_blocked():
            return
        try:
            sentence = way(application, held)
        except NotHandedOff as fault:
            self._bar.tell(fault.sentence)
            return
        if sentence is not None:
            held.handed_off = True
            self._bar.ask(sentence)

    def _is_blocked(self) -> bool:
        """Return whether something is left to fill in; if so, say what and select it."""
        blocking = self._judging.blocking()
        if blocking is None:
            return False
        self._bar.tell(
            self._words.say_n(
                "Something is left to fill in: {mark}",
                "{count} things are left to fill in. The first: {mark}",
                len(blocking.passages),
                mark=blocking.facts["first"],
            )
        )
        self._form.go_to(blocking.passages[0])
        return True

    def _not_yet(self) -> None:
        if self._shown.held is not None:
            self._shown.held.handed_off = False
        self._bar.hide()
