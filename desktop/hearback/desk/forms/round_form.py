"""The form for one interview: when, with whom, what is remembered of it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hearback.desk.fields.field import Field
from hearback.desk.fields.form_dialog import FormDialog, leave_room_for_bar
from hearback.desk.fields.moment_field import MomentField
from hearback.desk.fields.people_picker import PeoplePicker
from hearback.desk.words import Words
from hearback.domain.job_application import Person, Round
from hearback.domain.moments import Moment, is_day


class RoundFields(QWidget):
    """The fields of an interview, for its own form and for an invitation's."""

    def __init__(
        self,
        words: Words,
        today: dt.date,
        people: Sequence[Person],
        one: Round | None = None,
        colleagues: Sequence[Person] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._before = one
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(words.say("Screening, panel, second round …"))
        self.starts = MomentField(words, today, words.say("Starts"))
        self.ends = MomentField(words, today, words.say("Ends"))
        self.people = PeoplePicker(words, people, one.people if one else (), words.say("People you meet"), colleagues)
        self.cancelled = QCheckBox(words.say("This interview was cancelled"), self)
        self.cancelled.setVisible(one is not None)
        self.name_field = Field(words.say("&Name of the interview"), self.name)
        self.starts_field = Field(words.say("&Starts"), self.starts)
        self.ends_field = Field(words.say("&Ends"), self.ends, words.say("Left empty, it counts as one hour."))
        if one is not None:
            self.name.setText(one.name or "")
            self.starts.set_moment(one.starts)
            self.ends.set_moment(one.ends)
            self.cancelled.setChecked(one.cancelled)
        times = QHBoxLayout()
        times.setSpacing(16)
        times.addWidget(self.starts_field, 1, Qt.AlignmentFlag.AlignTop)
        times.addWidget(self.ends_field, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.name_field)
        layout.addLayout(times)
        layout.addWidget(Field(words.say("&People you meet"), self.people))
        layout.addWidget(self.cancelled)

    @property
    def edits(self) -> Sequence[SignalInstance]:
        """The signals that tell of an edit."""
        return (self.name.textEdited, self.starts.edited, self.ends.edited, self.people.edited, self.cancelled.toggled)

    def check(self) -> QWidget | None:
        """Say beside the fields what is wrong; return the first wrong one."""
        starts, ends = self.starts.moment, self.ends.moment
        starts_wrong = self.starts.problem(required=True)
        ends_wrong = self.ends.problem()
        if not ends_wrong and starts is not None and ends is not None and _before(ends, starts):
            ends_wrong = self._words.say("The end is before the start.")
        self.starts_field.set_problem(starts_wrong)
        self.ends_field.set_problem(ends_wrong)
        return self.starts if starts_wrong else self.ends if ends_wrong else None

    @property
    def value(self) -> Round:
        """The interview as typed; ask `check` first."""
        starts = self.starts.moment
        assert starts is not None
        before = self._before or Round(starts=starts)
        return replace(
            before,
            name=" ".join(self.name.text().split()) or None,
            starts=starts,
            ends=self.ends.moment,
            people=self.people.chosen,
            cancelled=self.cancelled.isChecked(),
        )


class RoundForm(FormDialog):
    """Books an interview or corrects one. `keep` writes it (with people not known before) and says what went wrong."""

    def __init__(
        self,
        words: Words,
        today: dt.date,
        people: Sequence[Person],
        one: Round | None,
        keep: Callable[[Round, Sequence[Person]], str | None],
        colleagues: Sequence[Person] = (),
        parent: QWidget | None = None,
    ) -> None:
        title = words.say("Edit interview") if one else words.say("Interview booked")
        super().__init__(words, title, words.say("Save"), parent)
        self.resize(560, 520)
        self._keep = keep
        self.fields = RoundFields(words, today, people, one, colleagues)
        layout = QVBoxLayout(self.body)
        leave_room_for_bar(layout)
        layout.addWidget(self.fields)
        layout.addStretch(1)
        self.watch(*self.fields.edits)
        (self.fields.name if one else self.fields.starts).setFocus()

    def save(self) -> QWidget | str | None:
        return self.fields.check() or self._keep(self.fields.value, self.fields.people.added)


def _before(ends: Moment, starts: Moment) -> bool:
    if is_day(ends) or is_day(starts):
        first, second = (one.date() if isinstance(one, dt.datetime) else one for one in (ends, starts))
        return first < second
    assert isinstance(ends, dt.datetime)
    assert isinstance(starts, dt.datetime)
    return ends < starts
