"""The form that puts the next step on a day of the user's choice."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.words import Words


class DayForm(FormDialog):
    """Asks for a day, and says what it would mean as soon as it is known. `keep` writes it and says what went wrong."""

    def __init__(
        self,
        words: Words,
        today: dt.date,
        meaning: Callable[[dt.date], Sequence[str]],
        keep: Callable[[dt.date], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, words.say("Choose a day"), words.say("Put it on this day"), parent)
        self.resize(440, 280)
        self._meaning = meaning
        self._keep = keep
        self._today = today
        self.day = MomentField(words, today, words.say("Day"), with_time=False)
        self.field = Field(
            words.say("&Day"), self.day, words.say("From 09:00 at the company. A weekend or holiday means the next working day.")
        )
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.addWidget(self.field)
        layout.addStretch(1)
        self.watch(self.day.edited)
        self.day.edited.connect(self._say_what_it_means)
        self.day.setFocus()

    def _say_what_it_means(self) -> None:
        day = self.day.day
        if day is not None:
            self.field.set_hint("\n".join(self._meaning(day)))

    def save(self) -> QWidget | str | None:
        problem = self.day.problem(required=True)
        day = self.day.day
        if not problem and day is not None and day < self._today:
            problem = self.words.say("This day is over.")
        self.field.set_problem(problem)
        if problem or day is None:
            return self.day
        return self._keep(day)
