"""The form behind "They answered…": what they sent, when, and the interview or the answer-by day that came with it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.fields.plain_text import PlainText
from hearback.desk.forms.round_form import RoundFields
from hearback.desk.words import Words
from hearback.domain.job_application import Person, Promise, Reply, ReplyKind, Round


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the reply, and with it perhaps an interview, a promise, people not known before."""

    reply: Reply
    booked: Round | None
    promise: Promise | None
    people: Sequence[Person]


class ReplyForm(FormDialog):
    """Records a reply or corrects one. `keep` writes the answer and says what went wrong, if anything."""

    def __init__(
        self,
        words: Words,
        now: dt.datetime,
        people: Sequence[Person],
        reply: Reply | None,
        keep: Callable[[Answer], str | None],
        colleagues: Sequence[Person] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, words.say("Edit reply") if reply else words.say("They answered"), words.say("Save"), parent)
        self.resize(600, 640)
        self._keep = keep
        self._new = reply is None
        today = now.astimezone(words.zone).date()
        self.kinds = QButtonGroup(self)
        kinds = QGridLayout()
        kinds.setSpacing(8)
        for index, (kind, text) in enumerate(reply_kind_names(words)):
            button = QRadioButton(text, self)
            button.setProperty("kind", kind.value)
            self.kinds.addButton(button, index)
            # the last one's words need the whole row
            kinds.addWidget(button, index // 2, index % 2, 1, 2 if kind is ReplyKind.OTHER else 1)
        self.received = MomentField(words, today, words.say("Received"))
        self.received_field = Field(words.say("&Received"), self.received)
        self.person = NarrowBox(self)
        self.person.setEditable(True)
        self.person.addItems(["", *(person.name for person in people)])
        self.text = PlainText(self)
        self.text.setMaximumHeight(96)
        self.promised = MomentField(words, today, words.say("They answer by"), with_time=False)
        self.promised_field = Field(
            words.say("They want to answer &by"),
            self.promised,
            words.say("If they named a day. Nobody is nudged before the working day after it."),
        )
        self.round = RoundFields(words, today, people, colleagues=colleagues)
        self.round_field = Field(
            words.say("The &interview they offer"), self.round, words.say("Leave the start empty while no day is agreed.")
        )
        kind_box = QWidget(self)
        kind_box.setLayout(kinds)
        kinds.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.setSpacing(16)
        layout.addWidget(Field(words.say("What did they say?"), kind_box))
        layout.addWidget(self.received_field)
        layout.addWidget(self.promised_field)
        layout.addWidget(self.round_field)
        layout.addWidget(Field(words.say("&Who answered"), self.person))
        layout.addWidget(Field(words.say("Their words, as far as you want to &keep them"), self.text))
        layout.addStretch(1)
        self.received.set_moment(reply.received if reply else now)
        chosen = reply.kind if reply else ReplyKind.HOLDING
        for known in self.kinds.buttons():
            known.setChecked(known.property("kind") == chosen.value)
        if reply is not None:
            self.person.setCurrentText(reply.person or "")
            self.text.setPlainText(reply.text or "")
        self.kinds.idToggled.connect(self._show_what_fits)
        self._show_what_fits()
        self.watch(
            self.kinds.idClicked,
            self.received.edited,
            self.promised.edited,
            self.person.editTextChanged,
            self.text.textChanged,
            *self.round.edits,
        )

    @property
    def kind(self) -> ReplyKind:
        """The kind that is chosen."""
        checked = self.kinds.checkedButton()
        assert checked is not None
        return ReplyKind(checked.property("kind"))

    def save(self) -> QWidget | str | None:
        received_wrong = self.received.problem(required=True)
        promised_wrong = self.promised.problem() if self._promises else ""
        self.received_field.set_problem(received_wrong)
        self.promised_field.set_problem(promised_wrong)
        if received_wrong or promised_wrong:
            return self.received if received_wrong else self.promised
        received = self.received.moment
        assert received is not None
        books = self._books and not self.round.starts.is_empty
        if books and (wrong := self.round.check()) is not None:
            return wrong
        day = self.promised.day if self._promises else None
        reply = Reply(
            received=received,
            kind=self.kind,
            person=" ".join(self.person.currentText().split()) or None,
            text=self.text.toPlainText().strip() or None,
        )
        return self._keep(
            Answer(
                reply,
                self.round.value if books else None,
                Promise(made=received, answer_by=day) if day is not None else None,
                self.round.people.added if books else (),
            )
        )

    @property
    def _promises(self) -> bool:
        return self._new and self.kind in (ReplyKind.HOLDING, ReplyKind.OTHER)

    @property
    def _books(self) -> bool:
        return self._new and self.kind is ReplyKind.INVITATION

    def _show_what_fits(self, *_what: object) -> None:
        self.promised_field.setVisible(self._promises)
        self.round_field.setVisible(self._books)


def reply_kind_names(words: Words) -> Sequence[tuple[ReplyKind, str]]:
    """Return the kinds of reply with their names."""
    return (
        (ReplyKind.HOLDING, words.say("Still deciding")),
        (ReplyKind.INVITATION, words.say("Invitation to an interview")),
        (ReplyKind.OFFER, words.say("An offer")),
        (ReplyKind.REJECTION, words.say("A rejection")),
        (ReplyKind.OTHER, words.say("Something else (out of office, automatic, small talk)")),
    )
