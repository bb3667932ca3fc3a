"""The conversation notes beside the message: a card a note, grouped by interview, and a small form to add or edit one."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hearback.desk.composer.beside.note_card import NoteCard, NoteUse, PlacedNote
from hearback.desk.composer.beside.note_form import NoteForm
from hearback.desk.fields.as_written import on_button
from hearback.desk.fields.clickable import Clickable, caption
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import ConversationNote, JobApplication, NoteKind
from hearback.domain.moments import instant_of


class NotesPane(QWidget):
    """All notes of one application."""

    inserted = Signal(str)
    """Put this text into the message."""

    noted = Signal(object)
    """A PlacedNote is to be kept."""

    changed = Signal(object, object)
    """A PlacedNote is to become this ConversationNote, or to go (None)."""

    book = Signal()
    """There is no interview to remember: record one."""

    debriefed = Signal()
    """Look back on the last interview."""

    def __init__(self, words: Words, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sentences = sentences
        self._application: JobApplication | None = None
        self._language = words.language
        self._first: str | None = None
        self._is_offered = False
        self.cards: list[NoteCard] = []
        self._headings: list[QLabel] = []
        self._empty = plain_label(tone="mute")
        self.form = NoteForm(words, sentences, self)
        self.form.noted.connect(self._keep)
        self.form.left.connect(self._leave_form)
        self.form.hide()
        self._column, self._scroll = self._scrolling_column()
        self.add = self._adding_button()
        self.debrief = QPushButton(words.say("Debrief…"), self)
        self.debrief.setProperty("kind", "quiet")
        self.debrief.setToolTip(
            plain_tool_tip(words.say("Look back on the last interview: three prompts for each person you met"))
        )
        self.debrief.clicked.connect(self.debriefed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        below = QHBoxLayout()
        below.setContentsMargins(16, 8, 16, 14)
        below.setSpacing(4)
        below.addWidget(self.add, 1)
        below.addWidget(self.debrief)
        whole.addLayout(below)

    @property
    def notes(self) -> Sequence[ConversationNote]:
        """The notes in the order in which they are shown."""
        return [card.placed.note for card in self.cards]

    def show_application(self, application: JobApplication | None) -> None:
        """Show an application's notes, the newest round's first; a note being typed stays while it is the same application."""
        before, self._application = self._application, application
        if before is None or application is None or before.id != application.id:
            self.form.empty()
            self._put_form_away()
        if application is None or before is None or (before.id, before.rounds) != (application.id, application.rounds):
            self._show_notes()

    def put_first(self, person: str | None) -> None:
        """Show the notes of what a person said before the others of their interview (None: as they were written down)."""
        if person != self._first:
            self._first = person
            self._show_notes()

    def write_in(self, language: str) -> None:
        """Put notes in as a message in this language takes them up."""
        self._language = language
        for card in self.cards:
            card.language = language

    def show_used(self, used: Collection[int], to_work_in: Collection[int] = ()) -> None:
        """Mark the notes that the message takes up, and those that it only holds, by their place in the list."""
        for index, card in enumerate(self.cards):
            card.show_use(NoteUse.USED if index in used else NoteUse.TO_WORK_IN if index in to_work_in else NoteUse.UNUSED)

    def keep_what_is_typed(self) -> None:
        """Keep the note that is being typed: whoever goes elsewhere has not thought better of it."""
        if not self.form.isHidden() and self.form.text.toPlainText().strip():
            self.form.keep()

    def note_kept(self) -> None:
        """Put the form away: its note is recorded."""
        self.form.finish()
        self._put_form_away()

    # the cards

    def _show_notes(self) -> None:
        focused = next((index for index, card in enumerate(self.cards) if card.hasFocus()), None)
        self._clear()
        application = self._application
        if application is None:
            return
        names = [self._sentences.round(one, number) for number, one in enumerate(application.rounds, 1)]
        self.form.offer(application, names)
        at = self._column.indexOf(self._empty) + 1
        for index in self._newest_first(application):
            heading = caption(names[index], self)
            self._column.insertWidget(at, heading)
            self._headings.append(heading)
            at += 1
            # what a person said comes first where the message goes to them alone
            notes = sorted(application.rounds[index].notes, key=lambda note: note.person != self._first)
            for note in notes if self._first is not None else application.rounds[index].notes:
                card = self._card(PlacedNote(index, note), names[index])
                self._column.insertWidget(at, card)
                card.show()
                self.cards.append(card)
                at += 1
        self._say_how_to_begin(application)
        self._find_edited_again()
        if focused is not None and self.cards:
            self.cards[min(focused, len(self.cards) - 1)].setFocus()

    def _clear(self) -> None:
        for widget in (*self.cards, *self._headings):
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.cards, self._headings = [], []

    def _card(self, placed: PlacedNote, round_name: str) -> NoteCard:
        card = NoteCard(self._words, self._sentences, placed, round_name, self)
        card.language = self._language
        card.clicked.connect(lambda: self.inserted.emit(card.phrase))
        card.edit_asked.connect(partial(self._edit, placed))
        card.delete_asked.connect(lambda: self.changed.emit(placed, None))
        card.menu_asked.connect(lambda at: self._show_menu(card, at))
        return card

    def _card_of(self, placed: PlacedNote | None) -> NoteCard | None:
        return next((card for card in self.cards if card.placed == placed), None)

    def _find_edited_again(self) -> None:
        """Let the form stand where the note is that it edits; where that is gone, what was typed becomes a new one."""
        card = self._card_of(self.form.edited)
        if card is not None:
            card.hide()
            self._column.insertWidget(self._column.indexOf(card), self.form)
        self.form.edited = card.placed if card is not None else None

    def _say_how_to_begin(self, application: JobApplication) -> None:
        say = self._words.say
        self._empty.setVisible(not self.cards)
        self._empty.setText(
            say("What did they say that only you heard? One line is enough: it makes the message yours.")
            if application.rounds
            else say("Notes belong to an interview. There is none yet.")
        )
        self._add_text.setText(say("+ Note what you remember") if application.rounds else say("Interview booked…"))
        self.add.setAccessibleName(self._add_text.text())
        self._show_debrief()

    def leave_debrief_to_offer(self, is_offered: bool) -> None:
        """Show no button for what is offered above."""
        self._is_offered = is_offered
        self._show_debrief()

    def _show_debrief(self) -> None:
        has_rounds = self._application is not None and bool(self._application.rounds)
        self.debrief.setVisible(has_rounds and not self._is_offered)

    def _newest_first(self, application: JobApplication) -> list[int]:
        """Return the places of the rounds that have notes, the round that was last in time first."""
        with_notes = [place for place, one in enumerate(application.rounds) if one.notes and not one.cancelled]
        return sorted(
            with_notes, key=lambda place: instant_of(application.rounds[place].starts, "start", self._words.zone), reverse=True
        )

    # what is done with a note

    def _show_menu(self, card: NoteCard, at: QPoint) -> None:
        menu = self.menu_of(card)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu_of(self, card: NoteCard) -> QMenu:
        """Return what can be done with a note."""
        say, placed, note = self._words.say, card.placed, card.placed.note
        menu = QMenu(self)
        menu.addAction(say("Put into the message"), lambda: self.inserted.emit(card.phrase))
        menu.addAction(say("Copy"), lambda: QGuiApplication.clipboard().setText(card.said))
        menu.addSeparator()
        # the keys are the card's own: here they are only named
        menu.addAction(say("Edit…") + "\tF2", partial(self._edit, placed))
        kinds = [(self._sentences.note(kind), replace(note, kind=kind)) for kind in NoteKind]
        self._add_choices(menu.addMenu(say("Kind")), placed, kinds)
        names = dict.fromkeys((*self.form.people_of(placed.round_index), *([note.person] if note.person else [])))
        people = [(name, replace(note, person=name)) for name in names]
        people.append((say("Nobody in particular"), replace(note, person=None)))
        self._add_choices(menu.addMenu(say("Said by")), placed, people)
        menu.addSeparator()
        menu.addAction(
            say("&Delete") + "\t" + QKeySequence(Qt.Key.Key_Delete).toString(QKeySequence.SequenceFormat.NativeText),
            lambda: self.changed.emit(placed, None),
        )
        return menu

    def _add_choices(self, menu: QMenu, placed: PlacedNote, choices: Sequence[tuple[str, ConversationNote]]) -> None:
        group = QActionGroup(menu)
        for name, note in choices:
            # a lone & would make the next letter a mnemonic
            action = QAction(on_button(name), group)
            action.setCheckable(True)
            action.setChecked(note == placed.note)
            action.triggered.connect(partial(self.changed.emit, placed, note))
            menu.addAction(action)

    def _begin(self) -> None:
        if self._application is None or not self._application.rounds:
            self.book.emit()
            return
        self._put_form(0)

    def _edit(self, placed: PlacedNote) -> None:
        card = self._card_of(placed)
        if card is None:
            return
        before = self._card_of(self.form.edited)
        if before is not None:
            before.show()
        card.hide()
        self.form.edit(placed)
        self._put_form(self._column.indexOf(card))

    def _leave_form(self) -> None:
        """Put the form away; a new note that was begun is there when it is opened again."""
        if self.form.edited is not None:
            self.form.finish()
        self._put_form_away()

    def _put_form_away(self) -> None:
        focused = self.focusWidget()
        hidden = next((card for card in self.cards if card.isHidden()), None)
        if hidden is not None:
            hidden.show()
        if focused is not None and self.form.isAncestorOf(focused):
            (hidden or self.add).setFocus()
        self.form.hide()
        self.add.show()

    def _put_form(self, place: int) -> None:
        self._column.insertWidget(place, self.form)
        self.form.show()
        self.add.hide()
        self.form.text.setFocus()
        self._column.activate()
        self._scroll.ensureWidgetVisible(self.form)

    def _keep(self, placed: PlacedNote) -> None:
        edited = self.form.edited
        if edited is None:
            self.noted.emit(placed)
        elif placed == edited:
            self._leave_form()
        else:
            self.changed.emit(edited, placed.note)

    # how it is laid out

    def _scrolling_column(self) -> tuple[QVBoxLayout, QScrollArea]:
        inside = QWidget(self)
        inside.setObjectName("composer-column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 6)
        column.setSpacing(6)
        column.addWidget(self.form)
        column.addWidget(self._empty)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self._words.say("Conversation notes"))
        return column, scroll

    def _adding_button(self) -> Clickable:
        add = Clickable(self)
        add.setProperty("kind", "add")
        self._add_text = plain_label(parent=add)
        self._add_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        add.column.setContentsMargins(8, 5, 8, 6)
        add.column.addWidget(self._add_text)
        add.clicked.connect(self._begin)
        return add
