"""The composer: for the chosen application the conversation notes, the message with why and when, and the checklist."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.announcements import Announcements
from hearback.desk.composer.card_choices import CardChoices
from hearback.desk.composer.checklist_pane import ChecklistPane
from hearback.desk.composer.columns import Columns
from hearback.desk.composer.composer_sheet import composer_sheet
from hearback.desk.composer.deciding import Deciding
from hearback.desk.composer.drafts import Drafts
from hearback.desk.composer.earlier_messages import EarlierMessages
from hearback.desk.composer.finding_words import FindingWords
from hearback.desk.composer.hand_off import HandOff
from hearback.desk.composer.hand_off_flow import HandOffFlow
from hearback.desk.composer.judging import Judging
from hearback.desk.composer.kept_drafts import KeptDrafts
from hearback.desk.composer.later_menu import LaterMenu
from hearback.desk.composer.message_actions import MessageActions
from hearback.desk.composer.message_form import MessageForm
from hearback.desk.composer.notes_pane import NotesPane
from hearback.desk.composer.noting import Noting
from hearback.desk.composer.opening_links import open_link
from hearback.desk.composer.sent_bar import SentBar
from hearback.desk.composer.shown import Shown
from hearback.desk.composer.starting import Starting
from hearback.desk.composer.step_words import StepWords
from hearback.desk.composer.why_card import WhyCard
from hearback.desk.composer.writing import Writing
from hearback.desk.language.sentences import Sentences
from hearback.desk.screens import Screens
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, MessageKind, Step
from hearback.usecases.change import Change
from hearback.usecases.composing import Composing
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling


class ComposerPane(QWidget):
    """Everything about the next message of one application; `show_application` chooses it."""

    def __init__(
        self,
        *,
        words: Words,
        sentences: Sentences,
        theme: Theme,
        archive: Archive,
        clock: Clock,
        planning: Planning,
        recording: Recording,
        composing: Composing,
        settling: Settling,
        announcements: Announcements,
        carry_out: CarryOut,
        screens: Screens,
        write_private: Callable[[Path, bytes], None],
        open_link: Callable[[str], bool] = open_link,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._step_words = step_words = StepWords(words, sentences)
        self._earlier = EarlierMessages(archive, composing, clock, self)
        self.drafts = Drafts()
        self._kept = KeptDrafts(self.drafts, archive, settling, carry_out)
        self._kept.take_up()
        self._shown = shown = Shown()

        # made in the order in which Tab goes through them
        self.notes = NotesPane(words, sentences, self)
        self.card = WhyCard(self)
        self.form = MessageForm(words, theme, self)
        self.bar = SentBar(words, clock, self)
        self.later = LaterMenu(words, self)
        self.buttons = MessageActions(words, self.later, self)
        self.checklist = ChecklistPane(words, FindingWords(words, sentences), theme, self)
        self.columns = Columns(
            notes=self.notes,
            card=self.card,
            form=self.form,
            bar=self.bar,
            buttons=self.buttons,
            checklist=self.checklist,
            theme=theme,
            parent=self,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)

        self.judging = Judging(shown, composing, self._earlier, self.form, self.checklist, self.notes, self)
        self._noting = Noting(shown=shown, notes=self.notes, recording=recording, screens=screens, carry_out=carry_out)
        self._writing = Writing(
            shown=shown,
            drafts=self.drafts,
            starting=Starting(words, composing, planning, settling),
            judging=self.judging,
            form=self.form,
            recording=recording,
            settling=settling,
            carry_out=carry_out,
        )
        self._hand_off = HandOffFlow(
            shown=shown,
            words=words,
            clock=clock,
            ways=HandOff(words, composing, open_link, write_private, self),
            judging=self.judging,
            form=self.form,
            bar=self.bar,
            buttons=self.buttons,
        )
        self._deciding = Deciding(
            shown=shown,
            drafts=self.drafts,
            words=words,
            step_words=step_words,
            archive=archive,
            clock=clock,
            planning=planning,
            recording=recording,
            composing=composing,
            announcements=announcements,
            carry_out=carry_out,
            screens=screens,
            bar=self.bar,
            later=self.later,
            refresh=self.refresh,
        )
        self._choices = CardChoices(words, sentences, self._deciding, self.later, self._write)

        self.notes.inserted.connect(self._writing.insert)
        self.buttons.connect_to({self.buttons.skip: self._deciding.skip, self.buttons.move_on: self._deciding.move_on})
        announcements.changed.connect(self._changed)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_application(None)

    # what is shown

    def show_application(self, id_: str | None) -> None:
        """Show an application (None: nothing is chosen); what was typed for the one before is kept."""
        self._watch_window()
        before, application = self._shown.application, self._archive.application(id_) if id_ else None
        if application is None or before is None or application.id != before.id:
            self.bar.hide()
            self._shown.lay_aside()
        self._show(application)

    def refresh(self) -> None:
        """Read the shown application again; what was typed stays, also where its step has become another one."""
        before = self._shown.application
        self._show(self._archive.application(before.id) if before is not None else None)

    def _show(self, application: JobApplication | None) -> None:
        self._shown.put(application, self._planning.next_step(application) if application is not None else None)
        self.columns.setVisible(application is not None)
        self.notes.show_application(application)
        if application is not None:
            self._show_card(application)
            self._show_message()

    def _show_card(self, application: JobApplication) -> None:
        step, now = self._shown.step, self._clock.now()
        self.card.show_text(self._step_words.lead(application, step, now), self._step_words.why(application, step, now))
        choices = self._choices.offered(self._shown, self.drafts.edited_kinds(application.id))
        self.card.offer(choices, first_counts=step.step is Step.MOVE_ON)

    def _show_message(self) -> None:
        shown, step = self._shown, self._shown.step.step
        self.columns.show_message(shown.kind is not None)
        if shown.kind is None:
            shown.lay_aside()
            self.notes.show_used(())
            return
        if self._writing.take_in_hand():
            self._hand_off.ask_again()
        planned = shown.planned_kind is shown.kind and step is not Step.ANSWER_THEM
        self.buttons.offer(planned=planned, final=step is Step.FINAL_CHECK_IN)
        self.judging.judge_now()

    def _changed(self, change: Change) -> None:
        self._earlier.forget(change)
        shown = self._shown.application.id if self._shown.application is not None else None
        if shown is not None and (
            change.everything or change.paces or change.templates or shown in change.applications or shown in change.planned_anew
        ):
            self.refresh()

    def _write(self, kind: MessageKind) -> None:
        """Write a message of a kind, whatever the plan says."""
        application = self._shown.application
        if application is not None:
            self._shown.lay_aside(kind)
            self._show_card(application)
            self._show_message()
            self.form.editor.setFocus()

    # the window around it

    def _dress(self) -> None:
        self.setStyleSheet(composer_sheet(self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch_window()

    def _watch_window(self) -> None:
        """Be told when the window closes; watching it twice is watching it once."""
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() is QEvent.Type.Close:
            self.judging.stop()
            self._kept.keep()
        return super().eventFilter(watched, event)
