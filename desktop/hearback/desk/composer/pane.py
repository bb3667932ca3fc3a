"""The composer: for the chosen application the conversation notes, the message with why and when, and the checklist."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hearback.desk.acting import CarryOut
from hearback.desk.announcements import Announcements
from hearback.desk.composer.beside.beside import Beside
from hearback.desk.composer.beside.noting import Noting
from hearback.desk.composer.checklist.checklist_pane import ChecklistPane
from hearback.desk.composer.checklist.earlier_messages import EarlierMessages
from hearback.desk.composer.checklist.finding_words import FindingWords
from hearback.desk.composer.checklist.judging import Judging
from hearback.desk.composer.columns import Columns
from hearback.desk.composer.composer_sheet import composer_sheet
from hearback.desk.composer.drafts.drafts import Drafts
from hearback.desk.composer.drafts.keeping import Keeping
from hearback.desk.composer.drafts.unsent_drafts import UnsentDrafts
from hearback.desk.composer.hand_off.hand_off import HandOff
from hearback.desk.composer.hand_off.hand_off_flow import HandOffFlow
from hearback.desk.composer.hand_off.opening_links import open_link
from hearback.desk.composer.hand_off.sent_bar import SentBar
from hearback.desk.composer.message.message_actions import MessageActions
from hearback.desk.composer.message.message_form import MessageForm
from hearback.desk.composer.message.starting import Starting
from hearback.desk.composer.message.templating import Templating
from hearback.desk.composer.message.writing import Writing
from hearback.desk.composer.panel.one_each import OneEach
from hearback.desk.composer.panel.panel import Panel
from hearback.desk.composer.panel.panel_strip import PanelStrip
from hearback.desk.composer.panel.side_by_side import SideBySide
from hearback.desk.composer.planned.card_choices import CardChoices
from hearback.desk.composer.planned.deciding import Deciding
from hearback.desk.composer.planned.step_words import StepWords
from hearback.desk.composer.planned.wait_so_far import WaitSoFar
from hearback.desk.composer.planned.why_card import WhyCard
from hearback.desk.composer.shown import Shown
from hearback.desk.fields.later_menu import LaterMenu
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.language.sentences import Sentences
from hearback.desk.screens import Screens
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.job_application import JobApplication, MessageKind, Step
from hearback.usecases.change import Change
from hearback.usecases.composing import Composing
from hearback.usecases.debriefing import Debriefing
from hearback.usecases.drafting import Drafting, Found
from hearback.usecases.help_topics import topic_about
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

if TYPE_CHECKING:
    from hearback.desk.composer.spelling.spelling import SpellingCheck

_CALM_MS = 500
"""How long after the first message was shown its spelling is looked at: everything else comes first."""


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
        drafting: Drafting,
        settling: Settling,
        debriefing: Debriefing,
        announcements: Announcements,
        carry_out: CarryOut,
        screens: Screens,
        write_private: Callable[[Path, bytes], None],
        wait_so_far: WaitSoFar,
        check_spelling: "Callable[[Shown, MessageForm, QObject], SpellingCheck]",
        open_link: Callable[[str], bool] = open_link,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._step_words = step_words = StepWords(words, sentences)
        self._wait_so_far = wait_so_far
        self._earlier = EarlierMessages(archive, composing, clock, self)
        self.drafts = Drafts(drafting)
        self.keeping = Keeping(self.drafts, words, sentences, self)
        self._shown = shown = Shown()

        # made in the order in which Tab goes through them
        self.beside = Beside(words, sentences, theme, settling, self)
        self.notes = self.beside.notes
        self.thread_pane = self.beside.thread_pane
        self.card = WhyCard(words, self)
        self.strip = PanelStrip(words, self)
        self.form = MessageForm(words, theme, self)
        self.side_by_side = SideBySide(words, theme, self.strip.progress, self)
        self.notice = plain_label(tone="due", parent=self)
        self.notice.hide()
        self.bar = SentBar(words, clock, self)
        self.later = LaterMenu(words, self)
        self.buttons = MessageActions(words, self.later, self)
        self.checklist = ChecklistPane(words, FindingWords(words, sentences), theme, self)
        self.columns = Columns(
            beside=self.beside,
            card=self.card,
            strip=self.strip,
            form=self.form,
            side_by_side=self.side_by_side,
            notice=self.notice,
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
        self._noting = Noting(
            shown=shown,
            notes=self.notes,
            offer=self.beside.offer,
            recording=recording,
            debriefing=debriefing,
            screens=screens,
            carry_out=carry_out,
        )
        panel = Panel(shown, self.drafts, planning, clock)
        starting = Starting(words, composing, planning, settling)
        self._writing = Writing(
            shown=shown,
            drafts=self.drafts,
            panel=panel,
            keeping=self.keeping,
            starting=starting,
            judging=self.judging,
            form=self.form,
            checklist=self.checklist,
            recording=recording,
            settling=settling,
            carry_out=carry_out,
        )
        self._templating = Templating(
            shown=shown,
            words=words,
            starting=starting,
            settling=settling,
            form=self.form,
            carry_out=carry_out,
            parent=self,
        )
        self._one_each = OneEach(
            shown=shown,
            panel=panel,
            keeping=self.keeping,
            strip=self.strip,
            form=self.form,
            columns=self.side_by_side,
            show_message=self._show_message,
            parent=self,
        )
        self._hand_off = HandOffFlow(
            shown=shown,
            words=words,
            clock=clock,
            settling=settling,
            carry_out=carry_out,
            ways=HandOff(words, composing, open_link, write_private, self),
            judging=self.judging,
            form=self.form,
            bar=self.bar,
            buttons=self.buttons,
        )
        self._deciding = Deciding(
            shown=shown,
            drafts=self.drafts,
            keeping=self.keeping,
            words=words,
            step_words=step_words,
            archive=archive,
            clock=clock,
            planning=planning,
            recording=recording,
            composing=composing,
            drafting=drafting,
            announcements=announcements,
            carry_out=carry_out,
            screens=screens,
            bar=self.bar,
            later=self.later,
            refresh=self.refresh,
        )
        self.unsent = UnsentDrafts(
            words=words,
            sentences=sentences,
            shown=shown,
            drafts=self.drafts,
            open_draft=self._open,
            discard=self._deciding.discard,
            parent=self,
        )
        self._choices = CardChoices(words, sentences, self._deciding, self.later, self.unsent, self._write)
        self._check_spelling = check_spelling
        self.spelling: SpellingCheck | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._look_at_spelling)

        self.notes.inserted.connect(self._writing.insert)
        self.thread_pane.continued.connect(self._continue_thread)
        self.buttons.connect_to({self.buttons.skip: self._deciding.skip, self.buttons.move_on: self._deciding.move_on})
        self.card.learn.clicked.connect(lambda: screens.help(topic_about(self._shown.step)))
        # what is handed off is remembered, too
        for button in (self.buttons.copy, self.buttons.open, self.buttons.save, self.bar.later):
            button.clicked.connect(self._writing.keep_soon)
        self.keeping.failed.connect(self._say_unsaved)
        self.keeping.kept.connect(self._say_saved)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        announcements.changed.connect(self._changed)
        wait_so_far.ready.connect(self._say_why)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_application(None)

    # what is shown

    def compose(self) -> None:
        """Go to the message, or to the first thing that can be done where there is none to write."""
        places = (self.form.editor, *(column.editor for column in self.side_by_side.columns), *self.card.buttons)
        place = next((place for place in places if place.isVisible()), None)
        if place is not None:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_application(self, id_: str | None) -> None:
        """Show an application (None: nothing is chosen); what was typed for the one before is kept."""
        self._watch_window()
        before, application = self._shown.application, self._archive.application(id_) if id_ else None
        # a note about one that was just deleted went with it
        if before is not None and before.id != id_ and self._archive.application(before.id) is not None:
            self.notes.keep_what_is_typed()
        self._writing.keep_now()
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
        zone = self._planning.calendar_of(application).zone if application is not None else self._clock.zone()
        self.thread_pane.show_application(application, zone)
        self.beside.show_counts()
        self._noting.offer_debrief()
        if application is not None:
            self._show_card(application)
            self._show_message()

    def _say_why(self) -> None:
        application, step, now = self._shown.application, self._shown.step, self._clock.now()
        if application is not None:
            why = (self._step_words.why(application, step, now), self._wait_so_far.sentences(application, step.step))
            self.card.show_text(self._step_words.lead(application, step, now), "\n".join(filter(None, why)))

    def _show_card(self, application: JobApplication) -> None:
        step = self._shown.step
        self._say_why()
        unsent = bool(self.unsent.others())
        choices = self._choices.offered(self._shown, self.drafts.unfinished_kinds(application), unsent=unsent)
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
        self.notes.put_first(shown.person)
        self._one_each.show()
        if shown.compared:
            self.columns.show_side_by_side()
        self._offer_drafts()
        planned = shown.planned_kind is shown.kind and step is not Step.ANSWER_THEM
        self.buttons.offer(planned=planned, final=step is Step.FINAL_CHECK_IN)
        self.judging.judge_now()
        if self.spelling is None and self.isVisible():
            self._calm.start()
        elif self.spelling is not None:
            self.spelling.follow()

    def _check_columns(self) -> None:
        if self.spelling is not None:
            columns = self.side_by_side.columns
            self.spelling.check_beside([place for column in columns for place in (column.editor, column.subject)])

    def _look_at_spelling(self) -> None:
        if self.spelling is None:
            self.spelling = self._check_spelling(self._shown, self.form, self)
            self.side_by_side.made.connect(self._check_columns)
            self._check_columns()
        self.spelling.follow()

    def _offer_drafts(self) -> None:
        held = self._shown.held
        self.form.offer_drafts(self.unsent, (held is not None and held.edited) or bool(self.unsent.others()))

    def _open(self, found: Found) -> None:
        self._writing.open(found)
        if self._shown.application is not None:
            self._show_card(self._shown.application)
            self._show_message()
            self._hand_off.ask_again()
            self.form.editor.setFocus()

    def _changed(self, change: Change) -> None:
        self._earlier.forget(change)
        shown = self._shown.application.id if self._shown.application is not None else None
        anybodys = change.everything or change.plans or change.paces or change.templates
        if shown is not None and (anybodys or shown in change.applications or shown in change.planned_anew):
            self.refresh()

    def _write(self, kind: MessageKind) -> None:
        """Write a message of a kind, whatever the plan says."""
        application = self._shown.application
        if application is not None:
            self._shown.lay_aside(kind)
            self._show_card(application)
            self._show_message()
            self.form.editor.setFocus()

    def _continue_thread(self, subject: str) -> None:
        """Answer to an earlier message, with the message in hand or a new one."""
        if self._shown.kind is None:
            self._write(MessageKind.OTHER)
        self._writing.continue_thread(subject)

    # what is saved by itself

    def _focus_moved(self) -> None:
        self._writing.keep_now()

    def _say_unsaved(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.show()

    def _say_saved(self, beside: bool) -> None:
        self.notice.setText(
            self._words.say("Another window changed this message, too. Both are kept: see Drafts.") if beside else ""
        )
        self.notice.setVisible(beside)
        self._offer_drafts()

    def _may_close(self) -> bool:
        """Save what was typed; where that cannot be, let the user decide."""
        self.notes.keep_what_is_typed()
        if self._writing.keep_now():
            return True
        from hearback.desk.fields.plain_box import confirmed

        say = self._words.say
        return confirmed(
            self.window(), say("Close without what you typed last?"), self.notice.text(), say("Close"), say("Go back to it")
        )

    # the window around it

    def _dress(self) -> None:
        self.setStyleSheet(composer_sheet(self._theme))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # a focus proxy would bring the editor to the front of the tab order
        self.form.editor.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.size())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch_window()
        if self._shown.held is not None:
            self._calm.start()

    def _watch_window(self) -> None:
        """Be told when the window closes; watching it twice is watching it once."""
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() is QEvent.Type.Close:
            if not self._may_close():
                event.ignore()
                return True
            self.judging.stop()
            self._wait_so_far.stop()
            self._calm.stop()
            if self.spelling is not None:
                self.spelling.stop()
        return super().eventFilter(watched, event)
