"""The form that pauses reminders until a day of the user's choice."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.words import Words


class PauseForm(FormDialog):
    """Asks for the first day with reminders. `keep` writes it and says what went wrong."""

    def __init__(
        self, words: Words, today: dt.date, keep: Callable[[dt.date], str | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(words, words.say("Pause reminders"), words.say("Pause"), parent)
        self.resize(440, 260)
        self._today = today
        self._keep = keep
        self.day = MomentField(words, today, words.say("Until"), with_time=False)
        hint = words.say("On the morning of this day they come again; nothing is lost meanwhile.")
        self.field = Field(words.say("&Until"), self.day, hint)
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.addWidget(self.field)
        layout.addStretch(1)
        self.watch(self.day.edited)
        self.day.setFocus()

    def save(self) -> QWidget | str | None:
        problem = self.day.problem(required=True)
        day = self.day.day
        if not problem and day is not None and day <= self._today:
            problem = self.words.say("Choose a day to come.")
        self.field.set_problem(problem)
        if problem or day is None:
            return self.day
        return self._keep(day)
