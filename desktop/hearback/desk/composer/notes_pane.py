"""The conversation notes beside the message: a card a note that puts it into the message, and a small form to add one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hearback.desk.composer.clickable import Clickable, caption, plain_label, set_look
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import ConversationNote, JobApplication, NoteKind, Round


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note to be added to the round at `round_index` (in the order in which rounds were written down)."""

    round_index: int
    note: ConversationNote


class NoteCard(Clickable):
    """One note."""

    def __init__(self, words: Words, text: str, where: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._text = text
        self._where = where
        self.setProperty("kind", "note")
        self._detail = plain_label(tone="mute", parent=self)
        self._detail.setProperty("scale", "small")
        self.column.setContentsMargins(11, 8, 11, 9)
        self.column.setSpacing(2)
        self.column.addWidget(plain_label(text, parent=self))
        self.column.addWidget(self._detail)
        self.setToolTip(words.say("Put it into the message at the cursor"))
        self.show_used(False)

    def show_used(self, used: bool) -> None:
        """Show whether the message takes the note up."""
        parts = [self._where, self._words.say("used in this message") if used else ""]
        self._detail.setText(" · ".join(part for part in parts if part))
        self.setAccessibleName(f"{self._text}. {self._detail.text()}")
        set_look(self, "used", used)


class NoteForm(QFrame):
    """What you remember, of which round, from whom, of what kind."""

    noted = Signal(object)
    """A NewNote."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self.setObjectName("note-form")
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText(say("What they said, in a few words"))
        self.text.setAccessibleName(say("What you remember"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(64)
        self.round = _box(say("Interview"), self)
        self.person = _box(say("Said by"), self)
        self.kind = _box(say("Kind"), self)
        for kind, name in note_kinds(words).items():
            self.kind.addItem(name, kind)
        self.round.currentIndexChanged.connect(self._offer_people)
        self.save = QPushButton(say("Keep note"), self)
        self.save.setProperty("kind", "primary")
        self.save.clicked.connect(self._keep)
        cancel = QPushButton(say("Cancel"), self)
        cancel.clicked.connect(self.hide)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._keep, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(QKeySequence("Escape"), self, self.hide, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.text, self.round, self.person, self.kind):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._rounds: Sequence[Round] = ()

    def offer(self, application: JobApplication, names: Sequence[str]) -> None:
        """Offer the application's rounds by their names, the last one first chosen; what is typed stays."""
        chosen = self.round.currentData()
        self._rounds = application.rounds
        self.round.clear()
        for index, name in enumerate(names):
            self.round.addItem(name, index)
        self.round.setCurrentIndex(chosen if chosen is not None and chosen < len(names) else len(names) - 1)

    def _offer_people(self) -> None:
        index = self.round.currentData()
        self.person.clear()
        self.person.addItem(self._words.say("Nobody in particular"), None)
        if index is not None and index < len(self._rounds):
            for name in self._rounds[index].people:
                self.person.addItem(name, name)
            if len(self._rounds[index].people) == 1:
                self.person.setCurrentIndex(1)

    def _keep(self) -> None:
        text = " ".join(self.text.toPlainText().split())
        if not text or self.round.currentData() is None:
            self.text.setFocus()
            return
        note = ConversationNote(text=text, kind=NoteKind(self.kind.currentData()), person=self.person.currentData())
        self.noted.emit(NewNote(self.round.currentData(), note))


class NotesPane(QScrollArea):
    """All notes of one application."""

    inserted = Signal(str)
    """Put this text into the message."""

    noted = Signal(object)
    """A NewNote is to be kept."""

    book = Signal()
    """There is no interview to remember: record one."""

    def __init__(self, words: Words, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sentences = sentences
        self.cards: list[NoteCard] = []
        inside = QWidget(self)
        inside.setObjectName("composer-column")
        self._heading = caption()
        self._empty = plain_label(tone="mute")
        self.add = Clickable(inside)
        self.add.setProperty("kind", "add")
        self._add_text = plain_label(parent=self.add)
        self._add_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add.column.setContentsMargins(8, 5, 8, 6)
        self.add.column.addWidget(self._add_text)
        self.add.clicked.connect(self._begin)
        self.form = NoteForm(words, inside)
        self.form.hide()
        self.form.noted.connect(self.noted)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(6)
        self._column.addWidget(self._heading)
        self._column.addSpacing(2)
        for widget in (self._empty, self.add, self.form):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.say("Conversation notes"))
        self._application: JobApplication | None = None

    def show_application(self, application: JobApplication | None) -> None:
        """Show an application's notes, the last round's first; a note being typed stays while it is the same application."""
        same = application is not None and self._application is not None and application.id == self._application.id
        self._application = application
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        if not same:
            self.form.text.clear()
            self.form.hide()
        if application is None:
            return
        say = self._words.say
        self._heading.setText(say("Conversation notes · {company}", company=application.company).upper())
        names = [self._round_name(one, number) for number, one in enumerate(application.rounds, 1)]
        self.form.offer(application, names)
        for index, note in notes_in_order(application):
            where = [note.person or "", names[index], note_kinds(self._words)[note.kind]]
            text = _quoted(note.text) if note.kind is NoteKind.QUOTE else note.text
            card = NoteCard(self._words, text, " · ".join(part for part in where if part), self._inside)
            card.clicked.connect(lambda _on=False, text=text: self.inserted.emit(text))
            self._column.insertWidget(2 + len(self.cards), card)
            self.cards.append(card)
        self._empty.setVisible(not self.cards)
        self._empty.setText(
            say("What did they say that only you heard? One line is enough: it makes the message yours.")
            if application.rounds
            else say("Notes belong to an interview. There is none yet.")
        )
        self._add_text.setText(say("+ Note what you remember") if application.rounds else say("Interview booked…"))
        self.add.setAccessibleName(self._add_text.text())
        self.add.setVisible(self.form.isHidden())

    def show_used(self, used: Collection[int]) -> None:
        """Mark the notes that the message takes up, by their place in the list."""
        for index, card in enumerate(self.cards):
            card.show_used(index in used)

    def note_kept(self) -> None:
        """Empty the form: its note is recorded."""
        self.form.text.clear()
        self.form.hide()
        self.add.show()

    def _begin(self) -> None:
        if self._application is None or not self._application.rounds:
            self.book.emit()
            return
        self.form.show()
        self.add.hide()
        self.form.text.setFocus()
        self.ensureWidgetVisible(self.form)

    def _round_name(self, one: Round, number: int) -> str:
        name = one.name or self._words.say("Round {number}", number=self._words.number(number))
        return self._words.say_in("round, day", "{round}, {day}", round=name, day=self._words.day(one.starts))


def notes_in_order(application: JobApplication) -> Sequence[tuple[int, ConversationNote]]:
    """Return the notes with the index of their round, those of the round written down last first."""
    return [
        (index, note) for index, one in reversed(list(enumerate(application.rounds))) if not one.cancelled for note in one.notes
    ]


def note_kinds(words: Words) -> dict[NoteKind, str]:
    """Return what the kinds of notes are called."""
    say = words.say
    return {
        # Translators: kinds of notes from an interview; “fit” is what makes the user fit the role
        NoteKind.TOPIC: say("topic"),
        NoteKind.INSIGHT: say("insight"),
        NoteKind.HUMOUR: say("humour"),
        NoteKind.FIT: say("fit"),
        NoteKind.QUOTE: say("quote"),
    }


def _quoted(text: str) -> str:
    """Return a quotation in quotation marks, unless it brought its own."""
    return text if text[:1] in _QUOTATION_MARKS else f"“{text}”"


def _box(name: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


_QUOTATION_MARKS = frozenset("\"'“”„«»‹›‘’「『")
