"""The message being written: to whom, the subject, the text, the opening it starts from and its language."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hearback.desk.composer.chooser import Chooser
from hearback.desk.composer.clickable import plain_label
from hearback.desk.composer.message_editor import Highlight, Mark, MessageEditor
from hearback.desk.composer.recipients_row import RecipientsRow
from hearback.desk.theme import Theme
from hearback.desk.words import Words
from hearback.domain.checklist import Finding, Item, Passage, Place, Verdict
from hearback.domain.job_application import Person
from hearback.domain.message import Draft, Template

_FLAGGED = frozenset({Item.NOT_GENERIC, Item.NOT_EAGER, Item.NOT_A_COPY})
_TINTED = (Item.GREETS, Item.ROLE_OR_COMPANY, Item.CONVERSATION, Item.FIT)
"""What is tinted as found; interest, wait and question are found by whole sentences, and too much colour says nothing."""


class MessageForm(QWidget):
    """Shows a draft and lets it be edited; what it means is decided elsewhere."""

    edited = Signal()
    """To, subject or text changed by the user."""

    template_chosen = Signal(object)
    """Start from this Template."""

    language_chosen = Signal(object)
    """Write in this language (BCP 47)."""

    name_given = Signal(str)
    """The user's name, for the signature."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self._showing = False
        self.to = RecipientsRow(words, self)
        self.subject = QLineEdit(self)
        self.subject.setAccessibleName(say("Subject"))
        self.subject.setProperty("kind", "bare")
        self.editor = MessageEditor(theme, self)
        self.editor.setAccessibleName(say("Message"))
        self.editor.setMinimumHeight(theme.px(84))
        # Translators: a choice of ready beginnings for the message
        self.opening = Chooser(say("Opening"), self, shows_chosen=False)
        self.language = Chooser(say("Language of the message"), self, shows_chosen=True)
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(say("Your name, as you sign"))
        self._name.setAccessibleName(say("Your name, for the signature"))
        use = QPushButton(say("Sign with it"), self)
        use.clicked.connect(self._give_name)
        self._name.returnPressed.connect(self._give_name)
        self.name_row = QWidget(self)
        line = QHBoxLayout(self.name_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(plain_label(say("Who signs?"), tone="mute"))
        line.addWidget(self._name, 1)
        line.addWidget(use)
        head = QGridLayout()
        head.setHorizontalSpacing(12)
        head.setVerticalSpacing(2)
        head.setColumnStretch(1, 1)
        for row, (text, field) in enumerate(((say("To"), self.to), (say("Subject"), self.subject))):
            label = QLabel(text, self)
            label.setProperty("tone", "mute")
            label.setContentsMargins(0, 4, 0, 0)
            head.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(field, row, 1, 1, 1 if field is self.subject else 3)
        head.addWidget(self.opening, 1, 2)
        head.addWidget(self.language, 1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.name_row)
        column.addWidget(self.editor, 1)
        for before, after in pairwise((self.subject, self.opening, self.language, self._name, use, self.editor)):
            QWidget.setTabOrder(before, after)
        self.to.edited.connect(self._edited)
        self.subject.textEdited.connect(self._edited)
        self.editor.textChanged.connect(self._edited)
        self.opening.picked.connect(self.template_chosen)
        self.language.picked.connect(self.language_chosen)

    def draft(self, before: Draft) -> Draft:
        """Return what the form holds now."""
        # a line pasted together with its end is one line all the same
        subject = " ".join(self.subject.text().split())
        return Draft(kind=before.kind, to=self.to.chosen, subject=subject, body=self.editor.text)

    def show_draft(self, draft: Draft, people: Sequence[Person]) -> None:
        """Show another draft."""
        self._showing = True
        self.to.offer(people)
        self.to.set_chosen(draft.to)
        self.subject.setText(draft.subject)
        self.subject.setCursorPosition(0)
        self.editor.put(draft.body)
        self._showing = False

    def replace(self, draft: Draft) -> None:
        """Put another subject and text in place of these; the text before can be had back by undo."""
        self._showing = True
        self.subject.setText(draft.subject)
        self.editor.replace(draft.body)
        self._showing = False

    def offer_openings(self, templates: Sequence[Template], chosen: str | None) -> None:
        """Offer the templates to start from."""
        chosen_one = next((template for template in templates if template.id == chosen), None)
        self.opening.offer([(template.name, template) for template in templates], chosen_one)

    def offer_languages(self, names: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the languages to write in; one that has no templates is offered where it is the chosen one."""
        self.language.offer([(name, code) for code, name in names], chosen)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Tint what was found, underline what is doubtful."""
        by_item = {finding.item: finding for finding in findings}
        highlights = [
            Highlight(one.start, one.end, Mark.FOUND)
            for item in _TINTED
            if item in by_item and by_item[item].verdict is Verdict.SATISFIED
            for one in by_item[item].passages
            if one.place is Place.BODY
        ]
        for finding in findings:
            mark = Mark.TO_FILL_IN if finding.item is Item.FILLED_IN else Mark.FLAGGED
            if finding.item is Item.FILLED_IN or (finding.item in _FLAGGED and finding.verdict is Verdict.WARNING):
                highlights += [Highlight(one.start, one.end, mark) for one in finding.passages if one.place is Place.BODY]
        self.editor.highlight(highlights)

    def go_to(self, passage: Passage) -> None:
        """Select a passage."""
        if passage.place is Place.BODY:
            self.editor.show_passage(passage.start, passage.end)
            return
        self.subject.setFocus()
        self.subject.setSelection(passage.start, passage.end - passage.start)

    def _edited(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _give_name(self) -> None:
        if self._name.text().strip():
            self.name_given.emit(self._name.text().strip())
