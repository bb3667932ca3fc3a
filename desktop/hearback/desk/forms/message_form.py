"""The form for a message that was sent: kind, when, to whom, its words."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.fields.people_picker import PeoplePicker
from hearback.desk.fields.plain_text import PlainText
from hearback.desk.language.names import Names
from hearback.desk.words import Words
from hearback.domain.job_application import Message, MessageKind, Person


class MessageForm(FormDialog):
    """Records a message or corrects one. `keep` writes it (with people not known before) and says what went wrong."""

    def __init__(
        self,
        words: Words,
        now: dt.datetime,
        people: Sequence[Person],
        message: Message | None,
        keep: Callable[[Message, Sequence[Person]], str | None],
        colleagues: Sequence[Person] = (),
        parent: QWidget | None = None,
    ) -> None:
        title = words.say("Edit sent message") if message else words.say("Message sent")
        super().__init__(words, title, words.say("Save"), parent)
        self.resize(560, 620)
        self._keep = keep
        self._overruled = message.overruled if message else ()
        self.kind = QComboBox(self)
        for kind, name in message_kind_names(words):
            self.kind.addItem(name, kind.value)
        self.sent = MomentField(words, now.astimezone(words.zone).date(), words.say("Sent"))
        self.sent_field = Field(words.say("&Sent"), self.sent)
        self.to = PeoplePicker(words, people, message.to if message else (), words.say("To"), colleagues)
        self.subject = QLineEdit(self)
        self.text = PlainText(self)
        self.sent.set_moment(message.sent if message else now)
        if message is not None:
            self.kind.setCurrentIndex(self.kind.findData(message.kind.value))
            self.subject.setText(message.subject or "")
            self.text.setPlainText(message.body or "")
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.setSpacing(16)
        layout.addWidget(Field(words.say("&Kind"), self.kind))
        layout.addWidget(self.sent_field)
        layout.addWidget(Field(words.say("&To"), self.to, words.say("Without a tick it counts as sent to all.")))
        layout.addWidget(Field(words.say("S&ubject"), self.subject))
        layout.addWidget(Field(words.say("Te&xt"), self.text), 1)
        self.watch(self.kind.activated, self.sent.edited, self.to.edited, self.subject.textEdited, self.text.textChanged)

    def save(self) -> QWidget | str | None:
        wrong = self.sent.problem(required=True)
        self.sent_field.set_problem(wrong)
        if wrong:
            return self.sent
        sent = self.sent.moment
        assert sent is not None
        message = Message(
            kind=MessageKind(self.kind.currentData()),
            sent=sent,
            to=self.to.chosen,
            subject=self.subject.text().strip() or None,
            body=self.text.toPlainText().strip() or None,
            overruled=self._overruled,
        )
        return self._keep(message, self.to.added)


def message_kind_names(words: Words) -> Sequence[tuple[MessageKind, str]]:
    """Return the kinds of message with their names."""
    names = Names(words)
    return [(kind, names.message(kind)) for kind in MessageKind]
