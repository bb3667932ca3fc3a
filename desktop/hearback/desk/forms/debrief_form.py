"""The one-minute debrief after an interview: three prompts for each person met, a line a note, all of it from the keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hearback.desk.fields.as_written import on_button
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.fields.plain_text import PlainText
from hearback.desk.fields.tool_tips import plain_tool_tip
from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.domain.debrief import KINDS_OF, Prompt, notes_from
from hearback.domain.job_application import ConversationNote, NoteKind, Person, Round

_LINES = 3
_MOST_LETTERS = 44


@dataclass(frozen=True, slots=True)
class DebriefRound:
    """A round to look back on: its place in the order in which rounds were written down, and what it is called."""

    index: int
    name: str
    round: Round


class Answer(QWidget):
    """One prompt with room for an answer, and what kind of note it makes."""

    edited = Signal()

    def __init__(self, names: Names, prompt: Prompt, question: str, person: str | None, kind_name: str, about: str) -> None:
        super().__init__()
        self._person = person
        label = plain_label(question, parent=self)
        self.text = PlainText(self)
        self.text.setAccessibleName(f"{question} ({about})")
        self.text.setFixedHeight(QFontMetrics(self.text.font()).lineSpacing() * _LINES + 22)
        self.text.textChanged.connect(self.edited)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(f"{kind_name}: {question} ({about})")
        for kind in KINDS_OF[prompt]:
            self.kind.addItem(names.note(kind), kind)
        # what can be one thing only is no choice
        self.kind.setVisible(self.kind.count() > 1)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text)

    @property
    def notes(self) -> Sequence[ConversationNote]:
        """The notes that were typed."""
        return list(notes_from(self.text.toPlainText(), NoteKind(self.kind.currentData()), self._person))


class PersonPage(QWidget):
    """The three prompts for one person, or for nobody in particular."""

    edited = Signal()

    def __init__(self, words: Words, names: Names, person: str | None, called: str) -> None:
        super().__init__()
        say = words.say
        self.person = person
        questions = {
            Prompt.CARED_ABOUT: say("What did they care about?"),
            Prompt.LAUGHED_OR_THOUGHT: say("What made you laugh or think?"),
            Prompt.FIT: say("Where do you fit?"),
        }
        self.answers = [Answer(names, prompt, question, person, say("Kind"), called) for prompt, question in questions.items()]
        self.next = QPushButton(self)
        self.next.setAutoDefault(False)
        column = QVBoxLayout(self)
        leave_room_for_bar(column)
        column.setSpacing(12)
        for answer in self.answers:
            answer.edited.connect(self.edited)
            column.addWidget(answer)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        texts = [answer.text for answer in self.answers]
        # a minute is spent in the answers: what kind they are comes after them
        order = [*texts, self.next, *(answer.kind for answer in self.answers)]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    @property
    def notes(self) -> Sequence[ConversationNote]:
        """The notes that were typed."""
        return [note for answer in self.answers for note in answer.notes]

    def begin(self) -> None:
        """Let the first prompt be answered."""
        self.answers[0].text.setFocus()


class DebriefForm(FormDialog):
    """Asks about a round; `keep` writes the notes (with people not known before) and says what went wrong."""

    def __init__(
        self,
        words: Words,
        rounds: Sequence[DebriefRound],
        chosen: int,
        keep: Callable[[int, Sequence[ConversationNote], Sequence[Person]], str | None],
        parent: QWidget | None = None,
    ) -> None:
        """Ask about `rounds`, the one with the index `chosen` first."""
        say = words.say
        super().__init__(words, say("Debrief"), say("Keep notes"), parent)
        self.resize(680, 560)
        self._names = Names(words)
        self._rounds = {one.index: one for one in rounds}
        self._keep = keep
        self._pages: dict[str | None, PersonPage] = {}
        self._added: list[str] = []
        lead = plain_label(
            say("Three things while they are fresh: one a line, whatever comes to mind. Leave the rest empty."), "mute", self.body
        )
        self.round = NarrowBox(self.body)
        self.round.setAccessibleName(say("Interview"))
        for one in rounds:
            self.round.addItem(one.name, one.index)
        self.round.setCurrentIndex(self.round.findData(chosen))
        self.people = QListWidget(self.body)
        self.people.setAccessibleName(say("Person"))
        self.people.setUniformItemSizes(True)
        self.people.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.somebody = QLineEdit(self.body)
        self.somebody.setPlaceholderText(say("Somebody else: name"))
        self.somebody.setAccessibleName(say("Name of somebody else"))
        self._stack = QStackedWidget(self.body)
        self._lay_out(lead)
        self.people.currentRowChanged.connect(self._show_page)
        self.round.currentIndexChanged.connect(self._offer_people)
        self.watch(self.somebody.textEdited)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._go, step))
        self._offer_people()
        self._page().begin()

    @property
    def page(self) -> PersonPage:
        """The person asked about now."""
        return self._page()

    def save(self) -> QWidget | str | None:
        self._add_somebody()
        notes = [note for page in self._pages.values() for note in page.notes]
        met = [Person(name=name) for name in self._added]
        if not notes and not met:
            return self.words.say("Nothing is noted yet. One line is enough.")
        return self._keep(self.round.currentData(), notes, met)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add who is being typed by Return, instead of closing the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.somebody.hasFocus() and self.somebody.text().strip():
            self._add_somebody()
            self._page().begin()
        else:
            super().keyPressEvent(event)

    # who is asked about

    def _offer_people(self) -> None:
        """Offer the people of the round, whoever was added, and whoever something was typed about already."""
        met = self._rounds[self.round.currentData()].round.people
        typed = [name for name, page in self._pages.items() if name is not None and page.notes]
        chosen = self._page().person if self.people.count() else None
        names: list[str | None] = list(dict.fromkeys((*met, *self._added, *typed)))
        names.append(None)
        self.people.blockSignals(True)
        self.people.clear()
        for name in names:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setToolTip(plain_tool_tip(name or ""))
            self.people.addItem(item)
            if name not in self._pages:
                self._add_page(name)
        self.people.blockSignals(False)
        self._choose(names.index(chosen) if chosen in names and chosen is not None else 0)
        self._count_notes()

    def _add_page(self, name: str | None) -> None:
        page = PersonPage(self.words, self._names, name, self._called(name))
        page.edited.connect(self._count_notes)
        page.next.clicked.connect(lambda: self._go(1))
        self.watch(page.edited)
        self._pages[name] = page
        self._stack.addWidget(page)

    def _add_somebody(self) -> None:
        name = " ".join(self.somebody.text().split())
        self.somebody.clear()
        if not name:
            return
        known = next((one for one in self._listed() if one is not None and one.casefold() == name.casefold()), None)
        if known is None:
            self._added.append(name)
            self._offer_people()
        self._choose(self._listed().index(known or name))

    def _listed(self) -> list[str | None]:
        return [self.people.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.people.count())]

    def _choose(self, row: int) -> None:
        self.people.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_page(row)

    def _go(self, step: int) -> None:
        self._choose((self.people.currentRow() + step) % self.people.count())
        self._page().begin()

    def _page(self) -> PersonPage:
        return self._pages[self.people.currentItem().data(Qt.ItemDataRole.UserRole)]

    def _show_page(self, row: int) -> None:
        if row < 0:
            return
        page = self._page()
        self._stack.setCurrentWidget(page)
        following = self._listed()[row + 1 :]
        page.next.setVisible(bool(following))
        if following:
            page.next.setText(on_button(self.words.say("Next: {name}", name=self._called(following[0])), _MOST_LETTERS))

    def _called(self, name: str | None) -> str:
        return name or self.words.say("Nobody in particular")

    def _count_notes(self) -> None:
        """Say behind each name how much is noted."""
        for row, name in enumerate(self._listed()):
            count, called = len(self._pages[name].notes), self._called(name)
            number = self.words.number(count)
            text = self.words.say_in("name · number", "{name} · {number}", name=called, number=number) if count else called
            self.people.item(row).setText(text)

    def _lay_out(self, lead: QLabel) -> None:
        who = QVBoxLayout()
        who.setSpacing(8)
        who.addWidget(self.people, 1)
        who.addWidget(self.somebody)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(who, 2)
        both.addWidget(self._stack, 5)
        column = QVBoxLayout(self.body)
        leave_room_for_bar(column)
        column.setSpacing(12)
        column.addWidget(lead)
        column.addWidget(self.round)
        column.addLayout(both, 1)
