"""The form for a promise: the day by which they said they would answer."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.words import Words
from hearback.domain.job_application import Promise


class PromiseForm(FormDialog):
    """Records a promise or corrects one. `keep` writes it and says what went wrong."""

    def __init__(
        self,
        words: Words,
        now: dt.datetime,
        promise: Promise | None,
        keep: Callable[[Promise], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, words.say("They said when they answer"), words.say("Save"), parent)
        self.resize(480, 320)
        self._keep = keep
        today = now.astimezone(words.zone).date()
        self.answer_by = MomentField(words, today, words.say("They answer by"), with_time=False)
        self.made = MomentField(words, today, words.say("They said so"))
        self.answer_by_field = Field(
            words.say("They want to answer &by"),
            self.answer_by,
            words.say("Nobody is nudged before the working day after it."),
        )
        self.made_field = Field(words.say("They &said so on"), self.made)
        self.answer_by.set_moment(promise.answer_by if promise else None)
        self.made.set_moment(promise.made if promise else now)
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.setSpacing(16)
        layout.addWidget(self.answer_by_field)
        layout.addWidget(self.made_field)
        layout.addStretch(1)
        self.watch(self.answer_by.edited, self.made.edited)
        self.answer_by.setFocus()

    def save(self) -> QWidget | str | None:
        self.answer_by_field.set_problem(wrong := self.answer_by.problem(required=True))
        self.made_field.set_problem(made_wrong := self.made.problem(required=True))
        if wrong or made_wrong:
            return self.answer_by if wrong else self.made
        day, made = self.answer_by.day, self.made.moment
        assert day is not None
        assert made is not None
        return self._keep(Promise(made=made, answer_by=day))
