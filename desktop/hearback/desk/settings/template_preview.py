"""What a template makes of an application: the message as it would begin, while the template is being typed."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.fields.plain_text import PlainText
from hearback.desk.words import Words
from hearback.domain.left_to_fill_in import marks_left
from hearback.domain.message import Draft, Template

Fill = Callable[[Template, str], Draft]
"""Makes the message from a template for the application with an id."""


class TemplatePreview(QWidget):
    """Shows the message for an application of the user's choice; it is plain text, and marks to fill in are underlined."""

    def __init__(self, words: Words, applications: Sequence[tuple[str, str]], fill: Fill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self._fill = fill
        self._template: Template | None = None
        self.application = NarrowBox(self)
        self.application.setMaxVisibleItems(16)
        for id_, name in applications:
            self.application.addItem(name, id_)
        self.subject = QLineEdit(self)
        self.subject.setReadOnly(True)
        self.message = PlainText(self)
        self.message.setReadOnly(True)
        hint = say("Underlined is what you write yourself, or what is not known of this application.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Field(say("As it &begins for"), self.application))
        column.addWidget(Field(say("Subject"), self.subject))
        column.addWidget(Field(say("&Preview"), self.message, hint, grows=True), 1)
        self.application.currentIndexChanged.connect(self._refresh)

    def show_template(self, template: Template | None) -> None:
        """Show what a template makes."""
        self._template = template
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        # before anybody looks nothing is filled in: the calendars and languages that it takes are slow to load
        if not self.isVisible():
            return
        id_: str | None = self.application.currentData()
        draft = self._fill(self._template, id_) if self._template is not None and id_ is not None else None
        self.subject.setText(draft.subject if draft is not None else "")
        self.subject.setCursorPosition(0)
        # while it is typed, the same part of it stays in sight
        bar = self.message.verticalScrollBar()
        place = bar.value()
        self.message.setPlainText(draft.body if draft is not None else "")
        bar.setValue(place)
        self.message.underline(marks_left(self.message.text), QTextCharFormat.UnderlineStyle.DashUnderline)
