"""The message being written: to whom, the subject, the text, the opening it starts from and its language."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from hearback.desk.composer.message.chooser import Chooser
from hearback.desk.composer.message.message_editor import Highlight, Mark, MessageEditor
from hearback.desk.composer.message.recipients_row import RecipientsRow
from hearback.desk.composer.message.subject_line import SubjectLine
from hearback.desk.fields.plain_label import plain_label
from hearback.desk.fields.tool_tips import plain_tool_tip
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

    template_wanted = Signal()
    """Make a template of the text."""

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
        self.subject = SubjectLine(theme, self)
        self.subject.setAccessibleName(say("Subject"))
        self.subject.setProperty("kind", "bare")
        self.editor = MessageEditor(theme, self)
        self.editor.setAccessibleName(say("Message"))
        self.editor.setMinimumHeight(theme.px(84))
        self.language_note = plain_label(tone="mute", parent=self)
        self.language_note.hide()
        self.spelling_note = plain_label(tone="mute", parent=self)
        # it has a tool tip, so the mouse is to rest on it
        self.spelling_note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.spelling_note.hide()
        # Translators: a choice of ready beginnings for the message
        self.opening = Chooser(say("Opening"), self, shows_chosen=False)
        self.opening.offer_also(say("Save this text as a template…"), self.template_wanted.emit)
        self.language = Chooser(say("Language of the message"), self, shows_chosen=True)
        self.each = QPushButton(self)
        self.each.setProperty("kind", "chooser")
        self.each.setToolTip(plain_tool_tip(say("A message of its own to everybody you met, so that nobody gets a copy")))
        self.each.hide()
        self.drafts = QPushButton(say("Drafts") + " ▾", self)
        self.drafts.setProperty("kind", "chooser")
        self.drafts.setAccessibleName(say("Drafts that were not sent"))
        self.drafts.setToolTip(plain_tool_tip(self.drafts.accessibleName()))
        self.drafts.hide()
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(say("Your name, as you sign"))
        self._name.setAccessibleName(say("Your name, for the signature"))
        use = QPushButton(say("Sign with it"), self)
        use.clicked.connect(self._give_name)
        self._name.returnPressed.connect(self._give_name)
        self.name_row = QWidget(self)
        signing = QHBoxLayout(self.name_row)
        signing.setContentsMargins(0, 0, 0, 0)
        signing.setSpacing(8)
        signing.addWidget(plain_label(say("Who signs?"), tone="mute"))
        signing.addWidget(self._name, 1)
        signing.addWidget(use)
        head = QGridLayout()
        head.setHorizontalSpacing(12)
        head.setVerticalSpacing(2)
        head.setColumnStretch(1, 1)
        fields = ((say("To"), self.to, (self.each, self.drafts)), (say("Subject"), self.subject, (self.opening, self.language)))
        for row, (text, field, choosers) in enumerate(fields):
            label = plain_label(text, "mute", self)
            label.setContentsMargins(0, 4, 0, 0)
            head.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(field, 1)
            for chooser in choosers:
                line.addWidget(chooser, 0, Qt.AlignmentFlag.AlignTop)
            head.addLayout(line, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.name_row)
        column.addWidget(self.editor, 1)
        column.addWidget(self.language_note)
        column.addWidget(self.spelling_note)
        for before, after in pairwise(
            (self.to.line, self.each, self.drafts, self.subject, self.opening, self.language, self._name, use, self.editor)
        ):
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
        self.show_subject(draft.subject)
        self.editor.put(draft.body)
        self._showing = False

    def show_subject(self, subject: str) -> None:
        """Put another subject in place of this one."""
        self.subject.setText(subject)
        self.subject.setCursorPosition(0)

    def replace_subject(self, subject: str) -> None:
        """Put another subject in place of this one; the one before can be had back by undo."""
        self.subject.selectAll()
        self.subject.insert(subject)
        self.subject.setCursorPosition(0)

    def offer_each(self, people: int) -> None:
        """Offer a message each, where one could go to so many people."""
        self.each.setText(self._words.say_n("One message each ({count})", "One message each ({count})", people))
        self.each.setVisible(people > 1)

    def offer_drafts(self, menu: QMenu, offered: bool) -> None:
        """Offer the drafts that were never sent."""
        if self.drafts.menu() is not menu:
            self.drafts.setMenu(menu)
        self.drafts.setVisible(offered)

    def replace(self, draft: Draft) -> None:
        """Put another subject and text in place of these; the text before can be had back by undo."""
        self._showing = True
        self.replace_subject(draft.subject)
        self.editor.replace(draft.body)
        self._showing = False

    def offer_openings(self, templates: Sequence[Template], chosen: str | None) -> None:
        """Offer the templates to start from."""
        chosen_one = next((template for template in templates if template.id == chosen), None)
        self.opening.offer([(template.name, template) for template in templates], chosen_one)

    def offer_languages(self, names: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the languages to write in; one that has no templates is offered where it is the chosen one."""
        self.language.offer([(name, code) for code, name in names], chosen)

    def offer_other_languages(self, names: Callable[[], Sequence[tuple[str, str]]]) -> None:
        """Offer all other languages from now on, in a menu of their own."""
        self.language.offer_others(self._words.say("Another language"), lambda: [(name, code) for code, name in names()])

    def show_language_note(self, sentence: str) -> None:
        """Say below the text what the chosen language comes without, or nothing."""
        self.language_note.setText(sentence)
        self.language_note.setVisible(bool(sentence))

    def show_findings(self, findings: Sequence[Finding], explained: Callable[[Finding], str]) -> None:
        """Tint what was found, underline what is doubtful; where the mouse rests, it is explained."""
        by_item = {finding.item: finding for finding in findings}
        highlights = [
            Highlight(one.start, one.end, Mark.FOUND, explained(by_item[item]))
            for item in _TINTED
            if item in by_item and by_item[item].verdict is Verdict.SATISFIED
            for one in by_item[item].passages
            if one.place is Place.BODY
        ]
        in_subject: list[Passage] = []
        whys: list[str] = []
        for finding in findings:
            mark = Mark.TO_FILL_IN if finding.item is Item.FILLED_IN else Mark.FLAGGED
            if finding.item is Item.FILLED_IN or (finding.item in _FLAGGED and finding.verdict is Verdict.WARNING):
                why = explained(finding)
                highlights += [Highlight(one.start, one.end, mark, why) for one in finding.passages if one.place is Place.BODY]
                flagged = [one for one in finding.passages if one.place is Place.SUBJECT]
                in_subject += flagged
                whys += [why] if flagged else []
        self.editor.highlight(highlights)
        self.subject.show_flagged([(one.start, one.end) for one in in_subject])
        self.subject.setToolTip(plain_tool_tip("\n\n".join(whys)))

    def show_spelling_note(self, sentence: str, how: str) -> None:
        """Say something about spelling below the text; `how` tells more where the mouse rests."""
        self.spelling_note.setText(sentence)
        self.spelling_note.setToolTip(plain_tool_tip(how))
        self.spelling_note.setAccessibleDescription(how)
        self.spelling_note.setVisible(bool(sentence))

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
