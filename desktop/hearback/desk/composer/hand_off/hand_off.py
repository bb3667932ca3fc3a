"""Hands a finished message over: to the clipboard, to the e-mail program, to a file; says in one sentence what happened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from hearback.desk.composer.drafts.drafts import DraftInHand
from hearback.desk.language.fault_sentences import fault_sentence
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication
from hearback.usecases.composing import Composing
from hearback.usecases.faults import Refused


class NotHandedOff(Exception):
    """The message stayed where it is; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class HandOff:
    """The three ways out. Each returns what to tell the user; raises NotHandedOff."""

    def __init__(
        self,
        words: Words,
        composing: Composing,
        open_link: Callable[[str], bool],
        write_private: Callable[[Path, bytes], None],
        parent: QWidget,
    ) -> None:
        self._words = words
        self._composing = composing
        self._open_link = open_link
        self._write_private = write_private
        self._parent = parent
        self.copies_rich_text = False
        """Whether the clipboard gets the message as HTML beside the plain text."""

    def copy(self, held: DraftInHand) -> str:
        """Put the text on the clipboard."""
        self._put_on_clipboard(held)
        return self._words.say("Copied. Paste it into your e-mail.")

    def open(self, application: JobApplication, held: DraftInHand) -> str:
        """Open the message in the e-mail program."""
        say = self._words.say
        try:
            link = self._composing.link(application, held.draft)
        except Refused as refusal:
            raise NotHandedOff(fault_sentence(refusal.faults[0], self._words)) from refusal
        if link.body_left_out:
            self._put_on_clipboard(held)
        if not self._open_link(link.url):
            raise NotHandedOff(say("No e-mail program answered. Use “Copy message” and paste it there."))
        lacking = self._without_address(application, held)
        if link.body_left_out:
            return lacking + say(
                "The text is too long for the link: it is on the clipboard. Paste it into the e-mail that opened."
            )
        return lacking + say("Your e-mail program should be open now. If it is not, use “Copy message”.")

    def save(self, application: JobApplication, held: DraftInHand) -> str | None:
        """Save the message as a draft for e-mail programs where the user says; None where they thought better of it."""
        say = self._words.say
        try:
            content = self._composing.eml(application, held.draft)
        except Refused as refusal:
            raise NotHandedOff(fault_sentence(refusal.faults[0], self._words)) from refusal
        name = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in application.company)
        proposed = f"{' '.join(name.split())[:60] or 'message'}.eml"
        chosen, _filter = QFileDialog.getSaveFileName(self._parent, say("Save draft"), proposed, say("E-mail draft (*.eml)"))
        if not chosen:
            return None
        path = Path(chosen)
        path = path if path.suffix.lower() == ".eml" else path.with_name(f"{path.name}.eml")
        try:
            self._write_private(path, content)
        except OSError as fault:
            raise NotHandedOff(
                say("{file} could not be written: {reason}.", file=path.name, reason=fault.strerror or str(fault))
            ) from fault
        return self._without_address(application, held) + say(
            "Saved as {file}. Open it with your e-mail program.", file=path.name
        )

    def _without_address(self, application: JobApplication, held: DraftInHand) -> str:
        """Return a sentence, and a blank, about those of several it goes to who have no address; else nothing."""
        people = self._composing.recipients(application, held.draft)
        lacking = [person.name for person in people if not person.email]
        if not lacking:
            return ""
        return (
            self._words.say_n(
                "{names} has no e-mail address: add it there.",
                "{names} have no e-mail address: add them there.",
                len(lacking),
                names=self._words.all_of(lacking),
            )
            + " "
        )

    def _put_on_clipboard(self, held: DraftInHand) -> None:
        clipboard = QGuiApplication.clipboard()
        if not self.copies_rich_text:
            clipboard.setText(held.draft.body)
            return
        flavours = QMimeData()
        flavours.setText(held.draft.body)
        flavours.setHtml(self._composing.rich_text(held.draft, held.language))
        clipboard.setMimeData(flavours)
