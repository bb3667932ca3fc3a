"""One template being edited: its name, step, subject and text, with what is wrong in them said while it is typed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.fields.plain_text import PlainText, qt_position
from hearback.desk.settings.template_words import placeholder_meanings, sentences_about
from hearback.desk.words import Words
from hearback.domain.job_application import MessageKind
from hearback.domain.message import Template
from hearback.domain.template_faults import TemplateFault, template_faults


class TemplateEditor(QWidget):
    """Shows a template and lets it be edited."""

    edited = Signal()
    """The user changed something."""

    def __init__(self, words: Words, kinds: Sequence[tuple[MessageKind, str]], parent: QWidget) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self._showing = False
        self._template: Template | None = None
        self.name = QLineEdit(self)
        self.step = NarrowBox(self)
        for kind, name in kinds:
            self.step.addItem(name, kind.value)
        self.subject = QLineEdit(self)
        self.text = PlainText(self)
        self.text.setMinimumHeight(160)
        self.text.setPlaceholderText(say("What the message begins with. “Insert” offers what is filled in for you."))
        self.step_field = Field(say("S&tep"), self.step)
        self.subject_field = Field(say("S&ubject"), self.subject)
        self.text_field = Field(say("Te&xt"), self.text, grows=True)
        # Translators: a button with a menu of what can be put into the text
        self.insert = QPushButton(say("&Insert") + " ▾", self)
        self.insert.setMenu(self._insertions())
        self.correct = QPushButton(self)
        for button in (self.insert, self.correct):
            button.setAutoDefault(False)
        self.correct.hide()
        self._into: QLineEdit | PlainText = self.text
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(Field(say("&Name"), self.name), 2)
        top.addWidget(self.step_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.subject_field)
        column.addWidget(self.text_field, 1)
        for button in (self.correct, self.insert):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        for line in (self.name, self.subject):
            line.textEdited.connect(self._edited)
        self.text.textChanged.connect(self._edited)
        self.step.currentIndexChanged.connect(self._edited)
        self.correct.clicked.connect(self._correct)
        for field in (self.subject, self.text):
            field.installEventFilter(self)

    @property
    def template(self) -> Template | None:
        """The template as it stands; a name that is empty is the one before."""
        before = self._template
        if before is None:
            return None
        return replace(
            before,
            kind=MessageKind(self.step.currentData()),
            name=self.name.text().strip() or before.name,
            subject=self.subject.text(),
            body=self.text.text,
        )

    def show_template(self, template: Template | None, *, own: bool) -> None:
        """Show another template; the step of a shipped one stays what it is."""
        self._showing = True
        self._template = template
        self.setEnabled(template is not None)
        self.step_field.setEnabled(own)
        self.name.setText(template.name if template else "")
        self.step.setCurrentIndex(max(self.step.findData(template.kind.value), 0) if template else -1)
        self.subject.setText(template.subject if template else "")
        for line in (self.name, self.subject):
            line.setCursorPosition(0)
        self.text.setPlainText(template.body if template else "")
        self._showing = False
        self._say_faults()

    def first_wrong(self) -> QWidget | None:
        """Return the field in which something is wrong, if there is one."""
        return next((field.editor for field in (self.subject_field, self.text_field) if field.problem), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._into = self.subject if watched is self.subject else self.text
        return super().eventFilter(watched, event)

    def put_in(self, before: str, after: str = "") -> None:
        """Put something in where the cursor was, around what is selected there."""
        if isinstance(self._into, QLineEdit):
            self._into.insert(f"{before}{self._into.selectedText()}{after}")
            self._into.cursorBackward(False, len(after))
            self._edited()
        else:
            cursor = self._into.textCursor()
            # Qt tells lines of a selection apart by a separator of its own
            cursor.insertText(f"{before}{cursor.selectedText().replace(chr(0x2029), chr(10))}{after}")
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, n=len(after))
            self._into.setTextCursor(cursor)
        self._into.setFocus()

    def _insertions(self) -> QMenu:
        say = self._words.say
        menu = QMenu(self)
        for name, meaning in placeholder_meanings(self._words):
            menu.addAction(f"{meaning}\t{{{name}}}", partial(self.put_in, f"{{{name}}}"))
        menu.addSeparator()
        menu.addAction(say("Left out where its placeholder is empty") + "\t[[…]]", partial(self.put_in, "[[", "]]"))
        menu.addAction(say("To be written each time anew") + "\t[… …]", partial(self.put_in, "[… ", " …]"))
        return menu

    def _edited(self) -> None:
        if not self._showing and self._template is not None:
            self._say_faults()
            self.edited.emit()

    def _say_faults(self) -> None:
        for field, faults in ((self.subject_field, self._in_subject()), (self.text_field, self._in_text())):
            sentences = sentences_about(self._words, faults)
            if field.problem != sentences:
                field.set_problem(sentences)
        self.text.underline((one.span for one in self._in_text()), QTextCharFormat.UnderlineStyle.WaveUnderline)
        found = self._correctable()
        self.correct.setVisible(found is not None)
        if found is not None:
            self.correct.setText(self._words.say("Put in {meant}", meant=f"{{{found[1].meant}}}"))

    def _in_subject(self) -> Sequence[TemplateFault]:
        return template_faults(self.subject.text())

    def _in_text(self) -> Sequence[TemplateFault]:
        return template_faults(self.text.text)

    def _correctable(self) -> tuple[bool, TemplateFault] | None:
        """Return the first fault that can be corrected at once, and whether it is one of the subject."""
        found = [(True, one) for one in self._in_subject()] + [(False, one) for one in self._in_text()]
        return next((one for one in found if one[1].meant is not None), None)

    def _correct(self) -> None:
        found = self._correctable()
        if found is None:
            return
        in_subject, fault = found
        start, end = fault.span
        text = self.subject.text() if in_subject else self.text.text
        first, last = qt_position(text, start), qt_position(text, end)
        if in_subject:
            self.subject.setSelection(first, last - first)
            self.subject.insert(f"{{{fault.meant}}}")
            self._edited()
            return
        cursor = self.text.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{{{fault.meant}}}")
        self.text.setTextCursor(cursor)
        self.text.setFocus()
