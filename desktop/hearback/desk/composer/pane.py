"""The composer: for the chosen application the conversation notes, the message with why and when, and the checklist."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSplitter, QVBoxLayout, QWidget

from hearback.desk.announcements import Announcements
from hearback.desk.composer.checklist_pane import ChecklistPane
from hearback.desk.composer.composer_sheet import composer_sheet
from hearback.desk.composer.drafts import DraftInHand, Drafts
from hearback.desk.composer.earlier_messages import EarlierMessages
from hearback.desk.composer.finding_words import FindingWords
from hearback.desk.composer.hand_off import HandOff, NotHandedOff
from hearback.desk.composer.later_menu import LaterMenu
from hearback.desk.composer.message_actions import MessageActions
from hearback.desk.composer.message_form import MessageForm
from hearback.desk.composer.notes_pane import NewNote, NotesPane, notes_in_order
from hearback.desk.composer.opening_links import open_link
from hearback.desk.composer.sent_bar import SentBar
from hearback.desk.composer.starting import Starting
from hearback.desk.composer.step_words import StepWords
from hearback.desk.composer.why_card import WhyCard
from hearback.desk.language.sentences import Sentences
from hearback.desk.screens import Screens
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.checklist import Finding, Item, Verdict, judge, used_notes
from hearback.domain.job_application import JobApplication, MessageKind, Outcome, Step
from hearback.domain.left_to_fill_in import without_marks
from hearback.domain.message import Draft, Template
from hearback.domain.moments import Moment
from hearback.domain.next_step import NextStep
from hearback.usecases.change import Act, Change
from hearback.usecases.composing import Composing
from hearback.usecases.planning import Planning
from hearback.usecases.ports import Archive, Clock
from hearback.usecases.recording import Recording
from hearback.usecases.settling import Settling

CarryOut = Callable[[Callable[[], Change | None]], Change | None]

_PAUSE_MS = 60
_KIND_OF_STEP = {
    Step.THANK_YOU: MessageKind.THANK_YOU,
    Step.CHECK_IN: MessageKind.CHECK_IN,
    Step.FINAL_CHECK_IN: MessageKind.FINAL_CHECK_IN,
    Step.APPLICATION_CHECK_IN: MessageKind.APPLICATION_CHECK_IN,
    Step.ANSWER_THEM: MessageKind.OTHER,
}
_NOTHING = NextStep(step=Step.NOTHING)
_DRAFTS = "drafts"
"""The preference that keeps what was typed until the next start."""


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
        self._words = words
        self._theme = theme
        self._archive = archive
        self._clock = clock
        self._planning = planning
        self._recording = recording
        self._composing = composing
        self._settling = settling
        self._announcements = announcements
        self._carry_out = carry_out
        self._screens = screens
        self._step_words = StepWords(words, sentences)
        self._sentences = sentences
        self._starting = Starting(words, composing, planning, settling)
        self._hand_off = HandOff(words, composing, open_link, write_private, self)
        self._earlier = EarlierMessages(archive, composing, clock, self)
        self.drafts = Drafts()
        self.drafts.read(archive.preferences().get(_DRAFTS))
        self._application: JobApplication | None = None
        self._step = _NOTHING
        self._kind: MessageKind | None = None
        self._held: DraftInHand | None = None
        self._findings: tuple[Finding, ...] = ()

        # made in the order in which Tab goes through them
        self.notes = NotesPane(words, sentences, self)
        self.card = WhyCard(self)
        self.form = MessageForm(words, theme, self)
        self.bar = SentBar(words, clock, self)
        self.later = LaterMenu(words, self)
        self.buttons = MessageActions(words, self.later, self)
        self.checklist = ChecklistPane(words, FindingWords(words, sentences), theme, self)
        self._lay_out()
        self._connect()
        self._dress()
        self.show_application(None)

    # the layout

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setObjectName("composer-column")
        self._space = QWidget(inside)
        within = QVBoxLayout(inside)
        within.setContentsMargins(16, 14, 16, 0)
        within.setSpacing(8)
        within.addWidget(self.card)
        within.addWidget(self.form, 1)
        within.addWidget(self._space, 1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = QWidget(self)
        middle.setObjectName("composer-column")
        # the ways out stay in sight, however small the window is
        below = QVBoxLayout()
        below.setContentsMargins(16, 8, 16, 14)
        below.setSpacing(8)
        below.addWidget(self.bar)
        below.addWidget(self.buttons)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(below)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        for index, (widget, least) in enumerate(((self.notes, 190), (middle, 320), (self.checklist, 210))):
            widget.setMinimumWidth(least)
            self.columns.addWidget(widget)
            self.columns.setStretchFactor(index, 1 if widget is middle else 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)

    def _connect(self) -> None:
        self._columns_moved = False
        self.columns.splitterMoved.connect(self._keep_columns)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.judge_now)
        self.form.edited.connect(self._edited)
        self.form.template_chosen.connect(self.start_from)
        self.form.language_chosen.connect(self.write_in)
        self.form.name_given.connect(self.sign_as)
        self.notes.inserted.connect(self._insert)
        self.notes.noted.connect(self._note)
        self.notes.book.connect(lambda: self._with_id(self._screens.book_interview))
        self.checklist.chosen.connect(self._go_to)
        self.checklist.ticked.connect(self._tick)
        self.bar.sent.connect(self.mark_sent)
        self.bar.not_yet.connect(self._not_yet)
        self.later.aboutToShow.connect(self._offer_later)
        buttons = self.buttons
        buttons.connect_to(
            {
                buttons.copy: self.copy,
                buttons.open: self.open_in_email,
                buttons.save: self.save_draft,
                buttons.skip: self.skip,
                buttons.move_on: self.move_on,
                buttons.sent: self.ask_sent,
            }
        )
        self._earlier.ready.connect(self._pause.start)
        self._announcements.changed.connect(self._changed)
        self._theme.changed.connect(self._dress)

    def _keep_columns(self) -> None:
        self._columns_moved = True

    def _dress(self) -> None:
        self.setStyleSheet(composer_sheet(self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._columns_moved:
            left, right = min(self._theme.px(300), self.width() * 21 // 100), min(self._theme.px(318), self.width() * 23 // 100)
            self.columns.setSizes([left, self.width() - left - right, right])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch_window()

    def _watch_window(self) -> None:
        """Be told when the window closes; watching it twice is watching it once."""
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() is QEvent.Type.Close:
            self._pause.stop()
            self._earlier.stop()
            self.keep_drafts()
        return super().eventFilter(watched, event)

    # what is shown

    def show_application(self, id_: str | None) -> None:
        """Show an application (None: nothing is chosen); what was typed for the one before is kept."""
        self._watch_window()
        application = self._archive.application(id_) if id_ else None
        if application is None or self._application is None or application.id != self._application.id:
            self.bar.hide()
            self._kind = None
            self._held = None
        self._show(application)

    def refresh(self) -> None:
        """Read the shown application again; what was typed stays, also where its step has become another one."""
        self._show(self._archive.application(self._application.id) if self._application is not None else None)

    def _show(self, application: JobApplication | None) -> None:
        self._application = application
        self._step = self._planning.next_step(application) if application is not None else _NOTHING
        self.columns.setVisible(application is not None)
        self.notes.show_application(application)
        if application is None:
            return
        planned = _KIND_OF_STEP.get(self._step.step)
        if self._held is None or not self._held.edited:
            self._kind = self._kind if self._kind is not None and planned is None else planned
        self._show_card()
        self._show_message()

    def _show_card(self) -> None:
        application, step, now = self._application, self._step, self._clock.now()
        assert application is not None
        self.card.show_text(self._step_words.lead(application, step, now), self._step_words.why(application, step, now))
        self.card.offer(self._choices(), first_counts=step.step is Step.MOVE_ON)

    def _choices(self) -> list[tuple[str, Callable[[], object] | QMenu]]:
        """Return what the card offers besides the message below it."""
        say, application = self._words.say, self._application
        assert application is not None
        choices: list[tuple[str, Callable[[], object] | QMenu]] = []
        match self._step.step:
            case Step.MOVE_ON:
                choices += [
                    (say("Move on"), self.move_on),
                    (say("One last message"), partial(self.write, MessageKind.FINAL_CHECK_IN)),
                    (say("Wait longer") + " ▾", self.later),
                ]
            case Step.WAIT_FOR_INTERVIEW:
                choices.append((say("Write to them anyway"), partial(self.write, MessageKind.OTHER)))
            case Step.NOTHING if application.closed is not None:
                choices.append((say("Take up again"), self.reopen))
            case Step.NOTHING:
                choices.append((say("Write to them"), partial(self.write, MessageKind.OTHER)))
        if self._kind is not None:
            # the message below is being written already
            choices = [] if self._step.step is not Step.MOVE_ON else [choices[0], choices[2]]
        unfinished = [kind for kind in self.drafts.edited_kinds(application.id) if kind is not self._kind]
        for kind in unfinished:
            text = say("Go on with: {message}", message=self._sentences.message(kind))
            choices.append((text, partial(self.write, kind)))
        return choices

    def _show_message(self) -> None:
        application, kind = self._application, self._kind
        assert application is not None
        for widget in (self.form, self.buttons, self.checklist):
            widget.setVisible(kind is not None)
        self._space.setVisible(kind is None)
        if kind is None:
            self._held = None
            self.notes.show_used(())
            return
        held = self.drafts.get(application.id, kind)
        if held is None or not held.edited:
            # nothing was typed yet: what happened meanwhile may have changed what it starts from
            fresh = self._starting.begin(
                application, self._step, kind, language=held.language if held else None, template=held.template if held else None
            )
            held = held if held is not None and held.started == fresh.started else fresh
            self.drafts.hold(application.id, held)
        if held is not self._held:
            self._put_in_hand(held)
            if held.handed_off:
                self.bar.ask("")
        self.form.name_row.setVisible(not self._starting.signature())
        planned = _KIND_OF_STEP.get(self._step.step) is kind and self._step.step is not Step.ANSWER_THEM
        self.buttons.offer(planned=planned, final=self._step.step is Step.FINAL_CHECK_IN)
        self.judge_now()

    def _put_in_hand(self, held: DraftInHand) -> None:
        application = self._application
        assert application is not None
        self._held = held
        self.form.show_draft(held.draft, application.people)
        self._offer_choosers(held)

    def _offer_choosers(self, held: DraftInHand) -> None:
        self.form.offer_openings(self._starting.templates(held.language, held.draft.kind), held.template)
        self.form.offer_languages(self._starting.languages(held.language), held.language)

    # writing

    def write(self, kind: MessageKind) -> None:
        """Write a message of a kind, whatever the plan says."""
        self._kind = kind
        self._held = None
        self._show_card()
        self._show_message()
        self.form.editor.setFocus()

    def start_from(self, template: Template) -> None:
        """Begin anew from a template; what was typed can be had back by undo."""
        self._begin_anew(template=template.id)

    def write_in(self, language: str) -> None:
        """Write to this application in a language: the text begins anew in it where nothing was typed yet."""
        application, held = self._application, self._held
        if application is None or held is None or language == held.language:
            return
        held.language = language
        if not held.edited:
            self._begin_anew(language=language)
        self._offer_choosers(held)
        self._carry_out(lambda: self._recording.save(Act.EDIT_APPLICATION, replace(application, language=language)))
        self.judge_now()

    def sign_as(self, name: str) -> None:
        """Remember the user's name, and sign with it where the text still asks for it."""
        self._carry_out(lambda: self._settling.save(preferences={"name": name}))
        if self._held is not None and "{signature}" in self.form.editor.text:
            self.form.editor.replace(self.form.editor.text.replace("{signature}", name))
        self.form.name_row.setVisible(not self._starting.signature())

    def _begin_anew(self, *, language: str | None = None, template: str | None = None) -> None:
        application, held = self._application, self._held
        assert application is not None
        assert held is not None
        fresh = self._starting.begin(
            application, self._step, held.draft.kind, language=language or held.language, template=template
        )
        held.started = replace(fresh.started, to=held.draft.to)
        held.draft = held.started
        held.language, held.template = fresh.language, fresh.template
        self.form.replace(held.draft)
        self.judge_now()

    def _edited(self) -> None:
        if self._held is not None:
            self._held.draft = self.form.draft(self._held.draft)
            self._pause.start()

    def _insert(self, text: str) -> None:
        if self._kind is not None:
            self.form.editor.insert(text)

    def _note(self, new: NewNote) -> None:
        application = self._application
        assert application is not None
        change = self._carry_out(lambda: self._recording.add_note(application.id, new.round_index, new.note))
        if change is not None:
            self.notes.note_kept()

    # the checklist

    def judge_now(self) -> None:
        """Judge the draft as it stands."""
        application, held = self._application, self._held
        if application is None or held is None:
            return
        context = self._composing.context(self._step, held.language, earlier=self._earlier.texts(), ticked=frozenset(held.ticked))
        self._findings = judge(held.draft, application, context)
        self.form.show_findings(self._findings)
        self.checklist.show_findings(self._findings)
        notes = [note for _round, note in notes_in_order(application)]
        self.notes.show_used(used_notes(without_marks(held.draft.body), notes, application, context))

    def _go_to(self, item: Item) -> None:
        finding = self._finding(item)
        if finding is not None and finding.passages:
            self.form.go_to(finding.passages[0])
        else:
            self.form.editor.setFocus()

    def _tick(self, item: Item, on: bool) -> None:
        if self._held is not None:
            (self._held.ticked.add if on else self._held.ticked.discard)(item)
            self.judge_now()

    def _finding(self, item: Item) -> Finding | None:
        return next((one for one in self._findings if one.item is item), None)

    # handing off

    def copy(self) -> None:
        """Copy the message, unless something is left to fill in."""
        self._hand_over(lambda _application, draft: self._hand_off.copy(draft))

    def open_in_email(self) -> None:
        """Open the message in the e-mail program, unless something is left to fill in."""
        self._hand_over(self._hand_off.open)

    def save_draft(self) -> None:
        """Save the message as a draft file, unless something is left to fill in."""
        self._hand_over(self._hand_off.save)

    def _hand_over(self, way: Callable[[JobApplication, Draft], str | None]) -> None:
        application, held = self._application, self._held
        if application is None or held is None or self._is_blocked():
            return
        try:
            sentence = way(application, held.draft)
        except NotHandedOff as fault:
            self.bar.tell(fault.sentence)
            return
        if sentence is not None:
            held.handed_off = True
            self.bar.ask(sentence)

    def _is_blocked(self) -> bool:
        """Return whether something is left to fill in; if so, say what and select it."""
        self.judge_now()
        blocking = next((one for one in self._findings if one.verdict is Verdict.BLOCKS), None)
        if blocking is None:
            return False
        say_n = self._words.say_n
        self.bar.tell(
            say_n(
                "Something is left to fill in: {mark}",
                "{count} things are left to fill in. The first: {mark}",
                len(blocking.passages),
                mark=blocking.facts["first"],
            )
        )
        self.form.go_to(blocking.passages[0])
        return True

    def ask_sent(self) -> None:
        """Ask when the message was sent, with now as the answer at hand."""
        if self._held is not None:
            self.bar.ask_when(self._clock.now())

    def mark_sent(self, at: Moment | None = None) -> None:
        """Record the message as sent, let the draft go, and say what comes next."""
        application, held = self._application, self._held
        if application is None or held is None:
            return
        self._decide(
            lambda: self._composing.sent(application.id, held.draft, at),
            self._words.say("Message to {company} recorded.", company=application.company),
        )

    def _not_yet(self) -> None:
        if self._held is not None:
            self._held.handed_off = False
        self.bar.hide()

    # deciding

    def skip(self) -> None:
        """Leave the planned step out."""
        application, step = self._application, self._step.step
        if application is not None:
            said = self._words.say("Skipped for {company}.", company=application.company)
            self._decide(lambda: self._recording.skip(application.id, step), said)

    def snooze(self, until: dt.datetime) -> None:
        """Be reminded of the planned step later."""
        application, step = self._application, self._step.step
        if application is not None:
            said = self._words.say("{company}: again on {day}.", company=application.company, day=self._words.day_and_time(until))
            if self._carry_out(lambda: self._recording.snooze(application.id, step, until)) is not None:
                self._announcements.said.emit(said)

    def move_on(self) -> None:
        """Close the application: the user moves on."""
        application = self._application
        if application is not None:
            said = self._words.say("Moved on from {company}.", company=application.company)
            self._decide(lambda: self._recording.close([application.id], Outcome.MOVED_ON), said)

    def reopen(self) -> None:
        """Take a closed application up again."""
        application = self._application
        if application is not None:
            self._carry_out(lambda: self._recording.reopen(application.id))

    def _decide(self, act: Callable[[], Change | None], said: str) -> None:
        """Carry out what ends the message in hand, and say what comes next for this application."""
        application, held = self._application, self._held
        assert application is not None
        if held is not None:
            self.drafts.drop(application.id, held.draft.kind)
        kind, self._held, self._kind = self._kind, None, None
        if self._carry_out(act) is None:
            self._kind = kind
            if held is not None:
                self.drafts.hold(application.id, held)
                self.refresh()
            return
        after = self._archive.application(application.id)
        if after is not None:
            said = f"{said} {self._step_words.next(self._planning.next_step(after), self._clock.now())}"
        # the window may show another application by now: the sentence names the one it is about
        self.bar.tell(said)
        self._announcements.said.emit(said)

    def _offer_later(self) -> None:
        application = self._application
        if application is not None:
            self.later.offer(
                self._clock.now(),
                self._planning.calendar_of(application),
                self.snooze,
                lambda: self._screens.choose_day(application.id),
            )

    def _with_id(self, open_screen: Callable[[str], None]) -> None:
        if self._application is not None:
            open_screen(self._application.id)

    # news

    def _changed(self, change: Change) -> None:
        self._earlier.forget(change)
        shown = self._application.id if self._application is not None else None
        if shown is not None and (
            change.everything or change.paces or change.templates or shown in change.applications or shown in change.planned_anew
        ):
            self.refresh()

    def keep_drafts(self) -> None:
        """Write down what was typed, for the next start."""
        records = self.drafts.as_records()
        if records != (self._archive.preferences().get(_DRAFTS) or []):
            self._carry_out(lambda: self._settling.remember(_DRAFTS, records or None))
