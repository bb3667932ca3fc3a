"""Judges the message in hand a moment after it changed, and shows the findings beside it, in it and on the notes."""

from PySide6.QtCore import QObject, Qt, QTimer

from hearback.desk.composer.beside.notes_pane import NotesPane
from hearback.desk.composer.checklist.checklist_pane import ChecklistPane
from hearback.desk.composer.checklist.earlier_messages import EarlierMessages
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.shown import Shown
from hearback.domain.checklist import Finding, Item, SiblingText, Verdict, judge, used_notes
from hearback.domain.left_to_fill_in import without_marks
from hearback.domain.text_overlap import trigrams
from hearback.usecases.composing import Composing

_PAUSE_MS = 60
_FROM_NOTES = frozenset({Item.CONVERSATION, Item.FIT})
"""What is mended by putting a note in."""


class Judging(QObject):
    """The checklist at work."""

    def __init__(
        self,
        shown: Shown,
        composing: Composing,
        earlier: EarlierMessages,
        form: MessageForm,
        checklist: ChecklistPane,
        notes: NotesPane,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._composing = composing
        self._earlier = earlier
        self._form = form
        self._checklist = checklist
        self._notes = notes
        self._findings: tuple[Finding, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.judge_now)
        earlier.ready.connect(self.judge_soon)
        checklist.chosen.connect(self._go_to)
        checklist.ticked.connect(self._tick)

    def judge_soon(self) -> None:
        """Judge the draft once the typing pauses."""
        self._pause.start()

    def judge_now(self) -> None:
        """Judge the draft as it stands."""
        application, held = self._shown.application, self._shown.held
        if application is None or held is None:
            return
        context = self._composing.context(
            self._shown.step,
            held.language,
            earlier=self._earlier.texts(),
            siblings=[SiblingText(person, trigrams(one.draft.body)) for person, one in self._shown.to_others()],
            ticked=frozenset(held.ticked),
        )
        self._findings = judge(held.draft, application, context)
        self._form.show_findings(self._findings, self._checklist.said.explained)
        self._checklist.show_findings(self._findings)
        notes, body = self._notes.notes, held.draft.body
        self._notes.write_in(held.language)
        # what stands within a mark only is there, but not said yet
        self._notes.show_used(
            used_notes(without_marks(body), notes, application, context), used_notes(body, notes, application, context)
        )

    def blocking(self) -> Finding | None:
        """Judge the draft, and return what keeps it from being handed off."""
        self.judge_now()
        return next((one for one in self._findings if one.verdict is Verdict.BLOCKS), None)

    def stop(self) -> None:
        """Judge no more for now."""
        self._pause.stop()
        self._earlier.stop()

    def _go_to(self, item: Item) -> None:
        finding = next((one for one in self._findings if one.item is item), None)
        if finding is not None and finding.passages:
            self._form.go_to(finding.passages[0])
        elif finding is not None and finding.verdict is Verdict.OPEN and finding.item in _FROM_NOTES and self._notes.cards:
            self._notes.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._form.editor.setFocus()

    def _tick(self, item: Item, on: bool) -> None:
        held = self._shown.held
        if held is not None:
            (held.ticked.add if on else held.ticked.discard)(item)
            self.judge_now()
