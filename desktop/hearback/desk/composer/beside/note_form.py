"""The small form for a conversation note: what you remember, of which interview, from whom, of what kind."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QVBoxLayout, QWidget

from hearback.desk.composer.beside.note_card import PlacedNote
from hearback.desk.fields.flow_layout import FlowLayout
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.fields.plain_text import PlainText
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.language.sentences import Sentences
from hearback.desk.words import Words
from hearback.domain.job_application import ConversationNote, JobApplication, NoteKind, Round


class NoteForm(QFrame):
    """Takes down a new note, or another wording of one that is there."""

    noted = Signal(object)
    """A PlacedNote is to be kept, in place of the one that `edited` names."""

    left = Signal()
    """It was cancelled."""

    def __init__(self, words: Words, sentences: Sentences, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self._rounds: Sequence[Round] = ()
        self._unfinished = ""
        self.edited: PlacedNote | None = None
        """The note that is being put in other words; None for a new one."""
        self.setObjectName("note-form")
        self.text = PlainText(self)
        self.text.setPlaceholderText(say("What they said, in a few words"))
        self.text.setAccessibleName(say("What you remember"))
        self.text.setFixedHeight(64)
        self.round = _box(say("Interview"), self)
        self.person = _box(say("Said by"), self)
        self.kind = _box(say("Kind"), self)
        for kind in NoteKind:
            self.kind.addItem(sentences.note(kind), kind)
        self.round.currentIndexChanged.connect(self._offer_people)
        self.save = QPushButton(say("Keep note"), self)
        self.save.setProperty("kind", "primary")
        self.save.clicked.connect(self.keep)
        cancel = QPushButton(say("Cancel"), self)
        cancel.clicked.connect(self.left)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.keep, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape = QShortcut(QKeySequence("Escape"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        row = QWidget(self)
        buttons = FlowLayout(row)
        buttons.addWidget(self.save)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.text, self.round, self.person, self.kind):
            column.addWidget(widget)
        column.addWidget(row)

    def offer(self, application: JobApplication, names: Sequence[str]) -> None:
        """Offer the application's rounds by their names, the last one first chosen; what is typed stays."""
        chosen, person = self.round.currentData(), self.person.currentData()
        self._rounds = application.rounds
        self.round.clear()
        for index, name in enumerate(names):
            self.round.addItem(name, index)
        self.round.setCurrentIndex(chosen if chosen is not None and chosen < len(names) else len(names) - 1)
        if chosen is not None:
            self._choose_person(person)

    def empty(self) -> None:
        """Forget everything that was typed."""
        self.edited, self._unfinished = None, ""
        self.text.clear()
        self.round.setEnabled(True)

    def finish(self) -> None:
        """Be done with the note: what was typed of a new one before another was edited comes back."""
        text = self._unfinished if self.edited is not None else ""
        self.empty()
        self.text.setPlainText(text)

    def edit(self, placed: PlacedNote) -> None:
        """Show a note that is there, to be put in other words."""
        if self.edited is None:
            self._unfinished = self.text.toPlainText()
        self.edited = placed
        self.round.setCurrentIndex(placed.round_index)
        # a note stays with its interview: said in another one, it would be another note
        self.round.setEnabled(False)
        self._choose_person(placed.note.person)
        self.kind.setCurrentIndex(self.kind.findData(placed.note.kind))
        self.text.setPlainText(placed.note.text)
        self.text.selectAll()

    def people_of(self, round_index: int) -> Sequence[str]:
        """Return who can have said something in a round."""
        return self._rounds[round_index].people if round_index < len(self._rounds) else ()

    def keep(self) -> None:
        """Have the note kept, where something is typed."""
        text = " ".join(self.text.toPlainText().split())
        if not text or self.round.currentData() is None:
            self.text.setFocus()
            return
        note = ConversationNote(text=text, kind=NoteKind(self.kind.currentData()), person=self.person.currentData())
        self.noted.emit(PlacedNote(self.round.currentData(), note))

    def _choose_person(self, person: str | None) -> None:
        if self.person.findData(person) < 0:
            self.person.addItem(str(person), person)
        self.person.setCurrentIndex(self.person.findData(person))

    def _offer_people(self) -> None:
        index = self.round.currentData()
        self.person.clear()
        self.person.addItem(self._words.say("Nobody in particular"), None)
        if index is not None:
            people = self.people_of(index)
            for name in people:
                self.person.addItem(name, name)
            if len(people) == 1:
                self.person.setCurrentIndex(1)


def _box(name: str, parent: QWidget) -> QComboBox:
    box = NarrowBox(parent)
    box.setAccessibleName(name)
    box.setToolTip(plain_tool_tip(name))
    return box
