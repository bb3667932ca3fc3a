"""The form for what the user gleaned about waiting: whom it is about, how many days, what they count, and who said so."""

import datetime as dt
import re
from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.fields.narrow_box import NarrowBox
from hearback.desk.response_times.figure_words import FigureWords
from hearback.desk.words import Words
from hearback.domain.published_figures import MOST_DAYS, Counts, Gleaning, InDays, is_sensible

_THOUSANDS = re.compile(r"^(\d{1,3})[.,’'](\d{3})$")


class GleaningForm(FormDialog):
    """Adds a gleaning or changes one. `keep` writes it and says what went wrong."""

    def __init__(
        self,
        words: Words,
        today: dt.date,
        gleaning: Gleaning | None,
        keep: Callable[[Gleaning], str | None],
        parent: QWidget | None = None,
    ) -> None:
        title = words.say("What you gleaned about waiting")
        super().__init__(words, title, words.say("Save"), parent)
        self.resize(520, 560)
        self._keep = keep
        self._id = gleaning.id if gleaning is not None else ""
        said = FigureWords(words)
        self.about, self.value, self.source = QLineEdit(self.body), QLineEdit(self.body), QLineEdit(self.body)
        self.in_days, self.counts = NarrowBox(self.body), NarrowBox(self.body)
        for box, choices in ((self.in_days, said.in_days()), (self.counts, said.counts())):
            for value, name in choices.items():
                box.addItem(name, value)
        self.day = MomentField(words, today, words.say("Heard on"), with_time=False)
        self.about_field = Field(words.say("&About"), self.about, words.say("A company, an industry, a country"))
        self.value_field = Field(words.say("&Days"), self.value)
        self.source_field = Field(words.say("&Source"), self.source, words.say("A forum, a friend, an article"))
        self.day_field = Field(words.say("&Heard on"), self.day)
        if gleaning is not None:
            self.about.setText(gleaning.about)
            self.value.setText(words.number(gleaning.value))
            self.source.setText(gleaning.source)
            _choose(self.in_days, gleaning.in_days)
            _choose(self.counts, gleaning.counts)
        self.day.set_moment(gleaning.day if gleaning is not None else today)
        self._lay_out(words)
        self.watch(
            *(line.textEdited for line in (self.about, self.value, self.source)),
            *(box.activated for box in (self.in_days, self.counts)),
            self.day.edited,
        )
        self.about.setFocus()

    def _lay_out(self, words: Words) -> None:
        how_long = QHBoxLayout()
        how_long.setSpacing(8)
        how_long.addWidget(self.value_field, 1)
        how_long.addWidget(Field(words.say("&In"), self.in_days), 2)
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.setSpacing(16)
        layout.addWidget(self.about_field)
        layout.addLayout(how_long)
        layout.addWidget(Field(words.say("What it &counts"), self.counts))
        layout.addWidget(self.source_field)
        layout.addWidget(self.day_field)
        layout.addStretch(1)

    def save(self) -> QWidget | str | None:
        say, days = self.words.say, self._days()
        blank = say("Please write something here.")
        self.about_field.set_problem("" if self.about.text().strip() else blank)
        self.source_field.set_problem("" if self.source.text().strip() else blank)
        wrong_days = say("Please give a number of days, up to {most}.", most=self.words.number(MOST_DAYS))
        self.value_field.set_problem("" if days is not None else wrong_days)
        self.day_field.set_problem(self.day.problem(required=True))
        fields = (self.about_field, self.value_field, self.source_field, self.day_field)
        wrong = next((field.editor for field in fields if field.problem), None)
        day = self.day.day
        if wrong is not None or days is None or day is None:
            return wrong
        return self._keep(
            Gleaning(
                id=self._id,
                about=self.about.text(),
                value=days,
                in_days=InDays(self.in_days.currentData()),
                counts=Counts(self.counts.currentData()),
                source=self.source.text(),
                day=day,
            )
        )

    def _days(self) -> float | None:
        """Return the number typed, by the language's customs or with a point; None where it is no number of days."""
        # a comma may be a point, and either may separate thousands: nobody counts thousandths of days
        text = _THOUSANDS.sub(r"\1\2", "".join(self.value.text().split())).replace(",", ".")
        try:
            days = float(text)
        except ValueError:
            return None
        return days if is_sensible(days) else None


def _choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))
